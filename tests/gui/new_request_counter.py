"""A real window on a real trial folder, worked by keys, for the tests of a new request."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from certdesk.desk import Desk, open_desk
from certdesk.domain.numbering import NumberKind
from certdesk.gui.main_window import MainWindow
from certdesk.gui.page import Page
from certdesk.gui.pages.new_request.page import NewRequestPage
from certdesk.gui.pages.new_request.receipt import Paper
from certdesk.gui.pages.new_request.sections import WAY
from certdesk.gui.pdf_pages import PdfPages
from certdesk.gui.printing import PrinterSetup
from certdesk.gui.session import Session
from certdesk.gui.shortcuts import Keys

NOW = datetime(2026, 11, 23, 9, 42, tzinfo=UTC)
ENTER = Qt.Key.Key_Return
# in the order of the form; nobody of this name exists
FORM = {
    "given_name": "خديجة",
    "family_name": "مقران",
    "latin_given_name": "KHADIDJA",
    "latin_family_name": "MOKRANE",
    "birth": "14031997",
    "birth_place": "سيدي لخضر",
    "registration_number": "201512345678",
    "phone": "0770123456",
    "email": "kh.mokrane@example.dz",
    "purpose": "ملف توظيف",
    "study_field": "رياضيات وإعلام آلي",
    "branch": "رياضيات",
    "speciality": "أستاذ التعليم الثانوي",
    "diploma_number": "0457",
    "diploma_year": "2019",
    "diploma_dated": "12072019",
    "transcripts": "4",
}
ENTRIES = {"birth_certificate": "12102026", "training_transcripts": "4"}


@dataclass
class Spool:
    """Printers that take every job, or none at all."""

    names: Sequence[str] = ("HP-1",)
    jobs: list[str] = field(default_factory=list)

    def printers(self) -> Sequence[str]:
        return self.names

    def spool(self, pages: PdfPages, printer: str, setup: PrinterSetup, title: str) -> None:
        self.jobs.append(title)


class Elsewhere(Page):
    """Where other pages would be: says what was wanted of it."""

    name = "elsewhere"

    def enter(self, **wanted: object) -> None:
        self.wanted = wanted


class Counter:
    """One clerk, one window, one page; counts the keys that carry no data."""

    def __init__(self, root: Path, app: QApplication, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.spool = Spool()
        self.now = NOW
        self.desk: Desk = open_desk(root, trial=True, clock=lambda: self.now)
        self.session = Session(self.desk, Keys(app), self.spool)
        self.window = MainWindow(self.session)
        self.window.resize(1366, 768)
        for other in ("today", "request"):
            page = Elsewhere(self.session)
            page.name = other  # type: ignore[misc]
            page.settle(self.window.frame.add_page(other, page))
            self.window._pages[other] = page
        self.window._stack.setCurrentWidget(self.window.frame)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.pressed = 0
        self.window.show_page("new_request", {})

    @property
    def page(self) -> NewRequestPage:
        page = self.window._pages["new_request"]
        assert isinstance(page, NewRequestPage)
        return page

    @property
    def front(self) -> str:
        return self.window.frame.current_page

    def close(self) -> None:
        self.page.receipt.preview.clear()
        self.page.draft.take(None, {})
        self.session.close()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        self.pressed += 1
        QTest.keyClick(self.window.windowHandle(), key, modifiers or Qt.KeyboardModifier.NoModifier)

    def write(self, text: str) -> None:
        """Type data into whatever has the focus; Arabic too, as a keyboard brings it."""
        handle = self.window.windowHandle()
        plain = Qt.KeyboardModifier.NoModifier
        for sign in text:
            number = ord(sign.upper()) if sign.isascii() else 0
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.sendEvent(handle, QKeyEvent(kind, number, plain, sign))

    def put(self, name: str, text: str) -> None:
        """Replace the text of one field of the form by hand."""
        self.page.form.focus_field(name)
        line = self.line(name)
        line.selectAll()
        self.write(text) if text else QTest.keyClick(line, Qt.Key.Key_Delete)

    def line(self, name: str) -> QLineEdit:
        editor = self.page.form.fields[name].editor
        line = editor if isinstance(editor, QLineEdit) else editor.findChild(QLineEdit)
        assert isinstance(line, QLineEdit)
        return line

    def fill(self, **changes: str) -> None:
        """Type the whole form the clerk's way: data, Enter, data, Enter."""
        self.page.form.focus_field("given_name")
        form = FORM | changes
        for name in WAY[1:]:
            self.write(form.get(name, ""))
            self.key(ENTER)

    def judge(self, *, until: str = "") -> None:
        """Accept paper after paper by one key each."""
        while self.page.step == 1 and self.page.papers.current != until:
            entry = ENTRIES.get(self.page.papers.current)
            self.write(entry or "")
            self.key(ENTER if entry else Qt.Key.Key_1)

    def to_review(self, **changes: str) -> None:
        self.fill(**changes)
        self.key(Qt.Key.Key_F12)
        assert self.page.step == 1, self.page.form.summary.accessibleName()
        self.judge()
        assert self.page.step == 2

    def printed(self) -> None:
        """Wait until the receipt has left, or has not."""
        self.qtbot.waitUntil(
            lambda: self.page.receipt.paper is not Paper.ON_ITS_WAY, timeout=60_000
        )

    def deposit(self, **changes: str) -> str:
        self.to_review(**changes)
        self.key(Qt.Key.Key_F12)
        self.printed()
        return self.number

    @property
    def number(self) -> str:
        return self.page.receipt.number.accessibleName()

    def numbers_given(self) -> int:
        with self.desk.office.store.read() as unit:
            return unit.numbers.last(NumberKind.DEPOSIT.value, 2026) or 0

    def find(self, name: str) -> QWidget:
        found = self.window.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found
