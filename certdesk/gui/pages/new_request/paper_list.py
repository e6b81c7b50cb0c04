"""The papers of the request at the right: where each stands, and how many are done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.gui import theme
from certdesk.gui.pages.new_request.paper_words import counted, must_be
from certdesk.gui.pages.new_request.scroller import Scroller
from certdesk.gui.theme import Role
from certdesk.gui.widgets.card import Card, Rule
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.task_row import ProgressSegments, TaskRow
from certdesk.gui.widgets.top_bar import SignedText
from certdesk.i18n import tr
from certdesk.services.request.checklist import ChecklistView
from certdesk.services.views import PaperView


class PaperList(Card):
    """One row a paper; the one on the table is marked."""

    paper_chosen = Signal(str)
    """The id of the paper whose row was pressed."""

    def __init__(self, pickup_papers: Sequence[str]) -> None:
        """Empty; `pickup_papers` are named below as not asked for now."""
        super().__init__(tr("The papers"), padding=(8, 14, 8, 10), spacing=8)
        self.setObjectName("checklist.list")
        self.head.setContentsMargins(10, 0, 10, 0)
        self.done = Label("", Role.CARD_TITLE, "accent")
        self.done.setObjectName("checklist.progress")
        self.head.addWidget(self.done)
        self._segments = ProgressSegments()
        bars = QVBoxLayout()
        bars.setContentsMargins(10, 0, 10, 0)
        bars.addWidget(self._segments)
        self.body.addLayout(bars)
        self._rows: dict[str, TaskRow] = {}
        rows = QWidget()
        self._column = QVBoxLayout(rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._scroller = Scroller(rows)
        self.body.addWidget(self._scroller, 1)
        self._foot = QWidget()
        self._build_foot(pickup_papers)

    def show_view(self, view: ChecklistView, current: str) -> None:
        """The papers as they stand; `current` is the id of the one on the table."""
        if list(self._rows) != [paper.document.id for paper in view.papers]:
            self._make_rows(view.papers)
        for paper in view.papers:
            row = self._rows[paper.document.id]
            here = paper.document.id == current
            row.set_current(current=here)
            row.set_state(_state(paper, here=here), must_be(paper.document))
            if here:
                self._scroller.ensureWidgetVisible(row, 0, row.sizeHint().height())
        words = counted(view.progress.done, view.progress.total)
        self.done.setText(words)
        whole = view.progress.done == view.progress.total
        self.done.set_token("ok" if whole else "accent")
        required = [paper for paper in view.papers if paper.document.required]
        self._segments.set_states(
            [_state(paper, here=paper.document.id == current) for paper in required], words
        )

    def take_focus(self, current: str) -> None:
        """Put the focus on the row of the paper on the table."""
        if current in self._rows:
            self._rows[current].setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_rows(self, papers: Sequence[PaperView]) -> None:
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = {}
        for paper in papers:
            row = TaskRow(paper.document.short_title)
            row.setObjectName(f"checklist.paper.{paper.document.id}")
            row.clicked.connect(
                lambda _on=False, name=paper.document.id: self.paper_chosen.emit(name)
            )
            self._rows[paper.document.id] = row
            self._column.insertWidget(self._column.count() - 1, row)

    def _build_foot(self, pickup_papers: Sequence[str]) -> None:
        if not pickup_papers:
            return
        words = tr("{papers}: asked for at the pickup", papers="، ".join(pickup_papers))
        note = SignedText(words, "info-circle", "text2")
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(10, 0, 10, 0)
        foot.addWidget(Rule())
        foot.addWidget(note)
        self.body.addWidget(self._foot)

    def fit(self) -> None:
        """What is asked for later is not said where letters are large."""
        self._foot.setVisible(not theme.look().dense)


def _state(paper: PaperView, *, here: bool) -> str:
    state = paper.item.verdict.value
    return "being_looked_at" if here and state == "not_looked_at" else state
