"""The preview shows the very PDF, page by page, as sharp as the screen."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from certdesk.gui.pdf_pages import PdfPages
from certdesk.gui.preview import Preview
from tests.gui.sheets_made import A4, A5, pdf

MARK = (105.0, 148.0, 30.0, 20.0)


@pytest.fixture
def preview(qtbot: QtBot) -> Preview:
    made = Preview()
    qtbot.addWidget(made)
    made.resize(400, 560)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_empty_preview_says_so(preview: Preview) -> None:
    preview.clear()
    assert (preview.page(), preview.pages()) == (0, 0)
    assert preview.accessibleName()
    preview.grab()
    preview.turn(1)


def test_pages_are_turned_by_keys_and_not_beyond_the_ends(preview: Preview, qtbot: QtBot) -> None:
    seen: list[tuple[int, int]] = []
    preview.page_changed.connect(lambda page, pages: seen.append((page, pages)))
    preview.show_pdf(pdf(A4, A5, A4, mark_mm=MARK))
    for key in (
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Left,  # on, as in an Arabic book
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Right,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageUp,
    ):
        QTest.keyClick(preview, key)
    assert [page for page, _ in seen] == [1, 2, 3, 3, 2, 1, 1]
    assert {pages for _, pages in seen} == {3}
    assert "1" in preview.accessibleName()


def test_page_stands_whole_in_the_middle_and_the_mark_in_its_place(preview: Preview) -> None:
    preview.show_pdf(pdf(A4, mark_mm=MARK))
    image = preview.grab().toImage()
    size = preview.picture().deviceIndependentSize()
    assert size.width() <= preview.width()
    assert size.height() <= preview.height()
    assert size.width() / size.height() == pytest.approx(A4[0] / A4[1], abs=0.01)
    scale = size.width() / A4[0]
    left = (preview.width() - size.width()) / 2
    top = (preview.height() - size.height()) / 2
    inside = QPoint(round(left + 120 * scale), round(top + 158 * scale))
    outside = QPoint(round(left + 100 * scale), round(top + 158 * scale))
    assert QColor(image.pixel(inside)).lightness() < 30
    assert QColor(image.pixel(outside)).lightness() > 240


def test_picture_has_the_pixels_of_the_screen(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview.show_pdf(pdf(A4, mark_mm=MARK))
    preview.grab()
    plain = preview.picture()
    monkeypatch.setattr(preview, "devicePixelRatioF", lambda: 1.75)
    preview.grab()
    sharp = preview.picture()
    assert sharp.width() == pytest.approx(plain.width() * 1.75, abs=2)
    apart = sharp.deviceIndependentSize().width() - plain.deviceIndependentSize().width()
    assert abs(apart) <= 1


def test_it_is_drawn_once_until_something_changes(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[float] = []
    picture = PdfPages.picture

    def counted(pages: PdfPages, number: int, dots_per_inch: float) -> object:
        drawn.append(dots_per_inch)
        return picture(pages, number, dots_per_inch)

    monkeypatch.setattr(PdfPages, "picture", counted)
    preview.show_pdf(pdf(A4, A4, mark_mm=MARK))
    for _ in range(3):
        preview.grab()
    assert len(drawn) == 1
    preview.turn(1)
    preview.grab()
    assert len(drawn) == 2


def test_window_opens_without_the_heavy_libraries() -> None:
    program = "import sys, certdesk.gui.preview, certdesk.gui.printing; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = set(done.stdout.split())
    assert "certdesk.gui.preview" in loaded
    assert loaded.isdisjoint({"pypdfium2", "sqlalchemy", "reportlab", "openpyxl"})


def test_another_pdf_begins_at_its_first_page(preview: Preview) -> None:
    preview.show_pdf(pdf(A4, A4, mark_mm=MARK))
    preview.turn(1)
    preview.show_pdf(pdf(A5, mark_mm=MARK))
    assert (preview.page(), preview.pages()) == (1, 1)
