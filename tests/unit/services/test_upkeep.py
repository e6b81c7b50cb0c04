"""Backup, restore, check, as the counter does them."""

from datetime import timedelta
from pathlib import Path

import pytest

from certdesk.desk import Desk
from certdesk.domain.rights import NotAllowed
from certdesk.i18n import said
from certdesk.services.office import NoEdition
from certdesk.services.supervision.upkeep import kept_backups
from certdesk.storage.tables.counter import custody_moves, editions, ledger_lines
from tests.builders import CLERK, SUPERVISOR, deposit, edition, handed_over
from tests.databases import TestClock


def test_a_backup_is_proven_dated_and_journalled(desk: Desk, tmp_path: Path) -> None:
    deposit(desk)
    facts = desk.upkeep.backup(tmp_path / "one.certdesk", by=CLERK)
    assert facts.contents.rows["requests"] == 1
    assert desk.lists.today().last_backup_at is not None
    with desk.office.store.read() as unit:
        assert [one.act for one in unit.journal.entries(subject="register")] == ["backup"]


def test_restore_is_a_supervisors_and_says_what_is_lost(desk: Desk, tmp_path: Path) -> None:
    deposit(desk, 1)
    file = tmp_path / "one.certdesk"
    desk.upkeep.backup(file, by=CLERK)
    deposit(desk, 2)
    held, present = desk.upkeep.inspect(file)
    assert (held.contents.rows["requests"], present.rows["requests"]) == (1, 2)
    with pytest.raises(NotAllowed):
        desk.upkeep.restore(file, tmp_path / "aside", by=CLERK)
    desk.upkeep.restore(file, tmp_path / "aside", by=SUPERVISOR)
    assert [line.number for line in desk.lists.page()] == ["0001/2026"]
    with desk.office.store.read() as unit:
        assert [one.act for one in unit.journal.entries(subject="register")] == ["restored"]
    assert deposit(desk, 3).number == "0002/2026"
    assert list(desk.upkeep.check()) == []


def test_the_check_finds_papers_that_do_not_add_up(desk: Desk) -> None:
    request_id = handed_over(desk)
    with desk.office.store.write() as unit:
        unit.connection.execute(
            ledger_lines.update()
            .where(ledger_lines.c.request_id == request_id, ledger_lines.c.paper == "request_form")
            .values(place="cupboard")
        )
    findings = desk.upkeep.check()
    sentences = [said(one) for one in findings]
    assert len(sentences) == 2
    assert "request_form" in sentences[0]


def test_a_line_without_any_move_is_misplaced(desk: Desk) -> None:
    handed_over(desk)
    with desk.office.store.write() as unit:
        unit.connection.execute(custody_moves.delete().where(custody_moves.c.kind == "keep"))
    # what was taken in still says cupboard as the last move of the kept papers
    assert len(desk.upkeep.check()) == 3


def test_an_office_that_never_began_is_a_bug(desk: Desk) -> None:
    with desk.office.store.write() as unit:
        unit.connection.execute(editions.delete())
    desk.office._parsed.clear()
    with desk.office.store.read() as unit:
        with pytest.raises(NoEdition):
            desk.office.procedure(unit)
        with pytest.raises(NoEdition):
            desk.office.edition(unit, "procedure")


def test_the_office_begins_once(desk: Desk) -> None:
    with desk.office.store.write() as unit:
        before = desk.office.secret(unit), desk.office.procedure_id(unit)
        desk.office.begin(unit)
        assert (desk.office.secret(unit), desk.office.procedure_id(unit)) == before
        assert len(before[0]) == 32


def test_the_daily_backup_is_made_once_a_day_and_the_newest_are_kept(
    desk: Desk, clock: TestClock, tmp_path: Path
) -> None:
    own = tmp_path / "before-upgrade.db"
    own.touch()
    made = []
    for _ in range(3):
        made.append(desk.upkeep.daily_backup(tmp_path, 2, by=CLERK))
        assert desk.upkeep.daily_backup(tmp_path, 2, by=CLERK) is None
        clock.moment += timedelta(days=1)
    names = {one.file.name for one in kept_backups(tmp_path) if one.is_daily}
    assert names == {one.file.name for one in made[1:] if one is not None}
    assert own.exists()
    last = desk.upkeep.last_backup()
    assert last is not None
    assert last.date() == (clock.moment - timedelta(days=1)).date()
    assert kept_backups(tmp_path / "nothing") == []


def test_a_restored_register_is_worded_by_its_own_editions(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "one.db"
    edition(desk, "institution", {'place = "': 'place = "قرية '})
    desk.upkeep.backup(file, by=CLERK)
    with desk.office.store.write() as unit:
        here = desk.office.institution(unit).place
        unit.connection.execute(
            editions.update().where(editions.c.kind == "sheets/page").values(kind="gone")
        )
    desk.office.forget_forms()
    desk.upkeep.restore(file, tmp_path / "aside", by=SUPERVISOR)
    edition(desk, "institution", {'place = "قرية ': 'place = "بلدة '})
    desk.upkeep.restore(file, tmp_path / "aside", by=SUPERVISOR)
    with desk.office.store.read() as unit:
        assert desk.office.institution(unit).place == here
        assert desk.office.edition_id(unit, "sheets/page")
