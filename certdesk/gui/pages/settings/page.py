"""The page of settings: parts at the right, the part chosen beside them."""

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from certdesk.domain.rights import RIGHTS, Right
from certdesk.gui.page import Page
from certdesk.gui.pages.new_request.scroller import Scroller
from certdesk.gui.pages.settings.leaving import may_lose
from certdesk.gui.pages.settings.section import Section
from certdesk.gui.pages.settings.section_list import SectionList
from certdesk.gui.session import Session
from certdesk.gui.widgets.button import PRIMARY, Button
from certdesk.gui.widgets.page_shell import PageShell
from certdesk.i18n import tr
from certdesk.services.supervision.office_forms import EditionView

_PLACE = "certdesk.gui.pages.settings"
# where each part's class stands; imported when the part is first shown
_PARTS = {
    "institution": "office_sections:InstitutionSection",
    "procedure": "procedure_section:ProcedureSection",
    "papers": "papers_section:PapersSection",
    "calendar": "calendar_section:CalendarSection",
    "wording": "wording_section:WordingSection",
    "lists": "office_sections:ListsSection",
    "printers": "printers_section:PrintersSection",
    "scanner": "scanner_section:ScannerSection",
    "appearance": "appearance_section:AppearanceSection",
    "backup": "backup_section:BackupSection",
}
PARTS_MARGIN = 14
"""Room for the focus ring and the bar that scrolls."""
_OF_OFFICE = ("institution", "procedure", "papers", "calendar", "wording", "lists")


class SettingsPage(Page):
    """Supervisors see all parts, clerks those of the workstation."""

    name = "settings"

    def __init__(self, session: Session) -> None:
        """No part is made yet."""
        self._list: SectionList | None = None
        super().__init__(session)
        self._sections: dict[str, Section] = {}
        self._undo: Callable[[], object] | None = None
        self.stack = QStackedWidget()
        self.save = Button(tr("Save"), PRIMARY, icon="check", key="F12")
        self.save.setObjectName("settings.save")
        self.let_go = Button(tr("Let go of what is not saved"))
        self.let_go.setObjectName("settings.let_go")
        self.history = Button(tr("Earlier editions"), icon="history")
        self.history.setObjectName("settings.history")
        for button in (self.save, self.let_go, self.history):
            button.setParent(self)
            button.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(20)
        self.parts = Scroller(QWidget())
        self.parts.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._row.addWidget(self.parts)
        self._row.addWidget(self.stack, 1)
        self._connect()

    @property
    def section(self) -> Section:
        """The part in front."""
        current = self.stack.currentWidget()
        assert isinstance(current, Section)  # noqa: S101 - nothing else is put there
        return current

    def settle(self, shell: PageShell) -> None:
        """The title; buttons and hints follow the part."""
        super().settle(shell)
        shell.set_title(tr("Settings"))
        shell.undo_requested.connect(self._take_back)

    def enter(self, **wanted: object) -> None:
        """A part that is wanted, else the one shown before, else the first."""
        self._offer(str(wanted.get("part", "")))
        if self._list is not None:
            self._list.take_focus()

    def show_part(self, name: str) -> None:
        """Bring a part to the front; what was typed in another stays there."""
        section = self._section(name)
        self.stack.setCurrentWidget(section)
        if self._list is not None:
            self._list.set_current(name)
            self.parts.ensureWidgetVisible(self._list.line(name), 0, 8)
        if not section.is_changed():
            section.read()
        self._show_buttons()

    def refresh(self) -> None:
        """Read again what nobody is changing."""
        if self._sections and not self.section.is_changed():
            self.section.read()

    def taken_over(self) -> None:
        """The office's parts are there only for who reads all."""
        self._offer("")

    def may_leave(self) -> bool:
        """What is not saved is asked about first."""
        changed = [one for one in self._sections.values() if one.is_changed()]
        if not changed or not may_lose(self):
            return not changed
        for section in changed:
            section.read()
        return True

    def scanned(self, code: str) -> bool:
        """A part may want it."""
        return self.section.scanned(code)

    def mrz_scanned(self, zone: str) -> None:
        """A part may want it."""
        self.section.mrz_scanned(zone)

    def _offer(self, part: str) -> None:
        reads_all = self.session.actor.role in RIGHTS[Right.READ_GUARDED]
        names = [name for name in _PARTS if reads_all or name not in _OF_OFFICE]
        self._show_list(names)
        in_front = (
            name for name, one in self._sections.items() if one is self.stack.currentWidget()
        )
        part = part or next(in_front, "")
        self.show_part(part if part in names else names[0])

    def _show_list(self, names: list[str]) -> None:
        words = {
            "institution": tr("The institution"),
            "procedure": tr("Rules and delays"),
            "papers": tr("Papers asked"),
            "calendar": tr("Calendar"),
            "wording": tr("Wording of the sheets"),
            "lists": tr("Suggestions"),
            "printers": tr("Printers"),
            "scanner": tr("Code reader"),
            "appearance": tr("Appearance"),
            "backup": tr("Backups"),
        }
        office = [(name, words[name]) for name in names if name in _OF_OFFICE]
        here = [(name, words[name]) for name in names if name not in _OF_OFFICE]
        self._list = SectionList([(tr("The service"), office), (tr("This workstation"), here)])
        self._list.chosen.connect(self.show_part)
        self.parts.setWidget(self._list)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """The list of parts grows with the letters."""
        if event.type() == QEvent.Type.StyleChange:
            self._measure()
        super().changeEvent(event)

    def _measure(self) -> None:
        if self._list is not None:
            self.parts.setFixedWidth(self._list.sizeHint().width() + PARTS_MARGIN)

    def _section(self, name: str) -> Section:
        if name not in self._sections:
            module, _, kind = _PARTS[name].partition(":")
            section: Section = getattr(import_module(f"{_PLACE}.{module}"), kind)(self.session)
            section.edited.connect(self._show_buttons)
            section.said.connect(self._say)
            self._sections[name] = section
            self.stack.addWidget(section)
            # what was never read is empty, not changed
            section.read()
        return self._sections[name]

    def _show_buttons(self) -> None:
        if self.shell is None or not self._sections:
            return
        section = self.section
        wanted: list[QWidget] = []
        if self._may_save(section):
            wanted += [self.save, self.let_go]
        if section.form:
            wanted.append(self.history)
        if self.shell.action_bar.actions_shown != wanted:
            self.shell.set_actions(*wanted)
        saves = [("F12", tr("Save, after seeing what changes"))] if self.save in wanted else []
        moves = [("F6", tr("Parts, or what stands in them")), ("Esc", tr("Back"))]
        self.shell.set_hints([*saves, *moves])
        changed = section.is_changed()
        self.save.setEnabled(changed)
        self.let_go.setEnabled(changed)
        self.shell.set_status(tr("Not saved yet") if changed else "", "pencil", "warn")

    def _say(self, text: str, undo: Callable[[], object] | None) -> None:
        self._undo = undo
        if self.shell is not None:
            self._show_buttons()
            self.shell.show_toast(text, undoable=undo is not None)

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()

    def _save(self) -> None:
        if self._may_save(self.section):
            self.section.save()

    def _may_save(self, section: Section) -> bool:
        """What is the office's, an auditor only reads."""
        return section.saves and (not section.of_office or self.session.is_supervisor)

    def _print(self) -> None:
        self.section.print_page()

    def _forget(self) -> None:
        self.section.read()
        self.section.take_focus()
        self._show_buttons()

    def _show_history(self) -> None:
        from certdesk.gui.pages.settings.history_dialog import show_history

        section = self.section

        def rules(edition: EditionView) -> None:
            del edition
            section.read()
            section.say(tr("The edition rules again"))

        if section.form:
            show_history(self.session, self.window(), tr("Earlier editions"), section.form, rules)

    def _next_pane(self) -> None:
        focus = QApplication.focusWidget()
        if self._list is not None and focus is not None and self._list.isAncestorOf(focus):
            self.section.take_focus()
        elif self._list is not None:
            self._list.take_focus()

    def _connect(self) -> None:
        self.save.clicked.connect(self._save)
        self.let_go.clicked.connect(self._forget)
        self.history.clicked.connect(self._show_history)
        keys = self.session.keys
        keys.bind(self, "save_and_go_on", self._save)
        keys.bind(self, "next_pane", self._next_pane)
        keys.bind(self, "print", self._print)
