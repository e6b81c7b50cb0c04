"""One table of keys, answered by the page in front, under any keyboard layout."""

from collections.abc import Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from certdesk.gui.dialogs.help_dialog import HelpDialog
from certdesk.gui.shortcuts import KEYS, Keys
from certdesk.i18n import tr

ARABIC_SEEN = 0x0633  # what Qt says of the S key under an Arabic layout
CONTROL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def keys(qapp: QApplication) -> Iterator[Keys]:
    made = Keys(qapp)
    yield made
    shiboken6.delete(made)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, keys: Keys) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    box = QVBoxLayout(made)
    for name in ("first", "second"):
        line = QLineEdit()
        line.setObjectName(name)
        box.addWidget(line)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: qapp.focusWindow() is made.windowHandle())
    return made


def layout_of(window: QWidget) -> QLayout:
    box = window.layout()
    assert box is not None
    return box


def press(
    window: QWidget,
    key: int,
    modifiers: Qt.KeyboardModifier = PLAIN,
    *,
    code: int = 0,
    text: str = "",
    repeat: bool = False,
) -> None:
    """`code`: set 1."""
    native = code + 8 if code else 0
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, key, modifiers, native, 0, 0, text, repeat)
        QApplication.sendEvent(window.windowHandle(), event)


def test_every_key_stands_once_in_the_table() -> None:
    for column in ("action", "key", "msgid"):
        values = [getattr(row, column) for row in KEYS]
        assert len(values) == len(set(values))
    letters = [row.letter for row in KEYS if row.letter]
    assert sorted(letters) == ["F", "N", "P", "S", "Z"]


@pytest.mark.parametrize("row", KEYS, ids=lambda row: row.action)
def test_each_key_calls_its_page(keys: Keys, window: QWidget, row: object) -> None:
    assert isinstance(row, type(KEYS[0]))
    called: list[str] = []
    keys.bind(window, row.action, lambda: called.append(row.action))
    wanted = []
    if row.shown:
        press(window, row.key.value)
        wanted.append(row.action)
    if row.letter:
        press(window, ord(row.letter), CONTROL)
        wanted.append(row.action)
    assert called == wanted


def test_control_s_arrives_under_an_arabic_layout(keys: Keys, window: QWidget) -> None:
    called: list[str] = []
    keys.bind(window, "save_and_go_on", lambda: called.append("saved"))
    press(window, ARABIC_SEEN, CONTROL, code=31)
    assert called == ["saved"]


def test_french_layout_goes_by_its_letters_not_by_its_places(keys: Keys, window: QWidget) -> None:
    called: list[str] = []
    keys.bind(window, "undo", lambda: called.append("undone"))
    press(window, Qt.Key.Key_W.value, CONTROL, code=44)  # AZERTY has W where US has Z
    assert called == []
    press(window, Qt.Key.Key_Z.value, CONTROL, code=17)
    assert called == ["undone"]


def test_undo_on_an_arabic_azerty_keyboard_is_the_key_marked_z(keys: Keys, window: QWidget) -> None:
    called: list[str] = []
    keys.bind(window, "undo", lambda: called.append("undone"))
    press(window, 0x0635, CONTROL, code=17)
    press(window, 0x0626, CONTROL, code=44)
    assert called == ["undone", "undone"]


def test_function_key_is_found_by_its_place(keys: Keys, window: QWidget) -> None:
    called: list[str] = []
    keys.bind(window, "new_request", lambda: called.append("new"))
    press(window, Qt.Key.Key_unknown.value, code=60)
    assert called == ["new"]


def test_copy_and_paste_work_under_an_arabic_layout(keys: Keys, window: QWidget) -> None:
    first, second = window.findChildren(QLineEdit)
    first.setText("مثال")
    first.setFocus()
    press(window, 0x0634, CONTROL, code=30)  # A
    press(window, 0x0624, CONTROL, code=46)  # C
    second.setFocus()
    press(window, 0x0631, CONTROL, code=47)  # V
    assert second.text() == "مثال"


def test_undo_is_the_text_fields_while_it_has_something_to_undo(
    keys: Keys, window: QWidget
) -> None:
    called: list[str] = []
    keys.bind(window, "undo", lambda: called.append("undone"))
    line = window.findChildren(QLineEdit)[0]
    line.setFocus()
    line.insert("سطر")
    press(window, 0x0635, CONTROL, code=17)
    assert (line.text(), called) == ("", [])
    press(window, 0x0635, CONTROL, code=17)
    assert called == ["undone"]


def test_page_answers_before_its_window(keys: Keys, window: QWidget, qtbot: QtBot) -> None:
    called: list[str] = []
    page = QWidget(window)
    layout_of(window).addWidget(page)
    page.show()
    keys.bind(window, "print", lambda: called.append("window"))
    keys.bind(page, "print", lambda: called.append("page"))
    window.findChildren(QLineEdit)[0].setFocus()
    press(window, Qt.Key.Key_F9.value)
    page.hide()
    press(window, Qt.Key.Key_F9.value)
    assert called == ["page", "window"]


def test_panel_with_the_focus_answers_before_the_other(keys: Keys, window: QWidget) -> None:
    called: list[str] = []
    for name in ("one", "two"):
        panel = QWidget(window)
        layout_of(window).addWidget(panel)
        line = QLineEdit(panel)
        line.setObjectName(name)
        panel.show()
        keys.bind(panel, "refresh", partial(called.append, name))
    for name in ("one", "two"):
        found = window.findChild(QLineEdit, name)
        assert found is not None
        found.setFocus()
        press(window, Qt.Key.Key_F5.value)
    assert called == ["one", "two"]


def test_disabled_destroyed_and_unbound_pages_are_silent(keys: Keys, window: QWidget) -> None:
    called: list[str] = []
    page = QWidget(window)
    page.show()
    keys.bind(page, "refresh", lambda: called.append("page"))
    page.setEnabled(False)
    press(window, Qt.Key.Key_F5.value)
    page.setEnabled(True)
    keys.unbind(page, "refresh")
    press(window, Qt.Key.Key_F5.value)
    keys.bind(page, "refresh", lambda: called.append("page"))
    shiboken6.delete(page)
    press(window, Qt.Key.Key_F5.value)
    assert called == []


def test_key_held_down_acts_once(keys: Keys, window: QWidget) -> None:
    called: list[str] = []
    keys.bind(window, "save_and_go_on", lambda: called.append("saved"))
    press(window, Qt.Key.Key_F12.value)
    press(window, Qt.Key.Key_F12.value, repeat=True)
    assert called == ["saved"]


def test_escape_closes_an_open_list_first(keys: Keys, window: QWidget, qtbot: QtBot) -> None:
    called: list[str] = []
    keys.bind(window, "back", lambda: called.append("back"))
    box = QComboBox(window)
    box.addItems(["أ", "ب"])
    box.show()
    box.showPopup()
    press(window, Qt.Key.Key_Escape.value)
    assert called == []
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def test_save_closes_an_open_list_and_saves(keys: Keys, window: QWidget) -> None:
    called: list[str] = []
    keys.bind(window, "save_and_go_on", lambda: called.append("saved"))
    box = QComboBox(window)
    box.addItems(["أ", "ب"])
    box.show()
    box.showPopup()
    press(window, Qt.Key.Key_F12.value)
    assert called == ["saved"]
    assert QApplication.activePopupWidget() is None


def test_digits_answer_only_while_nobody_types(keys: Keys, window: QWidget) -> None:
    called: list[int] = []
    window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    keys.bind(window, "digit_2", lambda: called.append(2))
    line = window.findChildren(QLineEdit)[0]
    line.setFocus()
    press(window, Qt.Key.Key_2.value, code=3, text="2")
    assert (line.text(), called) == ("2", [])
    window.setFocus()
    press(window, Qt.Key.Key_Eacute.value, code=3, text="é")  # the same key on AZERTY
    assert called == [2]


def test_unknown_action_is_refused(keys: Keys, window: QWidget) -> None:
    with pytest.raises(KeyError):
        keys.bind(window, "explode", print)


def test_help_lists_what_answers_here(keys: Keys, window: QWidget, qtbot: QtBot) -> None:
    for action in ("help", "save_and_go_on", "digit_1"):
        keys.bind(window, action, print)
    rows = keys.rows_for(window)
    assert [row.action for row in rows] == ["help", "save_and_go_on"]
    dialog = HelpDialog(window, rows)
    qtbot.addWidget(dialog)
    said = " ".join(
        label.text() for label in dialog.findChildren(QWidget) if hasattr(label, "text")
    )
    assert tr("Save and go on") in said
    assert "F12" in said
    assert "Ctrl+S" in said
    assert "F9" not in said


def test_press_does_what_the_key_would(keys: Keys, window: QWidget) -> None:
    called: list[str] = []
    keys.bind(window, "print", lambda: called.append("printed"))
    assert keys.press("print")
    assert not keys.press("registers")
    assert called == ["printed"]
