"""One request whole: what it shows, to whom, and what can be printed of it."""

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from certdesk.desk import Desk
from certdesk.domain.checklist import Verdict
from certdesk.domain.custody import Place
from certdesk.domain.follow_on import ProgresStep, Source, Told
from certdesk.domain.request import Move
from certdesk.domain.rights import Actor
from certdesk.domain.verification import DoubtKind, Found
from certdesk.gui.dialogs.reason_dialog import ReasonDialog
from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.request.words import DOUBTS, STATUSES
from certdesk.gui.widgets.link import Link
from certdesk.gui.widgets.top_bar import SignedText
from certdesk.services.act_words import ACTS, FOUND, PLACES, VERDICTS
from tests.gui.invented_day import (
    PaperSpooler,
)
from tests.gui.page_window import named, press, settle, type_into, window_on
from tests.gui.request_files import (
    Files,
    clerk,
    desk,
    files,
    head,
    made,
    open_file,
    window,
    words,
)

__all__ = ["clerk", "desk", "files", "head", "made", "window"]

DOUBT = "اسمان لرقم واحد"
SERVICES = Path(__file__).resolve().parents[2] / "certdesk" / "services"


def test_the_hero_says_whose_it_is_and_where_it_stands(window: MainWindow, files: Files) -> None:
    page = open_file(window, files.at_signature)
    said = words(page.hero)
    assert page.view is not None
    assert page.view.name in said
    assert page.view.number in said
    assert "ت/0001/2026" in said
    assert page.hero.chip.kind == "at_signature"


@pytest.mark.parametrize("which", Files._fields)
def test_every_request_can_be_shown_and_left(window: MainWindow, files: Files, which: str) -> None:
    page = open_file(window, getattr(files, which))
    view = page.view
    assert view is not None
    assert page.may_leave()
    assert view.form["given_name"] in words(page.data)
    assert len(re.findall(r"\d\d/\d\d/\d{4}", words(page.history))) >= 2
    titles = [line.title for line in view.lines] or [
        paper.document.short_title for paper in view.papers
    ]
    said = words(page.papers)
    assert [title for title in titles if title not in said] == []
    assert page.next_step.isVisible() is (view.next_step != "nothing")


def test_f12_goes_on_at_the_next_step(window: MainWindow, files: Files) -> None:
    page = open_file(window, files.deposited)
    asked: list[int] = []
    window.session.request_wanted.disconnect()
    window.session.request_wanted.connect(asked.append)
    assert QApplication.focusWidget() is page.next_step
    press(page.next_step, Qt.Key.Key_F12)
    assert asked == [files.deposited]


def test_nothing_left_to_do_has_no_big_button(window: MainWindow, files: Files) -> None:
    page = open_file(window, files.handed_over)
    asked: list[int] = []
    window.session.request_wanted.disconnect()
    window.session.request_wanted.connect(asked.append)
    assert page.view is not None
    page._show(replace(page.view, next_step="nothing"))
    press(page.print_button, Qt.Key.Key_F12)
    assert not page.next_step.isVisible()
    assert asked == []


def test_after_the_hand_over_the_follow_up_is_next(window: MainWindow, files: Files) -> None:
    page, desk = open_file(window, files.ready), window.session.desk
    told = Told(ProgresStep.LOGGED_IN, desk.office.today(), Source.PHONE)
    desk.follow_on.record(files.ready, told, by=window.session.actor)
    page.refresh()
    settle()
    assert "الدخول إلى الحساب" in words(page.follow_on)
    page.follow_on.link.click()
    assert window.frame.current_page == "follow_on"
    press(open_file(window, files.handed_over).next_step, Qt.Key.Key_F12)
    assert window.frame.current_page == "follow_on"
    page = open_file(window, files.draft)
    assert not page.follow_on.isVisible()


def test_the_balance_is_the_register_s(window: MainWindow, files: Files) -> None:
    page = open_file(window, files.handed_over)
    assert page.view is not None
    assert page.view.balance.closes
    closed = named(page, SignedText, "request.balance").text
    page = open_file(window, files.ready)
    assert page.view is not None
    assert str(page.view.balance.due) in named(page, SignedText, "request.balance").text
    assert closed.endswith("لا شيء في الذمة")


def test_keys_scroll_while_the_focus_is_on_a_button(window: MainWindow, files: Files) -> None:
    page = open_file(window, files.handed_over)
    above = page.parentWidget()
    while not isinstance(above, QScrollArea):
        assert above is not None
        above = above.parentWidget()
    bar = above.verticalScrollBar()
    press(page.print_button, Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    press(page.print_button, Qt.Key.Key_PageUp)
    assert bar.value() < bar.maximum()


def test_a_doubt_is_neutral_for_a_clerk_and_read_by_the_head(
    dressed: QApplication, desk: Desk, files: Files, clerk: Actor, head: Actor
) -> None:
    desk.verifying.raise_doubt(files.ready, DOUBT, by=clerk)
    with window_on(dressed, desk, clerk) as window:
        page = open_file(window, files.ready)
        neutral = "الملف عند رئيس المصلحة"
        assert neutral in words(page.verification)
        assert DOUBT not in words(page)
        assert "أثاره عون" not in words(page)
        window.session.sign_in(head)
        settle()
        assert DOUBT in words(page.verification)
        assert "أثاره عون" in words(page.history)
        window.session.sign_in(clerk)
        settle()
        assert DOUBT not in words(page), "what the head read is gone for the clerk"


def test_an_issued_sheet_comes_out_again_as_a_copy_with_a_reason(
    window: MainWindow, desk: Desk, files: Files, clerk: Actor, qtbot: QtBot
) -> None:
    page = open_file(window, files.deposited)
    sheet = page.view.sheets[0] if page.view is not None else None
    assert sheet is not None
    spooler = window.session.spooler
    assert isinstance(spooler, PaperSpooler)
    press(named(page, Link, "request.print_0"))
    qtbot.waitUntil(lambda: len(spooler.printed) == 1, timeout=20_000)
    settle()
    press(named(page, Link, "request.came_out_0"))
    press(page, Qt.Key.Key_F9)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReasonDialog)
    assert not dialog.verb.isEnabled()
    type_into(dialog.reason, "ضاعت من صاحبها")
    press(dialog.verb)
    qtbot.waitUntil(lambda: len(spooler.printed) == 2, timeout=20_000)
    settle()
    press(named(page, Link, "request.came_out_0"))
    view = desk.reading.show(files.deposited, by=clerk)
    assert (view.sheets[0].issued, view.sheets[0].copies) == (True, 1)
    assert view.history[-1].note == "ضاعت من صاحبها"
    assert "ضاعت من صاحبها" in words(page.history)


def test_a_draft_prints_its_letter_and_its_slip(
    window: MainWindow, files: Files, qtbot: QtBot
) -> None:
    page = open_file(window, files.draft)
    spooler = window.session.spooler
    assert isinstance(spooler, PaperSpooler)
    press(page.next_step, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: len(spooler.printed) == 1, timeout=20_000)
    settle()
    press(named(page, Link, "request.print_slip"))
    qtbot.waitUntil(lambda: len(spooler.printed) == 2, timeout=20_000)
    assert spooler.printed[0].startswith("request-letter")
    assert spooler.printed[1].startswith("deficiency-slip")


def test_the_whole_file_comes_out_on_its_sheet(
    window: MainWindow, desk: Desk, files: Files, clerk: Actor, qtbot: QtBot
) -> None:
    page = open_file(window, files.deposited)
    spooler = window.session.spooler
    assert isinstance(spooler, PaperSpooler)
    press(named(page, Link, "request.print_file"))
    qtbot.waitUntil(lambda: len(spooler.printed) == 1, timeout=20_000)
    number = desk.reading.show(files.deposited, by=clerk).number
    assert spooler.printed == [f"file-sheet-{number.replace('/', '-')}"]
    settle()
    assert named(page, Link, "request.print_file").hasFocus()
    assert f"بطاقة الملف {number}" in words(page.history)


def test_every_act_that_a_service_writes_about_a_request_has_its_words() -> None:
    written = {move.value for move in Move} - {"deposit", "hand_over"}
    for path in SERVICES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            written |= _acts_of(node)
    written -= {"draft_discarded"}  # goes with its request
    assert {"deposited", "pickup_refused", "sheet_issued"} <= written
    assert written - set(ACTS) == set()


def _acts_of(node: ast.AST) -> set[str]:
    """The acts of `record(unit, act, …)` and of `journal.add(act, …, subject="request")`."""
    if not isinstance(node, ast.Call):
        return set()
    if isinstance(node.func, ast.Name) and node.func.id == "record":
        return _texts(node.args[1])
    if isinstance(node.func, ast.Attribute) and node.func.attr in {"add", "_journal"}:
        subjects = [one.value for one in node.keywords if one.arg == "subject"]
        about = node.func.attr == "_journal" or any("request" in _texts(one) for one in subjects)
        about = about and "journal" in ast.unparse(node.func)
        at = 1 if node.func.attr == "_journal" else 0
        return _texts(node.args[at]) if about and len(node.args) > at else set()
    return set()


def _texts(value: ast.expr) -> set[str]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return {value.value}
    if isinstance(value, ast.IfExp):
        return _texts(value.body) | _texts(value.orelse)
    if isinstance(value, ast.JoinedStr):
        return _joined(value)
    return set()


def _joined(value: ast.JoinedStr) -> set[str]:
    """`f"{kind}_…"` for both kinds of hand-over, and each branch written inside."""
    made = {""}
    for part in value.values:
        if isinstance(part, ast.Constant):
            ends = {str(part.value)}
        else:
            assert isinstance(part, ast.FormattedValue)
            ends = _texts(part.value) or {"pickup", "return"}
        made = {before + end for before in made for end in ends}
    return made


def test_every_kind_of_thing_has_its_words() -> None:
    assert set(PLACES) == {place.value for place in Place}
    assert set(FOUND) == {found.value for found in Found}
    assert set(DOUBTS) == {kind.value for kind in DoubtKind}
    assert set(VERDICTS) == {verdict.value for verdict in Verdict}
    assert set(STATUSES) == {"prepared", "confirmed", "refused", "abandoned", "reversed"}


@pytest.mark.parametrize("which", ["draft", "differs", "handed_over"])
def test_everything_that_takes_the_focus_has_a_name(
    window: MainWindow, files: Files, which: str
) -> None:
    shell = open_file(window, getattr(files, which)).shell
    assert shell is not None
    takers = [
        one
        for one in shell.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert takers
    assert [one for one in takers if not one.accessibleName()] == []
