"""The page of the follow-up: which view is in front, and which file."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from certdesk.domain.rights import RIGHTS, Right
from certdesk.gui import theme
from certdesk.gui.page import Page
from certdesk.gui.pages.follow_on.acts import Acts
from certdesk.gui.pages.follow_on.fill_parts import parts_of
from certdesk.gui.pages.follow_on.fill_view import FillView
from certdesk.gui.pages.follow_on.hero import Hero
from certdesk.gui.pages.follow_on.record_card import Mode, RecordCard
from certdesk.gui.pages.follow_on.stages import PageButtons, Stage, hints_of
from certdesk.gui.pages.follow_on.steps_card import StepLine, StepsCard
from certdesk.gui.pages.follow_on.timeline import Timeline
from certdesk.gui.pages.follow_on.warnings_card import WarningsCard
from certdesk.gui.pages.follow_on.work_list import WorkList
from certdesk.gui.session import Session
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.page_shell import PageShell
from certdesk.i18n import ltr, tr
from certdesk.services.follow_on.views import FollowOnView, ToldView, Work

_STEPS_SHARE, _PANEL_SHARE = 566, 530
_ROUND_FOCUS = 60
_ACROSS = QBoxLayout.Direction.LeftToRight
# in large letters what one works in stands above what one looks at
_STACKED = QBoxLayout.Direction.BottomToTop


class FollowOnPage(Page):
    """Worklists, one file's follow-up, and filling in the platform's forms together."""

    name = "follow_on"

    def __init__(self, session: Session) -> None:
        """The worklists."""
        super().__init__(session)
        self.stage = Stage.LIST
        self.view: FollowOnView | None = None
        self.work = WorkList(session)
        self.hero, self.warned = Hero(), WarningsCard()
        self.steps, self.record, self.timeline = StepsCard(), RecordCard(), Timeline()
        self.fill = FillView()
        self.acts = Acts(session, self, self.record)
        self.buttons = PageButtons(self)
        self._arrange()
        self._connect()

    def settle(self, shell: PageShell) -> None:
        """The list's title; a file brings its own hero."""
        super().settle(shell)
        self._dress()

    def enter(self, **wanted: object) -> None:
        """A file (`request_id`, with `fill` to fill in), a list (`work`), or where one was."""
        request_id = wanted.get("request_id")
        if isinstance(request_id, int):
            self.open_request(request_id, fill=bool(wanted.get("fill")))
        elif "work" in wanted:
            self.show_list()
            self.work.choose(Work(str(wanted["work"])))
        elif self._would_lose():
            self._focus_first()
        else:
            self.show_list()

    def refresh(self) -> None:
        """Read again; what is typed stays."""
        if self.stage is Stage.LIST:
            self.work.reload()
        elif self.view is not None:
            self._read(self.view.request_id, self._show_view)

    def taken_over(self) -> None:
        """What one may write, the next may only read."""
        super().taken_over()
        self._dress()

    def scanned(self, code: str) -> bool:
        """The receipt of the file in front changes nothing; another one is the window's."""
        found: list[int] = []
        lists, view = self.session.desk.lists, self.view
        self.session.ask(lambda: lists.resolve(code), found.append, lambda _worded: None)
        if self.stage is Stage.LIST or view is None or found != [view.request_id]:
            return False
        self._say(tr("This is the file in front; nothing was changed"))
        return True

    def show_list(self) -> None:
        """No file: the worklists."""
        self.view = self.acts.view = None
        self._show(Stage.LIST)
        self.work.reload()
        self._focus_first()

    def open_request(self, request_id: int, *, fill: bool = False) -> None:
        """A file's follow-up; the one in front keeps what was typed."""
        if self.view is not None and self.view.request_id == request_id and not fill:
            self.refresh()
            self._focus_first()
        elif self._would_lose():
            self._ask_to_leave(lambda: self._open(request_id, fill=fill))
        else:
            self._open(request_id, fill=fill)

    def fill_in(self) -> None:
        """Key 4: the request's data in the order of the forms."""
        view, session = self.view, self.session
        if view is None:
            return
        follow_on = session.desk.follow_on

        def read() -> None:
            guide = follow_on.guide()
            forms = follow_on.fill_in(view.request_id, by=session.actor)
            self.fill.begin(parts_of(view, guide, forms), guide.code, guide.url)

        if session.ask(read):
            self._show(Stage.FILL)
            self.fill.take_focus()

    def changeEvent(self, event: QEvent) -> None:
        """Large letters need the whole width."""
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _open(self, request_id: int, *, fill: bool) -> None:
        def begin(view: FollowOnView) -> None:
            self.record.begin(view, self.session.desk.office.today())
            self._show_view(view)
            self._show(Stage.FILE)
            self._focus_first()

        self._read(request_id, begin)
        if fill and self.view is not None:
            self.fill_in()

    def _show_view(self, view: FollowOnView) -> None:
        self.view = self.acts.view = view
        self.hero.show_view(view)
        self.warned.show_view(view)
        self.steps.show_view(view)
        self.timeline.show_view(view)
        self._dress()

    def _read(self, request_id: int, then: Callable[[FollowOnView], object]) -> None:
        session = self.session
        session.ask(lambda: session.desk.follow_on.view(request_id), then)

    def _done(self, words: str) -> None:
        """After an act: the panel is ready for what is told next."""
        view = self.view
        if view is None:
            return

        def begin(fresh: FollowOnView) -> None:
            self.record.begin(fresh, self.session.desk.office.today())
            self._show_view(fresh)
            self.record.take_focus()

        self._read(view.request_id, begin)
        self._say(words)

    def _step_chosen(self, line: StepLine) -> None:
        if not self._may_write:
            return
        if line.told is not None and line.look != "next":
            self.record.correct(line.told)
        else:
            self.record.choose_step(line.step, self.session.desk.office.today())

    def _entry_chosen(self, told: ToldView) -> None:
        if self._may_write:
            self.record.correct(told)

    def _would_lose(self) -> bool:
        return self.stage is Stage.FILE and self.record.is_dirty

    def _back(self) -> None:
        if self.stage is Stage.FILL:
            self._leave_fill()
        elif self._would_lose():
            self._ask_to_leave(self.show_list)
        else:
            self.show_list()

    def _leave_fill(self) -> None:
        self._show(Stage.FILE)
        self._focus_first()

    def _ask_to_leave(self, then: Callable[[], object]) -> None:
        # the dialog is loaded when it is first needed
        from certdesk.gui.dialogs.message_dialog import question

        said = tr("What was typed is not written down yet.")
        dialog = question(
            self.window(), tr("Leave this file?"), [said], act=tr("Leave"), dangerous=False
        )
        dialog.accepted.connect(then)
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        dialog.open()

    def _print(self) -> None:
        """F9: the notice in the list, the card in a file."""
        if self.stage is Stage.LIST:
            self.acts.print_notice()
        else:
            self.acts.print_card()

    def _primary(self) -> None:
        if self.stage is Stage.FILL:
            self.fill.go_on()
        elif self.stage is Stage.FILE and self._may_write:
            self.acts.record()

    def _open_file(self) -> None:
        if self.view is not None:
            self.session.go("request", request_id=int(self.view.request_id))

    def _next_pane(self) -> None:
        focus = QApplication.focusWidget()
        if self.stage is Stage.FILL:
            self.fill.next_pane()
        elif self.stage is Stage.LIST:
            at_table = focus is self.work.table
            (self.work.pills[self.work.kind] if at_table else self.work.table).setFocus()
        elif focus is not None and self.record.isAncestorOf(focus):
            self.steps.take_focus()
        else:
            self._focus_first()

    def _focus_first(self) -> None:
        if self.stage is Stage.FILE and self._may_write:
            self.record.take_focus()
        elif self.stage is Stage.FILE:
            self.steps.take_focus()
        elif self.stage is Stage.FILL:
            self.fill.take_focus()
        elif self.work.rows.rowCount():
            self.work.table.setFocus()
        else:
            self.work.pills[self.work.kind].setFocus()

    def _show(self, stage: Stage) -> None:
        self.stage = stage
        self.work.setVisible(stage is Stage.LIST)
        self.hero.setVisible(stage is not Stage.LIST)
        self.file.setVisible(stage is Stage.FILE)
        self.fill.setVisible(stage is Stage.FILL)
        self._dress()

    @property
    def _may_write(self) -> bool:
        """Auditors read everything and change nothing."""
        session = self.session
        return session.signed_in and session.actor.role in RIGHTS[Right.TAKE_REQUESTS]

    def _dress(self) -> None:
        shell, view, all_of = self.shell, self.view, self.buttons
        self.record.setVisible(self._may_write)
        self.warned.setVisible(
            self.stage is Stage.FILE and view is not None and bool(view.warnings)
        )
        if shell is None:
            return
        shell.set_title(tr("Follow-up") if self.stage is Stage.LIST else "")
        shown: list[Button] = {
            Stage.LIST: [all_of.notice],
            Stage.FILE: [all_of.record, all_of.fill, all_of.card]
            if self._may_write
            else [all_of.fill],
            Stage.FILL: [all_of.copy, all_of.back],
        }[self.stage]
        if self.stage is Stage.FILE and self._may_write:
            all_of.record.set_words(self._verb(), "check")
            made = view.standing.appointment if view is not None else None
            if self.record.corrected is not None:
                shown.append(all_of.strike)
            elif self.record.mode is Mode.APPOINTMENT and made is not None:
                shown.append(all_of.cancel)
        if self.stage is not Stage.LIST:
            shown.append(all_of.file)
        first = None if self.stage is Stage.LIST else shown.pop(0)
        shell.set_actions(first, *shown)
        shell.set_hints([(ltr(key), words) for key, words in hints_of(self.stage)])

    def _verb(self) -> str:
        if self.record.corrected is not None:
            return tr("Correct the entry")
        verbs = {
            Mode.STEP: tr("Write the step down"),
            Mode.APPOINTMENT: tr("Write the appointment down"),
            Mode.CALL: tr("Write the call down"),
        }
        return verbs[self.record.mode]

    def _arrange(self) -> None:
        panel = QWidget()
        panel_column = QVBoxLayout(panel)
        panel_column.setContentsMargins(0, 0, 0, 0)
        panel_column.setSpacing(12)
        panel_column.addWidget(self.record)
        panel_column.addWidget(self.timeline, 1)
        for part in (self.steps, panel):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.record.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.file = QWidget()
        self._columns = QBoxLayout(_ACROSS, self.file)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(14)
        self._columns.addWidget(self.steps, _STEPS_SHARE)
        self._columns.addWidget(panel, _PANEL_SHARE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for fixed in (self.hero, self.warned):
            fixed.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            column.addWidget(fixed)
        # not stacked: the view in front alone says how much room is needed
        for view in (self.work, self.file, self.fill):
            column.addWidget(view, 1)
        self._show(Stage.LIST)
        self._fit()

    def _connect(self) -> None:
        buttons = self.buttons
        self.work.request_chosen.connect(self.open_request)
        self.steps.step_chosen.connect(self._step_chosen)
        self.timeline.step_chosen.connect(self._entry_chosen)
        self.record.mode_changed.connect(self._dress)
        self.record.finished.connect(buttons.record.setFocus)
        self.acts.done.connect(self._done)
        self.acts.said.connect(self._say)
        self.fill.copied.connect(lambda label: self._say(tr("Copied: {what}", what=label)))
        self.fill.finished.connect(self._leave_fill)
        for button, slot in (
            (buttons.record, self.acts.record),
            (buttons.fill, self.fill_in),
            (buttons.card, self.acts.print_card),
            (buttons.strike, self.acts.strike),
            (buttons.cancel, self.acts.cancel_appointment),
            (buttons.file, self._open_file),
            (buttons.copy, self.fill.go_on),
            (buttons.back, self._leave_fill),
            (buttons.notice, self.acts.print_notice),
        ):
            button.clicked.connect(lambda _=False, slot=slot: slot())
        keys = self.session.keys
        keys.bind(self, "save_and_go_on", self._primary)
        keys.bind(self, "print", self._print)
        keys.bind(self, "next_pane", self._next_pane)
        for place, mode in enumerate(Mode, 1):
            keys.bind(self.file, f"digit_{place}", partial(self.record.show_mode, mode))
        keys.bind(self.file, "digit_4", self.fill_in)
        for view in (self.file, self.fill):
            keys.bind(view, "back", self._back)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Enter moves the focus past what is seen in large letters."""
        if self.shell is None or now is None or not self.isAncestorOf(now):
            return
        self.timeline.show_row(now)
        area = self.shell.findChild(QScrollArea)
        if area is not None:
            area.ensureWidgetVisible(now, 0, _ROUND_FOCUS)

    def _fit(self) -> None:
        self._columns.setDirection(_STACKED if theme.look().dense else _ACROSS)

    def _say(self, text: str) -> None:
        if self.shell is not None:
            self.shell.show_toast(text, undoable=False)
