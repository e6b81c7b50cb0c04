"""The columns of the list of requests, and what each cell says beside its text."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt

from certdesk.domain.request import State
from certdesk.gui.models.paged_rows import AnyIndex, Column, PagedRows
from certdesk.gui.pages.step_words import chip_words, figures, step_verb
from certdesk.gui.widgets.table import CHIP_ROLE, STRUCK_ROLE, TONE_ROLE, CellKind
from certdesk.i18n import tr
from certdesk.services.views import RequestLine

Fetch = Callable[[int | None, int], Sequence[RequestLine]]


class ColumnLook(NamedTuple):
    """How a column stands: its cells' kind, pixels at 100 %, its share of the room left over.

    `keeps`: the lower, the sooner it gives way in a narrow window; 0 never does.
    """

    kind: CellKind
    width: int
    share: int = 0
    keeps: int = 0
    usual: bool = True


LOOKS = {
    "number": ColumnLook(CellKind.NUMBER, 108),
    "name": ColumnLook(CellKind.NAME, 170, share=3),
    "branch": ColumnLook(CellKind.TEXT, 120, share=1, keeps=6),
    "speciality": ColumnLook(CellKind.TEXT, 170, keeps=3, usual=False),
    "registration_number": ColumnLook(CellKind.CODE, 138, keeps=4, usual=False),
    "diploma_number": ColumnLook(CellKind.CODE, 120, keeps=5, usual=False),
    "latin_name": ColumnLook(CellKind.CODE, 170, keeps=2, usual=False),
    "phone": ColumnLook(CellKind.CODE, 126, keeps=8),
    "date": ColumnLook(CellKind.DATE, 110, keeps=7),
    "promised": ColumnLook(CellKind.DATE, 110, keeps=9),
    "state": ColumnLook(CellKind.CHIP, 150),
    "next_step": ColumnLook(CellKind.VERB, 136, share=1),
    "draft_code": ColumnLook(CellKind.CODE, 110, keeps=1, usual=False),
}
ALWAYS = frozenset({"number", "name", "state", "next_step"})


def columns() -> list[Column[RequestLine]]:
    """Every column there is, right to left; the usual ones and those to be chosen."""
    return [
        Column("number", tr("Number"), lambda line: line.number or "—", latin=True),
        Column("name", tr("Name and surname"), lambda line: line.name or tr("No name yet")),
        Column("branch", tr("Branch"), lambda line: line.branch),
        Column("speciality", tr("Speciality"), lambda line: line.speciality),
        Column(
            "registration_number",
            tr("Registration number"),
            lambda line: line.registration_number,
            latin=True,
        ),
        Column(
            "diploma_number", tr("Diploma number"), lambda line: line.diploma_number, latin=True
        ),
        Column("latin_name", tr("Latin name"), lambda line: line.latin_name, latin=True),
        Column("phone", tr("Phone"), lambda line: line.phone, latin=True),
        Column("date", tr("Date"), lambda line: figures(line.deposited_on or line.created_on)),
        Column("promised", tr("Promised"), lambda line: figures(line.promised_on), latin=True),
        Column("state", tr("State"), chip_words),
        Column("next_step", tr("Next step"), step_verb),
        Column("draft_code", tr("Draft code"), lambda line: line.draft_code, latin=True),
    ]


class RequestRows(PagedRows[RequestLine]):
    """The model: texts, chips, struck numbers of void entries, red days gone by."""

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        """Reads its first page when it is looked at."""
        super().__init__(columns(), fetch, parent)
        self.places = {column.name: place for place, column in enumerate(self.columns)}
        self._chip, self._promised = self.places["state"], self.places["promised"]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the delegate asks of a cell."""
        if role == CHIP_ROLE and index.column() == self._chip:
            line = self.row_at(index.row())
            return None if line is None else line.chip
        if role == STRUCK_ROLE:
            line = self.row_at(index.row())
            return line is not None and line.state is State.VOID
        if role == TONE_ROLE and index.column() == self._promised:
            line = self.row_at(index.row())
            return "bad" if line is not None and line.overdue_days else None
        return super().data(index, role)

    def fetch_first(self) -> None:
        """Read the first page now, so that a row can be chosen."""
        if not self.rowCount():
            self.fetchMore(self.index(-1, -1))

    def place_of(self, request_id: int, near: int) -> int | None:
        """Where a request stands, looked for around a place; None when it is not there."""
        around = range(max(0, near - 50), min(self.rowCount(), near + 51))
        for place in around:
            line = self.row_at(place)
            if line is not None and line.id == request_id:
                return place
        return None
