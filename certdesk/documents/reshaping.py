"""The second path: presentation forms instead of shaping, where HarfBuzz is not installed.

The letters join and stand in their order; vowel signs sit less finely on them.
"""

from functools import cache, lru_cache

from arabic_reshaper import ArabicReshaper
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from certdesk.documents.line import FaceName, PlacedLine
from certdesk.documents.order import visual_text
from certdesk.paths import shipped

_FILES: dict[FaceName, str] = {"regular": "Amiri-Regular.ttf", "bold": "Amiri-Bold.ttf"}


class PresentationShaper:
    """Lines of presentation forms, drawn with reportlab's own fonts."""

    def width(self, line: str, face: FaceName) -> float:
        """The width of one line, in font sizes."""
        return float(pdfmetrics.stringWidth(_shown(line), _font(face), 1))

    def draw(self, canvas: Canvas, line: PlacedLine) -> None:
        """Draw one line with its left end at the place given."""
        font = _font(line.face)
        canvas.setFont(font, line.size)
        # reportlab's word spacing does not reach fonts with two-byte codes: word by word
        words = _shown(line.text).split(" ") if line.gap else [_shown(line.text)]
        blank = pdfmetrics.stringWidth(" ", font, line.size) + line.gap
        left = line.left
        for word in words:
            canvas.drawString(left, line.baseline, word)
            left += pdfmetrics.stringWidth(word, font, line.size) + blank


@lru_cache(maxsize=4096)
def _shown(line: str) -> str:
    return visual_text(str(_reshaper().reshape(line)))


@cache
def _reshaper() -> ArabicReshaper:
    # the library drops vowel signs unless told otherwise; Amiri joins لا by itself
    return ArabicReshaper({"delete_harakat": False, "support_ligatures": True})


@cache
def _font(face: FaceName) -> str:
    name = f"certdesk-presentation-{face}"
    # reportlab's own shaping turns the line a second time
    path = str(shipped("resources", "fonts", _FILES[face]))
    pdfmetrics.registerFont(TTFont(name, path, shapable=False))
    return name
