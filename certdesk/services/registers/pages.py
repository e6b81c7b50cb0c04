"""A register as it is printed: the same lines, columns and totals as its workbook."""

from datetime import date
from typing import Final, TypeVar

from certdesk.documents.office_snapshots import (
    ChartPoint,
    ChartSeries,
    RegisterColumn,
    RegisterPages,
    RegisterRow,
    RegisterTotal,
    SummaryPage,
)
from certdesk.documents.snapshots import Letterhead
from certdesk.domain.dates import shown_day
from certdesk.forms.registers import RegistersWording
from certdesk.registers.cells import Value
from certdesk.registers.columns import Content, Shape, column_widths, sampled
from certdesk.registers.page import closing_lines, figures, notes
from certdesk.registers.rows import Line, RegisterBook, Summary
from certdesk.registers.workbook import line_values

LineT = TypeVar("LineT", bound=Line)

_REFERENCES: Final = frozenset({Content.NUMBER, Content.DAY, Content.CODE})


def pages_of(
    book: RegisterBook[LineT],
    shape: Shape[LineT],
    wording: RegistersWording,
    letterhead: Letterhead,
) -> RegisterPages:
    """The register as a snapshot for paper."""
    register = wording.of(book.kind)
    sample = [line_values(entry, shape, wording) for entry in sampled(book.entries)]
    widths = column_widths(shape.columns, register.columns, sample)
    return RegisterPages(
        title=register.title,
        period=book.period.title,
        columns=tuple(
            RegisterColumn(title, width, column.content in _REFERENCES)
            for title, width, column in zip(register.columns, widths, shape.columns, strict=True)
        ),
        rows=tuple(
            RegisterRow(tuple(map(_text, line_values(entry, shape, wording))), entry.struck)
            for entry in book.entries
        ),
        totals=tuple(RegisterTotal(label, str(value)) for label, value in figures(book, wording)),
        notes=notes(book, wording),
        signatures=register.signatures,
        written_on=book.exported_on,
        letterhead=letterhead,
        closing=closing_lines(book, wording),
        summary=None if book.summary is None else _summary(book.summary),
    )


def _summary(summary: Summary) -> SummaryPage:
    standing = (summary.months, summary.ready)
    lying = (summary.missing, summary.open)
    return SummaryPage(
        title=summary.title,
        facts=tuple(RegisterTotal(label, str(figure)) for label, figure in summary.facts),
        charts=tuple(
            ChartSeries(
                title=series.title,
                points=tuple(ChartPoint(word, figure) for word, figure in series.points),
                standing=series in standing,
                current=series.current,
            )
            for series in (*standing, *lying)
        ),
    )


def _text(value: Value) -> str:
    return shown_day(value) if isinstance(value, date) else str(value)
