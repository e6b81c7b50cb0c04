"""The colours can be read in every theme: contrast is computed, not believed."""

import re

import pytest

from certdesk.gui.tokens import READABLE, THEMES, VISIBLE, contrast


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
