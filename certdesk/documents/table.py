"""Tables: columns from the right, rows as high as they need, the header on every page."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from certdesk.documents import text
from certdesk.documents.line import FaceName
from certdesk.documents.marks import RuleMark
from certdesk.documents.measures import Align, Strip, Style, Turn
from certdesk.documents.page import Sheet

_POINT: float = 1 / mm
_GREY = 0.9
_LEADING = 1.4
_STRUCK_GREY = 0.35
_SMALLER = 0.92
"""The cells of a table look alike: a long text goes on on the next line instead."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `width` in mm."""

    title: str
    width: float
    align: Align = "start"
    face: FaceName = "regular"
    most_lines: int = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells from the right, logical, values isolated."""

    cells: Sequence[str]
    bold: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """How a table is set: `size` in points, `least_height` of a row and `padding` in mm."""

    size: float = 11.5
    least_height: float = 7.6
    padding: float = 1.6


class Table:
    """A table on a sheet, from `right` (mm)."""

    def __init__(
        self, sheet: Sheet, columns: Sequence[Column], right: float, measure: Measure
    ) -> None:
        self.sheet = sheet
        self.columns = columns
        self.right = right
        self.measure = measure
        self.padding = measure.padding
        self.width = sum(column.width for column in columns)

    def draw(
        self,
        rows: Sequence[Row],
        top: float,
        bottom: float,
        turn: Turn | None = None,
    ) -> float:
        """Draw the rows from `top`; gives the lower edge.

        When a row would pass `bottom`, `turn` begins a new page and gives its top; without
        it the table goes on (the caller has made room).
        """
        top = self._header(top)
        tell = self.sheet.setup.tell
        for place, row in enumerate(rows, start=1):
            if tell is not None:
                tell(place, len(rows))
            settings = self._settings(row)
            height = self._height(settings)
            if turn and top + height > bottom:
                top = self._header(turn())
            self._row(row, settings, top, height)
            top += height
        return top

    def height(self, rows: Sequence[Row]) -> float:
        """How high the table is on one page, in mm."""
        return sum(self._height(self._settings(row)) for row in (self._titles, *rows))

    @property
    def _titles(self) -> Row:
        return Row([column.title for column in self.columns], bold=True)

    def _header(self, top: float) -> float:
        settings = self._settings(self._titles)
        height = self._height(settings)
        self.sheet.ground(top, height, Strip(self.right, self.width), _GREY)
        self.sheet.rule(top, Strip(self.right, self.width), weight=0.8)
        self._row(self._titles, settings, top, height, header=True)
        return top + height

    def _settings(self, row: Row) -> list[text.Setting]:
        return [
            self._set(cell, column, bold=row.bold)
            for cell, column in zip(row.cells, self.columns, strict=True)
        ]

    def _height(self, settings: Sequence[text.Setting]) -> float:
        lines = max(len(setting.lines) * _step(setting.size) for setting in settings)
        return max(self.measure.least_height, lines + self.padding)

    def _set(self, cell: str, column: Column, *, bold: bool) -> text.Setting:
        return text.fit(
            cell,
            "bold" if bold else column.face,
            self.measure.size,
            (column.width - 2 * self.padding) * mm,
            most_lines=column.most_lines,
            smaller=_SMALLER,
            shaping=self.sheet.shaper,
        )

    def _row(
        self,
        row: Row,
        settings: Sequence[text.Setting],
        top: float,
        height: float,
        *,
        header: bool = False,
    ) -> None:
        right = self.right
        for place, (setting, column) in enumerate(zip(settings, self.columns, strict=True), 1):
            # the last column says why a row is struck: it stays readable
            struck = row.struck and place < len(self.columns)
            strip = Strip(right + self.padding, column.width - 2 * self.padding)
            step = _step(setting.size)
            # Amiri's letters stand, with their dots, about a third of the size over the baseline
            middle = top + height / 2 - step * (len(setting.lines) - 1) / 2
            face: FaceName = "bold" if row.bold else column.face
            align: Align = "centre" if header and column.align != "start" else column.align
            grey = _STRUCK_GREY if struck else 0.0
            style = Style(setting.size, face, align, grey, leading=_LEADING)
            self.sheet.write_set(setting, middle + setting.size * 0.3 * _POINT, strip, style)
            if struck:
                self._strike(setting, middle, strip, style)
            self._upright(right, top, height)
            right += column.width
        self._upright(right, top, height)
        self.sheet.rule(top + height, Strip(self.right, self.width), weight=0.5)

    def _strike(self, setting: text.Setting, middle: float, strip: Strip, style: Style) -> None:
        """A line through each line of the text: struck out, and still read."""
        for place, line in enumerate(setting.lines):
            if line:
                width = self.sheet.width(line, style)
                room = strip.width - width
                inset = {"start": 0.0, "centre": room / 2, "end": room}[style.align]
                at = middle + place * _step(setting.size)
                self.sheet.add(RuleMark(strip.right + inset, at, width, weight=0.6))

    def _upright(self, right: float, top: float, height: float) -> None:
        self.sheet.add(RuleMark(right, top, height, upright=True, weight=0.5))


def _step(size: float) -> float:
    return size * _LEADING * _POINT
