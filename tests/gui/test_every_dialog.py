"""What holds in every dialog: names, the way of the Tab key, Esc goes back, Enter acts."""

import ast
from collections import Counter as Counted
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLineEdit, QTextEdit, QWidget

import certdesk.gui
from certdesk.domain.rights import COMMAND_LINE
from certdesk.gui import theme
from certdesk.gui.dialogs.help_dialog import HelpDialog
from certdesk.gui.main_window import MainWindow
from certdesk.gui.shortcuts import KEYS
from certdesk.gui.widgets.button import DANGER, PRIMARY, Button
from certdesk.gui.widgets.fields import Field
from certdesk.services.views import RequestView
from tests.gui import every_dialog
from tests.gui.every_dialog import DIALOGS, Opened
from tests.gui.invented_day import Clock, Counter, trial_desk
from tests.gui.page_window import ENTER, settle, window_on
from tests.gui.painted_texts import cut_texts
from tests.gui.walk import not_reached, spoken, used

ESCAPE = Qt.Key.Key_Escape
_MOST_STEPS = 8
_BASES = {"QDialog", "DialogFrame"}


@pytest.fixture(scope="module")
def window(dressed: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    desk = trial_desk(tmp_path_factory.mktemp("dialogs") / "data", Clock())
    Counter(desk, Clock()).deposit()
    forms = desk.office_forms
    text = forms.edited("procedure", {("delays", "draft_days"): 31}, by=COMMAND_LINE)
    forms.adopt({"procedure": text}, by=COMMAND_LINE)
    with window_on(dressed, desk) as window:
        yield window


@pytest.fixture(params=DIALOGS)
def opened(window: MainWindow, request: pytest.FixtureRequest) -> Iterator[Opened]:
    actor = window.session.actor
    view: RequestView = window.session.desk.reading.show(1, by=actor)
    found = DIALOGS[request.param](window, view)
    settle()
    QTest.qWaitForWindowActive(found.dialog)
    assert QApplication.activeModalWidget() is found.dialog or not found.dialog.isModal()
    yield found
    if not closed(found.dialog):
        found.dialog.reject()
        found.dialog.deleteLater()
    settle()


def closed(dialog: QDialog) -> bool:
    try:
        return not dialog.isVisible()
    except RuntimeError:  # it was gone once it closed
        return True


def key(dialog: QDialog, what: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    none = Qt.KeyboardModifier.NoModifier
    QTest.keyClick(dialog.windowHandle(), what, modifier or none)
    settle()


def filled(dialog: QDialog) -> list[Button]:
    kinds = {PRIMARY, DANGER}
    return [one for one in dialog.findChildren(Button) if one.isVisible() and one.kind in kinds]


def write(opened: Opened) -> None:
    """Everything that is asked, as typed."""
    for name, text in opened.types.items():
        field = opened.dialog.findChild(Field, name)
        assert field is not None, name
        field.set_text(text)
        field.edited.emit(text)
    for tick in opened.dialog.findChildren(QCheckBox):
        if tick.isVisible():
            tick.setChecked(True)
    settle()


def test_whatever_is_used_has_a_spoken_name_and_one_of_its_own(opened: Opened) -> None:
    found = used(opened.dialog)
    assert [f"{type(one).__name__} {one.objectName()}" for one in found if not spoken(one)] == []
    assert [f"{type(one).__name__} «{spoken(one)}»" for one in found if not one.objectName()] == []
    assert [name for name, n in Counted(one.objectName() for one in found).items() if n > 1] == []
    assert opened.dialog.accessibleName() or opened.dialog.windowTitle()
    assert len(filled(opened.dialog)) <= 1


def test_the_keys_begin_where_something_is_asked_or_on_the_way_back(opened: Opened) -> None:
    held = QApplication.focusWidget()
    assert held is not None
    assert opened.dialog.isAncestorOf(held)
    dangerous = [one.kind for one in filled(opened.dialog)] == [DANGER]
    if dangerous:
        assert held not in filled(opened.dialog)
    elif opened.types:
        assert not isinstance(held, Button), held.objectName()
    write(opened)
    key(opened.dialog, Qt.Key.Key_Tab)
    assert opened.dialog.isAncestorOf(opened.dialog.focusWidget())
    assert opened.did == []


def test_the_tab_key_comes_to_every_control(opened: Opened) -> None:
    assert not_reached(opened.dialog) == []
    write(opened)
    assert not_reached(opened.dialog) == []


def test_escape_goes_back_and_does_nothing(opened: Opened) -> None:
    write(opened)
    key(opened.dialog, ESCAPE)
    assert closed(opened.dialog)
    assert opened.did == []


def test_enter_walks_through_the_fields_to_the_filled_button(opened: Opened) -> None:
    buttons = filled(opened.dialog)
    if not buttons:
        assert not opened.types
        return
    (verb,) = buttons
    if not opened.types:
        verb.setFocus()
    elif isinstance(opened.dialog.focusWidget(), Button):
        # a dangerous one begins on the way back: one Tab, and it is filled in
        key(opened.dialog, Qt.Key.Key_Tab)
    for _ in range(_MOST_STEPS):
        # no window manager gives an offscreen dialog the keys back from its suggestions
        held = opened.dialog.focusWidget()
        if held is verb:
            break
        assert held is not None
        _answer(opened, held)
        several = isinstance(held, QTextEdit)
        key(opened.dialog, ENTER, Qt.KeyboardModifier.ControlModifier if several else None)
        assert not closed(opened.dialog), "Enter in a field acts by surprise"
        assert opened.did == []
    assert opened.dialog.focusWidget() is verb
    assert verb.isEnabled()
    key(opened.dialog, ENTER)
    assert len(opened.did) == 1


def _answer(opened: Opened, held: QWidget) -> None:
    """Type what this field asks for."""
    if isinstance(held, QCheckBox):
        key(opened.dialog, Qt.Key.Key_Space)
        return
    above: QWidget | None = held
    while above is not None and not isinstance(above, Field):
        above = above.parentWidget()
    assert isinstance(above, Field), held.objectName()
    text = opened.types.get(above.objectName(), "")
    if text and not above.text().strip():
        line = held.findChild(QLineEdit) if not isinstance(held, QLineEdit | QTextEdit) else held
        if isinstance(line, QLineEdit):
            line.insert(text)
        else:
            above.set_text(text)
            above.edited.emit(text)
        settle()


@pytest.mark.parametrize("factor", [1.0, 1.75])
@pytest.mark.parametrize("name", DIALOGS)
def test_no_word_of_a_dialog_is_cut(
    dressed: QApplication, window: MainWindow, name: str, factor: float
) -> None:
    theme.apply(dressed, factor=factor)
    view = window.session.desk.reading.show(1, by=window.session.actor)
    opened = DIALOGS[name](window, view)
    settle()
    with cut_texts() as cut:
        opened.dialog.grab()
    inside = opened.dialog.rect()
    high = opened.dialog.height()
    out = [
        one.objectName()
        for one in opened.dialog.findChildren(Button)
        if one.isVisible()
        and not inside.contains(QRect(one.mapTo(opened.dialog, QPoint(0, 0)), one.size()))
    ]
    opened.dialog.reject()
    settle()
    assert (cut, out) == ([], [])
    assert high <= window.height()


def test_the_longest_list_of_keys_stands_on_the_screen(
    dressed: QApplication, window: MainWindow
) -> None:
    theme.apply(dressed, factor=1.75)
    dialog = HelpDialog(window, KEYS)
    dialog.open()
    settle()
    with cut_texts() as cut:
        dialog.grab()
    size = dialog.size()
    dialog.reject()
    assert cut == []
    assert size.height() <= window.height()
    assert size.width() <= window.width()


def test_no_dialog_is_left_out() -> None:
    there = {
        node.name
        for path in Path(certdesk.gui.__path__[0]).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id in _BASES for base in node.bases)
    }
    tree = ast.parse(Path(every_dialog.__file__).read_text(encoding="utf-8"))
    opened = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    # by the functions that open them
    opened |= {"ChangesDialog", "MessageDialog"}
    assert there - _BASES - opened == set()
