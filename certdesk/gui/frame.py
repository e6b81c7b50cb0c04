"""The window's frame: rail at the right, search box on top, pages below it.

The frame knows no page: pages are added with a name, and it tells what was asked.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from certdesk.gui import paint, theme
from certdesk.gui.widgets.nav_rail import NavEntry, NavRail
from certdesk.gui.widgets.page_shell import PageShell
from certdesk.gui.widgets.top_bar import ClockText, TopBar
from certdesk.i18n import tr

if TYPE_CHECKING:
    from certdesk.gui.widgets.focus_ring import FocusRing


def nav_entries() -> list[NavEntry]:
    """The pages of the rail, top to bottom; settings at its foot."""
    return [
        NavEntry("today", "home", tr("Today")),
        NavEntry("new_request", "file-plus", tr("New request")),
        NavEntry("requests", "files", tr("Requests")),
        NavEntry("verify", "eye", tr("Verify")),
        NavEntry("pickup", "package-export", tr("Pickup")),
        NavEntry("signature", "signature", tr("Signature")),
        NavEntry("follow_on", "route", tr("Follow-up")),
        NavEntry("registers", "table", tr("Registers")),
        NavEntry("supervision", "shield-check", tr("Supervision")),
        NavEntry("settings", "settings", tr("Settings"), at_foot=True),
    ]


class Frame(QWidget):
    """Rail, top bar and stacked pages. Tighter when its height is under 720 pixels."""

    page_shown = Signal(str)
    """The page now in front, by whatever way."""
    page_chosen = Signal(str)
    """A line of the rail was pressed. The frame does not change the page itself: the window
    decides (something might be lost) and calls `show_page`."""
    search_requested = Signal(str)
    """Enter in the search box: the text."""
    search_edited = Signal(str)
    """The text of the search box changed by hand."""
    lock_requested = Signal()
    """The clerk asked to lock the counter."""
    undo_requested = Signal(str)
    """The toast of the page named here was taken back."""
    compact_changed = Signal(bool)
    """The window became low (True) or high enough again."""

    def __init__(
        self,
        *,
        office: str,
        school: str,
        clock: ClockText,
        entries: Sequence[NavEntry] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`clock` gives the texts for date and time whenever it is asked."""
        super().__init__(parent)
        self._shells: dict[str, PageShell] = {}
        self.rail = NavRail(nav_entries() if entries is None else entries, office, school)
        self.rail.page_chosen.connect(self._rail_pressed)
        self.rail.lock_requested.connect(self.lock_requested)
        self.top_bar = TopBar(clock)
        self.top_bar.search.search_requested.connect(self.search_requested)
        self.top_bar.search.text_edited.connect(self.search_edited)
        self._stack = QStackedWidget()
        main = QVBoxLayout()
        main.setSpacing(0)
        main.addWidget(self.top_bar)
        main.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(main, 1)
        self._ring: FocusRing | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._keep_in_page)

    def show_focus(self) -> None:
        """From now on a ring goes with the focus: nobody has pressed Tab before."""
        from certdesk.gui.widgets.focus_ring import FocusRing

        self._ring = self._ring or FocusRing(self)

    def add_page(self, name: str, page: QWidget) -> PageShell:
        """Take a page; the shell returned carries its title, actions, hints and toast.

        Raises:
            ValueError: a page of that name was added before.
        """
        if name in self._shells:
            raise ValueError(name)
        shell = PageShell(name, page)
        shell.undo_requested.connect(lambda: self.undo_requested.emit(name))
        self._shells[name] = shell
        self._stack.addWidget(shell)
        if len(self._shells) == 1:
            self.rail.set_current(name)
        return shell

    def shell(self, name: str) -> PageShell:
        """The shell of a page.

        Raises:
            KeyError: no such page was added.
        """
        return self._shells[name]

    @property
    def current_page(self) -> str:
        """The name of the page in front, nothing before the first is added."""
        shell = self._stack.currentWidget()
        return shell.name if isinstance(shell, PageShell) else ""

    def page_names(self) -> list[str]:
        """The names of the pages added, in that order."""
        return list(self._shells)

    def show_page(self, name: str, *, rail: str = "") -> None:
        """Bring a page to the front; `rail` is the line to mark when it is another's child.

        Raises:
            KeyError: no such page was added.
        """
        shell = self._shells[name]
        changed = self._stack.currentWidget() is not shell
        self._stack.setCurrentWidget(shell)
        self.rail.set_current(rail or name)
        if changed:
            self.page_shown.emit(name)

    def set_count(self, page: str, count: int) -> None:
        """How many things wait on a page of the rail; 0 shows nothing."""
        self.rail.set_count(page, count)

    def set_person(self, name: str, role: str, initial: str) -> None:
        """Who is signed in: at the rail's foot; empty texts for nobody."""
        self.rail.person.set_person(name, role, initial)

    def set_reader(self, text: str, tone: str = "ok") -> None:
        """State of the code reader in words; tone ok, warn or bad."""
        self.top_bar.set_reader(text, tone)

    def focus_search(self) -> None:
        """Put the caret into the search box."""
        self.top_bar.search.take_focus()

    def walk_rail(self) -> None:
        """Keys into the rail, where the arrows walk; asked again, back to the page."""
        if self.rail.isAncestorOf(self.window().focusWidget()):
            self.stand_in_page()
        else:
            self.rail.take_focus()

    def stand_in_page(self) -> None:
        """Keys that are in the rail go where they were in the page, else to the search box."""
        focused = self.window().focusWidget()
        if focused not in {None, self} and not self.rail.isAncestorOf(focused):
            return
        shell = self._stack.currentWidget()
        held = None if shell is None else shell.focusWidget()
        if held is not None and held.isVisible() and held.isEnabled():
            held.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_search()

    def show_toast(self, text: str, *, undoable: bool = True) -> None:
        """Say on the page in front what was done."""
        shell = self._stack.currentWidget()
        if isinstance(shell, PageShell):
            shell.show_toast(text, undoable=undoable)

    def undo(self) -> bool:
        """Press the toast in front, for Ctrl+Z; False when there is nothing to take back."""
        shell = self._stack.currentWidget()
        if not isinstance(shell, PageShell) or not shell.action_bar.toast.undoable:
            return False
        shell.action_bar.toast.undo()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Low windows are laid out tighter."""
        super().resizeEvent(event)
        compact = self.height() < theme.COMPACT_BELOW
        if compact != theme.look().compact:
            theme.set_compact(self, compact=compact)
            self.compact_changed.emit(compact)

    def showEvent(self, event: QShowEvent) -> None:
        """Start in the search box unless a page took the focus."""
        super().showEvent(event)
        focused: QWidget | None = self.window().focusWidget()
        if focused in {None, self} or self.rail.isAncestorOf(focused):
            self.focus_search()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The window's ground."""
        painter = QPainter(self)
        paint.filled(painter, QRectF(self.rect()), theme.colour("bg"))
        painter.end()

    def _keep_in_page(self, old: QWidget | None, now: QWidget | None) -> None:
        # Qt gives the focus of what is hidden or disabled to the next in the window: the rail
        if now is None or old is None or not self.rail.isAncestorOf(now):
            return
        if isValid(old) and not (old.isVisible() and old.isEnabled()):
            self.stand_in_page()

    def _rail_pressed(self, page: str) -> None:
        # the mark moves only with the page
        self.rail.set_current(self.current_page)
        self.page_chosen.emit(page)
