"""Reading a PDF back, as a viewer's search and copy do."""

import shutil
import subprocess
import unicodedata
from pathlib import Path

import pypdfium2

from certdesk.documents.order import without_steering

POPPLER = shutil.which("pdftotext")
# Viewers disagree on whether a bracket inside Arabic is given back as drawn or as typed.
_BRACKETS = str.maketrans("()[]«»<>{}", "||||||||||")


def plain(text: str) -> str:
    """What is compared: no signs of direction, single blanks, brackets of no side."""
    shown = unicodedata.normalize("NFC", without_steering(text))
    return " ".join(shown.translate(_BRACKETS).split())


def lines(pdf: bytes) -> list[str]:
    """The lines of every page, by PDFium."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    return [plain(line) for text in texts for line in text.splitlines() if line.strip()]


def lines_of_every_reader(pdf: bytes, folder: Path) -> list[list[str]]:
    """The lines by each reader on this machine: PDFium always, poppler where it is installed."""
    read = [lines(pdf)]
    if POPPLER:
        file = folder / "sheet.pdf"
        file.write_bytes(pdf)
        shown = subprocess.run(
            [POPPLER, "-layout", str(file), "-"], capture_output=True, check=True, encoding="utf-8"
        ).stdout
        read.append([plain(line) for line in shown.replace("\f", "").splitlines() if line.strip()])
    return read


def words(pdf: bytes) -> set[str]:
    """Every word of every page, whatever the order of mixed lines in the reader."""
    return {word for line in lines(pdf) for word in line.split()}
