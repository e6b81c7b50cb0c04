"""The rows of a foreign workbook's sheet, streamed: values as they stand, never computed.

A formula counts as the value that Excel kept with it. The stated dimension is not looked at.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from certdesk.domain.past_cells import Cell, Uncalculated
from certdesk.registers.past_book import MOST_SHEET_MB, MOST_TEXTS_MB, PastBook, SheetPart
from certdesk.registers.past_errors import (
    NoSuchSheet,
    TooManyRows,
    TornWorkbook,
)

MOST_ROWS: Final = 200_000
MOST_EMPTY_ROWS: Final = 2_000
"""After so many empty rows in a row nothing more is looked for."""
_MOST_COLUMNS: Final = 100
_MOST_TEXTS: Final = 1_000_000
_LONGEST_TEXT: Final = 32_767  # Excel's own limit of a cell
_END_OF_DATES: Final = 2_950_000  # a little before 31/12/9999, in files that count from 1904 too
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Row:
    """One row that has something in it; `number` as Excel shows it, from 1."""

    number: int
    cells: tuple[Cell, ...]


class PastSheet:
    """One sheet of an open workbook; may be read more than once."""

    def __init__(self, book: PastBook, wanted: str | None = None) -> None:
        """The sheet of that name, else the first that is not hidden.

        Raises:
            NoSuchSheet; UnpacksTooBig, UnsafeXml, TornWorkbook.
        """
        self._book = book
        self.part = _chosen(book, wanted)
        self.stopped_after: int | None = None
        self._texts = _Texts(book.name)
        if book.has("xl/sharedStrings.xml"):
            book.read("xl/sharedStrings.xml", self._texts, MOST_TEXTS_MB)
        self._formats = _Formats()
        if book.has("xl/styles.xml"):
            book.read("xl/styles.xml", self._formats)

    @property
    def name(self) -> str:
        """The sheet's name."""
        return self.part.name

    def rows(self) -> Iterator[Row]:
        """Rows that are not empty, from the top; `stopped_after` tells where looking ended.

        Raises:
            TooManyRows; UnpacksTooBig, UnsafeXml, TornWorkbook.
        """
        self.stopped_after = None
        handler = _Cells(self._texts.all, self._formats.date_styles, self._book.date1904)
        count, last = 0, 0
        for _ in self._book.feed(self.part.part, handler, MOST_SHEET_MB):
            for row in handler.take():
                if row.number - last > MOST_EMPTY_ROWS:
                    self.stopped_after = last
                    return
                if not row.cells:
                    continue
                count, last = count + 1, row.number
                if count > MOST_ROWS:
                    raise TooManyRows(sheet=self.name[:40], most=MOST_ROWS)
                yield row


def _chosen(book: PastBook, wanted: str | None) -> SheetPart:
    shown = [one for one in book.sheets if not one.hidden] or list(book.sheets)
    if wanted is None:
        return shown[0]
    for one in book.sheets:
        if one.name.strip() == wanted.strip():
            return one
    names = [f"«{one.name[:40]}»" for one in shown[:8]]
    raise NoSuchSheet(sheet=wanted[:40], sheets=names)


class _Texts(ContentHandler):
    """The shared texts, phonetic readings left out."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.all: list[str] = []
        self._file = file
        self._parts: list[str] = []
        self._wanted = self._phonetic = False

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        tag = name.rpartition(":")[2]
        if tag == "t":
            self._wanted = not self._phonetic
        elif tag == "rPh":
            self._phonetic = True
        elif tag == "si" and len(self.all) >= _MOST_TEXTS:
            raise TornWorkbook(file=self._file)

    def characters(self, content: str) -> None:
        if self._wanted:
            self._parts.append(content)

    def endElement(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag == "t":
            self._wanted = False
        elif tag == "rPh":
            self._phonetic = False
        elif tag == "si":
            self.all.append(_text("".join(self._parts)))
            self._parts = []


class _Formats(ContentHandler):
    """Which cell formats show a date."""

    def __init__(self) -> None:
        super().__init__()
        self.date_styles: set[int] = set()
        self._codes: dict[int, str] = dict(BUILTIN_FORMATS)
        self._in_cells = False
        self._count = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        tag = name.rpartition(":")[2]
        if tag == "numFmt":
            self._codes[_whole(attrs.get("numFmtId"))] = attrs.get("formatCode", "")[:200]
        elif tag == "cellXfs":
            self._in_cells = True
        elif tag == "xf" and self._in_cells:
            code = self._codes.get(_whole(attrs.get("numFmtId")), "General")
            if is_date_format(code):
                self.date_styles.add(self._count)
            self._count += 1

    def endElement(self, name: str) -> None:
        if name.rpartition(":")[2] == "cellXfs":
            self._in_cells = False


class _Cells(ContentHandler):
    """Rows as they end; the caller takes them between two chunks."""

    def __init__(self, texts: Sequence[str], dates: set[int], date1904: bool) -> None:  # noqa: FBT001
        super().__init__()
        self._texts, self._dates = texts, dates
        self._epoch = datetime(1904, 1, 1) if date1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - a serial has no zone
        self._rows: list[Row] = []
        self._number = 0
        self._cells: dict[int, Cell] = {}
        self._column = -1
        self._kind, self._style = "n", 0
        self._parts: list[str] = []
        self._length = 0
        self._wanted = False
        self._formula: str | None = None
        self._has_value = False

    def take(self) -> list[Row]:
        """The rows ended since the last time."""
        rows, self._rows = self._rows, []
        return rows

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        tag = name.rpartition(":")[2]
        if tag == "c":
            self._column = _column(attrs.get("r", ""), self._column + 1)
            self._kind, self._style = attrs.get("t", "n"), _whole(attrs.get("s"))
            self._formula, self._has_value = None, False
            self._begin(wanted=False)
        elif tag in {"v", "t", "f"}:
            if tag != "t" or not self._parts:
                self._begin(wanted=True)
            self._wanted = True
            self._has_value = self._has_value or tag == "v"
        elif tag == "row":
            self._number = _whole(attrs.get("r")) or self._number + 1
            self._cells, self._column = {}, -1

    def characters(self, content: str) -> None:
        if self._wanted and self._length <= _LONGEST_TEXT:
            self._parts.append(content)
            self._length += len(content)

    def endElement(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag == "f":
            self._formula = "".join(self._parts)
            self._begin(wanted=False)
        elif tag in {"v", "t"}:
            self._wanted = False
        elif tag == "c":
            value = self._value("".join(self._parts))
            if value is not None and self._column < _MOST_COLUMNS:
                self._cells[self._column] = value
        elif tag == "row":
            wide = max(self._cells, default=-1) + 1
            cells = tuple(self._cells.get(place) for place in range(wide))
            self._rows.append(Row(self._number, cells))

    def _begin(self, *, wanted: bool) -> None:
        self._parts, self._length, self._wanted = [], 0, wanted

    def _value(self, raw: str) -> Cell:
        if not raw.strip():
            # an empty text may be a result, an empty number is none
            kept = self._has_value and self._kind == "str"
            lost = self._formula is not None and not kept
            return Uncalculated(self._formula or "") if lost else None
        if self._kind == "s":
            place = _whole(raw)
            return (self._texts[place] or None) if place < len(self._texts) else None
        if self._kind in {"str", "inlineStr", "e"}:
            return _text(raw) or None
        if self._kind == "b":
            return "1" if raw.strip() == "1" else "0"
        if self._kind == "d":
            return _iso_day(raw)
        return self._number_or_day(raw)

    def _number_or_day(self, raw: str) -> Cell:
        try:
            number = float(raw)
        except ValueError:
            return _text(raw)
        if number != number or abs(number) > 1e15:  # noqa: PLR0124 - NaN
            return _text(raw)
        if self._style in self._dates and 1 <= number < _END_OF_DATES:
            return (self._epoch + timedelta(days=number)).date()
        return int(number) if number.is_integer() else number


def _text(raw: str) -> str:
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), raw[:_LONGEST_TEXT])
    return "" if not text.strip() else text


def _iso_day(raw: str) -> Cell:
    try:
        return date.fromisoformat(raw[:10])
    except ValueError:
        return _text(raw)


def _whole(raw: str | None) -> int:
    return int(raw) if raw and raw.isascii() and raw.isdigit() and len(raw) < 10 else 0


def _column(reference: str, following: int) -> int:
    """The place of `AB12`, from 0; the following one where the file does not say."""
    place = 0
    for sign in reference[:4]:
        if not "A" <= sign <= "Z":
            break
        place = place * 26 + ord(sign) - 64
    return place - 1 if place else following
