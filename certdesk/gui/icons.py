"""The signs: outline drawings of `resources/icons`, tinted and kept as pictures.

A picture is kept by name, size, colour, direction and device ratio, so a list of a
thousand chips renders each sign once.
"""

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from certdesk.gui import theme
from certdesk.paths import shipped

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

MIRRORED = frozenset({"arrow-back-up"})
"""Signs that point against the reading direction and are turned for Arabic."""

_THIN, _THICK = "1.75", "2"
_THICK_BELOW = 16


def pixmap(
    name: str, size: int, token: str = "text", *, turned: bool = False, ratio: float = 1.0
) -> QPixmap:
    """A sign as a square picture of `size` pixels at this text size's scale, already scaled.

    `turned` flips it left to right: «previous» is `chevron-left` turned.

    Raises:
        FileNotFoundError: no such sign is shipped.
    """
    hexadecimal = theme.colour(token).name()
    return _render(name, size, hexadecimal, turned != (name in MIRRORED), ratio)


def icon(name: str, token: str = "text2", size: int = 18) -> "QIcon":
    """A sign for Qt's own widgets (field actions, menus), at two densities."""
    # Qt's classes cost time when they are first named: the first window needs none of these two
    from PySide6.QtGui import QIcon

    both = QIcon()
    for ratio in (1.0, 2.0):
        both.addPixmap(pixmap(name, theme.px(size), token, ratio=ratio))
    return both


def draw(
    painter: QPainter, at: QRectF, name: str, token: str = "text", *, turned: bool = False
) -> None:
    """Draw a sign into the square `at` (logical pixels)."""
    ratio = painter.device().devicePixelRatioF()
    picture = pixmap(name, round(at.width()), token, turned=turned, ratio=ratio)
    painter.drawPixmap(at.topLeft().toPoint(), picture)


@cache
def _drawing(name: str) -> str:
    return shipped("resources", "icons", f"{name}.svg").read_text(encoding="utf-8")


@cache
def _render(name: str, size: int, colour: str, turned: bool, ratio: float) -> QPixmap:  # noqa: FBT001 - the key of a cache
    stroke = _THICK if size < _THICK_BELOW else _THIN
    svg = _drawing(name).replace("currentColor", colour)
    svg = svg.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    if turned:
        from PySide6.QtGui import QTransform

        picture = picture.transformed(QTransform().scale(-1, 1))
    picture.setDevicePixelRatio(ratio)
    return picture
