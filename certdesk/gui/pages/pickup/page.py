"""The page of pickup: which file, which view is in front, what is said below it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from certdesk.domain.mrz import read_mrz
from certdesk.gui import theme
from certdesk.gui.file_watch import FileWatch
from certdesk.gui.page import Page
from certdesk.gui.pages.pickup.acts import Acts, OpenFile
from certdesk.gui.pages.pickup.check_view import CheckView
from certdesk.gui.pages.pickup.guidance import guidance
from certdesk.gui.pages.pickup.hero import Hero
from certdesk.gui.pages.pickup.live_check import LiveCheck
from certdesk.gui.pages.pickup.outcome import Outcome
from certdesk.gui.pages.pickup.ready_list import ReadyList
from certdesk.gui.pages.pickup.stages import STAGE_OF_STEP, Stage, StageButtons
from certdesk.gui.pages.pickup.zone_words import zone_words
from certdesk.gui.session import Session
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.page_shell import PageShell
from certdesk.i18n import tr
from certdesk.services.counter.choices import CounterChoices, PickupChoices
from certdesk.services.counter.handover import HandedOver
from certdesk.services.views import HandoverView, RequestView

_ROUND_FOCUS = 60


class PickupPage(Page):
    """Identity first, then the sheet to sign, then the papers."""

    name = "pickup"

    def __init__(self, session: Session) -> None:
        """The list of what waits."""
        super().__init__(session)
        self.stage = Stage.LIST
        self.watch = FileWatch(session, self)
        self.file = OpenFile()
        self._choices: PickupChoices | None = None
        self.hero = Hero()
        self.ready = ReadyList(session.desk.lists, session.desk.office.today)
        self.check_view = CheckView()
        self.outcome = Outcome()
        papers = self.check_view.papers
        self.live = LiveCheck(session, self.check_view.identity, lambda: papers.chosen)
        self.acts = Acts(session, self, self.file, self.check_view, self.live)
        self._stages = StageButtons(
            self,
            {
                "primary": self.primary,
                "refuse": lambda: self.watch.guard(self.acts.refuse),
                "print_again": self.acts.print_again,
                "abandon": lambda: self.watch.guard(self.acts.abandon),
                "lost_receipt": self._lost_receipt,
                "print_card": self.acts.print_card,
                "open_file": self._open_file,
            },
        )
        self._arrange()
        self._connect()

    @property
    def buttons(self) -> list[Button]:
        """What can be pressed now, the filled one first."""
        return self._stages.of(self.stage)

    def settle(self, shell: PageShell) -> None:
        """The list's title; a file brings its own hero."""
        super().settle(shell)
        self._dress()

    def enter(self, **wanted: object) -> None:
        """A file, or the list; what is typed for the file in front stays."""
        request_id = wanted.get("request_id")
        if isinstance(request_id, int):
            self.open_request(request_id)
        elif self._would_lose() or self.stage is Stage.SIGN:
            self._focus_first()
        else:
            self.show_list()

    def refresh(self) -> None:
        """Read again; what is typed stays."""
        if self.stage is Stage.LIST:
            self.ready.reload()
        elif self.file.view is not None and self.stage is not Stage.DONE:
            self._read(self.file.view.id, self._reread)

    def scanned(self, code: str) -> bool:
        """The same receipt again changes nothing; another one is the window's."""
        found: list[int] = []
        lists, view = self.session.desk.lists, self.file.view
        self.session.ask(lambda: lists.resolve(code), found.append, lambda _worded: None)
        if view is None or found != [view.id]:
            return False
        self._say(tr("This is the file in front; nothing was changed"))
        return True

    def mrz_scanned(self, zone: str) -> None:
        """Fill the document asked for, when all its digits check."""
        if self.stage is not Stage.CHECK or self._choices is None:
            return
        read = read_mrz(zone, self._choices.today)
        if read.ok:
            self.check_view.identity.take_zone(read, self._choices)
        self._say(zone_words(read))

    def show_list(self) -> None:
        """No file: what waits to be collected."""
        self.file.view = None
        self.watch.leave()
        self.check_view.identity.forget()
        self._show(Stage.LIST)
        self.ready.reload()
        self._focus_first()

    def open_request(self, request_id: int) -> None:
        """A file at its stage; the one in front keeps what was typed."""
        view = self.file.view
        if view is not None and view.id == request_id:
            self.refresh()
        elif self._would_lose():
            verb = tr("Open the other file")
            self._ask_to_leave(verb, lambda: self._open(request_id))
        else:
            self._open(request_id)

    def primary(self) -> None:
        """F12: the filled button of the stage."""
        if self.stage is Stage.CHECK:
            self.watch.guard(self.acts.prepare)
        elif self.stage is Stage.SIGN:
            view, prepared = self.file.view, self.file.prepared
            if view is not None and prepared is not None:
                self.watch.guard(
                    lambda: self.outcome.ask_to_confirm(
                        self.session, view, prepared, self.acts.confirm
                    )
                )
        elif self.stage is not Stage.LIST:
            self.show_list()

    def _open(self, request_id: int) -> None:
        session = self.session

        def begin(view: RequestView) -> None:
            choices = CounterChoices(session.desk.office)
            session.ask(lambda: choices.pickup(request_id), partial(self._begin, view))

        self._read(request_id, begin)

    def _begin(self, view: RequestView, choices: PickupChoices) -> None:
        self.file.view, self.file.refused_input = view, None
        self.watch.enter(view.id)
        self._choices = choices
        check = self.check_view
        check.identity.begin(view)
        check.identity.offer(choices)
        check.papers.begin(view, is_return=self.file.is_return)
        self.live.begin(view.id, expired_unlocks=choices.expired_unlocks)
        self.stage = Stage.LIST
        self._reread(view)

    def _reread(self, view: RequestView) -> None:
        self.file.view = view
        stage = STAGE_OF_STEP.get(view.next_step, Stage.STOPPED)
        changed = stage is not self.stage
        self.hero.show_view(view)
        self.check_view.attempts.show_attempts(view.handovers)
        self.check_view.papers.keep_choice(view, is_return=self.file.is_return)
        if stage is Stage.SIGN:
            self.outcome.show_to_sign(view, self.file.prepared)
        elif stage is Stage.STOPPED:
            self.outcome.show_stopped(view)
        if changed:
            self._show(stage)
            self._focus_first()
        self._tell_check()

    def _read(self, request_id: int, then: Callable[[RequestView], object]) -> None:
        session = self.session
        session.ask(lambda: session.desk.reading.show(request_id, by=session.actor), then)

    def _handed_over(self, given: HandedOver, prepared: HandoverView) -> None:
        def show(view: RequestView) -> None:
            self.file.view = view
            papers = self.check_view.papers
            papers.begin(view, is_return=self.file.is_return)
            self.check_view.identity.forget()
            self.hero.show_view(view, "" if given.closed else "partly")
            self.outcome.show_done(view, given, prepared, to_come=papers.goes)
            self._show(Stage.DONE)
            self.hero.set_figures(0, papers.stays + papers.goes)
            self._focus_first()

        self._read(given.request_id, show)

    def _refusal_kept(self) -> None:
        self.show_list()
        self.session.register_changed.emit()
        self._say(tr("The refusal is kept in the file. The papers stay here"))

    def _would_lose(self) -> bool:
        return self.stage is Stage.CHECK and not self.check_view.identity.is_empty()

    def _back(self) -> None:
        if self.check_view.identity.close_lists():
            return
        if self._would_lose():
            self._ask_to_leave(tr("Leave"), self.show_list)
        else:
            self.show_list()

    def _ask_to_leave(self, verb: str, then: Callable[[], object]) -> None:
        # the dialog is loaded when it is first needed
        from certdesk.gui.dialogs.message_dialog import question

        said = tr("What was typed of the identity card is not kept. The papers stay here.")
        dialog = question(self.window(), tr("Leave this file?"), [said], act=verb, dangerous=False)
        dialog.accepted.connect(then)
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        dialog.open()

    def _print(self) -> None:
        """F9: the card once the papers have left, before that the sheet to sign."""
        done = self.stage is Stage.DONE
        (self.acts.print_card if done else self.acts.print_again)()

    def _open_file(self) -> None:
        view = self.file.view
        if view is not None:
            settles = view.doubted and self.session.is_supervisor
            self.session.go("verify" if settles else "request", request_id=view.id)

    def _lost_receipt(self) -> None:
        view = self.file.view
        if view is not None:
            self.session.go("lost_receipt", request_id=view.id)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.watch.banner)
        column.addWidget(self.hero)
        # not stacked: the view in front alone says how much room is needed
        for view in (self.ready, self.check_view, self.outcome):
            column.addWidget(view, 1)
        self._show(Stage.LIST)

    def _connect(self) -> None:
        self.ready.request_chosen.connect(self.open_request)
        self.live.looked.connect(self._tell_check)
        self.check_view.papers.chosen_changed.connect(self._tell_check)
        self.check_view.block.unlock.clicked.connect(self.acts.unlock)
        self.acts.said.connect(self._say)
        self.acts.handed_over.connect(self._handed_over)
        self.acts.refusal_kept.connect(self._refusal_kept)
        self.acts.changed.connect(self.refresh)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)
        keys = self.session.keys
        keys.bind(self, "save_and_go_on", self.primary)
        keys.bind(self, "print", self._print)
        keys.bind(self, "next_pane", self._next_pane)
        for view in (self.check_view, self.outcome):
            keys.bind(view, "back", self._back)

    def _next_pane(self) -> None:
        if self.stage is not Stage.CHECK:
            self._focus_first()
            return
        check, focus = self.check_view, QApplication.focusWidget()
        rows = check.papers.equation.rows
        at_card = focus is not None and check.identity.isAncestorOf(focus)
        row = next((one for one in rows if one.line.selectable), None)
        if at_card and check.block.isVisible():
            check.block.unlock.setFocus(Qt.FocusReason.TabFocusReason)
        elif at_card and row is not None:
            row.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            check.identity.first.setFocus(Qt.FocusReason.TabFocusReason)

    def _focus_first(self) -> None:
        places: dict[Stage, QWidget] = {
            Stage.LIST: self.ready.table
            if self.ready.rows.rowCount()
            else self.ready.which.current_segment,
            Stage.CHECK: self.check_view.identity.first,
        }
        where = places.get(self.stage) or self.buttons[0]
        where.setFocus()

    def _show(self, stage: Stage) -> None:
        self.stage = stage
        views: dict[Stage, QWidget] = {Stage.LIST: self.ready, Stage.CHECK: self.check_view}
        front = views.get(stage, self.outcome)
        for view in (self.ready, self.check_view, self.outcome):
            view.setVisible(view is front)
        self.hero.setVisible(stage is not Stage.LIST)
        self._stages.confirm.set_words(
            tr("Give the papers back") if self.file.is_return else tr("Hand the papers over"),
            "package-export",
        )
        self._dress()

    def _dress(self) -> None:
        shell = self.shell
        if shell is None:
            return
        listing = self.stage is Stage.LIST
        shell.set_title(tr("Pickup") if listing else "")
        shell.set_title_widgets(beside=[self.ready.which] if listing else [])
        kept_back = [self._stages.drop_stopped]
        if self.file.is_return:
            kept_back.append(self._stages.card)
        if theme.look().dense:
            # large letters leave room for what is said or for more buttons, not for both
            kept_back.append(self._stages.lost)
        shown = [one for one in self.buttons if one not in kept_back]
        if self.stage is Stage.STOPPED and self.file.prepared is not None:
            shown.append(self._stages.drop_stopped)
        shell.set_actions(*shown)
        shell.set_status("")
        back = ("Esc", tr("Back to the list"))
        hints = {
            Stage.LIST: [("Enter", tr("Open the file")), ("F3", tr("Search or scan"))],
            Stage.CHECK: [
                ("F12", tr("Prepare and print the sheet")),
                ("F6", tr("Card, papers")),
                (tr("Space"), tr("hand over or leave for later")),
                back,
            ],
            Stage.SIGN: [("F12", self._stages.confirm.text()), ("F9", tr("Print")), back],
            Stage.DONE: [
                ("F12", tr("Next applicant")),
                *(() if self.file.is_return else (("F9", tr("Print the PROGRES card")),)),
                back,
            ],
            Stage.STOPPED: [("F12", tr("Back to the list"))],
        }
        shell.set_hints(hints[self.stage])

    def _tell_check(self) -> None:
        """What the check says: the block, the figures, the next thing to do."""
        papers, live = self.check_view.papers, self.live
        if self.stage is not Stage.DONE:
            self.hero.set_figures(papers.goes, papers.stays)
        refusal = live.refusal if live.barred and not self._mid_name() else None
        self.check_view.show_refusal(
            refusal.sentence if refusal else "", unlockable=live.unlockable
        )
        if self.shell is not None and self.stage is Stage.CHECK:
            said = guidance(live, papers)
            self.shell.set_status(said.text, said.sign, said.tone)

    def _mid_name(self) -> bool:
        """Whether a name or birth is still being typed: half of one is nobody's."""
        refusal, focus = self.live.refusal, QApplication.focusWidget()
        typing = focus is not None and self.check_view.identity.compared.isAncestorOf(focus)
        return typing and refusal is not None and refusal.code == "mismatch"

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self.stage is not Stage.CHECK or now is None or not self.isAncestorOf(now):
            return
        if self.live.barred:
            self._tell_check()
        if self.shell is not None:
            area = self.shell.findChild(QScrollArea)
            if area is not None:  # Enter moves the focus past what is seen in large letters
                area.ensureWidgetVisible(now, 0, _ROUND_FOCUS)

    def _say(self, text: str) -> None:
        if self.shell is not None:
            self.shell.show_toast(text, undoable=False)
