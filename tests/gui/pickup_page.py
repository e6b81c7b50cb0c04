"""A pickup page on a ready file, and the card typed into it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.pickup import PickupPage
from certdesk.gui.pages.pickup.stages import Stage
from certdesk.gui.widgets.fields import Field
from certdesk.services.views import RequestView
from tests.gui.invented_day import Counter
from tests.gui.page_window import named


@pytest.fixture
def file(counter: Counter) -> int:
    return counter.ready()


@pytest.fixture
def page(window: MainWindow, file: int) -> PickupPage:
    window.show_page("pickup", {"request_id": file})
    page = window._pages["pickup"]
    assert isinstance(page, PickupPage)
    return page


def view_of(page: PickupPage, file: int) -> RequestView:
    return page.session.desk.reading.show(file, by=page.session.actor)


def stage(page: PickupPage) -> Stage:
    return page.stage


def refusal(page: PickupPage) -> str:
    return page.live.refusal.code if page.live.refusal else ""


def key(page: QWidget, what: Qt.Key) -> None:
    QTest.keyClick(page.window().windowHandle(), what)
    QApplication.processEvents()


def type_in(page: PickupPage, name: str, text: str) -> None:
    field = named(page, Field, f"pickup.{name}")
    field.set_text(text)
    field.edited.emit(text)


def type_card(page: PickupPage, file: int, **changes: str) -> None:
    form = view_of(page, file).form
    card = {
        "document_number": "100000000012",
        "issued_on": "01/05/2020",
        "issued_at": "مستغانم",
        "expires_on": "01/05/2030",
        "card_family_name": form["family_name"],
        "card_given_name": form["given_name"],
        "card_birth": form["birth"],
    }
    for name, text in (card | changes).items():
        type_in(page, name, text)
    page.live.look()


def shown_words(page: PickupPage, name: str) -> str:
    return named(page, QLabel, name).text()
