"""What every part of the settings is: shown, maybe changed, saved or let go."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from certdesk.gui.session import Session


class Section(QWidget):
    """One part. `name` is its contract name; `of_office`: only supervisors see it."""

    edited = Signal()
    """What is typed differs from what is kept, or no longer does."""
    said = Signal(str, object)
    """A word for the person, and what takes it back (or None)."""

    name: ClassVar[str]
    of_office: ClassVar[bool] = True
    saves: ClassVar[bool] = True
    """Whether something is saved here by F12; else it is kept at once."""
    form: str = ""
    """The office's form that is changed here, for its history; none for the workstation's."""

    def __init__(self, session: Session) -> None:
        """Empty until read."""
        super().__init__()
        self.session = session
        self.setObjectName(f"settings.{self.name}")

    def read(self) -> None:
        """Show what is kept; what was typed and not saved is let go."""

    def is_changed(self) -> bool:
        """Whether something typed is not saved."""
        return False

    def save(self) -> None:
        """Keep what was typed, after showing what changes."""

    def print_page(self) -> None:
        """F9."""

    def take_focus(self) -> None:
        """The first thing to change gets the keys."""
        self.setFocus()

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Tell what was done; `undo` takes it back."""
        self.said.emit(text, undo)

    def scanned(self, code: str) -> bool:
        """A code of our paper was read; whether it was taken."""
        del code
        return False

    def mrz_scanned(self, zone: str) -> None:
        """A card was read."""
