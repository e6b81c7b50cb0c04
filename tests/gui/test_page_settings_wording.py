"""Wording: each text beside the very sheet; a place that goes missing is said before saving."""

import re
import tomllib

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from certdesk.desk import Desk
from certdesk.forms.files import REGISTERS, SHEETS
from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.settings import SettingsPage
from certdesk.gui.pages.settings.preview_dialog import PreviewDialog
from certdesk.gui.pages.settings.text_labels import text_label
from certdesk.gui.preview import Preview
from certdesk.gui.widgets.choice_field import ChoiceField
from certdesk.gui.widgets.fields import Field
from certdesk.paths import shipped
from tests.builders import SUPERVISOR
from tests.gui.page_window import named, settle
from tests.gui.settings_page import key, save, write
from tests.gui.settings_page import shown as part_shown

TITLE = "settings.wording.title"


def choose(page: SettingsPage, form: str) -> None:
    sheet = named(page, ChoiceField, "settings.wording.sheet")
    sheet.set_key(form)
    sheet.edited.emit(sheet.text())
    settle()


def test_the_sheet_is_drawn_as_it_is_worded(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    page = part_shown(window, "wording")
    preview = named(page, Preview, "settings.wording.preview")
    qtbot.waitUntil(lambda: preview.page() == 1 and not preview.picture().isNull(), timeout=15000)
    before = preview.picture().copy()
    write(page, TITLE, "وصل استلام ملف للتوثيق")
    qtbot.waitUntil(
        lambda: not preview.picture().isNull() and preview.picture() != before, timeout=15000
    )
    save(page)
    view = desk.office_forms.read("sheets/deposit_receipt", by=SUPERVISOR)
    assert view.values["title"] == "وصل استلام ملف للتوثيق"
    assert "# وصل الإيداع" in view.text


def test_a_place_that_went_missing_is_said_while_typing(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page = part_shown(window, "wording")
    field = write(page, "settings.wording.number", "رقم")
    qtbot.waitUntil(lambda: "{number}" in field.problem(), timeout=15000)
    key(page, Qt.Key.Key_F12)
    assert QApplication.activeModalWidget() is None
    assert len(desk.office_forms.history("sheets/deposit_receipt", by=SUPERVISOR)) == 1


def test_another_sheet_is_chosen_and_what_is_not_saved_is_asked_about(window: MainWindow) -> None:
    page = part_shown(window, "wording")
    choose(page, "sheets/refusal_notice")
    assert page.section.form == "sheets/refusal_notice"
    lines = write_lines(page, "settings.wording.next", "سطر أول\nسطر ثان")
    assert lines.text().count("\n") == 1

    def stay() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        dialog.reject()

    QTimer.singleShot(50, stay)
    choose(page, "registers")
    assert page.section.form == "sheets/refusal_notice"
    page.let_go.click()
    choose(page, "registers")
    assert named(page, Field, "settings.wording.pickup.columns").text().count("\n") == 13


def write_lines(page: SettingsPage, name: str, text: str) -> Field:
    field = named(page, Field, name)
    field.set_text(text)
    field.edited.emit(text)
    settle()
    return field


def test_f9_shows_the_sheet_larger(window: MainWindow, qtbot: QtBot) -> None:
    page = part_shown(window, "wording")
    key(page, Qt.Key.Key_F9)
    found: list[PreviewDialog] = []

    def opened() -> bool:
        found[:] = window.findChildren(PreviewDialog)
        return bool(found)

    qtbot.waitUntil(opened, timeout=15000)
    assert found[0].preview.pages() == 1
    found[0].reject()


@pytest.mark.parametrize("form", [*SHEETS, REGISTERS])
def test_each_text_says_what_it_is(form: str) -> None:
    texts = tomllib.loads(shipped("forms", f"{form}.toml").read_text(encoding="utf-8"))
    labels = [
        text_label(key, value, str(texts.get(f"{key}_title", "")))
        for key, value in texts.items()
        if not isinstance(value, dict)
    ]
    assert all(re.search("[\u0621-\u064a]", label) for label in labels)
    # nearly every text is told from its neighbours by its label alone
    assert len(set(labels)) > len(labels) * 0.9
