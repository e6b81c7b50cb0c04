"""Old registers of every kind: ordinary, messy, and made to do harm."""

import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import openpyxl

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = ("رقم الوصل", "تاريخ الإيداع", "الاسم واللقب", "رقم الهاتف")
_MB = b" " * 1_000_000


def excel(path: Path, *rows: Sequence[object], merged: Sequence[str] = (), sheet: str = "") -> Path:
    """A workbook as openpyxl writes it."""
    book = openpyxl.Workbook()
    table = book.active
    if sheet:
        table.title = sheet
    for row in rows:
        table.append(list(row))
    for span in merged:
        table.merge_cells(span)
    book.save(path)
    return path


def register(path: Path, count: int = 3, *, year: int = 2026, first: int = 1) -> Path:
    """`count` ordinary entries of invented people."""
    rows = [
        (
            f"{n:04d}/{year}",
            date(year, 1, 1 + n % 28),
            f"سمسم المثالي {'ابجدهوز'[n % 7]}",
            "0550000001",
        )
        for n in range(first, first + count)
    ]
    return excel(path, HEAD, *rows)


def package(
    path: Path, sheet: Iterable[bytes], *, shared: Iterable[bytes] = (), name: str = "Sheet1"
) -> Path:
    """A workbook put together by hand, its parts as they are given."""
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{_LINKS}"><sheets>'
        f'<sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("xl/workbook.xml", book)
        out.writestr("xl/_rels/workbook.xml.rels", links)
        for part, pieces in (("worksheets/sheet1.xml", sheet), ("sharedStrings.xml", shared)):
            with out.open(f"xl/{part}", "w") as stream:
                written = [stream.write(piece) for piece in pieces]
            del written
        if not shared:
            _drop_empty(out)
    return path


def _drop_empty(out: zipfile.ZipFile) -> None:
    # an empty part is no XML: take it from the directory before that is written
    out.filelist[:] = [one for one in out.filelist if one.file_size]
    out.NameToInfo = {one.filename: one for one in out.filelist}


def sheet_xml(rows: Iterable[str], before: str = "") -> Iterable[bytes]:
    """A sheet of rows written by hand."""
    yield f'{before}<worksheet xmlns="{MAIN}"><sheetData>'.encode()
    for row in rows:
        yield row.encode()
    yield b"</sheetData></worksheet>"


def row_xml(number: int, *texts: str) -> str:
    """One row of inline texts."""
    cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
    return f'<row r="{number}">{cells}</row>'


def head_xml() -> list[str]:
    """The head and one entry."""
    return [row_xml(1, *HEAD), row_xml(2, "0001/2026", "05/01/2026", "سمسم المثالي", "0550000001")]


def zip_bomb(path: Path) -> Path:
    """Some hundred kilobytes that unpack to 220 MB."""
    return package(path, [f'<worksheet xmlns="{MAIN}">'.encode(), *[_MB] * 220, b"</worksheet>"])


def text_bomb(path: Path) -> Path:
    """The shared texts unpack to 100 MB."""
    return package(
        path, sheet_xml(head_xml()), shared=[f'<sst xmlns="{MAIN}">'.encode(), *[_MB] * 100]
    )


def crowded(path: Path) -> Path:
    """More parts than any workbook has."""
    package(path, sheet_xml(head_xml()))
    with zipfile.ZipFile(path, "a") as out:
        for place in range(20_000):
            out.writestr(f"xl/media/{place:040d}", b"")
    return path


def entity_bomb(path: Path) -> Path:
    """Ten lines that would become a thousand million words."""
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    return package(path, sheet_xml([row_xml(1, "&l9;")], f"<!DOCTYPE x [{lines}]>"))


def fetching(path: Path) -> Path:
    """A text that would be fetched from the machine's own files."""
    before = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
    return package(path, sheet_xml([row_xml(1, "&secret;")], before))


def million_rows(path: Path) -> Path:
    """One entry, then a million rows with nothing in them, and a dimension that lies."""
    empty = "".join(f'<row r="{n}"/>' for n in range(3, 10_003))
    rows = [*head_xml(), *[empty] * 100]
    return package(path, sheet_xml(rows))


def far_row(path: Path) -> Path:
    """An entry, and a stray blank in Excel's last row."""
    return package(path, sheet_xml([*head_xml(), row_xml(1_048_576, "x")]))


def many_texts(path: Path) -> Path:
    """Short texts by the million: small in the file, large in the memory."""
    texts = [
        "".join(f"<si><t>{place * 1000 + n:x}</t></si>" for n in range(1000)).encode()
        for place in range(1100)
    ]
    return package(
        path, sheet_xml(head_xml()), shared=[f'<sst xmlns="{MAIN}">'.encode(), *texts, b"</sst>"]
    )


def torn(path: Path) -> Path:
    """Cut in its middle."""
    whole = register(path, 50).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def torn_inside(path: Path) -> Path:
    """A whole package whose sheet ends in the middle of a row."""
    return package(path, [*sheet_xml(head_xml())][:2])


def old_excel(path: Path) -> Path:
    """How files of before 2007, and locked ones, begin."""
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 4000)
    return path


def text_table(path: Path) -> Path:
    """A table of text, named as if it were a workbook."""
    path.write_text("رقم الوصل;تاريخ الإيداع;الاسم\n0001/2026;05/01/2026;سمسم\n", encoding="utf-8")
    return path


def picture(path: Path) -> Path:
    """No table at all."""
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    return path


def open_document(path: Path) -> Path:
    """A package of another program."""
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    return path
