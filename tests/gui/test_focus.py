"""Where the keys go: after a choice, and after somebody signed in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from certdesk.desk import Desk
from certdesk.domain.rights import Actor
from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.pickup import PickupPage
from certdesk.gui.pages.sign_in import SignIn
from tests.gui.invented_day import PASSWORD, Clock, Counter, staffed_desk
from tests.gui.page_window import named, press, settle, type_into, window_on


@pytest.fixture
def staffed(tmp_path: Path) -> tuple[Desk, Actor, Actor]:
    return staffed_desk(tmp_path / "data", Clock())


@pytest.fixture
def window(dressed: QApplication, staffed: tuple[Desk, Actor, Actor]) -> Iterator[MainWindow]:
    with window_on(dressed, staffed[0]) as window:
        yield window


def focus() -> QWidget:
    held = QApplication.focusWidget()
    assert held is not None
    return held


def sign_in(window: MainWindow) -> None:
    door = named(window, SignIn, "sign_in")
    type_into(door.password, PASSWORD)
    press(door.password.editor)


def click(widget: QWidget) -> None:
    """As a hand on the mouse does it: through the window."""
    window = widget.window()
    spot = widget.mapTo(window, widget.rect().center())
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=spot)
    settle()


def at_work(window: MainWindow) -> None:
    """The keys are on the page in front, not in the rail."""
    assert not window.frame.rail.isAncestorOf(focus()), focus().objectName()
    assert window.frame.isAncestorOf(focus())


def test_who_signs_in_first_stands_where_the_days_work_begins(window: MainWindow) -> None:
    sign_in(window)
    assert window.frame.current_page == "today"
    at_work(window)
    assert focus().objectName().startswith("today.")


@pytest.mark.parametrize("by_mouse", [True, False], ids=["mouse", "keys"])
def test_who_comes_back_does_not_stand_on_the_lock(window: MainWindow, by_mouse: bool) -> None:  # noqa: FBT001
    sign_in(window)
    lock = window.frame.rail.person
    if by_mouse:
        click(lock)
    else:
        press(lock)
    assert window.in_front == "sign_in"
    sign_in(window)
    at_work(window)
    assert focus().objectName().startswith("today.")


def test_who_comes_back_to_a_form_writes_on_where_it_was_left(window: MainWindow) -> None:
    sign_in(window)
    window.show_page("new_request", {})
    settle()
    page = window._pages["new_request"]
    page.form.focus_field("phone")  # type: ignore[attr-defined]
    held = focus()
    window.lock()
    sign_in(window)
    assert focus() is held
    click(window.frame.rail.person)
    sign_in(window)
    at_work(window)
    assert window.frame.shell("new_request").isAncestorOf(focus())


@pytest.mark.parametrize("way", ["mouse", "arrow", "space"])
def test_who_chooses_the_proxy_writes_the_proxys_name_next(
    dressed: QApplication, staffed: tuple[Desk, Actor, Actor], way: str
) -> None:
    desk, head, _ = staffed
    file = Counter(desk, Clock(), head).ready()
    with window_on(dressed, desk, head) as window:
        window.show_page("pickup", {"request_id": file})
        settle()
        page = named(window, PickupPage, "pickup")
        card = page.check_view.identity
        proxy = card.receiver._segments["proxy"]
        if way == "mouse":
            click(proxy)
        elif way == "arrow":
            press(card.receiver.current_segment, Qt.Key.Key_Left)
        else:
            press(proxy, Qt.Key.Key_Space)
        assert card.is_proxy
        assert focus() is card.proxy.name.editor
