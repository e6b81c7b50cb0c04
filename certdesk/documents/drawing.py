"""Lines shaped by HarfBuzz, drawn glyph by glyph."""

from reportlab.pdfgen.canvas import Canvas

from certdesk.documents import shaping
from certdesk.documents.line import FaceName, PlacedLine
from certdesk.documents.pdffont import PdfFont, font_of
from certdesk.documents.shaping import Face, Glyph

# thousandths of the font size: below what any printer shows
_UNSEEN = 0.5
# A shift wider than this, between two letters that Amiri keeps apart (وي، ري), is read as a
# blank by PDFium: the letter before is declared wider instead.
_READ_AS_BLANK = 60


class HarfBuzzShaper:
    """The first path: right marks, right joins, and a text layer that gives the Arabic back."""

    def width(self, line: str, face: FaceName) -> float:
        """The width of one line, in font sizes."""
        return shaping.width(line, face)

    def draw(self, canvas: Canvas, line: PlacedLine) -> None:
        """Draw one line: letters as text, marks as outlines.

        A mark drawn as text makes readers see a blank inside the word (measured in poppler
        and PDFium); its letter carries its text instead.
        """
        glyphs = shaping.glyphs(line.text, line.face)
        if glyphs:
            face = shaping.face(line.face)
            canvas.addLiteral(_letters(font_of(canvas, face), face, glyphs, line))
            canvas.addLiteral(_marks(face, glyphs, line))


def _letters(font: PdfFont, face: Face, glyphs: tuple[Glyph, ...], line: PlacedLine) -> str:
    shown: list[str] = []
    at = 0.0
    letters = _placed(glyphs, line)
    for number, (glyph, place) in enumerate(letters):
        if abs(place - at) > _UNSEEN:
            shown.append(f"{at - place:.0f}")
            at -= round(at - place)
        advance = face.advance(glyph.index)
        widened = 0
        if number + 1 < len(letters):
            following, next_place = letters[number + 1]
            room = next_place - at - advance
            if room > _READ_AS_BLANK and " " not in {glyph.text, following.text}:
                widened = round(room)
        shown.append(f"<{font.code(glyph, widened):04X}>")
        at += advance + widened
    drawn = "".join(shown).replace("><", "")
    return (
        f"BT /{font.resource} {line.size:.2f} Tf "
        f"1 0 0 1 {line.left:.2f} {line.baseline:.2f} Tm [{drawn}] TJ ET"
    )


def _placed(glyphs: tuple[Glyph, ...], line: PlacedLine) -> list[tuple[Glyph, float]]:
    """Each letter and where it is drawn, in thousandths of the size from the left end."""
    placed: list[tuple[Glyph, float]] = []
    pen = 0.0
    gap = line.gap / line.size * 1000
    for glyph in glyphs:
        if not glyph.is_mark:
            placed.append((glyph, pen + glyph.right))
        pen += glyph.advance + (gap if glyph.text == " " else 0.0)
    return placed


def _marks(face: Face, glyphs: tuple[Glyph, ...], line: PlacedLine) -> str:
    drawn: list[str] = []
    scale = line.size / 1000
    pen = 0.0
    gap = line.gap / line.size * 1000
    for glyph in glyphs:
        if glyph.is_mark:
            left = line.left + (pen + glyph.right) * scale
            up = line.baseline + glyph.up * scale
            drawn.append(
                f"q {scale:.5f} 0 0 {scale:.5f} {left:.2f} {up:.2f} cm "
                f"{face.outline(glyph.index)} Q"
            )
        pen += glyph.advance + (gap if glyph.text == " " else 0.0)
    return "\n".join(drawn)
