"""What holds on every page, tab and part: names, one filled button, the way of the Tab key."""

import time
from collections import Counter as Counted
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from certdesk.gui import theme
from certdesk.gui.main_window import PAGES, MainWindow
from certdesk.gui.pages.new_request import NewRequestPage
from certdesk.gui.tokens import READABLE, contrast
from certdesk.gui.widgets.button import DANGER, PRIMARY, Button
from tests.gui.every_page import PARTS, TABS, Tour, whole_day
from tests.gui.page_window import named, settle, window_on
from tests.gui.painted_texts import cut_texts, inked_texts, pairs_in, tokens_of
from tests.gui.walk import not_reached, spoken, used

_WIDE = 1366
_PAIRS_AT_LEAST, _READABLE_FROM = 20, 4.5
_READ_IN_A_LIST = 70
"""Letters: what is longer (the papers of a hand-over in one cell) has its tooltip."""


class Painted(NamedTuple):
    """One stand as it was painted: the texts cut, pixels across, (ink, ground) of what is read."""

    cut: list[str]
    wide: int
    pairs: set[tuple[str, str]]


@dataclass
class Seen:
    """What was wrong, and where."""

    stands: list[str] = field(default_factory=list)
    mute: set[str] = field(default_factory=set)
    nameless: set[str] = field(default_factory=set)
    twice: set[str] = field(default_factory=set)
    filled: dict[str, list[str]] = field(default_factory=dict)
    unreached: dict[str, list[str]] = field(default_factory=dict)
    painted: dict[str, Painted] = field(default_factory=dict)


def _paint(window: MainWindow) -> Painted:
    settle()
    with cut_texts() as cut, inked_texts() as inked:
        picture = window.grab().toImage()
    texts = [text for text in cut if len(text) <= _READ_IN_A_LIST]
    return Painted(texts, window.width(), pairs_in(picture, inked))


def _look(window: MainWindow, stand: str, seen: Seen) -> None:
    seen.stands.append(stand)
    seen.painted[stand] = _paint(window)
    found = used(window)
    for one in found:
        who = f"{stand}: {type(one).__name__} {one.objectName()}"
        if not spoken(one):
            seen.mute.add(who)
        if not one.objectName():
            seen.nameless.add(f"{who} «{spoken(one)}» in {type(one.parent()).__name__}")
    counted = Counted(one.objectName() for one in found)
    seen.twice |= {f"{stand}: {name}" for name, often in counted.items() if often > 1}
    seen.filled[stand] = [
        one.objectName()
        for one in found
        if isinstance(one, Button) and one.kind in {PRIMARY, DANGER}
    ]
    seen.unreached[stand] = not_reached(window)


def _wait(window: MainWindow) -> None:
    end = time.monotonic() + 30
    while window.session.tasks.busy and time.monotonic() < end:
        QCoreApplication.processEvents()
        time.sleep(0.002)


@pytest.fixture(scope="module")
def seen(dressed: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """One walk through all of the window."""
    desk, head, files, book = whole_day(tmp_path_factory.mktemp("day"))
    found = Seen()
    with window_on(dressed, desk, head) as window:
        for stand in Tour(window, files, book, lambda: _wait(window)).stands():
            _look(window, stand, found)
        named(window, NewRequestPage, "new_request").receipt.preview.clear()
        window.session.sign_in(None)
        found.painted["sign_in"] = _paint(window)
    return found


@pytest.fixture(scope="module")
def large(
    dressed: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Painted]]:
    """Every stand painted in the largest letters."""
    theme.apply(dressed, "light", theme.LARGEST)
    desk, head, files, book = whole_day(tmp_path_factory.mktemp("large"))
    found = {}
    with window_on(dressed, desk, head) as window:
        for stand in Tour(window, files, book, lambda: _wait(window)).stands():
            found[stand] = _paint(window)
        named(window, NewRequestPage, "new_request").receipt.preview.clear()
    yield found
    theme.apply(dressed)


@pytest.fixture(params=["100", "175"])
def painted(request: pytest.FixtureRequest, seen: Seen) -> dict[str, Painted]:
    """Every stand, in small and in large letters."""
    large: dict[str, Painted] = request.getfixturevalue("large") if request.param == "175" else {}
    return large or seen.painted


def test_no_word_is_cut(painted: dict[str, Painted]) -> None:
    assert {stand: one.cut for stand, one in painted.items() if one.cut} == {}


def test_whatever_is_read_stands_in_a_pair_whose_contrast_is_tested(seen: Seen) -> None:
    pairs = {pair: stand for stand, one in seen.painted.items() for pair in one.pairs}
    named_pairs = {
        (tuple(tokens_of(ink)), tuple(tokens_of(ground))): stand
        for (ink, ground), stand in pairs.items()
    }
    assert len(named_pairs) > _PAIRS_AT_LEAST
    untested = {
        pair: stand
        for pair, stand in named_pairs.items()
        if not any(one in READABLE for one in product(*pair)) and not _on_a_slope(*pair)
    }
    assert untested == {}


def _on_a_slope(inks: tuple[str, ...], grounds: tuple[str, ...]) -> bool:
    """At sign-in the ground slides from one accent to another: no token's, and dark enough."""
    colours = theme.look().tokens.named()
    return grounds[0] not in colours and contrast(colours[inks[0]], grounds[0]) >= _READABLE_FROM


def test_no_stand_asks_for_a_wider_window(painted: dict[str, Painted]) -> None:
    assert {stand: one.wide for stand, one in painted.items() if one.wide > _WIDE} == {}


def test_the_walk_comes_to_every_page(seen: Seen) -> None:
    assert {stand.split(".")[0] for stand in seen.stands} == set(PAGES)
    assert {f"supervision.{tab}" for tab in TABS} <= set(seen.stands)
    assert {f"settings.{part}" for part in PARTS} <= set(seen.stands)


def test_whatever_is_used_has_a_spoken_name(seen: Seen) -> None:
    assert sorted(seen.mute) == []


def test_whatever_is_used_has_a_contract_name_of_its_own(seen: Seen) -> None:
    assert sorted(seen.nameless) == []
    assert sorted(seen.twice) == []


def test_no_page_has_two_filled_buttons(seen: Seen) -> None:
    assert {stand: names for stand, names in seen.filled.items() if len(names) > 1} == {}


def test_the_tab_key_comes_to_every_control(seen: Seen) -> None:
    assert {stand: names for stand, names in seen.unreached.items() if names} == {}
