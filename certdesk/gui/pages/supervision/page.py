"""The page of supervision: six matters, one in front at a time."""

from functools import partial
from importlib import import_module

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from certdesk.domain.rights import RIGHTS, Right
from certdesk.gui.page import Page
from certdesk.gui.pages.supervision.tab import Tab
from certdesk.gui.session import Session
from certdesk.gui.widgets.empty_state import EmptyState
from certdesk.gui.widgets.page_shell import PageShell
from certdesk.gui.widgets.tile import Segmented
from certdesk.i18n import ltr, tr

# where each tab's class stands; imported when the tab is first shown
_TABS = {
    "unlocks": "UnlocksTab",
    "doubts": "DoubtsTab",
    "staff": "StaffTab",
    "journal": "JournalTab",
    "cupboard": "CupboardTab",
    "closing": "ClosingTab",
}


class SupervisionPage(Page):
    """For heads of service; auditors read it, clerks are told neutrally that they do not."""

    name = "supervision"

    def __init__(self, session: Session) -> None:
        """No tab is made yet."""
        super().__init__(session)
        self._tabs: dict[str, Tab] = {}
        self.tabs = Segmented(
            [
                ("unlocks", tr("Unlocks")),
                ("doubts", tr("Doubts")),
                ("staff", tr("Staff")),
                ("journal", tr("Journal")),
                ("cupboard", tr("Cupboard")),
                ("closing", tr("Daily closing")),
            ]
        )
        self.tabs.setObjectName("supervision.tabs")
        self.tabs.setAccessibleName(tr("Matters of supervision"))
        self.refused = EmptyState(
            "lock",
            tr("This page is the head of service's"),
            tr("Nothing of it is needed at the counter. The pages beside it are yours."),
        )
        self.refused.setObjectName("supervision.refused")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedLayout()
        column.addLayout(self._stack, 1)
        # only now: a widget shown without a parent is a window, and takes the keys
        self._stack.addWidget(self.refused)
        self._connect()

    @property
    def may_read(self) -> bool:
        """Whether who works here may read guarded things."""
        session = self.session
        return session.signed_in and session.actor.role in RIGHTS[Right.READ_GUARDED]

    def settle(self, shell: PageShell) -> None:
        """Title and tabs."""
        super().settle(shell)
        shell.set_title(tr("Supervision"))
        shell.set_title_widgets(beside=[self.tabs])

    def enter(self, **wanted: object) -> None:
        """`tab`: which matter; else the one that was in front."""
        tab = str(wanted.get("tab") or self.tabs.current)
        self.tabs.set_current(tab)
        self._show(tab)

    def refresh(self) -> None:
        """Read again what the tab in front shows."""
        tab = self.tab
        if tab is not None and self.may_read:
            tab.refresh()
        elif not self.may_read:
            self._show(self.tabs.current)

    def scanned(self, code: str) -> bool:
        """The tab in front may take it."""
        return self.tab is not None and self.may_read and self.tab.scanned(code)

    @property
    def tab(self) -> Tab | None:
        """The tab in front; None where it is refused."""
        front = self._stack.currentWidget()
        return front if isinstance(front, Tab) else None

    def _show(self, name: str) -> None:
        allowed = self.may_read
        self.tabs.setVisible(allowed)
        if not allowed:
            # what another person read must not stay behind the refusal
            for tab in self._tabs.values():
                self._stack.removeWidget(tab)
                tab.deleteLater()
            self._tabs.clear()
            self._stack.setCurrentWidget(self.refused)
            self._dress()
            return
        tab = self._made(name)
        self._stack.setCurrentWidget(tab)
        tab.enter()
        self._dress()
        tab.first().setFocus()

    def _made(self, name: str) -> Tab:
        if name not in self._tabs:
            module = import_module(f"certdesk.gui.pages.supervision.{name}")
            tab: Tab = getattr(module, _TABS[name])(self.session)
            tab.said.connect(self._say)
            tab.dressed.connect(self._dress)
            self._stack.addWidget(tab)
            self._tabs[name] = tab
        return self._tabs[name]

    def _dress(self) -> None:
        if self.shell is None:
            return
        tab = self.tab
        if tab is None:
            self.shell.set_actions()
            self.shell.set_hints([])
            return
        verbs = list(tab.verbs())
        # a button that is taken away and put back loses the focus
        if verbs != self.shell.action_bar.actions_shown:
            self.shell.set_actions(*verbs)
        self.shell.set_hints([*tab.hints(), (ltr("1…6"), tr("Another matter"))])

    def _say(self, words: str) -> None:
        if self.shell is not None:
            self.shell.show_toast(words, undoable=False)

    def _choose(self, name: str) -> None:
        if self.may_read:
            self.tabs.set_current(name)
            self._show(name)

    def _go_on(self) -> None:
        if self.tab is not None:
            self.tab.go_on()

    def _print(self) -> None:
        if self.tab is not None:
            self.tab.print_it()

    def _next_pane(self) -> None:
        if self.tab is None:
            return
        panes = [*self.tab.panes(), self.tabs.current_segment]
        focus = QApplication.focusWidget()
        at = next((place for place, pane in enumerate(panes) if _holds(pane, focus)), -1)
        following = panes[(at + 1) % len(panes)]
        following.setFocus(Qt.FocusReason.TabFocusReason)
        self._bring_into_sight(following)

    def _bring_into_sight(self, pane: QWidget) -> None:
        """At large letters a part may be below what is seen."""
        above: QWidget | None = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea) and self.isAncestorOf(pane):
            above.ensureWidgetVisible(pane)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._choose)
        keys = self.session.keys
        keys.bind(self, "save_and_go_on", self._go_on)
        keys.bind(self, "print", self._print)
        keys.bind(self, "next_pane", self._next_pane)
        for digit, name in enumerate(_TABS, 1):
            keys.bind(self, f"digit_{digit}", partial(self._choose, name))


def _holds(pane: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))
