"""What Qt does wrong from right to left, seen with real widgets: the trap, then our cure."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QDate, QLocale, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from certdesk.gui import paint, theme
from certdesk.gui.widgets.calendar_popup import CalendarPopup
from certdesk.gui.widgets.choice_field import Choice, ChoiceField
from certdesk.gui.widgets.code_field import CodeField
from certdesk.gui.widgets.date_field import DateField
from certdesk.gui.widgets.fields import Field
from certdesk.gui.widgets.name_field import LatinField, NameField, PhoneField
from certdesk.gui.widgets.note_field import NoteEditor, NoteField
from certdesk.gui.widgets.password_field import PasswordField

_kept: list[QWidget] = []


def shown(qtbot: QtBot, *widgets: QWidget, width: int = 480) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    _kept[:] = [*_kept[-1:], window]  # qtbot closes a window but does not hold it
    box = QVBoxLayout(window)
    for widget in widgets:
        box.addWidget(widget)
    window.resize(width, 10)
    window.show()
    qtbot.waitExposed(window)
    return window


def cursor_x(line: QLineEdit, place: int) -> int:
    line.setCursorPosition(place)
    cursor: QRect = line.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    return cursor.center().x()


def ink(widget: QWidget) -> tuple[int, int]:
    """First and last column of dark text, within 10 px of the border left out."""
    image: QImage = widget.grab().toImage()
    ratio = image.devicePixelRatio()
    columns = [
        x
        for x in range(round(10 * ratio), image.width() - round(10 * ratio))
        if any(
            QColor(image.pixel(x, y)).lightness() < 110
            for y in range(round(6 * ratio), image.height() - round(6 * ratio))
        )
    ]
    return round(columns[0] / ratio), round(columns[-1] / ratio)


def test_trap_date_edit_turns_its_sections(qtbot: QtBot) -> None:
    naive = QDateEdit(QDate(2026, 11, 23))
    naive.setDisplayFormat("dd/MM/yyyy")
    shown(qtbot, naive)
    assert naive.text() != "23/11/2026"


def test_date_is_shown_day_first_from_the_left(qtbot: QtBot) -> None:
    field = DateField("birth", "تاريخ الميلاد")
    shown(qtbot, field)
    field.set_value(date(2026, 11, 23))
    assert field.text() == "23/11/2026"
    places = [cursor_x(field.line, place) for place in range(11)]
    assert places == sorted(places)
    assert len(set(places)) == 11


@pytest.mark.parametrize(
    "made, text",
    [
        (CodeField, "2019/0457-ENS"),
        (CodeField, "0457/2026"),
        (PhoneField, "0770 00 11 22"),
        (PhoneField, "+213 770 00 11 22"),
        (LatinField, "BEN MITHAL"),
    ],
)
def test_codes_and_phones_keep_their_order_at_the_right_edge(
    qtbot: QtBot, made: type[CodeField | PhoneField | LatinField], text: str
) -> None:
    field = made("x", "رقم")
    shown(qtbot, field)
    field.set_text(text)
    places = [cursor_x(field.line, place) for place in range(len(text) + 1)]
    assert places == sorted(places)
    field.line.clearFocus()
    first, last = ink(field.line)
    assert field.line.width() - last <= 22
    assert first > field.line.width() // 3


def test_trap_a_plain_line_turns_a_phone(qtbot: QtBot) -> None:
    naive = QLineEdit("0770 00 11 22 هاتف")
    naive.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    shown(qtbot, naive)
    assert cursor_x(naive, 0) > cursor_x(naive, 13)


def test_number_in_what_is_said_below_a_field_is_not_turned(qtbot: QtBot) -> None:
    field = PhoneField("phone", "هاتف")
    shown(qtbot, field)
    field.set_problem("رقم ناقص، مثال: 0770 00 11 22")
    said = field.problem_line.sentence()
    layout = paint.lay_out(said, theme.font(theme.Role.CAPTION), 400)
    line = layout.lineAt(0)  # lives no longer than its layout

    def x_of(piece: str) -> float:
        at: Any = line.cursorToX(said.index(piece) + 1)  # within, not at its edge
        return float(at[0])  # and the place it is nearest to

    assert x_of("0770") < x_of("11") < x_of("22")


def test_trap_align_right_alone_goes_left(qtbot: QtBot) -> None:
    naive = QLineEdit("مثال")
    naive.setAlignment(Qt.AlignmentFlag.AlignRight)
    shown(qtbot, naive)
    assert ink(naive)[1] < naive.width() // 2


def test_names_run_from_the_right_edge(qtbot: QtBot) -> None:
    field = NameField("family_name", "اللقب")
    shown(qtbot, field)
    field.set_text("مثال بن مثال")
    assert cursor_x(field.line, 0) > cursor_x(field.line, 12)
    assert field.line.width() - ink(field.line)[1] <= 22


def test_texts_of_all_fields_begin_at_one_column(qtbot: QtBot) -> None:
    fields: list[Field] = [
        NameField("a", "س"),
        CodeField("b", "س"),
        PhoneField("c", "س"),
        ChoiceField("d", "س", [Choice("k", "مثال")]),
    ]
    shown(qtbot, *fields)
    rights = []
    for field in fields:
        field.set_text("مال" if field.objectName() in "ad" else "1220")
        rights.append(field.editor.width() - ink(field.editor)[1])
    assert max(rights) - min(rights) <= 3


def test_trap_plain_text_edit_sets_arabic_left(qtbot: QtBot) -> None:
    naive = QPlainTextEdit("ملاحظة")
    naive.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    shown(qtbot, naive)
    assert ink(naive)[1] < naive.width() // 2


def test_notes_run_from_the_right_and_are_plain(qtbot: QtBot) -> None:
    field = NoteField("note", "ملاحظة")
    shown(qtbot, field)
    field.set_text("2026 ملاحظة أولى")
    assert field.editor.width() - ink(field.editor)[1] <= 26
    note = field.editor
    assert isinstance(note, NoteEditor)
    assert not note.acceptRichText()


def test_locale_is_algerian() -> None:
    locale = QLocale()
    assert locale.standaloneMonthName(1) == "جانفي"
    assert locale.toString(2026) == "2026"
    weekend = {Qt.DayOfWeek.Friday, Qt.DayOfWeek.Saturday}
    assert set(Qt.DayOfWeek) - set(locale.weekdays()) == weekend
    assert QLocale("ar").standaloneMonthName(1) != "جانفي"  # the trap: Egypt


def test_program_runs_right_to_left_in_qts_arabic(qapp: QApplication) -> None:
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert qapp.translate("QLineEdit", "&Copy") != "&Copy"


def test_calendar_has_the_algerian_week_and_no_cut_column(qtbot: QtBot) -> None:
    anchor = QWidget()
    shown(qtbot, anchor)
    popup = CalendarPopup(anchor)
    qtbot.addWidget(popup)
    popup.open_at(QPoint(700, 50), date(2026, 11, 23))
    calendar = popup.calendar
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Sunday
    red = theme.colour("bad")
    for day in Qt.DayOfWeek:
        is_red = calendar.weekdayTextFormat(day).foreground().color() == red
        assert is_red == (day in (Qt.DayOfWeek.Friday, Qt.DayOfWeek.Saturday)), day
    view = calendar.findChild(QTableView)
    assert view is not None
    shown_columns = range(view.model().columnCount())
    widths = [view.columnWidth(column) for column in shown_columns]
    assert len(widths) == 7
    assert sum(widths) <= view.viewport().width()
    assert max(widths) - min(widths) <= 1
    names = [str(view.model().index(0, column).data()) for column in shown_columns]
    assert all(len(name) <= 2 for name in names)
    assert names[0] == "ح"
    # Sunday's column stands at the right
    first, last = (view.columnViewportPosition(shown_columns[at]) for at in (0, 6))
    assert first > last
    months = calendar.findChild(QToolButton, "qt_calendar_monthbutton")
    years = calendar.findChild(QToolButton, "qt_calendar_yearbutton")
    assert months is not None
    assert years is not None
    assert months.text() == "نوفمبر"
    assert years.text() == "2026"


def test_trap_calendar_paints_saturday_and_sunday_red(qtbot: QtBot) -> None:
    naive = QCalendarWidget()
    qtbot.addWidget(naive)
    sunday = naive.weekdayTextFormat(Qt.DayOfWeek.Sunday).foreground().color()
    friday = naive.weekdayTextFormat(Qt.DayOfWeek.Friday).foreground().color()
    assert sunday == QColor(Qt.GlobalColor.red)
    assert friday != QColor(Qt.GlobalColor.red)


@pytest.mark.parametrize("made", [DateField, PasswordField])
def test_icon_stands_at_the_left_like_the_arrow_of_a_list(
    qtbot: QtBot, made: type[DateField] | type[PasswordField]
) -> None:
    field = made("x", "س")
    box = ChoiceField("y", "س", [Choice("k", "مثال")])
    shown(qtbot, field, box)
    button = field.line.findChild(QToolButton)
    assert button is not None
    assert button.geometry().right() < field.line.width() // 3
    assert ink(box.editor)[0] < box.editor.width() // 3


@pytest.mark.parametrize("made", [DateField, PasswordField])
def test_icon_in_a_field_is_as_large_as_the_text(
    dressed: QApplication, qtbot: QtBot, made: type[DateField] | type[PasswordField]
) -> None:
    field = made("x", "س")
    shown(qtbot, field)
    button = field.line.findChild(QToolButton)
    assert button is not None
    first, last = ink(button)
    theme.apply(dressed, "light", 1.75)
    QApplication.processEvents()
    grown = ink(button)
    assert grown[1] - grown[0] > (last - first) * 1.5
    # and what is typed keeps away from it
    assert field.line.textMargins().left() > theme.px(18)
