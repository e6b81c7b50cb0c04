"""One line, ready to be drawn, and what draws it."""

from dataclasses import dataclass
from typing import Literal, Protocol

from reportlab.pdfgen.canvas import Canvas

FaceName = Literal["regular", "bold"]


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """One logical line, to be drawn; `left`, `baseline`, `size` and `gap` in points."""

    text: str
    left: float
    baseline: float
    face: FaceName
    size: float
    gap: float = 0.0
    """Added to every blank, to justify."""


class Shaper(Protocol):
    """What turns a logical line into ink."""

    def width(self, line: str, face: FaceName) -> float:
        """The width of one line, in font sizes."""
        ...

    def draw(self, canvas: Canvas, line: PlacedLine) -> None:
        """Draw one line with its left end at the place given."""
        ...
