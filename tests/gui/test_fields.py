"""Fields by keyboard: what is typed, what it becomes, and what is said about it."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from certdesk.gui.widgets.choice_field import Choice, ChoiceField
from certdesk.gui.widgets.code_field import CodeField
from certdesk.gui.widgets.count_field import CountField
from certdesk.gui.widgets.date_field import DateField
from certdesk.gui.widgets.fields import EnterChain, Field, LineField, worst
from certdesk.gui.widgets.name_field import LatinField, NameField, PhoneField
from certdesk.gui.widgets.note_field import NoteField
from certdesk.gui.widgets.password_field import PasswordField

FIELDS = (
    ("علوم", "علوم تجارية"),
    ("اعلام", "إعلام آلي"),
    ("اداب", "آداب"),
)
CHOICES = [Choice(key, text) for key, text in FIELDS]

_kept: list[QWidget] = []


def show(qtbot: QtBot, *fields: Field) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    _kept[:] = [*_kept[-1:], window]  # qtbot closes a window but does not hold it
    box = QVBoxLayout(window)
    for field in fields:
        box.addWidget(field)
    window.resize(560, 80 * len(fields))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    return window


def type_in(field: Field, text: str) -> None:
    field.setFocus()
    type_at(field.editor, text)


def type_at(widget: QWidget, text: str) -> None:
    # QTest's keyClicks ends the program at the first Arabic letter
    for sign in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(widget, key)


def every_field() -> list[Field]:
    return [
        NameField("family_name", "اللقب"),
        LatinField("family_name_latin", "اللقب باللاتينية"),
        PhoneField("phone", "الهاتف"),
        CodeField("diploma_number", "رقم الشهادة"),
        DateField("birth", "تاريخ الميلاد"),
        CountField("copies", "عدد النسخ"),
        ChoiceField("study_field", "الميدان", CHOICES),
        NoteField("note", "ملاحظة"),
        PasswordField("password", "كلمة المرور"),
    ]


@pytest.mark.parametrize("field", range(9))
def test_every_field_keeps_the_contract(qtbot: QtBot, field: int) -> None:
    made = every_field()[field]
    show(qtbot, made)
    typed: list[str] = []
    made.edited.connect(typed.append)
    made.set_text("12")
    assert (made.text(), typed) == ("12", [])
    made.set_text("")
    type_in(made, "34")
    assert made.text() == "34"
    assert typed[-1] == "34"
    assert made.label.buddy() is made.editor
    assert made.editor.accessibleName() == made.label.text()
    made.set_problem("هذا الحقل ناقص، مثال: 34")
    assert made.problem_line.isVisible()
    assert made.editor.property("err") == "true"
    assert made.editor.accessibleDescription() == made.problem()
    assert worst([made]) is made
    made.set_problem(None)
    assert not made.problem_line.isVisible()
    assert made.editor.property("err") == "false"
    assert worst([made]) is None
    assert made.text() == "34"


def test_nothing_that_takes_the_focus_is_nameless(qtbot: QtBot) -> None:
    fields = every_field()
    window = show(qtbot, *fields)
    assert {field.objectName() for field in fields} >= {"phone", "birth", "note"}
    for widget in window.findChildren(QWidget):
        named = isinstance(widget, QLineEdit | QComboBox | QToolButton | QPushButton)
        if named and widget.isVisibleTo(window):
            assert widget.accessibleName(), widget


@pytest.mark.parametrize(
    "typed",
    ["23112026", "23/11/2026", "23-11-2026", "23.11.2026", "23 11 2026", "٢٣/١١/٢٠٢٦", "۲۳۱۱۲۰۲۶"],
)
def test_date_is_typed_as_people_type_it(qtbot: QtBot, typed: str) -> None:
    field = DateField("birth", "تاريخ الميلاد")
    show(qtbot, field, other := NameField("x", "س"))
    type_in(field, typed)
    assert field.value() == date(2026, 11, 23)
    other.setFocus()
    assert field.text() == "23/11/2026"
    assert field.value() == date(2026, 11, 23)


@pytest.mark.parametrize("typed", ["31/02/2025", "29/02/2025", "1/1/26", "2311", "غدا", ""])
def test_wrong_date_is_kept_as_typed(qtbot: QtBot, typed: str) -> None:
    field = DateField("birth", "تاريخ الميلاد")
    show(qtbot, field, other := NameField("x", "س"))
    type_in(field, typed)
    other.setFocus()
    assert field.value() is None
    assert field.text() == typed


def test_date_of_short_parts_is_filled_up() -> None:
    field = DateField("birth", "تاريخ الميلاد")
    field.set_text("1/2/2001")
    assert field.value() == date(2001, 2, 1)
    field.set_value(date(2001, 2, 1))
    assert field.text() == "01/02/2001"
    field.set_value(None)
    assert field.text() == ""


def test_calendar_gives_the_day_pressed(qtbot: QtBot) -> None:
    field = DateField("birth", "تاريخ الميلاد")
    show(qtbot, field)
    typed: list[str] = []
    field.edited.connect(typed.append)
    field.set_value(date(2026, 11, 23))
    QTest.keyClick(field.editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(popup.focusWidget(), Qt.Key.Key_Return)
    assert not popup.isVisible()
    assert field.value() == date(2026, 11, 30)
    assert typed == ["30/11/2026"]


@pytest.mark.parametrize("made", [CodeField, PhoneField, CountField])
def test_arabic_digits_become_western_as_typed(qtbot: QtBot, made: type[LineField]) -> None:
    field = made("n", "رقم")  # type: ignore[call-arg]
    show(qtbot, field)
    type_in(field, "١٢/٢٠٢٦" if isinstance(field, CodeField) else "١۲")
    assert field.text() == ("12/2026" if isinstance(field, CodeField) else "12")


def test_typed_digits_can_be_undone(qtbot: QtBot) -> None:
    field = CodeField("n", "رقم")
    show(qtbot, field)
    type_in(field, "١٢")
    field.line.undo()
    assert field.text() == ""


def test_pasting_leaves_the_marks_behind(qtbot: QtBot) -> None:
    field = NameField("family_name", "اللقب")
    show(qtbot, field)
    QGuiApplication.clipboard().setText("\u202bبن\u200f \u2067مثال\u2069\u200d\r\n")
    field.line.paste()
    assert field.text() == "بن مثال "
    note = NoteField("note", "ملاحظة")
    show(qtbot, note)
    note.setFocus()
    QGuiApplication.clipboard().setText("سطر\u200f\nسطر")
    QTest.keyClick(note.editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert note.text() == "سطر\nسطر"


def test_cursor_stays_where_one_types_in_the_middle(qtbot: QtBot) -> None:
    field = CodeField("n", "رقم")
    show(qtbot, field)
    field.set_text("12/2026")
    field.line.setCursorPosition(2)
    type_in(field, "٣٤")
    assert field.text() == "1234/2026"
    assert field.line.cursorPosition() == 4


def test_count_goes_up_and_down_by_keys_within_its_bounds(qtbot: QtBot) -> None:
    field = CountField("copies", "عدد النسخ", least=1, most=3)
    show(qtbot, field)
    seen: list[int | None] = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(field.editor, key)
        seen.append(field.value())
    assert seen == [1, 2, 3, 3, 2]
    field.set_text("ثلاثة")
    assert field.value() is None
    field.set_value(7)
    assert field.text() == "7"


@pytest.mark.parametrize(
    "arrow, kept", [(None, "اع"), (Qt.Key.Key_Down, "إعلام آلي")], ids=["typed", "chosen"]
)
def test_enter_takes_a_suggestion_only_when_an_arrow_chose_it(
    qtbot: QtBot, arrow: Qt.Key | None, kept: str
) -> None:
    field = ChoiceField("study_field", "الميدان", CHOICES)
    show(qtbot, field)
    typed: list[str] = []
    field.edited.connect(typed.append)
    went_on: list[str] = []
    field.entered.connect(lambda: went_on.append(field.text()))
    line = field.box.lineEdit()
    assert line is not None
    line.setFocus()
    type_at(line, "اع")  # without the hamza
    popup = line.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    if arrow is not None:
        QTest.keyClick(popup, arrow)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert field.text() == kept
    assert field.key() == ("اعلام" if arrow else None)
    # at once: letters typed after Enter belong to the next field
    assert went_on == [kept]
    assert typed[-1] == kept


def test_choice_takes_free_text(qtbot: QtBot) -> None:
    field = ChoiceField("study_field", "الميدان", CHOICES)
    show(qtbot, field)
    field.set_text("ميدان آخر")
    assert (field.text(), field.key()) == ("ميدان آخر", None)
    field.set_choices(CHOICES[:1])
    assert field.text() == "ميدان آخر"
    field.set_key("علوم")
    assert (field.text(), field.key()) == ("علوم تجارية", "علوم")


def test_closed_choice_goes_by_first_letters(qtbot: QtBot) -> None:
    field = ChoiceField("study_field", "الميدان", CHOICES, free=False)
    show(qtbot, field)
    field.set_text("غير موجود")
    assert field.text() == ""
    field.box.setFocus()
    type_at(field.box, "عل")
    assert field.key() == "علوم"


def test_wheel_changes_a_choice_only_with_the_focus(qtbot: QtBot) -> None:
    field = ChoiceField("study_field", "الميدان", CHOICES, free=False)
    show(qtbot, field, other := NameField("x", "س"))
    field.set_key("علوم")

    def wheel() -> bool:
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field.box, event)
        return event.isAccepted()

    other.setFocus()
    assert not wheel()
    assert field.key() == "علوم"
    assert not field.box.hasFocus()
    field.box.setFocus()
    assert wheel()
    assert field.key() == "اعلام"


def test_a_text_longer_than_its_line_is_read_from_its_beginning(qtbot: QtBot) -> None:
    field, other = NameField("name", "الاسم"), NameField("other", "آخر")
    show(qtbot, field, other)
    other.line.setFocus()
    field.set_text("عبد الرحمن محمد المصطفى بن عبد القادر المثالي الطويل جدا " * 3)
    assert field.line.cursorPosition() == 0
    field.line.setFocus()
    assert field.line.cursorPosition() == len(field.text())
    other.line.setFocus()
    assert field.line.cursorPosition() == 0
    field.set_text("نوال")
    assert field.line.cursorPosition() == len("نوال")


def test_password_is_kept_exactly_and_shown_by_the_eye(qtbot: QtBot) -> None:
    field = PasswordField("password", "كلمة المرور")
    show(qtbot, field)
    type_in(field, "س٣\u200f x")
    assert field.text() == "س٣\u200f x"
    assert not field.is_shown()
    eye = field.line.findChild(QToolButton)
    assert eye is not None
    hidden_name = eye.accessibleName()
    eye.click()
    assert field.is_shown()
    assert eye.accessibleName() != hidden_name
    eye.click()
    assert not field.is_shown()


def test_enter_walks_through_the_form(qtbot: QtBot) -> None:
    fields = [field for field in every_field() if not isinstance(field, NoteField)]
    fields[2].setEnabled(False)
    chain = EnterChain(fields)
    show(qtbot, *fields)
    ended: list[str] = []
    chain.finished.connect(lambda: ended.append("end"))
    fields[0].setFocus()
    order = []
    for _ in fields[1:]:
        focus = QApplication.focusWidget()
        assert focus is not None
        order.append(next(field.objectName() for field in fields if field.isAncestorOf(focus)))
        QTest.keyClick(focus, Qt.Key.Key_Return)
    assert order == [field.objectName() for field in fields if field.isEnabled()]
    assert ended == ["end"]


def test_enter_in_a_note_begins_a_line_and_ctrl_enter_leaves(qtbot: QtBot) -> None:
    note = NoteField("note", "ملاحظة")
    chain = EnterChain([note])
    show(qtbot, note)
    with qtbot.waitSignal(chain.finished):
        QTest.keyClicks(note.editor, "a")
        QTest.keyClick(note.editor, Qt.Key.Key_Return)
        QTest.keyClicks(note.editor, "b")
        QTest.keyClick(note.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert note.text() == "a\nb"


def test_enter_in_a_field_does_not_press_a_dialogs_button(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    box = QVBoxLayout(dialog)
    fields: list[Field] = [
        NameField("x", "س"),
        ChoiceField("y", "ع", CHOICES),
        CountField("c", "ع"),
    ]
    for field in fields:
        box.addWidget(field)
    button = QPushButton("موافق")
    box.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.setDefault(True)
    dialog.show()
    for field in fields:
        QTest.keyClick(field.editor, Qt.Key.Key_Return)
    assert pressed == []


def test_long_text_is_neither_cut_nor_slow(qtbot: QtBot) -> None:
    field = NameField("x", "س")
    show(qtbot, field)
    field.set_text("م" * 900)
    assert len(field.text()) == 900
    field.set_problem("جملة طويلة " * 20)
    one_line = field.problem_line.heightForWidth(10_000)
    assert field.problem_line.heightForWidth(300) > one_line
