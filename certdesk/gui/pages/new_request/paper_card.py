"""One paper on the table: what it must be, what to look at, what to type from it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.checklist import LookAt, Verdict, age_days, is_recent
from certdesk.domain.dates import parse_day
from certdesk.domain.errors import FieldProblem
from certdesk.gui import theme
from certdesk.gui.messages import word_problem
from certdesk.gui.pages.new_request.paper_words import age_words, counted, tags
from certdesk.gui.pages.new_request.reasons import Reasons
from certdesk.gui.pages.new_request.scroller import Scroller
from certdesk.gui.pages.new_request.verdicts import EntryKeys, VerdictBar
from certdesk.gui.theme import Role
from certdesk.gui.widgets.card import Card, Rule
from certdesk.gui.widgets.chip import Chip, Tag
from certdesk.gui.widgets.count_field import CountField
from certdesk.gui.widgets.date_field import DateField
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.paper_drawing import NumberDisc, PaperDrawing
from certdesk.gui.widgets.top_bar import SignedText
from certdesk.i18n import tr, trn
from certdesk.services.views import PaperView

_MOST_LOOKS = 3  # as many as the drawing has marks


class PaperCard(Card):
    """Shows a paper and takes its entries; verdicts are given by `verdicts`."""

    entered = Signal()
    """Enter in the last entry: the paper is accepted."""

    def __init__(self, today: date) -> None:
        """Without a paper. `today` judges an age while its date is being typed."""
        super().__init__(padding=(22, 16, 22, 16), spacing=10)
        self.setObjectName("checklist.paper")
        self.today = today
        self._paper: PaperView | None = None
        self._deciding = False
        self.place = Label("", Role.LABEL, "text2")
        self.name = Label("", Role.COUNT)
        self.name.setObjectName("checklist.paper_name")
        self._tags = QHBoxLayout()
        self.prompt = Label("", Role.BODY, "text2")
        self._looks = QVBoxLayout()
        self.drawing = PaperDrawing("")
        self.reasons = Reasons()
        self.verdicts = VerdictBar()
        self._make_entries()
        self._lay_out()
        self.show_reasons(shown=False)

    # the paper

    def show_paper(self, paper: PaperView, place: int, of: int) -> None:
        """Put a paper on the table; `place` among `of` required ones, 0 for an optional one."""
        self._paper = paper
        document = paper.document
        self.place.setText(
            tr("Paper {place}", place=counted(place, of)) if place else tr("Optional paper")
        )
        self.name.setText(document.short_title)
        self.name.setToolTip(document.title)
        self._show_tags(paper)
        looks = paper.look_at[:_MOST_LOOKS]
        self._show_looks(looks)
        self.drawing.set_paper(document.short_title, len(looks))
        self.issued_on.set_value(paper.item.issued_on)
        self.sheets.set_value(paper.item.sheets)
        self.say("")
        self.show_reasons(shown=False)
        self._say_age()

    def show_reasons(self, *, shown: bool, chosen: str = "") -> None:
        """Ask why the paper is not accepted, or show what to look at."""
        self._deciding = shown
        if shown and self._paper is not None:
            item = self._paper.item
            kept = item.reasons[0] if item.reasons else ""
            self.reasons.offer(self._paper.reasons, chosen or kept, item.note)
        self.prompt.setText(tr("Why is it not accepted?") if shown else _prompt(self._paper))
        self._look_box.setVisible(not shown)
        self.reasons.setVisible(shown)
        self.reasons.note_line.setVisible(shown)
        self._show_entries()
        self.verdicts.show_reasons(shown=shown)
        self.fit()

    @property
    def deciding(self) -> bool:
        """Whether a reason is being chosen."""
        return self._deciding

    def say(self, sentence: str, entry: str = "") -> None:
        """What keeps the verdict from being kept, below its entry when it has one."""
        for name, field in (("issued_on", self.issued_on), ("sheets", self.sheets)):
            field.set_problem(sentence if name == entry and sentence else None)
        own = bool(sentence) and entry not in {"issued_on", "sheets"}
        self._problem.setText(sentence if own else "")
        self._problem.setVisible(own)

    # what was typed from the paper

    def issue_date(self) -> date | FieldProblem | None:
        """The date of issue, what is wrong with it, or None when nothing is typed."""
        text = self.issued_on.text().strip()
        asked = self._paper is not None and self._paper.document.asks_issued_on
        return parse_day(text, "issued_on") if asked and text else None

    def sheet_count(self) -> int | None:
        """How many sheets, None when no number is typed."""
        asked = self._paper is not None and self._paper.document.asks_sheets
        return self.sheets.value() if asked else None

    def take_focus(self) -> None:
        """Where the next key belongs: an entry that is asked for, else «accept»."""
        if self._deciding:
            target: QWidget = self.verdicts.record
        elif self._paper is not None and self._paper.document.asks_issued_on:
            target = self.issued_on
        elif self._paper is not None and self._paper.document.asks_sheets:
            target = self.sheets
        else:
            target = self.verdicts.accept
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def fit(self) -> None:
        """What has no room beside large letters goes."""
        dense = theme.look().dense
        self.drawing.setVisible(not self._deciding and not dense)
        for part in (self.place, self._tag_box):
            part.setVisible(not dense)
        self.prompt.setVisible(self._deciding or not dense)
        self._age_holder.setVisible(not self.issued_on.isHidden())
        self.verdicts.show_reasons(shown=self._deciding)
        wide = theme.px(112) + 8 + theme.px(132)
        self.issued_on.setMaximumWidth(wide)
        self.sheets.setMaximumWidth(max(wide - theme.px(60), self.sheets.minimumSizeHint().width()))

    # made once

    def _make_entries(self) -> None:
        self.issued_on = DateField("checklist.issued_on", tr("Issued on"))
        self.sheets = CountField("checklist.sheets", tr("Sheets"), least=1, most=99)
        self.issued_on.hide()
        self.sheets.hide()
        self.age = SignedText("", "circle-check", "ok", role=Role.LABEL, weight=600)
        self.age.setObjectName("checklist.age")
        self._problem = Label("", Role.LABEL, "bad", wrap=True)
        self._problem.setObjectName("checklist.problem")
        self._problem.hide()
        for entry in (self.issued_on, self.sheets):
            entry.edited.connect(lambda _text, entry=entry: entry.set_problem(None))
        self.issued_on.edited.connect(lambda _text: self._say_age())
        self.issued_on.entered.connect(self._after_date)
        self.sheets.entered.connect(self.entered)
        self.keys = EntryKeys(
            [(self.issued_on, self._date_is_whole), (self.sheets, lambda: False)], self
        )
        self.keys.focus_changed.connect(lambda on: self.verdicts.show_keys(typing=on))

    def _lay_out(self) -> None:
        # beside the paper's place, not its name: the name is never cut for them
        above = QHBoxLayout()
        above.setSpacing(10)
        above.addWidget(self.place, 1)
        self._tag_box = QWidget()
        self._tag_box.setLayout(self._tags)
        self._tags.setContentsMargins(0, 0, 0, 0)
        above.addWidget(self._tag_box)
        self._looks.setContentsMargins(0, 0, 0, 0)
        self._look_box = QWidget()
        self._look_box.setLayout(self._looks)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(above)
        column.addWidget(self.name)
        column.addWidget(self.prompt)
        column.addSpacing(4)
        column.addWidget(self._middle(), 1)
        column.addLayout(self._entry_row())
        for entry in (self.issued_on, self.sheets):
            # a sentence needs more room than a date
            column.addWidget(entry.problem_line)
        column.addWidget(self._problem)
        upper = QHBoxLayout()
        upper.setSpacing(24)
        upper.addLayout(column, 1)
        upper.addWidget(self.drawing, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(upper, 1)
        self.body.addWidget(Rule())
        self.body.addWidget(self.verdicts)

    def _middle(self) -> Scroller:
        """What may scroll: the verdict keys below it are always in sight."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(8)
        column.addWidget(self._look_box)
        column.addWidget(self.reasons)
        column.addWidget(self.reasons.note_line)
        column.addStretch(1)
        return Scroller(inside)

    def _entry_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.issued_on)
        self._age_holder = QWidget()
        holder = QVBoxLayout(self._age_holder)
        holder.setContentsMargins(0, 8, 0, 0)
        holder.addWidget(self.age)
        holder.addStretch(1)
        row.addWidget(self._age_holder, 1)
        row.addWidget(self.sheets)
        row.addStretch(0)
        return row

    # what changes with the paper

    def _show_tags(self, paper: PaperView) -> None:
        _empty(self._tags)
        if paper.item.verdict is not Verdict.NOT_LOOKED_AT:
            self._tags.addWidget(Chip(paper.item.verdict.value))
        for words in tags(paper.document):
            self._tags.addWidget(Tag(words))

    def _show_looks(self, looks: Sequence[LookAt]) -> None:
        _empty(self._looks)
        self._looks.setSpacing(2 if theme.look().dense else 10)
        for place, look in enumerate(looks):
            self._looks.addWidget(_Look(place + 1, look))

    def _show_entries(self) -> None:
        """What the paper asks for; the reasons have the room while one is chosen."""
        document = None if self._paper is None or self._deciding else self._paper.document
        self.issued_on.setVisible(document is not None and document.asks_issued_on)
        self.sheets.setVisible(document is not None and document.asks_sheets)

    def _after_date(self) -> None:
        if self.sheets.isVisible():
            self.sheets.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.entered.emit()

    def _date_is_whole(self) -> bool:
        return self.issued_on.value() is not None

    def _say_age(self) -> None:
        issued = self.issue_date()
        text, tone = "", "ok"
        if isinstance(issued, date) and self._paper is not None:
            document = self._paper.document
            recent = is_recent(document, issued, self.today)
            text, tone = age_words(age_days(issued, self.today), document, recent=recent)
        sign = "circle-check" if tone == "ok" else "alert-triangle"
        self.age.set_text(text, sign, tone, token=tone)


def _prompt(paper: PaperView | None) -> str:
    count = 0 if paper is None else len(paper.look_at[:_MOST_LOOKS])
    return trn("Put it before you and look at {n} things:", count)


def date_problem(found: date | FieldProblem | None) -> str:
    """The sentence of a date that could not be read, "" for one that could."""
    return word_problem(found) if isinstance(found, FieldProblem) else ""


def _empty(layout: QHBoxLayout | QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class _Look(QWidget):
    """One thing to look at, with the number it has on the drawing."""

    def __init__(self, number: int, look: LookAt) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(NumberDisc(number), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(look.title, Role.STRONG))
        words.addWidget(Label(look.detail, Role.LABEL, "text2", weight=400, wrap=True))
        row.addLayout(words, 1)
