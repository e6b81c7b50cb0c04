"""Pictures of the window as a person sees it, refused when there is nothing to see."""

from collections import Counter
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from certdesk.gui import theme
from certdesk.gui.demo.keys import Failed
from certdesk.i18n import tr

_STEP = 7
_LEAST_COLOURS = 24
_LEAST_INK = 0.02


PAGE = "Page"
"""Under this word a picture tells which page it shows."""


def take(widget: QWidget, path: Path, *, page: str = "") -> Path:
    """Save what a widget shows as a PNG, which says in itself that it is of `page`.

    Raises:
        Failed: the picture is blank, or cannot be written.
    """
    picture = widget.grab()
    if is_blank(picture):
        raise Failed(tr("The picture is blank: {path}", path=str(path)))
    image = picture.toImage()
    image.setText(PAGE, page)
    if not image.save(str(path)):
        raise Failed(tr("The picture could not be written: {path}", path=str(path)))
    return path


def dress(name: str) -> None:
    """Another theme, as the settings choose it."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply(app, name)


def is_blank(picture: QPixmap) -> bool:
    """Whether it shows hardly more than its ground: few colours, or little beside one."""
    image = picture.toImage()
    seen = Counter(
        image.pixel(x, y)
        for y in range(0, image.height(), _STEP)
        for x in range(0, image.width(), _STEP)
    )
    if len(seen) < _LEAST_COLOURS:
        return True
    ground = seen.most_common(1)[0][1]
    return 1 - ground / seen.total() < _LEAST_INK
