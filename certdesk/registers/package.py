"""The workbook's file: openpyxl's parts, the streamed rows put in, the same bytes every time."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import IO, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.xml.functions import tostring

_SHEET: Final = "xl/worksheets/sheet1.xml"
_PROPERTIES: Final = "docProps/core.xml"
_SHEET_END: Final = b"</worksheet>"


def packed(workbook: Workbook, rows: Iterable[bytes], *, before_row: int, on: date) -> bytes:
    """The .xlsx with `rows` streamed in front of the row numbered `before_row`.

    `on` is the day written wherever the file format asks for a time.
    """
    # The rows' formats must be in the workbook before its styles are written: the first
    # chunk registers them.
    chunks = iter(rows)
    first = next(chunks, b"")
    drawn = BytesIO()
    workbook.save(drawn)
    file = BytesIO()
    with ZipFile(drawn) as source, ZipFile(file, "w") as target:
        for name in source.namelist():
            with target.open(_entry(name, on), "w") as part:
                if name == _SHEET:
                    _write_sheet(part, source.read(name), before_row, first, chunks)
                elif name == _PROPERTIES:
                    part.write(_properties(workbook, on))
                else:
                    part.write(source.read(name))
    return file.getvalue()


def _write_sheet(
    part: IO[bytes], drawn: bytes, before_row: int, first: bytes, chunks: Iterable[bytes]
) -> None:
    mark = f'<row r="{before_row}"'.encode()
    head, foot = drawn.split(mark, 1)
    # Receipt and phone numbers are texts on purpose: no green corner in each cell.
    columns = f'<ignoredErrors><ignoredError sqref="A1:XFD{before_row}" numberStoredAsText="1"/>'
    body, end, _ = foot.rpartition(_SHEET_END)
    part.write(head)
    part.write(first)
    for chunk in chunks:
        part.write(chunk)
    part.write(mark + body + columns.encode() + b"</ignoredErrors>" + end)


def _properties(workbook: Workbook, on: date) -> bytes:
    moment = datetime.combine(on, time(), UTC).replace(tzinfo=None)
    workbook.properties.created = workbook.properties.modified = moment
    return bytes(tostring(workbook.properties.to_tree()))


def _entry(name: str, on: date) -> ZipInfo:
    entry = ZipInfo(name, (on.year, on.month, on.day, 0, 0, 0))
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 0  # else the file tells on which system it was written
    entry.external_attr = 0o600 << 16
    return entry
