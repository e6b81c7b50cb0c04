"""Who acts at a window: the one who signed in, and nobody else."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from certdesk.domain.rights import Role
from certdesk.gui.dialogs.message_dialog import MessageDialog
from certdesk.gui.messages import Worded
from certdesk.gui.session import NobodySignedIn
from certdesk.services.sheets.printing import PrintedSheet
from tests.gui.invented_day import (
    Clock,
    Counter,
    PaperSpooler,
    staffed_desk,
    trial_desk,
)
from tests.gui.page_window import settle, window_on


def test_nobody_acts_in_a_locked_window_of_a_folder_that_counts(
    dressed: QApplication, tmp_path: Path
) -> None:
    desk, head, clerk = staffed_desk(tmp_path / "data", Clock())
    request_id = Counter(desk, Clock(), clerk).draft()
    with window_on(dressed, desk) as window:
        session = window.session
        with pytest.raises(NobodySignedIn):
            _ = session.actor
        assert not session.is_supervisor
        session.sign_in(head)
        assert (session.actor, session.is_supervisor) == (head, True)
        window.lock()
        assert not session.is_supervisor
        told: list[Worded] = []
        went_well = session.act(
            lambda: desk.decisions.withdraw(request_id, "سبب", by=session.actor), None, told.append
        )
        assert not went_well
        assert [one.code for one in told] == ["nobody_signed_in"]
        assert "الشباك مقفل" in told[0].sentence
        assert desk.reading.show(request_id, by=head).state == "draft"


def test_a_trial_folder_needs_nobody(dressed: QApplication, tmp_path: Path) -> None:
    with window_on(dressed, trial_desk(tmp_path / "data", Clock())) as window:
        actor = window.session.actor
        assert (actor.id, actor.role) == (None, Role.SUPERVISOR)
        assert window.session.is_supervisor


def test_a_sheet_is_printed_in_the_name_of_who_asked_for_it(
    dressed: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    desk, _head, clerk = staffed_desk(tmp_path / "data", Clock())
    request_id = Counter(desk, Clock(), clerk).deposit()
    with window_on(dressed, desk, clerk) as window:
        session = window.session
        paper = PaperSpooler()
        session.spooler = paper
        [waiting] = desk.printing.not_issued()
        session.print_sheet(lambda: desk.printing.sheet(waiting.id), lambda _printer: None)
        window.lock()
        qtbot.waitUntil(lambda: paper.printed != [], timeout=20_000)
        settle()
        [entry] = [
            one
            for one in desk.reading.show(request_id, by=clerk).history
            if one.act == "sheet_printed"
        ]
        assert entry.by == clerk.name


def test_a_locked_window_prints_nothing(dressed: QApplication, tmp_path: Path) -> None:
    desk, _head, _clerk = staffed_desk(tmp_path / "data", Clock())
    made: list[str] = []

    def make() -> PrintedSheet:
        made.append("sheet")
        return desk.printing.blank_letter()

    with window_on(dressed, desk) as window:
        told: list[Worded] = []
        window.session.print_sheet(make, lambda _printer: None, told.append)
        assert [one.code for one in told] == ["nobody_signed_in"]
        assert made == []


def test_a_sheet_without_a_printer_is_said_to_be_not_printed(
    dressed: QApplication, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PaperSpooler, "printers", lambda _spooler: [])
    desk, _head, clerk = staffed_desk(tmp_path / "data", Clock())
    with window_on(dressed, desk, clerk) as window:
        session = window.session
        session.print_sheet(desk.printing.blank_letter, lambda _printer: None)
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=20_000)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MessageDialog)
        assert dialog.windowTitle() == "لم تُطبع الورقة"
        dialog.reject()
