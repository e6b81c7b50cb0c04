"""Measures of a sheet: margins, and how and where a text is set. Lengths in millimetres."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from certdesk.documents.line import FaceName
from certdesk.documents.marks import A4

MARGIN = A4.margin
WIDTH = A4.width - 2 * MARGIN
ABOVE_FOOT = 20.0
"""What the foot and the blank over it take."""
BOTTOM = A4.height - ABOVE_FOOT
"""Nothing of an A4 sheet itself stands below."""
STAMP = 38.0
"""Side of the place for the round stamp: one of 35 mm, and a hand that is not exact."""

Align = Literal["start", "centre", "end"]
Turn = Callable[[], float]
"""Begins a page and gives the top (mm) of what follows."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: `size` in points, `leading` in sizes, `grey` 0 is black."""

    size: float = 13.0
    face: FaceName = "regular"
    align: Align = "start"
    grey: float = 0.0
    leading: float = 1.55


@dataclass(frozen=True, slots=True)
class Strip:
    """A column to set text in: its right edge and width, in mm from the page's right edge."""

    right: float = MARGIN
    width: float = WIDTH


PLAIN = Style()
FULL = Strip()
"""The text of an A4 sheet, from margin to margin."""
