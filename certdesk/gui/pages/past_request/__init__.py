"""Past request: one line of the register before this program, to be read only.

| objectName | meaning |
|---|---|
| `past_request.banner` | from which file and row it comes |
| `past_request.read` | what is known of it |
| `past_request.row` | the whole row as it stood |
| `past_request.new` | a new request (F2): nothing else is done with a past one |
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from certdesk.gui import theme
from certdesk.gui.page import Page
from certdesk.gui.pages.step_words import figures
from certdesk.gui.session import Session
from certdesk.gui.widgets.banner import Banner
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.chip import HERO, Chip
from certdesk.gui.widgets.compare_row import FactRow
from certdesk.gui.widgets.page_shell import PageShell
from certdesk.i18n import ltr, shown, tr
from certdesk.services.lines import past_of
from certdesk.services.past.views import PastView

_GAP = 14
_SIDE_BY_SIDE = QBoxLayout.Direction.LeftToRight
_ONE_COLUMN = QBoxLayout.Direction.TopToBottom
_FACT_HIGH = 31


class PastRequestPage(Page):
    """What an old register says of one request."""

    name = "past_request"
    rail = "requests"

    def __init__(self, session: Session) -> None:
        """None yet."""
        super().__init__(session)
        self.view: PastView | None = None
        self.banner = Banner("", sign="history")
        self.banner.setObjectName("past_request.banner")
        self.known = _FactsCard(tr("What is known of it"), "past_request.read")
        self.row = _FactsCard(tr("The row as it stood"), "past_request.row")
        self.new = Button(tr("New request"), icon="file-plus", key="F2")
        self.new.setObjectName("past_request.new")
        self.new.clicked.connect(lambda: session.go("new_request"))
        self._arrange()

    def settle(self, shell: PageShell) -> None:
        """Hints; the name becomes the title."""
        super().settle(shell)
        chip = Chip("past", size=HERO)
        shell.set_title_widgets(self.new, beside=[chip])
        shell.set_hints([("F2", tr("New request")), ("Esc", tr("Back")), ("F1", tr("Help"))])

    def enter(self, **wanted: object) -> None:
        """Show the request of `line_id`, the id that lists give it."""
        line_id = wanted.get("line_id")
        past_id = past_of(line_id) if isinstance(line_id, int) else None
        if past_id is not None:
            self._read(past_id)
        self.new.setFocus()

    def refresh(self) -> None:
        """Read it again: its import may have been taken back."""
        if self.view is not None:
            self._read(self.view.id)

    def _read(self, past_id: int) -> None:
        session = self.session
        session.ask(lambda: session.desk.past.show(past_id, by=session.actor), self._show)

    def _show(self, view: PastView) -> None:
        self.view = view
        if self.shell is not None:
            self.shell.set_title(view.name, ltr(view.number))
        self.banner.set_text(
            tr(
                "From the register before this program: {file}, row {row}. Read only.",
                file=shown(view.file),
                row=ltr(view.row),
            ),
            "history",
        )
        self.known.show_facts(_facts(view))
        self.row.show_facts([(title, shown(text)) for title, text in view.cells])

    def _arrange(self) -> None:
        self._columns = QBoxLayout(_SIDE_BY_SIDE)
        self._columns.setSpacing(_GAP)
        for card in (self.known, self.row):
            box = QWidget()
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            column = QVBoxLayout(box)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(card)
            column.addStretch(1)
            self._columns.addWidget(box, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 8)
        column.setSpacing(_GAP)
        column.addWidget(self.banner)
        column.addLayout(self._columns, 1)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Large letters need the whole width."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self._columns.setDirection(_ONE_COLUMN if theme.look().dense else _SIDE_BY_SIDE)


class _FactsCard(Card):
    """Labels and values, made anew for each request."""

    def __init__(self, title: str, name: str) -> None:
        super().__init__(title)
        self.setObjectName(name)
        self._rows: QWidget | None = None

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """(label, value as it is shown); empty ones are left out."""
        if self._rows is not None:
            self.body.removeWidget(self._rows)
            self._rows.deleteLater()
        self._rows = QWidget()
        column = QVBoxLayout(self._rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        told = [(label, value) for label, value in facts if value]
        for place, (label, value) in enumerate(told):
            ruled = place < len(told) - 1
            fact = FactRow(label, value, high=_FACT_HIGH, wide_label=170, ruled=ruled)
            fact.setToolTip(value)
            column.addWidget(fact)
        self.body.addWidget(self._rows)


def _facts(view: PastView) -> list[tuple[str, str]]:
    days = (view.deposited_on, view.handed_over_on, view.diploma_dated)
    deposited, handed_over, dated = (ltr(figures(day)) if day else "" for day in days)
    birth = " ".join(filter(None, (shown(view.birth) if view.birth else "", view.birth_place)))
    return [
        (tr("Deposit number"), ltr(view.number)),
        (tr("Name and surname"), view.name),
        (tr("Latin name"), ltr(view.latin_name) if view.latin_name else ""),
        (tr("Birth"), birth),
        (tr("Registration number"), _code(view.registration_number)),
        (tr("Phone"), _code(view.phone)),
        (tr("Diploma number"), _code(view.diploma_number)),
        (tr("Date of the diploma"), dated),
        (tr("Day of deposit"), deposited),
        (tr("Day of hand-over"), handed_over),
    ]


def _code(text: str) -> str:
    return ltr(text) if text else ""
