"""Every widget, drawn in every theme and at two text sizes: nothing empty, nothing mute."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from certdesk.gui import paint, theme
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.chip import chip_looks
from certdesk.gui.widgets.count_card import CountCard
from certdesk.gui.widgets.equation import EquationRow
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.search_box import SearchBox
from certdesk.gui.widgets.work_row import WorkRow
from tests.gui import look_parts, look_sheets, look_work

SHEETS: dict[str, Callable[[], QWidget]] = {
    "today": look_sheets.today,
    "requests": look_sheets.requests,
    "checklist": look_work.checklist,
    "pickup": look_work.pickup,
    "sign_in": look_work.sign_in,
    "components": look_parts.components,
}


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    yield
    theme._Now.look = theme.look()._replace(compact=False)
    theme.apply(qapp)


def _shown(qapp: QApplication, name: str, size: tuple[int, int]) -> QWidget:
    sheet = SHEETS[name]()
    # shown by its parent: the offscreen screen complains of windows with a least size
    stage = QWidget()
    stage.setFixedSize(*size)
    sheet.setParent(stage)
    sheet.resize(*size)
    stage.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    stage.show()
    sheet.show()
    qapp.processEvents()
    return stage


def _colours(image: QImage, rect: QRect) -> set[int]:
    ratio = image.devicePixelRatio()
    across = range(rect.left(), rect.right(), max(rect.width() // 48, 1))
    down = range(rect.top(), rect.bottom(), max(rect.height() // 24, 1))
    inside = image.rect()
    return {
        image.pixel(round(x * ratio), round(y * ratio))
        for x in across
        for y in down
        if inside.contains(QPoint(round(x * ratio), round(y * ratio)))
    }


@pytest.mark.parametrize(
    "look, factor", [("light", 1.0), ("dark", 1.0), ("contrast", 1.0), ("light", 1.75)]
)
@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_is_drawn(qapp: QApplication, name: str, look: str, factor: float) -> None:
    theme.apply(qapp, look, factor)
    stage = _shown(qapp, name, (1366, 768))
    image = stage.grab().toImage()
    empty = [
        f"{type(widget).__name__} {widget.accessibleName()}"
        for widget in stage.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | Label)
        and widget.isVisible()
        and (not isinstance(widget, QLabel) or widget.text())
        and len(_colours(widget.grab().toImage(), widget.rect())) < 2
    ]
    assert empty == []
    assert len(_colours(image, image.rect())) > 8


@pytest.mark.parametrize("name", SHEETS)
def test_whatever_takes_the_focus_has_a_spoken_name(qapp: QApplication, name: str) -> None:
    theme.apply(qapp)
    stage = _shown(qapp, name, (1366, 768))
    mute = [
        type(widget).__name__
        for widget in stage.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not isinstance(widget, QScrollBar)
        and not widget.accessibleName()
        and not (isinstance(widget, QLineEdit) and isinstance(widget.parent(), SearchBox))
    ]
    assert mute == []


@pytest.mark.parametrize("name", SHEETS)
def test_every_visible_button_is_reached_by_the_keyboard(qapp: QApplication, name: str) -> None:
    theme.apply(qapp)
    stage = _shown(qapp, name, (1366, 768))
    buttons = [one for one in stage.findChildren(QAbstractButton) if one.isVisible()]
    assert buttons
    by_tab = [one for one in buttons if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    # of segments Tab comes to the chosen one, arrows go on from there
    groups = {one.group() for one in by_tab} - {None}
    assert [one.text() for one in buttons if one not in by_tab and one.group() not in groups] == []


@pytest.mark.parametrize("name", ["today", "requests", "checklist", "pickup"])
@pytest.mark.parametrize("height", [768, 690])
def test_at_100_per_cent_every_page_fits_and_no_word_is_cut(
    qapp: QApplication, name: str, height: int
) -> None:
    theme.apply(qapp)
    theme._Now.look = theme.look()._replace(compact=height < 720)
    stage = _shown(qapp, name, (1366, height))
    bars = [bar for bar in stage.findChildren(QScrollBar) if bar.isVisible()]
    assert len(bars) == (1 if name == "requests" else 0)
    cut = [
        label.text()
        for label in stage.findChildren(Label)
        if label.isVisible()
        and not label.wordWrap()
        and paint.width_of(label.text(), label.role, label.weight) > label.width()
    ]
    assert cut == []


def test_targets_are_at_least_36_high_but_links_and_segments(qapp: QApplication) -> None:
    theme.apply(qapp)
    assert Button("احفظ").sizeHint().height() == 36
    assert Button("سلّم", large=True).sizeHint().height() == 44
    assert CountCard("clock", "متأخر").sizeHint().height() == 126
    assert WorkRow("أمينة", "", "", "draft", "أكمل").sizeHint().height() == 58


def test_a_low_window_takes_less_height(qapp: QApplication) -> None:
    theme.apply(qapp)
    theme._Now.look = theme.look()._replace(compact=True)
    assert CountCard("clock", "متأخر").sizeHint().height() == 112
    assert WorkRow("أمينة", "", "", "draft", "أكمل").sizeHint().height() == 52
    row = look_work.equation().findChild(EquationRow)
    assert row is not None
    assert row.sizeHint().height() == 42


def test_the_words_of_the_states_are_arabic() -> None:
    assert chip_looks()["at_signature"].word == "قيد الإمضاء"
    assert chip_looks()["withdrawn"].word == "متراجع عنه"
    assert chip_looks()["void"].word == "قيد ملغى"
    assert chip_looks()["partly"].word == "تسليم جزئي"
    for chip in chip_looks().values():
        assert not chip.word.isascii()


def test_a_theme_may_be_changed_while_the_window_is_open(qapp: QApplication) -> None:
    theme.apply(qapp)
    stage = _shown(qapp, "today", (1366, 768))
    light = stage.grab().toImage()
    theme.apply(qapp, "dark", 1.25)
    qapp.processEvents()
    dark = stage.grab().toImage()
    assert light.pixelColor(1300, 600).lightness() > 200
    assert dark.pixelColor(1300, 600).lightness() < 60
