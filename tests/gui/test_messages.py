"""Whatever goes wrong is worded in Arabic, and no traceback reaches the window."""

import logging
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from certdesk.domain.errors import BugError, DeskError, FieldProblem, InvalidFields
from certdesk.gui.dialogs.message_dialog import question, tell
from certdesk.gui.messages import Worded, word, word_problem
from certdesk.gui.printing import NoPrinter, SheetNotSaved
from certdesk.gui.qt_setup import LastResort
from certdesk.gui.widgets.button import DANGER, Button
from certdesk.gui.widgets.focus_ring import FocusRing
from certdesk.i18n import ltr, tr


def is_arabic(text: str) -> bool:
    return any("\u0621" <= sign <= "\u064a" for sign in text)


def test_desk_error_is_filled_with_its_data() -> None:
    worded = word(NoPrinter(path="/sheets/0457-2026.pdf"))
    assert worded.code == "no_printer"
    assert is_arabic(worded.sentence)
    assert ltr("/sheets/0457-2026.pdf") in worded.sentence
    assert not worded.is_bug


@pytest.mark.parametrize("error", [ZeroDivisionError("secret name"), BugError(), DeskError()])
def test_anything_else_is_a_bug_and_logged(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        worded = word(error)
    assert worded.is_bug
    assert worded.sentence == tr(BugError.sentence)
    assert "Traceback" not in worded.sentence
    assert "secret" not in worded.sentence
    assert caplog.records[0].exc_info is not None


def test_sentence_that_lacks_its_data_is_still_a_sentence(
    caplog: pytest.LogCaptureFixture,
) -> None:
    worded = word(SheetNotSaved(path="/x"))
    assert "…" in worded.sentence
    assert "reason" in caplog.text


def test_dates_numbers_and_lists_are_shown_for_people() -> None:
    def shown(value: object) -> str:
        return word_problem(FieldProblem("birth", "x", "{value}", {"value": value}))

    assert shown(date(2026, 11, 23)) == ltr("23/11/2026")
    assert shown(datetime(2026, 11, 23, 9, 5, tzinfo=UTC)) == ltr("23/11/2026 09:05")
    assert shown(12) == ltr("12")
    assert shown("مثال") == "مثال"
    assert shown("طلب 12") == "طلب 12"
    assert shown("مثال 0770 00 11 22.") == f"مثال {ltr('0770 00 11 22')}."
    assert shown("0457/2026-T1") == ltr("0457/2026-T1")
    assert shown(["أ", "A1"]) == f"أ، {ltr('A1')}"


def test_fields_are_worded_one_by_one() -> None:
    problems = [
        FieldProblem("phone", "bad_phone", "{typed} ?", {"typed": "0770"}),
        FieldProblem("birth", "no_date", "Back", {}),
    ]
    worded = word(InvalidFields(problems))
    assert list(worded.problems) == ["phone", "birth"]
    assert worded.problems["phone"] == f"{ltr('0770')} ?"
    assert is_arabic(worded.problems["birth"])


def test_safe_button_is_first_default_focused_and_escape(qtbot: QtBot) -> None:
    dialog = question(None, "عنوان", ["جملة"], act="ألغِ", dangerous=True)
    qtbot.addWidget(dialog)
    dialog.show()
    # a window that a test before left in front keeps the keys without this
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)
    back, act = (dialog.findChild(Button, name) for name in ("go_back", "act"))
    assert isinstance(back, Button)
    assert isinstance(act, Button)
    assert act.kind == DANGER
    assert dialog.focusWidget() is back
    ring = dialog.findChild(FocusRing)
    assert ring is not None
    qtbot.waitUntil(lambda: ring.target is back)
    assert back.geometry().left() > act.geometry().right()  # the first, at the right
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_enter_goes_back_and_the_verb_acts(qtbot: QtBot) -> None:
    for press_verb in (False, True):
        dialog = question(None, "عنوان", [], act="سلّم", dangerous=True)
        qtbot.addWidget(dialog)
        dialog.show()
        verb = dialog.findChild(Button, "act")
        assert verb is not None
        if press_verb:
            verb.click()
        else:
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        assert (dialog.result() == QDialog.DialogCode.Accepted) is press_verb
        assert not dialog.isVisible()


def test_error_is_told_with_all_its_problems(qtbot: QtBot) -> None:
    dialog = tell(None, "تعذّر الحفظ", Worded("x", "جملة", problems={"phone": "رقم ناقص"}))
    qtbot.addWidget(dialog)
    assert "رقم ناقص" in dialog.accessibleDescription()
    button = dialog.findChild(Button, "understood")
    assert button is not None
    button.click()


@pytest.fixture
def last_resort(qapp: QApplication) -> Iterator[tuple[LastResort, list[Worded]]]:
    told: list[Worded] = []
    before = sys.excepthook
    yield LastResort(told.append, qapp), told
    sys.excepthook = before


def test_what_nobody_caught_is_told_once(
    last_resort: tuple[LastResort, list[Worded]], qtbot: QtBot
) -> None:
    resort, told = last_resort
    for _ in range(5):  # a broken paint event fails at every frame
        resort.caught(ValueError, ValueError("x"), None)
    assert told == []  # not inside the failing call
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told[0].is_bug
    resort.caught(ValueError, ValueError("x"), None)
    qtbot.waitUntil(lambda: len(told) == 2)


def test_ctrl_c_ends_the_program_as_ever(
    last_resort: tuple[LastResort, list[Worded]],
    monkeypatch: pytest.MonkeyPatch,
    qapp: QApplication,
) -> None:
    resort, told = last_resort
    ended: list[object] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda *args: ended.append(args[0]))
    resort.caught(KeyboardInterrupt, KeyboardInterrupt(), None)
    qapp.processEvents()
    assert (ended, told) == ([KeyboardInterrupt], [])
