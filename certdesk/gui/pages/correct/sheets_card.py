"""How many sheets of each paper were taken in: counted anew while they lie in the cupboard."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from certdesk.domain.custody import Origin, Place
from certdesk.gui import theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.count_field import CountField
from certdesk.gui.widgets.label import Label
from certdesk.i18n import tr
from certdesk.services.views import RequestView

_FIELD_WIDE, _COLUMNS, _COLUMNS_DENSE = 84, 6, 2


class SheetsAnew(Card):
    """One count a paper; the card hides when no paper lies in the cupboard."""

    def __init__(self) -> None:
        """No papers."""
        super().__init__(tr("Sheets taken in"), padding=(18, 10, 18, 12), spacing=6)
        self.setObjectName("correct.sheets")
        self.fields: dict[str, CountField] = {}
        self._before: dict[str, int] = {}
        self._holder = QWidget()
        self.body.addWidget(self._holder)

    @property
    def changed(self) -> Mapping[str, int]:
        """Sheets by paper where another number was typed; what is no number counts as none."""
        return {
            paper: field.value() or 0
            for paper, field in self.fields.items()
            if field.value() != self._before[paper]
        }

    def forget(self) -> None:
        """No papers any more."""
        self._before = {paper: field.value() or 0 for paper, field in self.fields.items()}

    def show_view(self, view: RequestView) -> None:
        """The papers of another request."""
        here = [
            line
            for line in view.lines
            if line.origin is Origin.TAKEN_IN and line.place is Place.CUPBOARD
        ]
        self._before = {line.paper: line.sheets for line in here}
        titles = {paper.document.id: paper.document.short_title for paper in view.papers}
        self.body.removeWidget(self._holder)
        self._holder.hide()
        self._holder.deleteLater()
        self._holder = QWidget()
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        self.fields = {}
        across = _COLUMNS_DENSE if theme.look().dense else _COLUMNS
        for at, line in enumerate(here):
            title = titles.get(line.paper, line.title)
            field = CountField(f"correct.sheets_{line.paper}", title, least=1, most=99)
            field.set_value(line.sheets)
            field.set_label_shown(False)
            field.setFixedWidth(theme.px(_FIELD_WIDE))
            self.fields[line.paper] = field
            grid.addWidget(_under(title, field), at // across, at % across)
            grid.setColumnStretch(at % across, 1)
        self.body.addWidget(self._holder)
        self.setVisible(bool(here) and view.state.value == "deposited")


def _under(title: str, field: CountField) -> QWidget:
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(Label(title, Role.LABEL))
    column.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft)
    return cell
