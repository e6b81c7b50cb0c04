"""The demonstration: an invented day at the counter through the real window, by keys alone."""

from certdesk.gui.demo.run import play

__all__ = ["play"]
