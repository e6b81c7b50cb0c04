"""First start: three steps, the recovery code on paper, large letters in a low window."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from certdesk.desk import open_desk
from certdesk.gui import theme
from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages import welcome as welcome_page
from certdesk.gui.pages.sign_in import SignIn
from certdesk.gui.pages.welcome import Welcome, own_command
from certdesk.gui.widgets.fields import Field
from certdesk.gui.widgets.label import Label
from tests.gui.invented_day import HEAD, PASSWORD, Clock, PaperSpooler, staffed_desk
from tests.gui.page_window import named, press, settle, type_into, window_on


class NoPrinters(PaperSpooler):
    """A machine without any."""

    def printers(self) -> Sequence[str]:
        return []


@pytest.fixture
def first_start(dressed: QApplication, tmp_path: Path, clock: Clock) -> Iterator[MainWindow]:
    with window_on(dressed, open_desk(tmp_path / "new", clock=clock)) as window:
        yield window


def written(parent: QWidget, name: str) -> str:
    """A label's text without its marks."""
    return named(parent, Label, name).text().strip("\u2066\u2069")


def test_a_new_folder_is_welcomed_and_ends_at_today(first_start: MainWindow) -> None:
    page = named(first_start, Welcome, "welcome")
    assert QApplication.focusWidget() is page.go_on
    press(page.go_on)
    assert QApplication.focusWidget() is page.name.editor
    type_into(page.name, HEAD)
    press(page.name.editor)
    type_into(page.password, PASSWORD)
    press(page.password.editor)
    type_into(page.typed_back, written(page, "welcome.code").lower())
    press(page.typed_back.editor)
    session = first_start.session
    assert session.actor.name == HEAD
    assert session.is_supervisor
    assert first_start.frame.isVisible()
    assert first_start.frame.current_page == "today"


@pytest.mark.parametrize(
    "name, password, wrong",
    [("", PASSWORD, "name"), ("  ", PASSWORD, "name"), (HEAD, "قصيرة", "password")],
)
def test_an_account_needs_a_name_and_a_long_password(
    first_start: MainWindow, name: str, password: str, wrong: str
) -> None:
    page = named(first_start, Welcome, "welcome")
    press(page.go_on)
    type_into(page.name, name)
    type_into(page.password, password)
    press(page.password.editor)
    field: Field = getattr(page, wrong)
    assert page.step == 2
    assert field.problem()
    assert QApplication.focusWidget() is field.editor


def test_a_code_typed_wrong_makes_no_account(first_start: MainWindow) -> None:
    page = named(first_start, Welcome, "welcome")
    press(page.go_on)
    type_into(page.name, HEAD)
    type_into(page.password, PASSWORD)
    press(page.password.editor)
    type_into(page.typed_back, "AAAA-AAAA-AAAA-AAAA-AAAA")
    press(page.typed_back.editor)
    assert page.typed_back.problem()
    assert not first_start.session.desk.staff.has_staff()


def at_the_code(window: MainWindow) -> Welcome:
    """The third step of a first start, its account filled in."""
    page = named(window, Welcome, "welcome")
    press(page.go_on)
    type_into(page.name, HEAD)
    type_into(page.password, PASSWORD)
    press(page.password.editor)
    assert page.step == 3
    return page


def test_the_code_is_printed_and_no_file_has_it(first_start: MainWindow, qtbot: QtBot) -> None:
    session = first_start.session
    paper = PaperSpooler()
    session.spooler = paper
    page = named(first_start, Welcome, "welcome")
    press(page.go_on, Qt.Key.Key_F9)
    assert paper.printed == [], "there is nothing to print before the code is shown"
    page = at_the_code(first_start)
    code = page.code
    press(page.typed_back.editor, Qt.Key.Key_F9)
    assert QApplication.focusWidget() is page.typed_back.editor
    qtbot.waitUntil(lambda: paper.printed != [], timeout=20_000)
    assert paper.printed == ["recovery-sheet"]
    assert page.printed.isVisible()
    assert "printer" in page.printed.text()
    type_into(page.typed_back, code)
    press(page.typed_back.editor)
    assert session.signed_in
    assert code not in (page.code, page.code_label.text(), page.code_label.accessibleName())
    assert list(session.folder.sheets.iterdir()) == []
    files = [path for path in session.folder.root.rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert code.encode() not in path.read_bytes(), path.name


def test_without_a_printer_the_code_is_written_down_by_hand(
    first_start: MainWindow, qtbot: QtBot
) -> None:
    page = at_the_code(first_start)
    first_start.session.spooler = NoPrinters()
    QTest.mouseClick(page.print_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "لا توجد طابعة" in page.printed.text(), timeout=20_000)
    assert "بيدك على ورقة" in page.printed.text()
    assert page.code_label.isVisible()
    assert list(first_start.session.folder.sheets.iterdir()) == []
    type_into(page.typed_back, page.code)
    press(page.typed_back.editor)
    assert first_start.session.signed_in


def test_the_recovery_code_is_whole_at_the_largest_letters(
    dressed: QApplication, tmp_path: Path, clock: Clock
) -> None:
    theme.apply(dressed, "light", 1.75)
    with window_on(dressed, open_desk(tmp_path / "large", clock=clock)) as window:
        page = named(window, Welcome, "welcome")
        page.show_step(3)
        settle()
        code = named(page, Label, "welcome.code")
        assert code.width() >= code.sizeHint().width()


def cut(door: QWidget) -> list[str]:
    """The visible texts that have less room than they need."""
    return [
        label.text()
        for label in door.findChildren(Label)
        if label.isVisible()
        and (
            label.height() < label.heightForWidth(label.width())
            or (not label.wordWrap() and label.width() < label.sizeHint().width())
        )
    ]


def test_large_letters_in_a_low_window_cut_nothing_and_leave_every_button_in_reach(
    dressed: QApplication, tmp_path: Path, clock: Clock, qtbot: QtBot
) -> None:
    theme.apply(dressed, "light", 1.75)
    desk = open_desk(tmp_path / "large", clock=clock)
    with window_on(dressed, desk, height=690) as window:
        page = named(window, Welcome, "welcome")
        for step, button in ((1, page.go_on), (2, page.account), (3, page.begin_button)):
            page.show_step(step)
            qtbot.waitUntil(partial(seen_whole, page, button), timeout=2_000)
        page.print_code()
        qtbot.waitUntil(lambda: "printer" in page.printed.text(), timeout=20_000)
        qtbot.waitUntil(partial(seen_whole, page, page.begin_button), timeout=2_000)
        assert window.height() == 690
    desk, _head, _clerk = staffed_desk(tmp_path / "staffed", clock)
    with window_on(dressed, desk, height=690) as window:
        door = named(window, SignIn, "sign_in")
        qtbot.waitUntil(partial(seen_whole, door, door.enter_button), timeout=2_000)
        assert window.height() == 690


def seen_whole(door: QWidget, button: QWidget) -> bool:
    """No text of the door is cut, and nothing hides a part of the button."""
    settle()
    window = door.window()
    seen = button.visibleRegion().boundingRect() == button.rect()
    seen &= window.rect().contains(button.mapTo(window, button.rect().bottomLeft()))
    return seen and cut(door) == []


def test_the_trial_is_another_program_on_another_folder(
    first_start: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    started: list[list[str]] = []

    def start_detached(program: str, arguments: list[str]) -> bool:
        started.append([program, *arguments])
        return True

    monkeypatch.setattr(QProcess, "startDetached", start_detached)
    # a program that can invent nobody: the trial opens all the same, empty
    monkeypatch.setattr(welcome_page, "_INVENTED_REQUESTS", "none")
    page = named(first_start, Welcome, "welcome")
    press(page.trial)
    qtbot.waitUntil(lambda: bool(started), timeout=20_000)
    folder = Path(started[0][started[0].index("--data") + 1])
    assert started == [own_command("--data", str(folder), "--trial")]
    assert folder != first_start.session.desk.folder.root
    assert (folder / "trial").exists()
    assert not first_start.isVisible()
