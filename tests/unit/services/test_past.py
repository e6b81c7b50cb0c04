"""The register before this program: all or nothing, found by every search, taken back whole."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest

from certdesk.desk import Desk
from certdesk.domain.errors import RuleBroken
from certdesk.domain.past_head import PastField
from certdesk.domain.register import RegisterKind
from certdesk.domain.request import NoSuchRequest
from certdesk.domain.rights import NotAllowed
from certdesk.registers.past_errors import FileNotReadable
from certdesk.services.lines import past_of
from certdesk.services.past.find import OnlyInPast
from certdesk.services.past.views import (
    FileChanged,
    ImportedBefore,
    NoColumns,
    NoSuchImport,
    NoSuchPast,
    NothingToImport,
    NumbersWentOn,
    PastPreview,
    RowsToMend,
    StartTooLow,
)
from certdesk.services.registers.periods import month_period
from certdesk.storage.engine import open_engine
from certdesk.storage.errors import StartTooLate
from certdesk.storage.keeping.migrate import upgrade
from certdesk.storage.unit import Store
from tests.builders import AUDITOR, CLERK, SUPERVISOR, deposit, desk_on, form
from tests.unit.registers import past_books as books


@pytest.fixture
def sqlite_desk(sqlite_store: Store) -> Desk:
    return desk_on(sqlite_store)


@pytest.fixture
def other_desk(tmp_path: Path, clock: Callable[[], datetime]) -> Iterator[Desk]:
    engine = open_engine(tmp_path / "other.db")
    upgrade(engine, None)
    yield desk_on(Store(engine, clock))
    engine.dispose()


TITLES = (
    "رقم الوصل", "التاريخ", "اللقب", "الاسم", "تاريخ ومكان الميلاد", "رقم التسجيل", "الهاتف",
    "رقم الشهادة",
)  # fmt: skip


def entry(n: int, **changes: object) -> list[object]:
    row: dict[str, object] = {
        "number": f"{n:04d}/2026",
        "on": date(2026, 1, 4 + n % 20),
        "family": "المثالي",
        "given": "سمسم",
        "birth": "15/04/1999 بمدينة المثال",
        "registration": f"2017{n:08d}",
        "phone": 550000000 + n,
        "diploma": f"{100 + n}/2022",
    }
    return list((row | changes).values())


def file_of(place: Path, *rows: Sequence[object], name: str = "old.xlsx") -> Path:
    return books.excel(place / name, ["سجل سنة 2026"], [], TITLES, *rows)


def codes(view: PastPreview) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.problem.code) for one in view.problems]


def numbers(desk: Desk, text: str) -> list[str]:
    return [line.number for line in desk.lists.find(text)]


def test_a_messy_register_is_read_as_it_would_be_kept(desk: Desk, tmp_path: Path) -> None:
    file = file_of(
        tmp_path,
        [1, 2, 3, 4, 5, 6, 7, 8],
        entry(1),
        entry(2, number="2-2026", on="٠٦ جانفي ٢٠٢٦", phone="0550 00 00 02 / 0660000003"),
        TITLES,
        entry(3, number=3, birth="خلال 1975", diploma="103/2022 المؤرخة في 3/7/2022"),
        ["\u200f"],
        entry(4, number="٠٠٠٤/م.ش/٢٠٢٦", birth=1988, on="2026-01-08"),
        ["المجموع", None, 4],
        [None, None, None, None, "إمضاء رئيس المصلحة"],
    )
    view = desk.past.preview(file, by=SUPERVISOR)
    assert (codes(view), view.missing, view.remembered) == ([], (), False)
    assert [line.number for line in view.first] == [f"{n:04d}/2026" for n in (1, 2, 3, 4)]
    assert {line.name for line in view.first} == {"سمسم المثالي"}
    assert view.first[0].birth == "15/04/1999 بمدينة المثال"
    assert [line.phone for line in view.first[:2]] == ["0550 00 00 01", "0550 00 00 02"]
    assert view.first[2].diploma_number == "103/2022"
    assert [(one.row, one.why) for one in view.skipped] == [
        (4, "column_numbers"), (7, "head"), (11, "foot"), (12, "foot"),
    ]  # fmt: skip
    assert (view.starts, view.next_number) == ({2026: 5}, "0005/2026")
    assert view.can_be_imported
    # nothing was stored by looking
    assert numbers(desk, "سمسم") == []


@pytest.mark.parametrize(
    "changes, column, code",
    [
        ({"number": "41/26"}, "A", "number_two_digit_year"),
        ({"number": "2026/41"}, "A", "number_reversed_year"),
        ({"number": date(2026, 3, 1)}, "A", "number_became_date"),
        ({"number": "س/0041/2026"}, "A", "number_invalid_reference"),
        ({"number": "0041/2031"}, "A", "number_implausible"),
        ({"number": None}, "A", "number_missing"),
        ({"number": "=1+1"}, "A", "formula_without_result"),
        ({"number": "0001/2026"}, "A", "number_twice"),
        ({"on": "12/05/1447"}, "B", "hijri_year"),
        ({"on": "12/05/26"}, "B", "two_digit_year"),
        ({"on": "31/02/2026"}, "B", "no_such_day"),
        ({"on": "24/12/2026"}, "B", "past_in_future"),
        ({"birth": "1420 ه"}, "E", "hijri_year"),
        ({"family": None, "given": None}, "", "past_name_missing"),
        ({"given": "س\u202eم"}, "D", "direction_marks"),
        ({"diploma": "x" * 1001}, "", "cell_too_long"),
    ],
)
def test_what_has_two_meanings_keeps_the_whole_file_out(
    sqlite_desk: Desk, tmp_path: Path, changes: dict[str, object], column: str, code: str
) -> None:
    file = file_of(tmp_path, entry(1), entry(41, **{"on": date(2026, 2, 2), **changes}))
    view = sqlite_desk.past.preview(file, by=SUPERVISOR)
    assert (5, code) in [(row, one) for row, _, one in codes(view)]
    if column:
        assert (5, column, code) in codes(view)
    assert not view.can_be_imported
    with pytest.raises(RowsToMend):
        sqlite_desk.past.bring_in(file, by=SUPERVISOR)
    assert numbers(sqlite_desk, "سمسم") == []


def test_good_rows_after_one_to_mend_stay_out_with_it(sqlite_desk: Desk, tmp_path: Path) -> None:
    file = file_of(tmp_path, entry(1, number=None), entry(2), entry(3))
    with pytest.raises(RowsToMend) as refused:
        sqlite_desk.past.bring_in(file, by=SUPERVISOR)
    assert refused.value.data == {"count": 1, "row": 4}
    assert numbers(sqlite_desk, "سمسم") == []


def test_a_file_that_went_away_is_said_by_its_name(sqlite_desk: Desk, tmp_path: Path) -> None:
    file = file_of(tmp_path, entry(1))
    looked_at = sqlite_desk.past.preview(file, by=SUPERVISOR).file_hash
    file.unlink()
    with pytest.raises(FileNotReadable) as refused:
        sqlite_desk.past.bring_in(file, by=SUPERVISOR, shown_hash=looked_at)
    assert refused.value.data == {"file": "old.xlsx"}


def test_a_bare_number_without_any_year_is_asked(sqlite_desk: Desk, tmp_path: Path) -> None:
    file = books.excel(tmp_path / "a.xlsx", ["الرقم", "الاسم واللقب"], [7, "سمسم المثالي"])
    view = sqlite_desk.past.preview(file, by=SUPERVISOR)
    assert codes(view) == [(2, "A", "number_without_year")]


def test_past_requests_are_found_by_every_search(desk: Desk, tmp_path: Path) -> None:
    done = desk.past.bring_in(file_of(tmp_path, *map(entry, range(1, 6))), by=SUPERVISOR)
    assert done.entries == 5
    assert numbers(desk, "المثالي سمسم") == [f"{n:04d}/2026" for n in (5, 4, 3, 2, 1)]
    for text in ("0003/2026", "201700000003", "103/2022", "0550 00 00 03", "٠٥٥٠٠٠٠٠٠٣"):
        assert numbers(desk, text) == ["0003/2026"], text
    first = desk.lists.find("سمسم", limit=2)
    rest = desk.lists.find("سمسم", before=first[-1].id, limit=9)
    assert [line.number for line in rest] == ["0003/2026", "0002/2026", "0001/2026"]
    line = first[0]
    assert (line.state, line.chip, line.next_step) == (None, "past", "read")
    view = desk.past.show(past_of(line.id) or 0, by=CLERK)
    assert (view.number, view.file, view.row) == ("0005/2026", "old.xlsx", 8)
    assert dict(view.cells)["الهاتف"] == "550000005"
    assert desk.upkeep.check() == []
    with pytest.raises(OnlyInPast):
        desk.lists.resolve("0003/2026")
    with pytest.raises(NoSuchRequest):
        desk.lists.resolve("0033/2026")


def test_our_numbers_go_on_after_its_last(desk: Desk, tmp_path: Path) -> None:
    desk.past.bring_in(file_of(tmp_path, *map(entry, range(1, 6))), by=SUPERVISOR)
    made = [deposit(desk, n).number for n in (21, 22)]
    assert made == ["0006/2026", "0007/2026"]
    assert desk.upkeep.check() == []
    # present ones first, then the past ones
    assert numbers(desk, "0006/2026") == ["0006/2026"]
    again = file_of(tmp_path, entry(9), name="more.xlsx")
    assert codes(desk.past.preview(again, by=SUPERVISOR)) == [(4, "A", "number_is_ours")]
    with pytest.raises(StartTooLate):
        desk.past.bring_in(
            books.register(tmp_path / "y.xlsx", year=2025), by=SUPERVISOR, start_number=90
        )


def test_a_greater_first_number_may_be_chosen_and_no_smaller(
    sqlite_desk: Desk, tmp_path: Path
) -> None:
    past, file = sqlite_desk.past, file_of(tmp_path, entry(1), entry(2))
    with pytest.raises(StartTooLow):
        past.bring_in(file, by=SUPERVISOR, start_number=2)
    done = past.bring_in(file, by=SUPERVISOR, start_number=458)
    assert done.next_number == "0458/2026"
    # a second file of the year never takes it lower
    past.bring_in(file_of(tmp_path, entry(3), name="b.xlsx"), by=SUPERVISOR)
    assert deposit(sqlite_desk, 21).number == "0458/2026"
    assert sqlite_desk.upkeep.check() == []


def test_an_import_is_taken_back_whole(desk: Desk, tmp_path: Path) -> None:
    file = file_of(tmp_path, entry(1), entry(2))
    done = desk.past.bring_in(file, by=SUPERVISOR)
    with pytest.raises(ImportedBefore):
        desk.past.bring_in(file, by=SUPERVISOR)
    assert desk.past.preview(file, by=SUPERVISOR).imported_before
    with pytest.raises(RuleBroken):
        desk.past.take_back(done.import_id, " ", by=SUPERVISOR)
    desk.past.take_back(done.import_id, "ملف خطأ", by=SUPERVISOR)
    assert numbers(desk, "سمسم") == []
    with pytest.raises(NoSuchPast):
        desk.past.show(1, by=CLERK)
    with pytest.raises(NoSuchImport):
        desk.past.take_back(done.import_id, "مرة أخرى", by=SUPERVISOR)
    told = desk.past.imports(by=AUDITOR)
    assert [(one.entries, one.undo_reason) for one in told] == [(2, "ملف خطأ")]
    assert deposit(desk, 21).number == "0001/2026"
    # the columns are remembered, and the file may come again as long as its numbers are free
    assert desk.past.preview(file, by=SUPERVISOR).remembered
    with desk.office.store.read() as unit:
        acts = [one.act for one in unit.journal.entries(subject="past_import")]
    assert sorted(acts) == ["past_imported", "past_taken_back"]
    assert desk.upkeep.check() == []


def test_an_import_stays_when_our_numbers_went_on(sqlite_desk: Desk, tmp_path: Path) -> None:
    past = sqlite_desk.past
    first = past.bring_in(file_of(tmp_path, entry(1)), by=SUPERVISOR)
    second = past.bring_in(file_of(tmp_path, entry(5), name="b.xlsx"), by=SUPERVISOR)
    past.take_back(second.import_id, "خطأ", by=SUPERVISOR)
    assert deposit(sqlite_desk, 21).number == "0002/2026"
    with pytest.raises(NumbersWentOn):
        past.take_back(first.import_id, "خطأ", by=SUPERVISOR)
    assert numbers(sqlite_desk, "0001/2026") == ["0001/2026"]


def test_a_number_in_both_registers_is_found_by_the_check(
    sqlite_desk: Desk, tmp_path: Path
) -> None:
    sqlite_desk.past.bring_in(file_of(tmp_path, entry(1)), by=SUPERVISOR)
    deposit(sqlite_desk, 21)
    with sqlite_desk.office.store.write() as unit:
        unit.connection.exec_driver_sql("UPDATE past_requests SET n = 2")
    assert [one.code for one in sqlite_desk.upkeep.check()] == ["past"]


def test_only_a_supervisor_imports(sqlite_desk: Desk, tmp_path: Path) -> None:
    file = file_of(tmp_path, entry(1))
    for by in (CLERK, AUDITOR):
        with pytest.raises(NotAllowed):
            sqlite_desk.past.preview(file, by=by)
        with pytest.raises(NotAllowed):
            sqlite_desk.past.bring_in(file, by=by)
        with pytest.raises(NotAllowed):
            sqlite_desk.past.take_back(1, "خطأ", by=by)


def test_columns_nobody_recognises_are_chosen(sqlite_desk: Desk, tmp_path: Path) -> None:
    past = sqlite_desk.past
    file = books.excel(tmp_path / "a.xlsx", ["س", "ص", "ع"], ["1/2026", "سمسم المثالي", "x"])
    assert past.preview(file, by=SUPERVISOR).missing == (PastField.NUMBER, PastField.NAME)
    with pytest.raises(NoColumns):
        past.bring_in(file, by=SUPERVISOR)
    mapped = {PastField.NUMBER: 0, PastField.NAME: 1}
    view = past.preview(file, by=SUPERVISOR, mapped=mapped)
    assert [one.letters for one in view.columns if one.field] == ["A", "B"]
    past.bring_in(file, by=SUPERVISOR, mapped=view.mapped, shown_hash=view.file_hash)
    other = books.excel(tmp_path / "b.xlsx", ["س", "ص", "ع"], ["2/2026", "ياقوت", ""])
    assert past.preview(other, by=SUPERVISOR).mapped == mapped
    with pytest.raises(FileChanged):
        past.bring_in(other, by=SUPERVISOR, shown_hash=view.file_hash)
    empty = books.excel(tmp_path / "c.xlsx", ["رقم الوصل", "الاسم واللقب"])
    with pytest.raises(NothingToImport):
        past.bring_in(empty, by=SUPERVISOR)


def test_who_stood_in_the_old_register_is_offered(desk: Desk, tmp_path: Path) -> None:
    desk.past.bring_in(file_of(tmp_path, entry(1)), by=SUPERVISOR)
    known = desk.intake.known_applicant("٢٠١٧٠٠٠٠٠٠٠١")
    assert known is not None
    assert (known.number, known.name) == ("0001/2026", "سمسم المثالي")
    assert dict(known.fields) == {
        "given_name": "سمسم",
        "family_name": "المثالي",
        "birth": "15/04/1999",
        "birth_place": "بمدينة المثال",
        "registration_number": "201700000001",
        "phone": "0550 00 00 01",
        "diploma_number": "101",
        "diploma_year": "2022",
    }
    saved = desk.intake.start(form(1, registration_number="201799999999"), by=CLERK)
    assert [(like.why, like.number, like.is_open) for like in saved.likenesses] == [
        ("same_diploma", "0001/2026", False)
    ]
    # the nearer request is offered before the past one
    number = deposit(desk, 1).number
    newer = desk.intake.known_applicant("201700000001")
    assert newer is not None
    assert newer.number == number


def test_what_cannot_be_told_apart_is_not_offered(sqlite_desk: Desk, tmp_path: Path) -> None:
    # a whole name in the column of family names, and no number of a diploma
    row = entry(1, family="سمسم المثالي", given=None, diploma="بدون")
    sqlite_desk.past.bring_in(file_of(tmp_path, row), by=SUPERVISOR)
    known = sqlite_desk.intake.known_applicant("201700000001")
    assert known is not None
    assert known.name == "سمسم المثالي"
    assert set(known.fields) == {"birth", "birth_place", "registration_number", "phone"}


def test_our_own_exported_register_comes_back(
    sqlite_desk: Desk, other_desk: Desk, tmp_path: Path
) -> None:
    made = [deposit(sqlite_desk, n).number for n in (1, 2, 3)]
    export = sqlite_desk.registers.export(
        RegisterKind.DEPOSIT, month_period(2026, 11), by=SUPERVISOR
    )
    file = tmp_path / "export.xlsx"
    file.write_bytes(export.workbook)
    view = other_desk.past.preview(file, by=SUPERVISOR)
    assert (codes(view), [line.number for line in view.first]) == ([], made)
    assert view.first[0].diploma_number == "101/2022"
