"""Pages, searches and a month's workbook on a register of 2,000 requests, against bare libraries.

The peers do the same work without us: the same statements by `sqlite3`, as SQLAlchemy hands
them to it, their rows fetched and thrown away; the same cells by openpyxl. The bars of the pages
leave room for a transaction, the office's calendar and fifty lines ready to be shown.
"""

import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side
from sqlalchemy import event

from certdesk.desk import Desk, open_desk
from certdesk.domain.register import RegisterKind
from certdesk.domain.rights import COMMAND_LINE
from certdesk.registers import deposit
from certdesk.registers.workbook import build, line_values
from certdesk.services.lines import Wanted
from certdesk.services.registers.periods import month_period, year_period
from certdesk.services.sample import fill
from tests.bench.measure import Comparison, Sample, compare, timed

REQUESTS = 2_000
TIMES = 20
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@contextmanager
def sample_desk() -> Iterator[Desk]:
    """An office with two years of invented requests, made once for all that is measured on it."""
    with tempfile.TemporaryDirectory() as place:
        desk = open_desk(Path(place) / "data", trial=True, clock=lambda: NOW)
        try:
            fill(desk.office, REQUESTS, by=COMMAND_LINE)
            yield desk
        finally:
            desk.close()


def page(desk: Desk) -> Comparison:
    """A page of fifty of the Requests list."""
    return _against_statements(desk, "page of 50 requests", desk.lists.page, bar=12.0)


def ready_page(desk: Desk) -> Comparison:
    """A page of the files that wait to be fetched."""
    work = "page of what is ready"
    return _against_statements(desk, work, lambda: desk.lists.page(Wanted.READY), bar=12.0)


def name_search(desk: Desk) -> Comparison:
    """A name of two parts, typed into the search box."""
    line = desk.lists.page(Wanted.READY, limit=1)[0]
    work = "search by name and surname"
    return _against_statements(desk, work, lambda: desk.lists.find(line.name), bar=5.0)


def today(desk: Desk) -> Comparison:
    """All that Today shows."""
    return _against_statements(desk, "Today, all it shows", desk.lists.today, bar=9.0)


def worklists(desk: Desk) -> Comparison:
    """How many each worklist of the follow-up has."""
    work = "counts of the follow-up's lists"
    return _against_statements(desk, work, desk.follow_on.counts, bar=6.0)


def month_workbook(desk: Desk) -> Comparison:
    """The deposit register of the busiest month, against openpyxl's own quick way."""
    year = desk.registers.deposits(year_period(NOW.year), by=COMMAND_LINE)
    months = Counter(entry.deposited_on.month for entry in year.entries)
    month = months.most_common(1)[0][0]
    period = month_period(NOW.year, month)
    book, wording = desk.registers.deposits(period, by=COMMAND_LINE), desk.registers.wording()
    shape = deposit.shape()

    def bare() -> None:
        workbook = Workbook(write_only=True)
        sheet = workbook.create_sheet(RegisterKind.DEPOSIT.value)
        side = Side(style="thin")
        cell = WriteOnlyCell(sheet)
        cell.font, cell.border = Font(name="Amiri"), Border(side, side, side, side)
        cell.alignment = Alignment(wrap_text=True)
        for entry in book.entries:
            row = []
            for value in line_values(entry, shape, wording):
                one = WriteOnlyCell(sheet, value)
                one._style = cell._style
                row.append(one)
            sheet.append(row)
        workbook.save(BytesIO())

    def ours() -> Sample:
        return timed(lambda: build(book, shape, wording))

    work = f"month's workbook, {len(book.entries)} lines"
    return compare(work, ours, lambda: timed(bare), bar=1.0)


SAMPLE_BENCHES: tuple[Callable[[Desk], Comparison], ...] = (
    *(page, ready_page, name_search, today, worklists, month_workbook),
)


def _against_statements(
    desk: Desk, work: str, ours: Callable[[], object], *, bar: float
) -> Comparison:
    """What we do, against its statements alone on a bare connection."""
    engine, asked = desk.office.store.engine, list[tuple[str, Any]]()

    def note(_c: object, _k: object, sql: str, values: Any, _x: object, _m: object) -> None:
        asked.append((sql, values))

    event.listen(engine, "before_cursor_execute", note)
    ours()
    event.remove(engine, "before_cursor_execute", note)
    statements = [one for one in asked if one[0].lstrip().startswith(("SELECT", "WITH"))]
    with closing(sqlite3.connect(str(engine.url.database))) as connection:

        def bare() -> None:
            for _ in range(TIMES):
                for sql, values in statements:
                    connection.execute(sql, values).fetchall()

        def whole() -> None:
            for _ in range(TIMES):
                ours()

        return compare(work, lambda: _each(whole), lambda: _each(bare), bar=bar)


def _each(work: Callable[[], None]) -> Sample:
    sample = timed(work)
    return Sample(sample.wall / TIMES, sample.cpu / TIMES)
