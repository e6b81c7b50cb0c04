"""The equation of one file: what was taken in, what goes now, what stays."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from certdesk.domain.custody import LedgerLine, NothingGiven, Origin, Place, plan_giving
from certdesk.gui import theme
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.equation import Equation, EquationLine
from certdesk.i18n import tr
from certdesk.services.views import RequestView

_ROOMY_LINES, _LOW_ROW, _LOWEST_ROW = 5, 42, 38


class Papers(Card):
    """Space on a line hands it over or leaves it for later."""

    chosen_changed = Signal()
    """Another choice of papers."""

    def __init__(self) -> None:
        """No papers."""
        super().__init__(tr("What was taken in and what is handed over"), padding=(8, 12, 8, 12))
        self.head.setContentsMargins(8, 0, 8, 0)
        self.equation = Equation()
        self.equation.setObjectName("pickup.equation")
        self.body.addWidget(self.equation)
        self.body.addStretch(1)
        self.equation.line_toggled.connect(self._toggled)
        self._lines: tuple[LedgerLine, ...] = ()
        self._titles: Mapping[str, str] = {}
        self._due: frozenset[int] = frozenset()
        self._chosen: frozenset[int] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def chosen(self) -> tuple[int, ...]:
        """Ledger lines that go now."""
        return tuple(line.id for line in self._lines if line.id in self._chosen)

    @property
    def goes(self) -> int:
        """Sheets that go now."""
        return sum(line.sheets for line in self._lines if line.id in self._chosen)

    @property
    def later(self) -> int:
        """Sheets that are due and do not go now."""
        waits = self._due - self._chosen
        return sum(line.sheets for line in self._lines if line.id in waits)

    @property
    def stays(self) -> int:
        """Sheets that are here when the applicant has gone."""
        here = [line for line in self._lines if line.place is not Place.GIVEN]
        return sum(line.sheets for line in here if line.id not in self._chosen)

    def begin(self, view: RequestView, *, is_return: bool) -> None:
        """Another file: everything due is chosen, what is kept cannot be."""
        self._take(view, is_return=is_return)
        self._chosen = self._due
        self._show()

    def keep_choice(self, view: RequestView, *, is_return: bool) -> None:
        """The same file read again: what was left for later stays so."""
        left = self._due - self._chosen
        self._take(view, is_return=is_return)
        self._chosen = self._due - left
        self._show()

    def _take(self, view: RequestView, *, is_return: bool) -> None:
        self._due = _due(view.lines, is_return=is_return)
        # what can be handed over stands on top
        self._lines = tuple(sorted(view.lines, key=lambda line: line.id not in self._due))
        self._titles = short_titles(view)

    def _toggled(self, place: int, handed: bool) -> None:  # noqa: FBT001 - as the signal gives it
        line = self._lines[place].id
        self._chosen = self._chosen | {line} if handed else self._chosen - {line}
        self._show()
        self.chosen_changed.emit()

    def _show(self) -> None:
        shown = [self._line(line) for line in self._lines]
        self.equation.set_lines(shown)
        for place, row in enumerate(self.equation.rows):
            row.setObjectName(f"pickup.line_{place}")
            if len(shown) > _ROOMY_LINES:
                row.setFixedHeight(theme.px(_LOWEST_ROW if theme.look().compact else _LOW_ROW))
        taken = sum(line.taken for line in shown)
        given = sum(line.given for line in shown)
        left = sum(line.left for line in shown)
        self.equation.set_total(taken, given, left, balanced=taken == given + left)

    def _line(self, line: LedgerLine) -> EquationLine:
        gone = line.place is Place.GIVEN
        goes = line.id in self._chosen
        given = line.sheets if gone or goes else 0
        return EquationLine(
            title=self._titles.get(line.paper, line.title),
            form=_form(line),
            taken=line.sheets,
            given=given,
            left=line.sheets - given,
            handed=goes,
            selectable=line.id in self._due,
        )


def short_titles(view: RequestView) -> Mapping[str, str]:
    """Papers by id, named as briefly as the office does."""
    return {paper.document.id: paper.document.short_title for paper in view.papers}


def _due(lines: Sequence[LedgerLine], *, is_return: bool) -> frozenset[int]:
    try:
        return frozenset(line.id for line in plan_giving(lines, None, is_return=is_return).give)
    except NothingGiven:
        return frozenset()


def _form(line: LedgerLine) -> str:
    if line.place is Place.GIVEN:
        return tr("given before")
    if line.place is Place.SPOILED:
        return tr("spoiled")
    if line.origin is Origin.MADE_HERE:
        return tr("authenticated copy")
    return tr("copy") if line.is_copy else tr("original")
