"""What our widgets write while they are painted: what is cut with «…», in which ink on what."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QFont, QImage, QPainter, QTextLayout

from certdesk.gui import paint, theme

_GRID = 12


@contextmanager
def cut_texts() -> Iterator[list[str]]:
    """The texts cut while the block paints, in the order of the painting."""
    found: list[str] = []
    whole = paint.elided

    def noting(text: str, letters: QFont, width: float) -> str:
        shown = whole(text, letters, width)
        if shown != text:
            found.append(text)
        return shown

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paint, "elided", noting)
        yield found


@contextmanager
def inked_texts() -> Iterator[list[tuple[str, QRect]]]:
    """The colour (six hex digits) and the place in the picture of each line painted."""
    found: list[tuple[str, QRect]] = []

    class Noting(QTextLayout):
        def draw(self, painter: QPainter, at: QPointF, *rest: object) -> None:  # type: ignore[override]
            line = self.lineAt(0)
            if line.isValid() and self.text().strip():
                box = QRectF(line.naturalTextRect()).translated(at)
                place = painter.deviceTransform().mapRect(box).toRect()
                found.append((painter.pen().color().name()[1:].upper(), place))
            super().draw(painter, at, *rest)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paint, "QTextLayout", Noting)
        yield found


def pairs_in(picture: QImage, inked: list[tuple[str, QRect]]) -> set[tuple[str, str]]:
    """(ink, ground) of each line: the ground is the commonest colour where the line stands."""
    pairs = set()
    for ink, place in inked:
        box = place.intersected(picture.rect())
        if box.width() < _GRID or box.height() < _GRID:
            continue
        seen = Counter(
            picture.pixel(box.left() + box.width() * x // _GRID, box.top() + y)
            for x in range(_GRID)
            for y in range(0, box.height(), 3)
        )
        pairs.add((ink, f"{seen.most_common(1)[0][0] & 0xFFFFFF:06X}"))
    return pairs


def tokens_of(colour: str) -> list[str]:
    """The tokens that have a colour in the theme in force; the colour itself when none has."""
    named = theme.look().tokens.named()
    return [token for token, value in named.items() if value == colour] or [colour]
