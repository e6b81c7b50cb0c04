"""Step 2: one paper at a time, a verdict by one key, the list always in sight."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from certdesk.domain.checklist import TOO_OLD, ChecklistItem, Verdict
from certdesk.domain.errors import FieldProblem
from certdesk.domain.rights import Actor
from certdesk.gui import theme
from certdesk.gui.messages import Worded
from certdesk.gui.pages.new_request import verdicts
from certdesk.gui.pages.new_request.paper_card import PaperCard, date_problem
from certdesk.gui.pages.new_request.paper_list import PaperList
from certdesk.gui.session import Session
from certdesk.i18n import tr
from certdesk.services.counter.suggestions import FormChoices
from certdesk.services.request.checklist import ChecklistView
from certdesk.services.views import PaperView

# which entry a refused verdict speaks of
_ENTRY_OF = {
    "issue_date_missing": "issued_on",
    "issue_date_in_future": "issued_on",
    "certificate_too_old": "issued_on",
    "sheets_missing": "sheets",
    "sheets_out_of_range": "sheets",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict that was kept, and what stood there before it."""

    words: str
    before: ChecklistItem


class ChecklistStep(QWidget):
    """The papers of one draft."""

    judged = Signal(object)
    """`Judged`: a verdict was kept; it can be taken back with `undo`."""
    completed = Signal()
    """The last required paper is settled."""
    stuck = Signal()
    """Every paper was looked at, and something is missing: the slip is next."""
    went_back = Signal()
    """Esc: back to the form."""

    def __init__(self, session: Session, choices: FormChoices) -> None:
        """Without a draft."""
        super().__init__()
        self.setObjectName("checklist")
        self._session = session
        self._waiver_reasons = choices.waiver_reasons
        self._request_id = 0
        self._view: ChecklistView | None = None
        self._current = ""
        self.list = PaperList(choices.pickup_papers)
        self.card = PaperCard(choices.today)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.list)
        row.addWidget(self.card, 1)
        self._listen()
        self._fit()

    def open(self, request_id: int, paper: str = "") -> None:
        """Put a draft on the table, at a paper or at the first one not settled."""
        self._request_id = request_id

        def show(view: ChecklistView) -> None:
            self.card.today = view.judged_on
            self._show(view, paper or view.first_open or view.papers[0].document.id)

        checklist = self._session.desk.checklist
        self._session.ask(lambda: checklist.view(request_id), show)

    def refresh(self) -> None:
        """Read the verdicts again; entries being typed stay."""
        checklist = self._session.desk.checklist
        self._session.ask(lambda: checklist.view(self._request_id), self._reread)

    @property
    def is_complete(self) -> bool:
        """Whether every required paper is settled."""
        return self._view is not None and not self._view.missing

    @property
    def current(self) -> str:
        """The id of the paper on the table."""
        return self._current

    def undo(self, judged: Judged) -> None:
        """Take a verdict back and put its paper on the table again."""
        before = judged.before
        self._keep(before, lambda view: self._show(view, before.paper))

    def say(self, sentence: str) -> None:
        """Why one was led back here."""
        self.card.say(sentence)

    def focus_list(self) -> None:
        """F4."""
        self.list.take_focus(self._current)

    def next_pane(self) -> None:
        """F6: between the list and the paper."""
        focus = QApplication.focusWidget()
        if focus is not None and self.list.isAncestorOf(focus):
            self.card.take_focus()
        else:
            self.focus_list()

    def changeEvent(self, event: QEvent) -> None:
        """Follow text size and height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "card"):
            self._fit()

    def _listen(self) -> None:
        self.list.paper_chosen.connect(self._choose)
        self.card.verdicts.pressed.connect(self.press)
        self.card.keys.digit.connect(self.press)
        self.card.entered.connect(lambda: self.press(verdicts.ACCEPT))
        self.card.verdicts.recorded.connect(self._record)
        self.card.verdicts.went_back.connect(self._look_again)
        self.card.reasons.entered.connect(self._record)
        keys = self._session.keys
        for digit in range(1, 10):
            keys.bind(self, f"digit_{digit}", partial(self._digit, digit))
        keys.bind(self, "checklist", self.focus_list)
        keys.bind(self, "next_pane", self.next_pane)

    def _fit(self) -> None:
        self.list.setFixedWidth(theme.px(304 if not theme.look().dense else 230))
        self.list.fit()
        self.card.fit()

    # what is shown

    def _show(self, view: ChecklistView, paper: str) -> None:
        self._view, self._current = view, paper
        self.list.show_view(view, paper)
        required = [one.document.id for one in view.papers if one.document.required]
        place = required.index(paper) + 1 if paper in required else 0
        self.card.show_paper(self._paper(), place, len(required))
        self.card.take_focus()

    def _reread(self, view: ChecklistView) -> None:
        self._view = view
        self.list.show_view(view, self._current)

    def _paper(self) -> PaperView:
        papers = () if self._view is None else self._view.papers
        return next(one for one in papers if one.document.id == self._current)

    def _choose(self, paper: str) -> None:
        if self._view is not None:
            self._show(self._view, paper)

    def go_back(self) -> None:
        """Esc: from the reasons to the paper, from the paper to the form."""
        if self.card.deciding:
            self._look_again()
        else:
            self.went_back.emit()

    def _look_again(self) -> None:
        self.card.show_reasons(shown=False)
        self.card.take_focus()

    # verdicts

    def press(self, digit: int) -> None:
        """What a verdict key does to the paper on the table."""
        if self._view is None:
            return
        if digit == verdicts.ACCEPT:
            self._accept()
        elif digit == verdicts.REFUSE_IT:
            self._ask_reason()
        elif digit == verdicts.WAIVE:
            self._waive()
        elif digit == verdicts.LATER:
            self._go_on(self._view)

    def _digit(self, digit: int) -> None:
        if self.card.deciding:
            self.card.reasons.choose(digit)
        elif digit <= verdicts.LATER:
            self.press(digit)

    def _accept(self) -> None:
        unreadable = date_problem(self.card.issue_date())
        if unreadable:
            self.card.say(unreadable, "issued_on")
            return
        words = tr("Accepted: {paper}", paper=self._paper().document.short_title)
        self._judge(self._item(Verdict.ACCEPTED), words)

    def _ask_reason(self, chosen: str = "") -> None:
        self.card.show_reasons(shown=True, chosen=chosen)
        self.card.take_focus()

    def _record(self) -> None:
        item = self._item(
            Verdict.NOT_ACCEPTED,
            reasons=(self.card.reasons.chosen,) if self.card.reasons.chosen else (),
            note=self.card.reasons.note.text().strip(),
        )
        words = tr("Not accepted: {paper}", paper=self._paper().document.short_title)
        self._judge(item, words)

    def _waive(self) -> None:
        # the supervisor's window is needed by few papers: it is loaded when it is called
        from certdesk.gui.supervisor import ask_supervisor

        paper = self._paper()
        title = tr("Waive the paper: {paper}", paper=paper.document.short_title)
        words = tr("Waived: {paper}", paper=paper.document.short_title)

        def then(supervisor: Actor, reason: str) -> None:
            item = self._item(Verdict.WAIVED, waive_reason=reason)
            self._judge(item, words, by=supervisor)

        ask_supervisor(self._session, self.window(), title, self._waiver_reasons, then)

    def _item(
        self,
        verdict: Verdict,
        *,
        reasons: tuple[str, ...] = (),
        note: str = "",
        waive_reason: str = "",
    ) -> ChecklistItem:
        issued = self.card.issue_date()
        return ChecklistItem(
            paper=self._current,
            verdict=verdict,
            reasons=reasons,
            note=note,
            sheets=self.card.sheet_count(),
            issued_on=None if isinstance(issued, FieldProblem) else issued,
            waive_reason=waive_reason,
        )

    def _judge(self, item: ChecklistItem, words: str, *, by: Actor | None = None) -> None:
        before = self._paper().item

        def kept(view: ChecklistView) -> None:
            self._view = view
            self._go_on(view, mended=before.verdict is Verdict.NOT_ACCEPTED)
            self.judged.emit(Judged(words, before))

        self._keep(item, kept, by=by)

    def _keep(
        self,
        item: ChecklistItem,
        done: Callable[[ChecklistView], object],
        *,
        by: Actor | None = None,
    ) -> None:
        session, number = self._session, self._request_id
        judge = session.desk.checklist.judge
        # a verdict on a draft changes no list of other pages: nothing is told to them
        session.ask(lambda: judge(number, item, by=by or session.actor), done, self._refused)

    def _refused(self, worded: Worded) -> None:
        if worded.code == "certificate_too_old" and TOO_OLD in self._paper().reasons:
            self._ask_reason(TOO_OLD)
        entry = _ENTRY_OF.get(worded.code, "")
        self.card.say(worded.sentence, entry)
        field = {"issued_on": self.card.issued_on, "sheets": self.card.sheets}.get(entry)
        if field is not None and not self.card.deciding:
            field.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_on(self, view: ChecklistView, *, mended: bool = False) -> None:
        """To the next paper nobody looked at; else on to the review, or to the slip.

        After a paper that was brought later (`mended`) the others not accepted come too:
        they were most likely brought with it.
        """
        if not view.missing:
            self._show(view, self._current)
            self.completed.emit()
            return
        order = [paper.document.id for paper in view.papers]
        here = order.index(self._current)
        open_papers = {one.paper_id for one in view.missing}
        asked = {Verdict.NOT_LOOKED_AT} | ({Verdict.NOT_ACCEPTED} if mended else set())
        left = [
            paper.document.id
            for paper in (*view.papers[here + 1 :], *view.papers[:here])
            if paper.document.id in open_papers and paper.item.verdict in asked
        ]
        self._show(view, left[0] if left else self._current)
        if not left:
            self.stuck.emit()
