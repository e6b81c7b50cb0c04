"""The first window: counts at a glance, the rest behind it, and nothing wrong meanwhile."""

import contextlib
import io
import logging
import shutil
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from certdesk.domain.errors import KnownError
from certdesk.gui import opening, theme
from certdesk.gui.main_window import MainWindow
from certdesk.gui.opening import FirstPaint, open_folder
from certdesk.gui.pages.sign_in import SignIn
from certdesk.gui.pages.today import TodayPage
from certdesk.gui.tokens import THEMES
from certdesk.gui.widgets.focus_ring import FocusRing
from certdesk.gui.widgets.work_row import WorkRow
from certdesk.services.first_look import first_look
from certdesk.services.views import TodayView
from certdesk.services.wanted import TodayCounts
from certdesk.storage.folder import DataFolder
from tests.gui.invented_day import (
    MORNING,
    PASSWORD,
    Clock,
    Counter,
    staffed_desk,
    trial_desk,
)
from tests.gui.page_window import named, settle


@pytest.fixture(autouse=True)
def _leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The program's log and its last resorts go with its window."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    log = logging.getLogger("certdesk")
    kept, propagates = list(log.handlers), log.propagate
    yield
    for handler in set(log.handlers) - set(kept):
        log.removeHandler(handler)
        handler.close()
    log.propagate = propagates


@pytest.fixture
def folder(tmp_path: Path, morning: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    """That morning's folder, its clock standing at 10:42."""
    monkeypatch.setenv("CERTDESK_NOW", MORNING.isoformat())
    return DataFolder(Path(shutil.copytree(morning, tmp_path / "data")))


@contextmanager
def opened(app: QApplication, folder: DataFolder) -> Iterator[MainWindow]:
    """The window as the program opens it, started but not shown."""
    window = open_folder(app, folder)
    window.resize(1366, 768)
    window.start()
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def counts_of(view: TodayView) -> TodayCounts:
    return TodayCounts(**{name: getattr(view, name) for name in TodayCounts._fields})


def shown(page: TodayPage) -> dict[str, int]:
    return {wanted.value: card.count for wanted, card in page.counts.cards.items()}


def is_at_first_look(window: MainWindow) -> bool:
    return window.session.first_look is not None


@pytest.mark.parametrize(
    "day", [date(2026, 11, 15), date(2026, 11, 20), date(2026, 11, 23), date(2026, 12, 20)]
)
def test_the_first_look_is_what_the_desk_counts(folder: DataFolder, day: date) -> None:
    clock = Clock()
    clock.on(day)
    look = first_look(folder.database, clock())
    desk = trial_desk(folder.root, clock)
    with desk.office.store.read() as unit:
        institution = desk.office.institution(unit)
    assert look is not None
    assert look.counts == counts_of(desk.lists.today())
    assert (look.service, look.short_school) == (institution.service, institution.short_school)
    assert look.has_staff is desk.staff.has_staff() is False
    desk.close()


def test_a_newer_edition_is_read_at_once(folder: DataFolder) -> None:
    clock = Clock()
    desk = trial_desk(folder.root, clock)
    with desk.office.store.write() as unit:
        text = desk.office.edition(unit, "institution").text
        name = desk.office.institution(unit).service
        newer = text.replace(name, "مصلحة التجربة")
        unit.editions.add("institution", newer, "0", at=clock(), by=None)
        feasts = desk.office.edition(unit, "calendar").text
        closed = '{ title = "غلق", first_day = 2026-01-01, last_day = 2026-12-31 }'
        closing = feasts.replace("closures = []", f"closures = [{closed}]")
        unit.editions.add("calendar", closing, "0", at=clock(), by=None)
    desk.close()
    look = first_look(folder.database, clock())
    assert look is not None
    assert (look.service, look.counts.oldest_late_days) == ("مصلحة التجربة", 0)


def test_every_count_of_that_morning_is_of_something(folder: DataFolder) -> None:
    look = first_look(folder.database, MORNING)
    assert look is not None
    assert look.counts._asdict() == {
        "drafts": 2,
        "to_verify": 3,
        "to_send": 0,
        "at_signature": 2,
        "ready": 2,
        "open": 7,
        "late": 2,
        "oldest_late_days": look.counts.oldest_late_days,
        "to_give_back": 2,
    }
    assert look.counts.oldest_late_days > 0


def test_counts_come_first_and_the_rest_as_soon_as_the_desk_is_open(
    dressed: QApplication, folder: DataFolder, qtbot: QtBot
) -> None:
    with opened(dressed, folder) as window:
        page = named(window, TodayPage, "today")
        assert is_at_first_look(window), "the desk was not waited for"
        before = shown(page)
        window.show()
        settle()
        places = [card.geometry() for card in page.counts.cards.values()]
        qtbot.waitUntil(lambda: page.findChild(WorkRow) is not None, timeout=20_000)
        settle()
        assert not is_at_first_look(window)
        assert (
            shown(page)
            == before
            == {
                "drafts": 2,
                "to_verify": 3,
                "at_signature": 2,
                "ready": 2,
                "late": 2,
            }
        )
        assert [card.geometry() for card in page.counts.cards.values()] == places
        row = named(window, WorkRow, "today.work_0")
        assert QApplication.focusWidget() is row
        ring = window.findChild(FocusRing)
        assert ring is not None
        assert ring.target is row


def test_what_is_imported_beside_the_window_is_not_looked_through_by_qt(
    dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at = vars(sys.modules["shibokensupport.feature"])["pyside_feature_dict"]
    monkeypatch.delitem(sys.modules, "this", raising=False)
    monkeypatch.delitem(looked_at, "this", raising=False)
    with contextlib.redirect_stdout(io.StringIO()):
        exec("import this", {"__name__": "somewhere"})  # noqa: S102 - as a module is run
    assert "this" in sys.modules
    assert "this" not in looked_at


@pytest.mark.parametrize("name", sorted(THEMES))
def test_the_first_page_looks_the_same_before_qt_s_own_fields_are_dressed(
    dressed: QApplication, folder: DataFolder, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_furnish", lambda _app, _window: None)
    try:
        theme.apply(dressed, name, fields=False)
        dressed.setStyleSheet("")
        with opened(dressed, folder) as window:
            window.show()
            settle()
            bare = window.grab().toImage()
            theme.dress_fields()
            settle()
            assert dressed.styleSheet()
            assert window.grab().toImage() == bare
    finally:
        theme.apply(dressed)


def test_f2_right_after_the_first_painting_opens_the_form(
    dressed: QApplication, folder: DataFolder, qtbot: QtBot
) -> None:
    with opened(dressed, folder) as window:
        too_early: list[bool] = []

        def press() -> None:
            too_early.append(is_at_first_look(window))
            QTest.keyClick(window.windowHandle(), Qt.Key.Key_F2)
            field = QApplication.focusWidget()
            assert isinstance(field, QLineEdit)
            QTest.keyClicks(field, "123")

        FirstPaint(window, press)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: too_early != [], timeout=20_000)
        assert too_early == [True], "the desk was still being opened"
        assert window.frame.current_page == "new_request"
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        qtbot.wait(200)
        assert QApplication.focusWidget() is field
        assert field.text().replace(" ", "") == "123", "nothing typed was lost"
        window.show_page("today", {})
        settle()
        assert named(window, WorkRow, "today.work_0").isVisible()


def test_a_staffed_folder_shows_the_door_and_then_the_present_counts(
    dressed: QApplication, tmp_path: Path
) -> None:
    clock = Clock(datetime.now().astimezone())
    desk, _head, clerk = staffed_desk(tmp_path / "office", clock)
    Counter(desk, clock, by=clerk).draft()
    desk.close()
    with opened(dressed, DataFolder(tmp_path / "office")) as window:
        window.show()
        settle()
        door = named(window, SignIn, "sign_in")
        assert door.isVisible()
        Counter(window.session.desk, clock, by=clerk).draft()
        actor = window.session.desk.staff.sign_in(door.people[0].name, PASSWORD)
        window.session.sign_in(actor)
        settle()
        page = named(window, TodayPage, "today")
        assert not is_at_first_look(window)
        assert shown(page)["drafts"] == 2
        assert page.findChild(WorkRow) is not None


def _damage(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def _foreign(file: Path) -> None:
    with closing(sqlite3.connect(file)) as driver:
        driver.execute("PRAGMA application_id = 7")


def _newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as driver:
        driver.execute("PRAGMA user_version = 9999")


def _no_database(file: Path) -> None:
    file.write_text("not a register", encoding="utf-8")


@pytest.mark.parametrize("spoil", [_damage, _foreign, _newer, _no_database])
def test_what_cannot_be_read_at_a_glance_is_refused_the_ordinary_way(
    dressed: QApplication, folder: DataFolder, spoil: object
) -> None:
    assert callable(spoil)
    spoil(folder.database)
    assert first_look(folder.database, MORNING) is None
    with pytest.raises(KnownError):
        open_folder(dressed, folder)


def test_a_register_without_its_tables_is_no_first_look(tmp_path: Path, morning: Path) -> None:
    file = tmp_path / "certdesk.db"
    shutil.copyfile(morning / "certdesk.db", file)
    with closing(sqlite3.connect(file)) as driver:
        driver.execute("DROP TABLE verifications")
    assert first_look(file, MORNING) is None


def test_a_missing_register_is_made_the_ordinary_way(dressed: QApplication, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "new")
    folder.create(trial=True)
    assert first_look(folder.database, MORNING) is None
    with opened(dressed, folder) as window:
        assert not is_at_first_look(window)
        window.show()
        settle()
        assert set(shown(named(window, TodayPage, "today")).values()) == {0}


def test_a_register_that_somebody_holds_is_not_waited_for(folder: DataFolder) -> None:
    with closing(sqlite3.connect(folder.database, isolation_level=None)) as driver:
        driver.execute("PRAGMA locking_mode = EXCLUSIVE")
        driver.execute("BEGIN EXCLUSIVE")
        assert first_look(folder.database, MORNING) is None
        driver.execute("ROLLBACK")


def test_a_workstation_on_a_server_does_not_look_into_the_file(
    dressed: QApplication, folder: DataFolder
) -> None:
    folder.config.write_text(f"database = '{folder.database}'\n", encoding="utf-8")
    with opened(dressed, folder) as window:
        assert not is_at_first_look(window)


def test_a_printer_in_the_settings_does_not_slow_the_start(
    dressed: QApplication, folder: DataFolder
) -> None:
    folder.config.write_text("[printer]\nname = 'x'\n", encoding="utf-8")
    with opened(dressed, folder) as window:
        assert is_at_first_look(window)
