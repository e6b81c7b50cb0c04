"""How the window looks now: colours, letters, text size, and whether the window is low.

`apply` sets it for the whole program and may be called again at any time; every widget
hears of it as a style change. Sizes in the code are pixels at 100 % (96 dots an inch) and
pass through `px`; gaps and radii do not grow.
"""

from enum import Enum
from functools import cache
from string import Template
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTemporaryDir
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from certdesk.gui.tokens import LIGHT, THEMES, Tokens
from certdesk.paths import shipped

FAMILY = "Certdesk Sans Arabic"
"""The name inside our files of Noto Sans Arabic: a version installed on the machine must not
take its place (an older one has no Latin letters)."""

SMALLEST, LARGEST = 1.0, 1.75
ICONS_ONLY_ABOVE = 1.4
COMPACT_BELOW = 720
"""Client height in pixels under which the window is laid out tighter."""


class Role(Enum):
    """What a text is: (points, weight, line step in pixels at 100 %)."""

    NUMBER = (30.0, 700, 58)
    NAME = (28.0, 700, 54)
    COUNT = (24.0, 700, 46)
    HEADING = (20.0, 700, 40)
    PAGE_TITLE = (17.0, 700, 36)
    CARD_TITLE = (12.0, 600, 26)
    BODY = (11.0, 400, 24)
    VALUE = (11.0, 500, 24)
    STRONG = (11.0, 600, 24)
    CELL_NAME = (10.5, 500, 26)
    CELL = (10.0, 400, 26)
    CELL_NUMBER = (10.0, 600, 26)
    LABEL = (10.5, 500, 22)
    NOTE = (10.0, 400, 22)
    CAPTION = (9.5, 400, 20)
    CHIP = (9.5, 500, 20)
    HEADER = (9.5, 600, 20)
    TABLE_CHIP = (9.0, 500, 18)
    KEY = (8.5, 600, 18)
    SMALL = (8.5, 400, 18)


class Look(NamedTuple):
    """The look in force: theme name, its colours, text factor 1.0-1.75, low window or not."""

    name: str = "light"
    tokens: Tokens = LIGHT
    factor: float = 1.0
    compact: bool = False

    @property
    def dense(self) -> bool:
        """Text so large that the rail shows icons only and the hint bar goes."""
        return self.factor > ICONS_ONLY_ABOVE


class _Now:
    look = Look()
    fonts_loaded = False
    fields = False
    tinted: QTemporaryDir | None = None


def look() -> Look:
    """The look in force."""
    return _Now.look


def apply(
    app: QApplication, name: str = "light", factor: float = 1.0, *, fields: bool = True
) -> None:
    """Dress the program: palette, style sheet, letters, right-to-left.

    `name` is light, dark or contrast; `factor` is held between 1.0 and 1.75. Without `fields`
    the style sheet of Qt's own widgets waits for `dress_fields`.

    Raises:
        KeyError: no theme has that name.
    """
    held = min(max(factor, SMALLEST), LARGEST)
    _Now.look = _Now.look._replace(name=name, tokens=THEMES[name], factor=held)
    _load_fonts()
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    app.setFont(font(Role.BODY))
    app.setPalette(_palette())
    _Now.fields = False
    if fields:
        dress_fields()


def dress_fields() -> None:
    """The style sheet of the look in force, once: before whatever has fields is made."""
    application = QApplication.instance()
    if isinstance(application, QApplication) and not _Now.fields:
        _Now.fields = True
        application.setStyleSheet(_style_sheet())


def set_compact(window: QWidget, *, compact: bool) -> None:
    """Tell every widget of `window` that its client height is (no longer) small."""
    if _Now.look.compact == compact:
        return
    _Now.look = _Now.look._replace(compact=compact)
    for widget in [window, *window.findChildren(QWidget)]:
        QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def px(pixels: float) -> int:
    """Pixels at 100 % -> pixels at the text size in force."""
    return round(pixels * _Now.look.factor)


def colour(token: str) -> QColor:
    """The colour of a token.

    Raises:
        AttributeError: there is no such token.
    """
    return QColor(f"#{getattr(_Now.look.tokens, token)}")


def font(role: Role, weight: int | None = None) -> QFont:
    """The letters of a role, in another weight (400, 500, 600, 700) if one is named."""
    return QFont(_letters(role, weight, _Now.look.factor))


def step(role: Role) -> int:
    """Pixels from one line to the next: less than the font's own 2.11 em."""
    return px(role.value[2])


@cache
def _letters(role: Role, weight: int | None, factor: float) -> QFont:
    # a copy of a font that was used knows its glyphs: a new one would look for them again
    points, own_weight, _ = role.value
    letters = QFont(FAMILY)
    letters.setPointSizeF(points * factor)
    letters.setWeight(QFont.Weight(weight or own_weight))
    letters.setStrikeOut(False)  # said once, so that saying it again changes nothing
    return letters


def _load_fonts() -> None:
    if _Now.fonts_loaded:
        return
    _letters.cache_clear()
    for file in sorted(shipped("resources", "fonts").glob("NotoSansArabic-*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    _Now.fonts_loaded = True


def _palette() -> QPalette:
    part = QPalette.ColorRole
    palette = QPalette()
    for role, token in (
        (part.Window, "bg"),
        (part.WindowText, "text"),
        (part.Base, "surface"),
        (part.AlternateBase, "sunk"),
        (part.Text, "text"),
        (part.PlaceholderText, "text3"),
        (part.Button, "surface"),
        (part.ButtonText, "text"),
        (part.BrightText, "on_danger"),
        (part.Highlight, "accent"),
        (part.HighlightedText, "on_accent"),
        (part.Accent, "accent"),
        (part.Link, "accent"),
        (part.LinkVisited, "accent"),
        (part.ToolTipBase, "text"),
        (part.ToolTipText, "surface"),
        (part.Light, "surface"),
        (part.Midlight, "line"),
        (part.Mid, "line"),
        (part.Dark, "edge"),
        (part.Shadow, "edge"),
    ):
        palette.setColor(role, colour(token))
    for role in (part.WindowText, part.Text, part.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colour("text3"))
    return palette


def _style_sheet() -> str:
    names = {name: f"#{value}" for name, value in _Now.look.tokens.named().items()}
    # a style sheet asks for files: the few signs Qt draws itself, tinted into a folder of ours
    field = px(38)
    sizes = {
        "field": field - 2,
        "field_thick": field - 4,
        "check": px(18),
        "arrow": px(16),
        "bar": 6,
        "combo": px(28),
    }
    signs = {
        "chevron_file": _tinted("chevron-down", "text2"),
        "check_file": _tinted("check", "on_accent"),
    }
    sheet = shipped("resources", "style", "app.qss").read_text(encoding="utf-8")
    return Template(sheet).substitute(names, **{k: str(v) for k, v in sizes.items()}, **signs)


def _tinted(icon: str, token: str) -> str:
    if _Now.tinted is None:
        _Now.tinted = QTemporaryDir()
    drawing = shipped("resources", "icons", f"{icon}.svg").read_text(encoding="utf-8")
    hexadecimal = getattr(_Now.look.tokens, token)
    # the colour is part of the name, since Qt keeps pictures by their file name
    path = _Now.tinted.filePath(f"{icon}-{hexadecimal}.svg")
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - Qt names the folder
        file.write(drawing.replace("currentColor", f"#{hexadecimal}"))
    return path
