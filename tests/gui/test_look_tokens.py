"""The colours can be read in every theme: contrast is computed, not believed."""

import re

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from certdesk.gui import theme
from certdesk.gui.tokens import READABLE, THEMES, VISIBLE, contrast
from certdesk.paths import shipped


def test_contrast_agrees_with_the_standard() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21.0)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
def test_every_token_is_six_hex_digits(name: str) -> None:
    for token, value in THEMES[name].named().items():
        assert re.fullmatch("[0-9A-F]{6}", value), token


@pytest.mark.parametrize("name", THEMES)
def test_every_text_pair_reaches_4_5(name: str) -> None:
    colours = THEMES[name].named()
    pale = {
        (words, ground): round(contrast(colours[words], colours[ground]), 2)
        for words, ground in READABLE
        if contrast(colours[words], colours[ground]) < 4.5
    }
    assert pale == {}


def test_what_the_style_sheet_colours_is_among_the_pairs() -> None:
    sheet = shipped("resources", "style", "app.qss").read_text(encoding="utf-8")
    pairs = set()
    for rule in re.findall(r"{([^{}]*)}", sheet.replace("${", "$(")):
        said = dict(re.findall(r"([\w-]+): \$(\w+)\b", rule))
        ground = said.get("background", "surface")
        inks = {said.get("color"), said.get("placeholder-text-color")} - {None}
        pairs |= {(ink, ground) for ink in inks}
        if "selection-color" in said:
            pairs.add((said["selection-color"], said["selection-background-color"]))
    assert ("text3", "sunk") in pairs
    assert ("text3", "surface") in pairs
    assert pairs - set(READABLE) == set()


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("group", [QPalette.ColorGroup.Active, QPalette.ColorGroup.Disabled])
def test_the_palette_reads_enabled_or_not(
    dressed: QApplication, name: str, group: QPalette.ColorGroup
) -> None:
    theme.apply(dressed, name)
    part = QPalette.ColorRole
    grounds = {
        part.WindowText: part.Window,
        part.Text: part.Base,
        part.PlaceholderText: part.Base,
        part.ButtonText: part.Button,
        part.HighlightedText: part.Highlight,
        part.ToolTipText: part.ToolTipBase,
        part.Link: part.Base,
    }
    colours = {role: dressed.palette().color(group, role).name()[1:] for role in QPalette.ColorRole}
    pale = [ink for ink, ground in grounds.items() if contrast(colours[ink], colours[ground]) < 4.5]
    assert pale == []


@pytest.mark.parametrize("name", THEMES)
def test_borders_rings_and_bars_reach_3(name: str) -> None:
    colours = THEMES[name].named()
    pale = [pair for pair in VISIBLE if contrast(colours[pair[0]], colours[pair[1]]) < 3.0]
    assert pale == []


def test_the_ratios_written_in_the_spec_hold() -> None:
    light, dark = THEMES["light"].named(), THEMES["dark"].named()
    for colours, words, ground, ratio in (
        (light, "text", "surface", 16.1),
        (light, "text3", "sunk", 5.0),
        (light, "edge", "surface", 3.7),
        (dark, "text", "surface", 13.8),
        (dark, "on_danger", "danger", 8.5),
    ):
        assert contrast(colours[words], colours[ground]) == pytest.approx(ratio, abs=0.06)
