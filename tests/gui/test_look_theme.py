"""Theme, letters and text size are set once for the program and again while it runs."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from certdesk.gui import theme
from certdesk.gui.theme import Role
from certdesk.gui.tokens import THEMES
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.split_panel import SplitPanel
from certdesk.paths import shipped


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light", 1.0)
    yield
    theme.apply(qapp, "light", 1.0)


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_all_four_weights_are_ours_and_their_digits_have_one_width(weight: int) -> None:
    letters = theme.font(Role.BODY, weight)
    assert QRawFont.fromFont(letters).familyName() == theme.FAMILY
    assert QRawFont.fromFont(letters).weight() == weight
    widths = {round(QFontMetricsF(letters).horizontalAdvance(digit), 3) for digit in "0123456789"}
    assert len(widths) == 1


def test_the_letters_hold_what_the_window_writes() -> None:
    raw = QRawFont.fromFont(theme.font(Role.BODY))
    missing = [
        sign
        for sign in "«»…—•×٪0123456789/-ABCabcéçأإآؤئةىﻻ"
        if not raw.supportsCharacter(ord(sign))
    ]
    assert missing == []


def test_text_size_is_held_between_100_and_175(qapp: QApplication) -> None:
    theme.apply(qapp, "light", 3.0)
    assert theme.look().factor == 1.75
    theme.apply(qapp, "light", 0.2)
    assert theme.look().factor == 1.0


def test_the_rail_shows_icons_only_above_140(qapp: QApplication) -> None:
    theme.apply(qapp, "light", 1.4)
    assert not theme.look().dense
    theme.apply(qapp, "light", 1.5)
    assert theme.look().dense


def test_roles_follow_the_text_size(qapp: QApplication) -> None:
    assert theme.step(Role.BODY) == 24
    assert theme.font(Role.NUMBER).pointSizeF() == 30
    theme.apply(qapp, "light", 1.5)
    assert theme.step(Role.BODY) == 36
    assert theme.font(Role.NUMBER).pointSizeF() == 45


@pytest.mark.parametrize("name", THEMES)
def test_palette_and_style_sheet_follow_the_theme(qapp: QApplication, name: str) -> None:
    theme.apply(qapp, name)
    tokens = THEMES[name]
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == f"#{tokens.bg.lower()}"
    placeholder = qapp.palette().color(QPalette.ColorRole.PlaceholderText)
    assert placeholder.name() == f"#{tokens.text3.lower()}"
    assert f"placeholder-text-color: #{tokens.text3}" in qapp.styleSheet()
    assert "$" not in qapp.styleSheet().replace("$ starts", "")
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_an_unknown_theme_is_refused(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        theme.apply(qapp, "sepia")


def test_the_style_sheet_stays_small() -> None:
    sheet = shipped("resources", "style", "app.qss").read_text(encoding="utf-8")
    assert len(sheet.splitlines()) <= 150


def test_a_widget_grows_with_the_text_while_the_program_runs(qapp: QApplication) -> None:
    button = Button("احفظ المسودة")
    before = button.sizeHint()
    theme.apply(qapp, "dark", 1.75)
    assert button.sizeHint().height() == 63
    assert button.sizeHint().width() > before.width() * 1.4


def test_a_low_window_is_told_to_its_widgets(qapp: QApplication) -> None:
    window = QWidget()
    theme.set_compact(window, compact=True)
    assert theme.look().compact
    theme.set_compact(window, compact=False)
    assert not theme.look().compact


def test_the_application_writes_in_our_letters(qapp: QApplication) -> None:
    assert qapp.font().family() == theme.FAMILY
    assert qapp.font().weight() == QFont.Weight.Normal


def test_the_words_at_sign_in_follow_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    panel = SplitPanel("مصلحة الشهادات", "المدرسة", "من الإيداع إلى التسليم")
    qtbot.addWidget(panel)
    panel.show()
    inks = {label.token for label in panel.panel.findChildren(Label)}
    assert inks == {"on_accent"}
    theme.apply(qapp, "dark")
    QApplication.processEvents()
    assert {label.token for label in panel.panel.findChildren(Label)} == {"text"}
