"""The page of a new request: four steps, one draft, and what is pressed in each."""

from collections.abc import Callable
from functools import partial
from time import monotonic

from PySide6.QtCore import QEvent

from certdesk.domain.calendar import ALGIERS
from certdesk.domain.request import State
from certdesk.gui.messages import Worded, word_problem
from certdesk.gui.page import Page
from certdesk.gui.pages.new_request.checklist import ChecklistStep, Judged
from certdesk.gui.pages.new_request.draft import Draft
from certdesk.gui.pages.new_request.form import FormStep
from certdesk.gui.pages.new_request.notices import Notices, leave_anyway
from certdesk.gui.pages.new_request.receipt import ReceiptStep
from certdesk.gui.pages.new_request.review import ReviewStep
from certdesk.gui.pages.new_request.step_bars import StepBars
from certdesk.gui.pages.new_request.steps import Steps
from certdesk.gui.session import Session
from certdesk.gui.widgets.page_shell import PageShell
from certdesk.i18n import ltr, tr, trn
from certdesk.services.counter.drafts import DiscardedDraft
from certdesk.services.counter.intake import Deposited, DraftSaved
from certdesk.services.counter.suggestions import Suggestions
from certdesk.services.sheets.printing import PrintedSheet
from certdesk.services.views import RequestView

FORM, PAPERS, REVIEW, RECEIPT = range(4)
_STEP_OF = {"fill": FORM, "check": PAPERS, "deposit": REVIEW}
TWICE_S = {"key": 0.08, "button": 0.25}
"""A second press within this time is the same press: it must not act on the next step.

A double click takes longer than a key that bounces; a key held down is not heard at all.
"""


class NewRequestPage(Page):
    """From the first letter typed to the receipt in the applicant's hand."""

    name = "new_request"

    def __init__(self, session: Session) -> None:
        """An untouched form."""
        super().__init__(session)
        choices = Suggestions(session.desk.office).form()
        self.draft = Draft(session, self)
        self.form = FormStep(session, choices, self.draft.watch.banner)
        self.papers = ChecklistStep(session, choices)
        self.review = ReviewStep(session, choices)
        self.receipt = ReceiptStep(session)
        self.bars = StepBars(self)
        self._stack = Steps(self)
        for step in (self.form, self.papers, self.review, self.receipt):
            self._stack.addWidget(step)
        self._notices = Notices()
        self._moved_at, self._moved_by = 0.0, ""
        self._to_review = False
        self._name = ""
        self._listen()

    # what the window asks of a page

    def settle(self, shell: PageShell) -> None:
        """Take the shell: the stepper stands in its title line."""
        super().settle(shell)
        words = [tr("Data"), tr("Papers"), tr("Check"), tr("Receipt")]
        shell.set_steps(words)
        self._notices.settle(shell)
        self._dress()

    def enter(self, **wanted: object) -> None:
        """A new empty form, or the draft `request_id` at its next step."""
        if not self.draft.keep() and not leave_anyway(self.window()):
            return
        number = wanted.get("request_id")
        if isinstance(number, int):
            self._with_view(number, self._open_view)
        else:
            self._begin(str(wanted.get("form_number", "")))

    def scanned(self, code: str) -> bool:
        """The code on a blank form: what follows was written on it."""
        return self.step == FORM and self.form.scanned(code)

    def refresh(self) -> None:
        """Read the verdicts again; what is being typed is never touched."""
        if self.step == PAPERS:
            self.papers.refresh()

    def may_leave(self) -> bool:
        """Always, when the draft is kept: it waits in the lists."""
        return self.draft.keep() or leave_anyway(self.window())

    def changeEvent(self, event: QEvent) -> None:
        """The buttons move to the title line where letters are large."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.shell is not None:
            self._dress()

    @property
    def step(self) -> int:
        """`FORM`, `PAPERS`, `REVIEW` or `RECEIPT`."""
        return self._stack.currentIndex()

    # what is pressed

    def press_key(self) -> None:
        """F12: what this step is for."""
        self._press("key")

    def press_button(self) -> None:
        """The same by its button, or by Enter in the last field."""
        self._press("button")

    def _press(self, by: str) -> None:
        just_moved = by == self._moved_by and monotonic() - self._moved_at < TWICE_S[by]
        if just_moved and self.step != RECEIPT:
            return
        acts = {
            FORM: self._check_form,
            PAPERS: self._go_review,
            REVIEW: self._deposit,
            RECEIPT: self.receipt.confirm,
        }
        before = self.step
        acts[before]()
        if self.step != before:
            # counted from the end of the act: a press that waited meanwhile came with the first
            self._moved_at, self._moved_by = monotonic(), by

    def print_letter(self) -> None:
        """F9 on the form: the letter that the applicant signs at the glass.

        Nothing typed yet: a blank one, which applicants fill in by hand while they wait.
        """
        if not self._keep_now():
            return
        session, number = self.session, self.draft.request_id
        if number is None:
            self._send(session.desk.printing.blank_letter)
            return
        self._send(lambda: session.desk.printing.letter(number, by=session.actor))

    def print_slip(self) -> None:
        """F9 at the papers: what is missing, for the applicant to take along."""
        number = self.draft.request_id
        session = self.session
        if number is not None:
            self._send(lambda: session.desk.printing.deficiency_slip(number, by=session.actor))

    def save_and_leave(self) -> None:
        """To Today; the draft waits there."""
        if self.may_leave():
            self.session.go("today")

    def discard(self) -> None:
        """Forget the draft; for a moment it can be brought back."""
        if self.draft.discard():
            kept = self.draft.discarded
            self._begin()
            undo = None if kept is None else partial(self._bring_back, kept)
            self._notices.done(tr("The draft is discarded"), undo)

    def _bring_back(self, draft: DiscardedDraft) -> None:
        session = self.session
        if self.draft.keep():
            session.act(
                lambda: session.desk.drafts.bring_back(draft, by=session.actor),
                lambda number: self._with_view(number, self._open_view),
            )

    def back_to_papers(self) -> None:
        """From the review to the papers."""
        self._go_papers()

    # the steps

    def _begin(self, form_number: str = "") -> None:
        self._notices.forget()
        # the day and the office's lists may have changed since the last request
        self.session.ask(Suggestions(self.session.desk.office).form, self.form.offer)
        self.form.show_raw({})
        self.draft.take(None, self.form.raw())
        self._to_review = False
        self._notices.kept()
        self._show_step(FORM)
        self.form.focus_first()
        if form_number:
            self.form.open_form(form_number)

    def _with_view(self, request_id: int, done: Callable[[RequestView], object]) -> None:
        reading = self.session.desk.reading
        self.session.ask(lambda: reading.show(request_id, by=self.session.actor), done)

    def _open_view(self, view: RequestView) -> None:
        if view.state is not State.DRAFT:
            self.session.go("request", request_id=view.id)
            return
        self._notices.forget()
        self.form.show_raw(view.form)
        self.draft.take(view.id, self.form.raw(), view.form)
        self._name, self._to_review = view.name, False
        self._notices.kept()
        alike = Suggestions(self.session.desk.office)
        self.session.ask(lambda: alike.alike(view.id), self.form.say_alike)
        step = _STEP_OF[view.next_step]
        if step == FORM:
            self._show_step(FORM)
            self.form.focus_first()
        elif step == PAPERS:
            self._go_papers()
        else:
            self._go_review()

    def _check_form(self) -> None:
        """Go on to the papers, if nothing is wrong with the form."""
        if not self._keep_now():
            return
        raw, intake = self.form.raw(), self.session.desk.intake
        problems: dict[str, str] = {}

        def read() -> None:
            for problem in intake.read(raw).problems:
                problems[problem.field] = word_problem(problem)

        if not self.session.ask(read):
            return
        if problems:
            self.form.problems.show_all(problems)
            return
        self.form.problems.clear()
        if self.draft.request_id is None:
            return
        if self._to_review:
            self._go_review()
        else:
            self._go_papers()

    def _keep_now(self) -> bool:
        """Keep the draft because it is needed now; why not is told, not only shown below."""
        kept = self.draft.keep()
        if not kept and self._notices.trouble is not None:
            self.session.tell(self._notices.trouble)
        return kept

    def _go_papers(self, paper: str = "") -> None:
        number = self.draft.request_id
        if number is None:
            return
        self._read_name(number)
        self._show_step(PAPERS)
        self.papers.open(number, paper)

    def _go_review(self) -> None:
        number = self.draft.request_id
        if number is None:
            return

        def show(view: RequestView) -> None:
            self._name, self._to_review = view.name, True
            self.review.open(view)
            self._show_step(REVIEW)
            if self.review.needs_reason:
                self.review.reason.setFocus()
            else:
                self.bars.deposit.setFocus()

        self._with_view(number, show)

    def _deposit(self) -> None:
        number = self.draft.request_id
        if number is None:
            return
        session, reason = self.session, self.review.reason.text().strip()
        intake = session.desk.intake
        session.act(
            lambda: intake.deposit(number, by=session.actor, same_person_reason=reason),
            self._deposited,
            self._not_deposited,
        )

    def _deposited(self, deposited: Deposited) -> None:
        # the draft is a request now: nothing of the form may be kept over it or taken back
        self.draft.take(None, {})
        self._notices.forget()

        def show(view: RequestView) -> None:
            self._show_step(RECEIPT)
            self.receipt.show_deposit(deposited, view)

        self._with_view(deposited.request_id, show)

    def _not_deposited(self, worded: Worded) -> None:
        if worded.code == "invalid_fields":
            self._show_step(FORM)
            self.form.problems.show_all(worded.problems)
        elif worded.code == "checklist_incomplete":
            self._go_papers()
            self.papers.say(worded.sentence)
        elif worded.code == "same_person":
            self.review.ask_reason(worded.sentence)
        elif worded.is_bug:
            self.session.tell(worded)
        else:
            self.review.say(worded.sentence)

    def _change_field(self, name: str) -> None:
        self._show_step(FORM)
        self.form.focus_field(name)

    # around the steps

    def _listen(self) -> None:
        self.form.typed.connect(self._was_typed)
        self.form.finished.connect(self.bars.go_on.setFocus)
        self.bars.power_cut.clicked.connect(self.form.open_form)
        self.form.filled.connect(self._was_filled)
        self.form.file_wanted.connect(self._open_other)
        self.draft.saved.connect(self._was_kept)
        self.draft.not_saved.connect(self._notices.not_kept)
        self.papers.judged.connect(self._was_judged)
        self.papers.completed.connect(self._go_review)
        self.papers.stuck.connect(self.bars.slip.setFocus)
        self.papers.went_back.connect(lambda: self._change_field("given_name"))
        self.review.field_wanted.connect(self._change_field)
        self.review.paper_wanted.connect(self._go_papers)
        self.review.deposit_wanted.connect(self.press_button)
        self.receipt.new_wanted.connect(self._begin)
        self.receipt.file_wanted.connect(self._open_other)
        self.receipt.turned.connect(self._dress)
        keys = self.session.keys
        keys.bind(self, "save_and_go_on", self.press_key)
        keys.bind(self.form, "print", self.print_letter)
        keys.bind(self.form, "checklist", self.press_key)
        keys.bind(self.papers, "print", self.print_slip)

    def _show_step(self, step: int) -> None:
        if step != self.step:
            self._moved_at, self._moved_by = monotonic(), "button"
        self._stack.setCurrentIndex(step)
        self._stack.invalidate()
        self.updateGeometry()
        self._mind_esc(step)
        self._dress()

    def _mind_esc(self, step: int) -> None:
        """Esc goes one step back within the page; from the form on it is the window's.

        Bound to the shell: the focus may stand on one of its buttons.
        """
        if self.shell is None:
            return
        backs = {PAPERS: self.papers.go_back, REVIEW: self.back_to_papers}
        if step in backs:
            self.session.keys.bind(self.shell, "back", backs[step])
        else:
            self.session.keys.unbind(self.shell, "back")

    def _dress(self) -> None:
        self.bars.offer_letter(blank=self.draft.is_untouched)
        if self.shell is not None:
            self.bars.dress(self.shell, self.step, self._name, self.receipt.key_words())

    def _was_typed(self) -> None:
        self.draft.changed(self.form.raw())
        self.bars.offer_letter(blank=self.draft.is_untouched)

    def _read_name(self, number: int) -> None:
        checklist = self.session.desk.checklist
        self.session.ask(
            lambda: checklist.view(number).name, lambda name: setattr(self, "_name", name)
        )

    def _open_other(self, request_id: int) -> None:
        self.session.go("request", request_id=request_id)

    def _was_kept(self, saved: DraftSaved) -> None:
        now = self.session.desk.office.now().astimezone(ALGIERS)
        self._notices.kept(f"{now:%H:%M}")
        self.form.was_kept(saved)

    def _was_filled(self, count: int) -> None:
        self._notices.done(
            trn("{n} fields filled from the earlier request", count), self.form.empty_again
        )

    def _was_judged(self, judged: Judged) -> None:
        def take_back() -> None:
            self._show_step(PAPERS)
            self.papers.undo(judged)

        self._notices.done(judged.words, take_back)

    def _send(self, make: Callable[[], PrintedSheet]) -> None:
        def sent(printer: str) -> None:
            self._notices.done(tr("Sent to the printer {printer}", printer=ltr(printer)))

        self.session.print_sheet(make, sent)
