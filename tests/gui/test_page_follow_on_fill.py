"""«Fill in with me»: one key copies a value and goes on; what the platform needs and lacks."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from certdesk.desk import Desk
from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.follow_on import FollowOnPage
from certdesk.gui.pages.follow_on.stages import Stage
from tests.gui.invented_day import Clock, Counter, trial_desk
from tests.gui.page_window import named
from tests.gui.test_page_follow_on import key

KEY = Qt.Key


@pytest.fixture
def counter(tmp_path: Path) -> Counter:
    clock = Clock()
    return Counter(trial_desk(tmp_path / "data", clock), clock)


@pytest.fixture
def desk(counter: Counter) -> Desk:
    return counter.desk


def filling(window: MainWindow, request_id: int) -> FollowOnPage:
    window.show_page("follow_on", {"request_id": request_id, "fill": True})
    page = named(window, FollowOnPage, "follow_on")
    assert page.stage is Stage.FILL
    return page


def test_one_key_copies_and_goes_on_to_the_end(window: MainWindow, counter: Counter) -> None:
    page = filling(window, counter.handed_over())
    copied, clipboard = [], QGuiApplication.clipboard()
    for _ in range(60):
        if page.stage is not Stage.FILL:
            break
        clipboard.setText("")
        key(page, KEY.Key_F12)
        copied.append(clipboard.text())
    assert page.stage is Stage.FILE
    values = [one for one in copied if one]
    assert values[0].startswith("https://progres.mesrs.dz/")
    view = counter.desk.reading.show(1, by=counter.by)
    order = [
        view.form["given_name"],
        view.form["family_name"],
        "سيدي لخضر",
        view.form["speciality"],
    ]
    assert [value for value in values if value in order] == order
    assert values.count("mithal@example.dz") == 2


def test_enter_copies_the_row_in_front(window: MainWindow, counter: Counter) -> None:
    page = filling(window, counter.handed_over())
    page.fill.show_part(1)
    key(page, KEY.Key_Down, KEY.Key_Return)
    assert QGuiApplication.clipboard().text() == page.fill.rows[1].value
    assert page.fill.rows[1].copied
    assert page.fill.rows[2].hasFocus()
    key(page, KEY.Key_F6, KEY.Key_Down, KEY.Key_Return)
    assert page.fill.place == 2
    key(page, KEY.Key_Escape)
    assert page.stage is Stage.FILE


def test_a_missing_email_is_said_where_it_is_needed(window: MainWindow, counter: Counter) -> None:
    request_id = counter.deposit(email="")
    page = filling(window, request_id)
    assert "لا بريد إلكتروني" in page.hero.facts.text()
    lacking = {row.objectName() for row in page.fill.rows if not row.value}
    assert lacking == {"follow_on.copy_account_email"}
    row = next(one for one in page.fill.rows if not one.value)
    assert "والمنصة تشترطه" in row.accessibleName()
    QGuiApplication.clipboard().setText("before")
    row.click()
    assert QGuiApplication.clipboard().text() == "before"
    assert page.fill.parts[1].missing >= 1
    assert "تنقص" in page.fill.part_rows[1].accessibleName()
