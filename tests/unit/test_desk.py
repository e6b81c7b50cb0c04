"""Opening an office: its folder, its clock, its services."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from certdesk.clock import ClockUnusable
from certdesk.database import ConfigUnusable
from certdesk.desk import open_desk
from certdesk.services.words import error_text
from tests.builders import CLERK, deposit, handed_over

SERVICES = (
    "intake", "checklist", "verifying", "signature", "decisions", "handover", "lists",
    "reading", "printing", "registers", "staff", "upkeep",
)  # fmt: skip


def test_a_folder_is_made_once_and_opened_again(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "data", trial=True)
    number = deposit(desk).number
    desk.close()
    again = open_desk(tmp_path / "data")
    assert again.office.trial
    assert [line.number for line in again.lists.page()] == [number]
    again.close()


def test_a_register_never_becomes_a_trial(tmp_path: Path) -> None:
    open_desk(tmp_path / "data").close()
    desk = open_desk(tmp_path / "data", trial=True)
    assert not desk.office.trial
    desk.close()


def test_every_service_is_made_once(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "data")
    for name in SERVICES:
        assert getattr(desk, name) is getattr(desk, name)
    desk.close()


def test_a_whole_request_in_a_folder_of_its_own(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "data", trial=True)
    request_id = handed_over(desk)
    assert desk.reading.show(request_id, by=CLERK).balance.closes
    assert list(desk.upkeep.check()) == []
    desk.close()


def test_settings_that_cannot_be_used_are_told_in_arabic(tmp_path: Path) -> None:
    (tmp_path / "certdesk.toml").write_text("databse = 'x'", encoding="utf-8")
    with pytest.raises(ConfigUnusable) as refused:
        open_desk(tmp_path)
    assert "مفتاح غير معروف" in error_text(refused.value)
    assert not (tmp_path / "certdesk.db").exists()


def test_the_database_of_the_settings_is_used(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    (tmp_path / "certdesk.toml").write_text(f"database = '{other}'", encoding="utf-8")
    open_desk(tmp_path).close()
    assert other.exists()
    assert not (tmp_path / "certdesk.db").exists()


def test_a_postgresql_register(tmp_path: Path, postgres_url: str) -> None:
    (tmp_path / "certdesk.toml").write_text(f"database = '{postgres_url}'", encoding="utf-8")
    desk = open_desk(tmp_path)
    assert deposit(desk).number.startswith("0001/")
    desk.close()


@pytest.mark.parametrize(
    "text, moment",
    [
        ("2026-11-23T10:00", datetime(2026, 11, 23, 9, 0, tzinfo=UTC)),
        ("2026-11-23T10:00+00:00", datetime(2026, 11, 23, 10, 0, tzinfo=UTC)),
    ],
)
def test_the_clock_of_a_trial_folder_can_be_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, moment: datetime
) -> None:
    monkeypatch.setenv("CERTDESK_NOW", text)
    desk = open_desk(tmp_path / "data", trial=True)
    assert desk.office.now() == moment
    assert desk.office.today() == date(2026, 11, 23)
    desk.close()


def test_the_clock_of_the_office_cannot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CERTDESK_NOW", "2026-11-23T10:00")
    with pytest.raises(ClockUnusable):
        open_desk(tmp_path / "data")
    monkeypatch.setenv("CERTDESK_NOW", "tomorrow")
    with pytest.raises(ClockUnusable):
        open_desk(tmp_path / "trial", trial=True)


def test_the_machines_clock_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CERTDESK_NOW", raising=False)
    desk = open_desk(tmp_path / "data")
    assert abs((desk.office.now() - datetime.now(UTC)).total_seconds()) < 60
    desk.close()


def test_days_are_those_of_algiers(tmp_path: Path) -> None:
    # an hour before midnight in London it is tomorrow in Algiers
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    desk = open_desk(tmp_path / "data", clock=lambda: late)
    assert desk.office.today() == date(2026, 11, 24)
    desk.close()
