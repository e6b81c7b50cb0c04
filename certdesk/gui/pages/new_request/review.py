"""Step 3: check your answers; every line has its way back to where it was typed."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.calendar import long_date
from certdesk.domain.checklist import Verdict
from certdesk.gui import theme
from certdesk.gui.pages.new_request import answers
from certdesk.gui.pages.new_request.paper_words import answer_words, counted
from certdesk.gui.pages.new_request.rows import offer
from certdesk.gui.session import Session
from certdesk.gui.theme import Role
from certdesk.gui.widgets.banner import Banner
from certdesk.gui.widgets.card import Card, Rule
from certdesk.gui.widgets.chip import chip_looks
from certdesk.gui.widgets.compare_row import FactRow
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.link import Link
from certdesk.gui.widgets.name_field import NameField
from certdesk.gui.widgets.top_bar import SignedText
from certdesk.i18n import ltr, tr, trn
from certdesk.services.counter.suggestions import FormChoices, Promise, Suggestions
from certdesk.services.request.likeness import Likeness
from certdesk.services.views import PaperView, RequestView

_TONES = {"accepted": "ok", "not_accepted": "bad", "waived": "vio"}


class ReviewStep(QWidget):
    """Everything once more, and the day that will be promised."""

    field_wanted = Signal(str)
    """Change this field of the form."""
    paper_wanted = Signal(str)
    """Look at this paper again."""
    deposit_wanted = Signal()
    """Enter in the reason: deposit."""

    def __init__(self, session: Session, choices: FormChoices) -> None:
        """Empty until `open`."""
        super().__init__()
        self.setObjectName("review")
        self._session = session
        self._choices = choices
        self._suggestions = Suggestions(session.desk.office)
        self.person = Card(tr("The applicant"), padding=(18, 10, 18, 10), spacing=0)
        self.diploma = Card(tr("The diploma"), padding=(18, 10, 18, 10), spacing=0)
        self.papers = Card(tr("The papers taken in"), padding=(18, 12, 18, 14), spacing=0)
        self.problem = Banner("", sign="alert-triangle", tone="bad")
        self.problem.setObjectName("review.problem")
        self.alike = Banner("", sign="alert-triangle", tone="warn")
        self.alike.setObjectName("review.alike")
        self.reason = NameField("review.same_person_reason", tr("Reason for going on"))
        self.reason.entered.connect(self.deposit_wanted)
        self._lay_out()
        session.keys.bind(self, "checklist", lambda: self.paper_wanted.emit(""))

    def open(self, view: RequestView) -> None:
        """Show a draft's answers."""
        self.problem.hide()
        self.reason.set_text("")
        self.reason.set_problem(None)
        number = view.id
        self._session.ask(lambda: self._suggestions.alike(number), self._show_alike)
        self._fill(self.person, answers.of_person(view))
        self._fill(self.diploma, answers.of_diploma(view, self._choices))
        self._fill_papers(view)
        self._session.ask(lambda: self._suggestions.promise(number), self._show_promise)

    def ask_reason(self, sentence: str) -> None:
        """An open request of the same person: the deposit needs a reason."""
        self._ask_reason(sentence)
        self.reason.set_problem(tr("Write why this request goes on, then deposit it."))
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, sentence: str) -> None:
        """What kept the deposit from being made."""
        self.problem.set_text(sentence, "alert-triangle")
        self.problem.show()

    @property
    def needs_reason(self) -> bool:
        """Whether a reason is asked for."""
        return not self.reason.isHidden()

    def changeEvent(self, event: QEvent) -> None:
        """One column where letters are large."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_columns"):
            self._fit()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.person)
        left.addWidget(self.diploma)
        left.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(14)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self.papers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(8)
        for part in (self.problem, self.alike, self.reason):
            column.addWidget(part)
            part.hide()
        column.addLayout(self._columns, 1)
        self._fit()

    def _fit(self) -> None:
        dense = theme.look().dense
        wide, tall = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(tall if dense else wide)
        most = 16_777_215  # Qt's own «no limit»
        self.papers.setMinimumWidth(0 if dense else theme.px(330))
        self.papers.setMaximumWidth(most if dense else theme.px(330))

    def _fill(self, card: Card, lines: list[answers.Answer]) -> None:
        _empty(card)
        high = 30 if theme.look().compact else 32
        for place, answer in enumerate(lines):
            ruled = place < len(lines) - 1
            row = FactRow(answer.label, answer.value or "—", ruled=ruled, high=high)
            offer(row.link, tr("Change"), f"{tr('Change')} {answer.label}")
            row.setObjectName(f"review.{answer.field}")
            row.link.setObjectName(f"review.change.{answer.field}")
            row.link_pressed.connect(lambda name=answer.field: self.field_wanted.emit(name))
            card.body.addWidget(row)

    def _fill_papers(self, view: RequestView) -> None:
        _empty(self.papers)
        required = [paper for paper in view.papers if paper.document.required]
        missing = {one.paper_id for one in view.missing}
        done = sum(paper.document.id not in missing for paper in required)
        self._count(done, len(required))
        for paper in view.papers:
            optional = not paper.document.required
            if optional and paper.item.verdict is Verdict.NOT_LOOKED_AT:
                continue
            self.papers.body.addWidget(self._paper_row(paper))
        self.papers.body.addStretch(1)
        self.papers.body.addWidget(Rule())
        self._promise = QVBoxLayout()
        box = QWidget()
        box.setLayout(self._promise)
        self._promise.setContentsMargins(0, 10, 0, 0)
        self._promise.setSpacing(2)
        self.papers.body.addWidget(box)

    def _count(self, done: int, of: int) -> None:
        if not hasattr(self, "_done"):
            self._done = Label("", Role.CARD_TITLE, "ok")
            self._done.setObjectName("review.progress")
            self.papers.head.addWidget(self._done)
        self._done.setText(counted(done, of))
        self._done.set_token("ok" if done == of else "warn")

    def _paper_row(self, paper: PaperView) -> QWidget:
        row = QWidget()
        name = paper.document.id
        row.setObjectName(f"review.paper.{name}")
        state = paper.item.verdict.value
        tone = _TONES.get(state, "text2")
        title = SignedText(role=Role.VALUE, size=20, gap=12)
        title.set_text(paper.document.short_title, chip_looks()[state].sign, tone, token="text")
        link = Link(tr("Change"), spoken=f"{tr('Change')} {paper.document.short_title}")
        link.setObjectName(f"review.change_paper.{name}")
        link.clicked.connect(lambda _on=False: self.paper_wanted.emit(name))
        line = QHBoxLayout()
        line.addWidget(title, 1)
        line.addWidget(link)
        words = Label(answer_words(paper), Role.CAPTION, "text2")
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, theme.px(20) + 12, 0)
        below.addWidget(words)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        column.addLayout(line)
        column.addLayout(below)
        return row

    def _show_promise(self, promise: Promise) -> None:
        day = Label(long_date(promise.day, with_weekday=True), Role.CARD_TITLE, weight=700)
        day.setObjectName("review.promised_on")
        self._promise.addWidget(Label(tr("Promised for"), Role.NOTE, "text2"))
        self._promise.addWidget(day)
        delay = trn("{n} working days", promise.working_days)
        self._promise.addWidget(Label(delay, Role.CAPTION, "text2"))

    def _show_alike(self, likenesses: Sequence[Likeness]) -> None:
        still_open = [one for one in likenesses if one.is_open]
        if not still_open:
            self.alike.hide()
            self.reason.hide()
            return
        one = still_open[0]
        self._ask_reason(
            tr(
                "An open file of the same person or diploma exists: {number}, {name}. "
                "Go on only with a reason.",
                number=ltr(one.number),
                name=one.name,
            )
        )

    def _ask_reason(self, sentence: str) -> None:
        self.alike.set_text(sentence, "alert-triangle")
        self.alike.show()
        self.reason.show()


def _empty(card: Card) -> None:
    """Take everything below the card's title away."""
    while card.body.count() > 1:
        item = card.body.takeAt(1)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
