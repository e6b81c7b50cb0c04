"""The colours by name, for light, dark and high contrast.

A token says what a colour is for; widgets name tokens and never write a colour themselves.
Values are six hex digits. `READABLE` lists the pairs on which something is read: a test
computes their contrast (WCAG 2.1) in every theme.
"""

from typing import NamedTuple


class Tokens(NamedTuple):
    """One theme. `x_t` is the ground on which `x` stands in a chip or banner."""

    bg: str
    surface: str
    sunk: str
    line: str
    edge: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    tint: str
    ring: str
    ok: str
    ok_t: str
    warn: str
    warn_t: str
    bad: str
    bad_t: str
    vio: str
    vio_t: str
    neu: str
    neu_t: str
    danger: str
    danger_hover: str
    on_danger: str
    scrim: str

    def named(self) -> dict[str, str]:
        """Token name -> six hex digits."""
        return self._asdict()


LIGHT = Tokens(
    bg="F3F5F7",
    surface="FFFFFF",
    sunk="EDF1F4",
    line="DCE2E8",
    edge="7A8794",
    text="17222C",
    text2="45525E",
    text3="5B6874",
    accent="0B5873",
    accent_hover="094A61",
    accent_pressed="073B4E",
    on_accent="FFFFFF",
    tint="E2EFF4",
    ring="0B5873",
    ok="17663A",
    ok_t="E1F2E8",
    warn="824600",
    warn_t="FCEFD8",
    bad="A81E1E",
    bad_t="FBE6E4",
    vio="563C99",
    vio_t="ECE7F8",
    neu="45525E",
    neu_t="E7EBEF",
    danger="B42318",
    danger_hover="971B12",
    on_danger="FFFFFF",
    scrim="17222C",
)

DARK = Tokens(
    bg="10161B",
    surface="192128",
    sunk="212B33",
    line="2F3B45",
    edge="73828F",
    text="E7EDF1",
    text2="B4C0CA",
    text3="97A5B1",
    accent="6CC4DE",
    accent_hover="86D0E6",
    accent_pressed="55B0CB",
    on_accent="04222C",
    tint="15394A",
    ring="8AD4EA",
    ok="79D3A0",
    ok_t="15372A",
    warn="F2BC6A",
    warn_t="3D2E12",
    bad="FF9C94",
    bad_t="48201F",
    vio="C2B0F7",
    vio_t="302950",
    neu="B4C0CA",
    neu_t="2A353E",
    danger="FF9C94",
    danger_hover="FFB3AC",
    on_danger="3A0A08",
    scrim="000000",
)

CONTRAST = Tokens(
    bg="000000",
    surface="000000",
    sunk="1A1A1A",
    line="FFFFFF",
    edge="FFFFFF",
    text="FFFFFF",
    text2="FFFFFF",
    text3="E0E0E0",
    accent="FFD60A",
    accent_hover="FFE45C",
    accent_pressed="E6C000",
    on_accent="000000",
    tint="332B00",
    ring="00E5FF",
    ok="7CFFB0",
    ok_t="000000",
    warn="FFD60A",
    warn_t="000000",
    bad="FF9E9E",
    bad_t="000000",
    vio="D6C2FF",
    vio_t="000000",
    neu="FFFFFF",
    neu_t="000000",
    danger="FF9E9E",
    danger_hover="FFC0C0",
    on_danger="000000",
    scrim="000000",
)

THEMES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}

INKS = ("text", "text2", "text3", "accent", "accent_hover", "ok", "warn", "bad", "vio", "neu")
GROUNDS = ("bg", "surface", "sunk", "tint", "ok_t", "warn_t", "bad_t", "vio_t", "neu_t")
READABLE = (
    *((ink, ground) for ink in INKS for ground in GROUNDS),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("on_danger", "danger"),
    ("on_danger", "danger_hover"),
    ("surface", "text"),
)
"""(words, ground): what is read on what; every ink on every ground, so that none is thought of."""

VISIBLE = (
    ("edge", "surface"),
    ("edge", "bg"),
    ("ring", "surface"),
    ("ring", "bg"),
    ("accent", "sunk"),
)
"""(shape, ground): borders, rings and bars that must be seen (3:1)."""


def contrast(first: str, second: str) -> float:
    """The WCAG 2.1 contrast of two colours given as six hex digits: 1.0 to 21.0."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4
