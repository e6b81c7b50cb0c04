"""certdesk: the counter of a certificates service, from deposit to hand-over."""

__version__ = "0.1.0"
