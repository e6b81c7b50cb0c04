"""The demonstration: one invented request through the real window, by keys alone."""

from certdesk.gui.demo.run import play

__all__ = ["play"]
