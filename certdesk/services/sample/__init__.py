"""Sample folders: invented requests of years, each gone through the counter's own services."""

from certdesk.services.sample.filling import Filled, fill

__all__ = ["Filled", "fill"]
