"""Painted widgets answer keyboard and mouse, and tell what happened."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.banner import Banner
from certdesk.gui.widgets.button import KINDS, PRIMARY, Button
from certdesk.gui.widgets.chip import Chip, chip_looks
from certdesk.gui.widgets.dialog_frame import DialogFrame
from certdesk.gui.widgets.empty_state import EmptyState
from certdesk.gui.widgets.equation import Equation, EquationLine
from certdesk.gui.widgets.focus_ring import FocusRing
from certdesk.gui.widgets.form_row import FormRow
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.letter_cells import LetterComparison, letter_pairs
from certdesk.gui.widgets.table import HEADER, ROW, CellKind, Table
from certdesk.gui.widgets.task_row import TaskRow
from certdesk.gui.widgets.tile import Segmented, Tile
from certdesk.i18n import ltr
from tests.gui import look_sheets, look_work


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp)
    yield
    theme.apply(qapp)


@pytest.fixture
def stage(qapp: QApplication) -> Iterator[QWidget]:
    made = QWidget()
    QVBoxLayout(made)
    made.resize(900, 600)
    yield made
    # at once: every theme change would still dress it
    shiboken6.delete(made)


def _put(stage: QWidget, *widgets: QWidget) -> None:
    layout = stage.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    stage.show()
    stage.activateWindow()
    QApplication.processEvents()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press_a_button(qtbot: QtBot, stage: QWidget, key: Qt.Key) -> None:
    button = Button("أودع الطلب", PRIMARY, key="F12")
    _put(stage, button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_a_disabled_button_is_not_pressed(qtbot: QtBot, stage: QWidget) -> None:
    button = Button("أودع الطلب", PRIMARY)
    button.setEnabled(False)
    _put(stage, button)
    with qtbot.assertNotEmitted(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return)


def test_a_button_speaks_its_word_and_its_key(qtbot: QtBot) -> None:
    button = Button("تابع", key="F12")
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.accessibleDescription()) == ("تابع", "F12")
    button.set_words("احفظ", "check")
    assert button.accessibleName() == "احفظ"


def test_an_unknown_kind_of_button_is_refused() -> None:
    with pytest.raises(ValueError, match="loud"):
        Button("تابع", "loud")
    assert len(KINDS) == 5


def test_a_label_steps_24_and_wraps_by_its_own_steps(qtbot: QtBot) -> None:
    one = Label("كل ما تُحقق منه أُرسل")
    many = Label("كل ما تُحقق منه أُرسل " * 8, wrap=True)
    qtbot.addWidget(one)
    qtbot.addWidget(many)
    assert one.sizeHint().height() == 24
    assert many.heightForWidth(300) % 24 == 0
    assert many.heightForWidth(300) > many.heightForWidth(600)
    before = many.heightForWidth(300)
    many.setContentsMargins(16, 3, 16, 2)
    assert many.heightForWidth(332) == before + 5


def test_a_long_label_is_cut_at_its_left_end(qtbot: QtBot) -> None:
    label = Label("متأخر عن الموعد منذ ثلاثة أيام عمل")
    qtbot.addWidget(label)
    label.resize(100, 24)
    image = label.grab().toImage()
    ground = image.pixelColor(50, 0)
    inked = [
        x
        for x in range(100)
        if any(image.pixelColor(x, y) != ground for y in range(image.height()))
    ]
    assert min(inked) < 14
    assert max(inked) >= 97


def test_arabic_starts_at_the_right_edge(qtbot: QtBot) -> None:
    label = Label("اليوم")
    qtbot.addWidget(label)
    label.resize(300, 24)
    image = label.grab().toImage()
    ground = image.pixelColor(2, 0)
    inked = [x for x in range(300) if any(image.pixelColor(x, y) != ground for y in range(24))]
    assert min(inked) > 250


@pytest.mark.parametrize("kind", chip_looks())
def test_a_chip_shows_sign_word_and_speaks(qtbot: QtBot, kind: str) -> None:
    chip = Chip(kind)
    qtbot.addWidget(chip)
    assert chip.sizeHint().height() == 22
    assert chip.accessibleName() == chip_looks()[kind].word
    chip.set_state("late", "متأخر 3 أيام")
    assert chip.text == "متأخر 3 أيام"


def test_a_form_row_marks_its_fields_and_says_why(qtbot: QtBot, stage: QWidget) -> None:
    field = QLineEdit()
    row = FormRow("رقم الهاتف", field)
    _put(stage, row)
    row.set_error("ينقصه رقمان")
    assert field.property("err") == "true"
    assert (row.error, field.accessibleDescription()) == ("ينقصه رقمان", "ينقصه رقمان")
    assert field.accessibleName() == "رقم الهاتف"
    QApplication.processEvents()
    assert field.height() == 38
    row.set_error("")
    assert (row.error, field.property("err"), row.note.isHidden()) == ("", "false", True)
    field.setFocus()
    QApplication.processEvents()
    assert field.height() == 38


def test_letters_are_compared_one_by_one(qtbot: QtBot) -> None:
    rows = LetterComparison("اللقب", ("البطاقة", "بن عوده"), ("الملف", "بن عودة"), "هاء وتاء")
    qtbot.addWidget(rows)
    assert (rows.differing, rows.letters) == (1, 6)
    assert letter_pairs("علي", "عل") == [("ع", "ع"), ("ل", "ل"), ("ي", "")]
    assert "بن عوده" in rows.accessibleName()


def test_a_line_of_the_equation_is_handed_over_with_space(qtbot: QtBot, stage: QWidget) -> None:
    equation = Equation()
    lines = [
        EquationLine("الشهادة", "أصل", 1, 1, 0, handed=True),
        EquationLine("كشف النقاط", "نسخة", 1, 0, 1, selectable=False),
    ]
    equation.set_lines(lines)
    equation.set_total(2, 1, 1, balanced=True)
    _put(stage, equation)
    with qtbot.waitSignal(equation.line_toggled) as told:
        QTest.keyClick(equation.rows[0], Qt.Key.Key_Space)
    assert told.args == [0, False]
    with qtbot.assertNotEmitted(equation.line_toggled):
        QTest.keyClick(equation.rows[1], Qt.Key.Key_Space)


@pytest.mark.parametrize("width", [360, 498, 900])
def test_the_words_of_a_line_are_whole_or_in_its_tooltip(stage: QWidget, width: int) -> None:
    equation = Equation()
    long = EquationLine("كشوف نقاط مسار التكوين", "نسخة موثقة", 3, 3, 0)
    equation.set_lines([EquationLine("الشهادة", "أصل", 1, 1, 0), long])
    equation.setFixedWidth(width)
    _put(stage, equation)
    short_row, long_row = equation.rows
    assert short_row.toolTip() == ""
    on_one_line = width == 900
    assert long_row.toolTip() == ("" if on_one_line else "كشوف نقاط مسار التكوين، نسخة موثقة")
    name_is_whole = paint.width_of(long.title, Role.VALUE) <= long_row.words_room
    assert name_is_whole == (width > 360)
    assert _ink(long_row, lower=True) == (not on_one_line), "the form stands below the name"
    assert not _ink(short_row, lower=True)


def _ink(row: QWidget, *, lower: bool) -> bool:
    """Whether letters stand in the last quarter of a row, over its hairline."""
    image = row.grab().toImage()
    high, wide = image.height(), image.width()
    rows = range(high * 3 // 4, high - 3) if lower else range(high // 4)
    return any(
        image.pixelColor(x, y).lightness() < 150
        for y in rows
        for x in range(wide * 3 // 4, wide - 40)
    )


def test_the_equation_keeps_the_focus_when_its_lines_change(stage: QWidget) -> None:
    equation = Equation()
    lines = [EquationLine(name, "أصل", 1, 1, 0, handed=True) for name in ("الشهادة", "الكشف")]
    equation.set_lines(lines)
    _put(stage, equation)
    equation.rows[1].setFocus()
    equation.set_lines(lines)
    QApplication.processEvents()
    assert stage.focusWidget() is equation.rows[1]


def test_a_total_that_does_not_balance_says_so(qtbot: QtBot) -> None:
    equation = Equation()
    qtbot.addWidget(equation)
    equation.set_total(8, 5, 2, balanced=False)
    assert "غير متوازن" in equation.total.accessibleName()


def test_segments_move_leftwards_in_reading_order(qtbot: QtBot, stage: QWidget) -> None:
    segments = Segmented([("deposit", "الإيداع"), ("pickup", "التسليم")])
    _put(stage, segments)
    with qtbot.waitSignal(segments.chosen) as told:
        QTest.keyClick(segments, Qt.Key.Key_Left)
    assert told.args == ["pickup"]
    assert segments.current == "pickup"


def test_tab_comes_to_the_chosen_segment_from_either_side(stage: QWidget) -> None:
    segments = Segmented([("deposit", "الإيداع"), ("pickup", "التسليم"), ("sent", "الإرسال")])
    before, after = QLineEdit(), QLineEdit()
    _put(stage, before, segments, after)
    for line, way in ((before, Qt.Key.Key_Tab), (after, Qt.Key.Key_Backtab)):
        for chosen in ("pickup", "deposit"):
            segments.set_current(chosen)
            line.setFocus()
            QTest.keyClick(line, way)
            assert stage.focusWidget() is segments.current_segment


def test_one_tile_of_its_siblings_is_chosen(qtbot: QtBot, stage: QWidget) -> None:
    first, second = Tile("غير موجودة", "1"), Tile("غير مقروءة", "2")
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.addWidget(first)
    row.addWidget(second)
    _put(stage, holder)
    first.click()
    second.click()
    assert (first.isChecked(), second.isChecked()) == (False, True)


def test_banner_empty_state_and_rows_tell(qtbot: QtBot, stage: QWidget) -> None:
    banner = Banner("طلب سابق", link="املأ منه", key="F11")
    empty = EmptyState("inbox", "لا شيء", "يظهر هنا ما يُتحقق منه", "افتح")
    paper = TaskRow("شهادة الميلاد", "accepted", "أصل")
    _put(stage, banner, empty, paper)
    with qtbot.waitSignal(banner.link_pressed):
        QTest.keyClick(banner.link, Qt.Key.Key_Return)
    with qtbot.waitSignal(empty.pressed):
        empty.button.click()
    assert paper.accessibleName() == "شهادة الميلاد، مقبولة · أصل"
    with pytest.raises(KeyError):
        paper.set_state("perhaps")


def test_the_ring_follows_the_focus_but_not_into_fields(stage: QWidget) -> None:
    button, field = Button("أودع"), QLineEdit()
    ring = FocusRing(stage)
    _put(stage, field, button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert ring.target is button
    assert ring.isVisible()
    assert ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4)
    button.move(button.x() + 30, button.y())
    assert ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert ring.isHidden()


def test_the_ring_survives_the_widget_it_stood_around(stage: QWidget) -> None:
    button, other = Button("أودع"), Button("احفظ")
    ring = FocusRing(stage)
    _put(stage, button, other)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    shiboken6.delete(button)
    ring.grab()
    other.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert ring.target is other


def test_table_rows_columns_and_header_have_their_measures(qtbot: QtBot) -> None:
    table = look_sheets.table()
    qtbot.addWidget(table)
    assert table.rowHeight(0) == ROW
    assert table.horizontalHeader().sizeHint().height() == HEADER
    assert table.columnWidth(0) == 108
    assert not table.showGrid()
    assert not table.alternatingRowColors()


def test_the_table_opens_a_row_with_enter_and_tells_the_current_one(
    qtbot: QtBot, stage: QWidget
) -> None:
    table = look_sheets.table()
    _put(stage, table)
    with qtbot.waitSignal(table.row_selected) as told:
        table.select_row(3)
    assert told.args == [3]
    with qtbot.waitSignal(table.row_opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [3]


def test_the_selected_row_is_tinted_with_a_bar_at_its_right(stage: QWidget) -> None:
    table = look_sheets.table()
    _put(stage, table)
    table.select_row(2)
    QApplication.processEvents()
    row = table.visualRect(table.model().index(2, 0))
    image = table.viewport().grab().toImage()
    assert image.pixelColor(row.right() - 1, row.center().y()) == theme.colour("accent")
    assert image.pixelColor(row.right() - 6, row.top() + 2) == theme.colour("tint")


def test_numbers_in_cells_are_not_turned_round(stage: QWidget) -> None:
    table = look_sheets.table()
    _put(stage, table)
    assert table.kind_of(table.model().index(1, 0)) is CellKind.NUMBER
    shown = Label(ltr("0770 00 11 22"))
    plain = Label("0770 00 11 22")
    _put(stage, shown, plain)
    assert shown.grab().toImage() != plain.grab().toImage()


def test_rows_of_the_table_grow_with_the_text(qapp: QApplication, stage: QWidget) -> None:
    table = look_sheets.table()
    _put(stage, table)
    theme.apply(qapp, "light", 1.5)
    QApplication.processEvents()
    assert table.rowHeight(0) == 39


def test_the_dialog_starts_on_its_safe_button(qtbot: QtBot, stage: QWidget) -> None:
    _put(stage, Label("وراء الحوار"))
    dialog = look_work.dialog(stage)
    dialog.open()
    QApplication.processEvents()
    assert dialog.focusWidget() is dialog.back
    assert dialog.sheet.width() == 560
    assert dialog.back.x() > dialog.verb.x()
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_verb_waits_for_the_reason_and_closes_nothing_itself(
    qtbot: QtBot, stage: QWidget
) -> None:
    _put(stage, Label("وراء الحوار"))
    dialog = DialogFrame(stage, "إلغاء؟", verb="ألغِ", needs_reason=True)
    dialog.open()
    assert not dialog.verb.isEnabled()
    dialog.set_ready(ready=True)
    with qtbot.waitSignal(dialog.verb_pressed):
        dialog.verb.click()
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()


def test_enter_in_a_dialog_presses_nothing_by_surprise(qtbot: QtBot, stage: QWidget) -> None:
    _put(stage, Label("وراء الحوار"))
    dialog = look_work.dialog(stage)
    field = QLineEdit()
    dialog.slot.addWidget(field)
    dialog.open()
    with qtbot.assertNotEmitted(dialog.verb_pressed), qtbot.assertNotEmitted(dialog.finished):
        QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_table_without_a_model_selects_nothing(qtbot: QtBot) -> None:
    table = Table()
    qtbot.addWidget(table)
    table.select_row(4)
    assert not table.currentIndex().isValid()
