"""Rows held in memory between acts and written in bulk: for sample folders alone.

A sample of 100,000 requests goes through the counter's own services, so that its rows are
what the services write; one statement an act would take hours. Here the row files answer
from memory, and everything reaches the database in bulk, in one transaction.
"""

from certdesk.storage.held.unit import HeldStore, HeldUnit, hold

__all__ = ["HeldStore", "HeldUnit", "hold"]
