"""What a page is: a widget in the frame that knows how to be entered and left."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from certdesk.gui.session import Session
    from certdesk.gui.widgets.page_shell import PageShell


class Page(QWidget):
    """Base of the pages. `name` is its contract name, `rail` the line marked for it."""

    name: ClassVar[str]
    rail: ClassVar[str] = ""

    def __init__(self, session: "Session") -> None:
        """Build the widgets; data comes with `enter`."""
        super().__init__()
        self.session = session
        self.setObjectName(self.name)
        self.shell: PageShell | None = None

    def settle(self, shell: "PageShell") -> None:
        """Take the shell: title, buttons and hints are set here, once."""
        self.shell = shell

    def enter(self, **wanted: object) -> None:
        """The page comes to the front, showing what is wanted; set the focus last."""

    def refresh(self) -> None:
        """Read again what is shown; called on F5 and after changes while in front."""

    def taken_over(self) -> None:
        """Somebody else works here now, the page in front: what one may read, the next may not.

        What was typed stays.
        """
        self.refresh()

    def may_leave(self) -> bool:
        """Whether the page can be left now; ask only if something would be lost."""
        return True

    def scanned(self, code: str) -> bool:
        """A code of our paper was read while the page is in front; whether it was taken."""
        del code
        return False

    def mrz_scanned(self, zone: str) -> None:
        """A card's machine-readable zone was read while the page is in front."""
