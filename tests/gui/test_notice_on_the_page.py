"""What the PROGRES card says of the notice, the page of the follow-up says too.

Read from the widgets of the real page, part after part.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.follow_on import FollowOnPage
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.pressable import Pressable
from tests.gui.invented_day import Clock, Counter, trial_desk
from tests.gui.page_window import named, settle, window_on
from tests.paper.notice import carried, says, words_of

STEPS = ("إنشاء الحساب", "الدخول إلى الحساب", "معالجة الطلبات", "نتيجة معالجة الطلب")


@pytest.fixture
def window(dressed: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    clock = Clock()
    desk = trial_desk(tmp_path / "data", clock)
    Counter(desk, clock).ready()
    with window_on(dressed, desk) as window:
        yield window


def seen(page: QWidget) -> str:
    settle()
    said = [label.text() for label in page.findChildren(Label) if label.isVisible()]
    said += [one.accessibleName() for one in page.findChildren(Pressable) if one.isVisible()]
    return "\n".join(said)


def test_every_line_of_the_card_is_on_the_page(window: MainWindow) -> None:
    window.show_page("follow_on", {"request_id": 1, "fill": True})
    page = named(window, FollowOnPage, "follow_on")
    texts = []
    for place in range(len(page.fill.parts)):
        page.fill.show_part(place)
        texts.append(seen(page))
    wanted = [re.sub(r"^(?:الخطوة \d\d|\d\.) ", "", one.card) for one in carried() if one.card]
    assert len(wanted) > 20
    assert [words for words in wanted if not any(says(text, words) for text in texts)] == []
    # the address can be photographed from the screen
    page.fill.show_part(0)
    assert page.fill.code.isVisible()
    assert page.fill.code.accessibleName().startswith("https://progres.mesrs.dz/")
    assert set(STEPS) <= set(wanted)
    assert words_of(page.fill.parts[0].lines[0])[:2] == ["تنبيه", "لا"]
