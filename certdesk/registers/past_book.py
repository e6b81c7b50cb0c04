"""A workbook of somebody else's making: its parts, each looked at before anything is unpacked.

Nothing of it is trusted: neither its name, nor the sizes it states, nor its XML. What is read
is streamed; a part that would unpack beyond its limit is refused before it is opened.
"""

import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml import DefusedXmlException
from defusedxml.expatreader import create_parser

from certdesk.registers.past_errors import (
    FileNotReadable,
    FileTooBig,
    NotAWorkbook,
    OldWorkbook,
    TextTable,
    TornWorkbook,
    UnpacksTooBig,
    UnsafeXml,
)

MOST_FILE_MB: Final = 40
# of one part, unpacked: 100,000 rows of 14 columns are 70 to 140 MB
MOST_SHEET_MB: Final = 200
MOST_TEXTS_MB: Final = 48
_MOST_OTHER_MB: Final = 8
_MOST_DIRECTORY_BYTES: Final = 1_000_000
_CHUNK: Final = 1 << 16
_MB: Final = 1_000_000

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FIRST: Final = 4000
_SEPARATED: Final = re.compile(r"[^\n]*[;,\t][^\n]*[;,\t][^\n]*\n")
_EMPTY_ZIP: Final = b"PK\x05\x06"
_TORN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    RuntimeError,  # an encrypted part, an unknown compression
    lzma.LZMAError,
    ValueError,
    OSError,
)


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet as the workbook names it; `part` is its XML in the package."""

    name: str
    part: str
    hidden: bool


class PastBook:
    """An open workbook."""

    def __init__(self, package: zipfile.ZipFile, name: str) -> None:
        """Read which sheets there are; `name` of the file is for what may be wrong."""
        self.name = name
        self._package = package
        self.date1904 = False
        self.sheets: Sequence[SheetPart] = ()
        self._find_sheets()

    def has(self, part: str) -> bool:
        """Whether the package holds a part."""
        return part in self._package.namelist()

    def feed(self, part: str, handler: ContentHandler, most_mb: int) -> Iterator[None]:
        """Read a part into a handler, chunk by chunk; what was handled may be taken in between.

        Raises:
            UnpacksTooBig, UnsafeXml, TornWorkbook.
        """
        parser = create_parser(forbid_dtd=True)
        parser.setContentHandler(handler)
        with self._opened(part, most_mb) as stream:
            try:
                while chunk := stream.read(_CHUNK):
                    parser.feed(chunk)
                    yield
                parser.close()
            except DefusedXmlException as error:
                raise UnsafeXml(file=self.name) from error
            except (SAXException, *_TORN) as error:
                raise TornWorkbook(file=self.name) from error
            yield

    def read(self, part: str, handler: ContentHandler, most_mb: int = _MOST_OTHER_MB) -> None:
        """Read a whole part into a handler.

        Raises:
            UnpacksTooBig, UnsafeXml, TornWorkbook.
        """
        for _ in self.feed(part, handler, most_mb):
            pass

    @contextmanager
    def _opened(self, part: str, most_mb: int) -> Iterator[IO[bytes]]:
        try:
            stated = self._package.getinfo(part).file_size
            if stated > most_mb * _MB:
                # a stream never gives more than was stated: this holds for liars too
                raise UnpacksTooBig(file=self.name, mb=stated // _MB, most=most_mb)
            with self._package.open(part) as stream:
                yield stream
        except _TORN as error:
            raise TornWorkbook(file=self.name) from error

    def _find_sheets(self) -> None:
        if not self.has("xl/workbook.xml"):
            raise NotAWorkbook(file=self.name)
        book, links = _Sheets(), _Links()
        self.read("xl/workbook.xml", book)
        self.read("xl/_rels/workbook.xml.rels", links)
        self.date1904 = book.date1904
        self.sheets = [
            SheetPart(name, links.parts[link], hidden)
            for name, link, hidden in book.found
            if link in links.parts
        ]
        if not self.sheets:
            raise NotAWorkbook(file=self.name)


@contextmanager
def opened_book(file: Path) -> Iterator[PastBook]:
    """Open a workbook, after looking at what it is and how large it would become.

    Raises:
        FileNotReadable, FileTooBig, NotAWorkbook, OldWorkbook, TornWorkbook, UnpacksTooBig.
    """
    name = shown_name(file)
    try:
        size = file.stat().st_size
        with file.open("rb") as stream:
            first = stream.read(_FIRST)
            if size > MOST_FILE_MB * _MB:
                raise FileTooBig(file=name, most=MOST_FILE_MB)
            _require_package(first, name)
            _require_small_directory(stream, size, name)
    except (OSError, ValueError) as error:
        raise FileNotReadable(file=name) from error
    try:
        package = zipfile.ZipFile(file)
    except _TORN as error:
        raise TornWorkbook(file=name) from error
    with package:
        yield PastBook(package, name)


def shown_name(file: Path) -> str:
    """The file's name without its folder, short enough for a sentence."""
    name = re.sub(r"[\x00-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]", "", file.name)
    return name if len(name) <= 60 else f"{name[:40]}…{name[-15:]}"


def _require_package(first: bytes, name: str) -> None:
    if first.startswith(_OLE):
        raise OldWorkbook(file=name)
    if first.startswith((_ZIP, _EMPTY_ZIP)):
        return
    for encoding in ("utf-8-sig", "cp1256"):
        text = first.decode(encoding, "ignore")
        if "\x00" not in text and _SEPARATED.match(text):
            raise TextTable(file=name)
    raise NotAWorkbook(file=name)


def _require_small_directory(stream: IO[bytes], size: int, name: str) -> None:
    """A package of a million parts would fill the memory with their names alone."""
    reach = min(size, 66_000)
    stream.seek(size - reach)
    tail = stream.read(reach)
    end = tail.rfind(_EMPTY_ZIP)
    if end < 0 or end + 22 > len(tail):
        raise TornWorkbook(file=name)
    if int.from_bytes(tail[end + 12 : end + 16], "little") > _MOST_DIRECTORY_BYTES:
        raise UnpacksTooBig(file=name, mb=MOST_SHEET_MB, most=MOST_SHEET_MB)


class _Sheets(ContentHandler):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, bool]] = []
        self.date1904 = False

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        tag = name.rpartition(":")[2]
        if tag == "sheet":
            link = next((value for key, value in attrs.items() if key.endswith(":id")), "")
            hidden = attrs.get("state", "visible") != "visible"
            self.found.append((attrs.get("name", ""), link, hidden))
        elif tag == "workbookPr":
            self.date1904 = attrs.get("date1904", "0") in {"1", "true"}


class _Links(ContentHandler):
    def __init__(self) -> None:
        super().__init__()
        self.parts: dict[str, str] = {}

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        if name.rpartition(":")[2] != "Relationship":
            return
        target = attrs.get("Target", "")
        if attrs.get("Type", "").endswith("/worksheet"):
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            self.parts[attrs.get("Id", "")] = part
