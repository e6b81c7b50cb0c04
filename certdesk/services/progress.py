"""How far a long piece of work is, told while it runs; and its way to be stopped."""

from collections.abc import Callable
from typing import ClassVar

from certdesk.domain.errors import RuleBroken

Tell = Callable[[int, int], None]
"""Called with steps done and steps in all; raising stops the work."""


class WorkCancelled(RuleBroken):
    """Whoever asked for an export stopped it."""

    code: ClassVar[str] = "cancelled"
    sentence: ClassVar[str] = (
        "The export was stopped. No file was written, the register is as it was. "
        "Export it again whenever you like."
    )


def silent(done: int, of: int) -> None:
    """Nobody wants to know."""
    del done, of
