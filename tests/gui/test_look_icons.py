"""Signs: all there, tinted, kept, and turned only where the reading direction asks."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication

from certdesk import gui
from certdesk.gui import icons, theme
from certdesk.paths import shipped

_NAMED = re.compile(
    r"(?:sign\(|icons\.draw\([^\"()]*|icon\(|icon=|sign=|sign: str = |SignDisc\(|ChipLook\()"
    r"\s*\"([a-z0-9-]+)\""
)


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    theme.apply(qapp)


def _sources() -> str:
    folder = Path(str(gui.__file__)).parent
    return "\n".join(file.read_text(encoding="utf-8") for file in folder.rglob("*.py"))


def test_every_sign_the_code_names_is_shipped() -> None:
    named = set(_NAMED.findall(_sources()))
    assert len(named) > 15
    shipped_names = {file.stem for file in shipped("resources", "icons").glob("*.svg")}
    assert named - shipped_names == set()


def test_the_licences_lie_beside_fonts_and_icons() -> None:
    assert "MIT" in shipped("resources", "icons", "LICENSE-tabler.txt").read_text("utf-8")
    assert (
        "OPEN FONT LICENSE"
        in shipped("resources", "fonts", "NotoSansArabic-OFL.txt").read_text("utf-8").upper()
    )


@pytest.mark.parametrize("token", ["accent", "bad", "ok"])
def test_a_sign_is_drawn_in_the_colour_of_its_token(token: str) -> None:
    image = icons.pixmap("check", 64, token).toImage()
    inks = {
        image.pixelColor(x, y).name()
        for x in range(64)
        for y in range(64)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert inks == {theme.colour(token).name()}


def test_a_sign_is_rendered_once() -> None:
    assert icons.pixmap("scan", 20, "accent") is icons.pixmap("scan", 20, "accent")


def test_a_sign_has_as_many_pixels_as_the_screen() -> None:
    sharp = icons.pixmap("scan", 20, "accent", ratio=2.0)
    assert (sharp.width(), sharp.devicePixelRatio()) == (40, 2.0)


def test_only_the_listed_signs_are_mirrored() -> None:
    assert {"arrow-back-up"} == icons.MIRRORED
    assert _points_right(icons.pixmap("arrow-back-up", 48))
    assert not _points_right(icons.pixmap("chevron-left", 48))
    assert _points_right(icons.pixmap("chevron-left", 48, turned=True))


def _points_right(picture: QPixmap) -> bool:
    """An arrow's stroke runs from its topmost ink down towards its tip: is that rightwards?"""
    image = picture.toImage()
    rows = [_inked(image, y) for y in range(image.height())]
    top = next(place for place, row in enumerate(rows) if row)
    below = rows[top + 4]
    return sum(below) / len(below) > sum(rows[top]) / len(rows[top])


def _inked(image: QImage, y: int) -> list[int]:
    return [x for x in range(image.width()) if image.pixelColor(x, y).alpha() > 128]


def test_an_unknown_sign_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-sign", 20)
