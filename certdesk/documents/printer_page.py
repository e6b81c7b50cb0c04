"""A page to measure a printer with, and a code to try a reader with."""

from collections.abc import Sequence
from typing import Final

from certdesk.documents import text
from certdesk.documents.codes import qr
from certdesk.documents.marks import A4, RuleMark
from certdesk.documents.measures import Strip, Style
from certdesk.documents.page import PageSetup, Sheet, bind

FRAME_MM: Final = 20.0
"""From each edge of the paper to the line that is measured."""
TEST_CODE: Final = "CD/TEST/0123456789"
_LONG, _MIDDLE, _SHORT = 6.0, 4.0, 2.5
_CODE_SIDE = 34.0


def printer_page(setup: PageSetup, title: str, lines: Sequence[str]) -> bytes:
    """The PDF: a frame 20 mm from each edge, rulers along it, what to do, the code."""
    sheet = Sheet(setup, title)
    sheet.new_page()
    inner = Strip(FRAME_MM, A4.width - 2 * FRAME_MM)
    sheet.frame(FRAME_MM, A4.height - 2 * FRAME_MM, inner, weight=0.5)
    for step in range(1, round(A4.width - 2 * FRAME_MM)):
        sheet.add(RuleMark(FRAME_MM + step, FRAME_MM, _tick(step), upright=True, weight=0.3))
    for step in range(1, round(A4.height - 2 * FRAME_MM)):
        sheet.add(RuleMark(FRAME_MM, FRAME_MM + step, _tick(step), weight=0.3))
    words = Strip(FRAME_MM + 12, A4.width - 2 * FRAME_MM - 24)
    at = sheet.write(title, 48, words, Style(20, "bold"))
    for line in lines:
        at = sheet.paragraph(text.mixed(line), at + 11, words, Style(13))
    qr(sheet, TEST_CODE, FRAME_MM + 14, at + 14, _CODE_SIDE)
    sheet.write(text.code(TEST_CODE), at + 14 + _CODE_SIDE + 10, words, Style(11))
    return bind([sheet])


def _tick(step: int) -> float:
    if step % 10 == 0:
        return _LONG
    return _MIDDLE if step % 5 == 0 else _SHORT
