"""The register before this program: looked at, imported whole or not at all, taken back whole."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from certdesk.domain.letters import one_line
from certdesk.domain.numbering import NumberKind
from certdesk.domain.past_head import Head, Mapped, missing_fields
from certdesk.domain.rights import Actor, Right, require, require_reason
from certdesk.services.office import Office
from certdesk.services.past.preparing import Ready, columns_of, prepare, year_known
from certdesk.services.past.reading import (
    NumbersKnown,
    ReadBook,
    ReadEntry,
    YearKnown,
    file_hash,
    opened_register,
)
from certdesk.services.past.views import (
    FIRST_ROWS,
    SHOWN_PROBLEMS,
    ImportedBefore,
    NoSuchImport,
    NoSuchPast,
    NumbersWentOn,
    PastImported,
    PastImportView,
    PastLine,
    PastPreview,
    PastView,
    RowProblem,
    StartTooLow,
)
from certdesk.storage.errors import StartTooLate
from certdesk.storage.rows.numbers import start_key
from certdesk.storage.rows.past import PastImport
from certdesk.storage.unit import Unit

_DEPOSIT = NumberKind.DEPOSIT.value


class Past:
    """Past requests and their imports."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def preview(
        self, file: Path, *, by: Actor, sheet: str | None = None, mapped: Mapped | None = None
    ) -> PastPreview:
        """Read a file as it would be imported, to its end; nothing is stored.

        `mapped`: the columns as somebody chose them; else as last time, else as recognised.

        Raises:
            NotAllowed; RuleBroken: what is wrong with the file (`registers.past_errors`).
        """
        require(by, Right.RUN_OFFICE)
        remembered: list[bool] = []
        # short looks into the register: a file read for seconds must not hold the counter up
        with self._office.store.read() as unit:
            number_format = self._office.number_format(unit)

        def choose(head: Head) -> Mapped:
            with self._office.store.read() as unit:
                return columns_of(unit, head, mapped, remembered)

        def ask(year: int) -> YearKnown:
            with self._office.store.read() as unit:
                return year_known(unit, year)

        with opened_register(file, sheet, choose) as book:
            known = NumbersKnown(ask, number_format)
            return self._preview(book, known, file, remembered=bool(remembered))

    def bring_in(
        self,
        file: Path,
        *,
        by: Actor,
        sheet: str | None = None,
        mapped: Mapped | None = None,
        start_number: int | None = None,
        shown_hash: str = "",
    ) -> PastImported:
        """Import a file, all or nothing, and let our numbers go on after its last.

        `start_number`: our next deposit number of this year, when it is not simply the one
        after. `shown_hash`: of the file that was looked at, so that no other is imported.

        Raises:
            RowsToMend, NoColumns, NothingToImport, ImportedBefore, FileChanged; StartTooLow,
            StartTooLate: numbers of this year were given already; as `preview`.
        """
        require(by, Right.RUN_OFFICE)
        while True:
            # read, checked and made ready while others work: only the writing keeps them out
            ready = prepare(self._office, file, sheet, mapped, shown_hash=shown_hash)
            with self._office.store.write() as unit:
                if unit.past.holds_file(ready.file_hash):
                    raise ImportedBefore(file=ready.file)
                if ready.still_holds(unit):
                    return self._keep(unit, ready, start_number, by)

    def take_back(self, import_id: int, reason: str, *, by: Actor) -> None:
        """Take an import back whole; that it was there stays in the journal and the list.

        Raises:
            NoSuchImport; NumbersWentOn: our own numbers continue after it.
        """
        require(by, Right.RUN_OFFICE)
        said = require_reason(reason)
        with self._office.store.write() as unit:
            found = unit.past.get_import(import_id)
            if found is None or found.undone_at is not None:
                raise NoSuchImport(id=import_id)
            for year in map(int, found.starts):
                if unit.numbers.start(_DEPOSIT, year) is not None:
                    raise NumbersWentOn(year=year)
            now = self._office.now()
            unit.past.take_back(import_id, at=now, by=by.id, reason=said)
            self._go_back(unit, found, by)
            unit.journal.add(
                "past_taken_back",
                by=by.id,
                subject="past_import",
                subject_id=import_id,
                at=now,
                note=said,
            )

    def imports(self, *, by: Actor) -> Sequence[PastImportView]:
        """Every import, newest first."""
        require(by, Right.READ_GUARDED)
        with self._office.store.read() as unit:
            names = unit.staff.names()
            return [
                PastImportView(
                    one.id,
                    one.file_name,
                    one.sheet,
                    one.rows,
                    one.at,
                    names.get(one.by or 0, ""),
                    one.undone_at,
                    one.undo_reason or "",
                )
                for one in unit.past.imports()
            ]

    def show(self, past_id: int, *, by: Actor) -> PastView:
        """One past request whole; the reading is noted.

        Raises:
            NoSuchPast: its import was taken back meanwhile.
        """
        require(by, Right.READ)
        with self._office.store.read() as unit:
            view = self._view(unit, past_id)
        self._office.store.access.add(
            "show", at=self._office.now(), by=by.id, subject="past_request", subject_id=past_id
        )
        return view

    def _view(self, unit: Unit, past_id: int) -> PastView:
        row = unit.past.get(past_id)
        source = None if row is None else unit.past.get_import(row.import_id)
        if row is None or source is None:
            raise NoSuchPast
        return PastView(
            id=row.id,
            number=self._office.number_text(unit, NumberKind.DEPOSIT, row.year, row.n),
            name=row.name,
            given_name=row.given_name,
            family_name=row.family_name,
            latin_name=row.latin_name,
            birth=row.birth,
            birth_place=row.birth_place,
            registration_number=row.registration_number,
            phone=row.phone,
            diploma_number=row.diploma_number,
            diploma_dated=row.diploma_dated,
            deposited_on=row.deposited_on,
            handed_over_on=row.handed_over_on,
            cells=row.cells,
            file=source.file_name,
            sheet=source.sheet,
            row=row.row,
            imported_at=source.at,
            imported_by=unit.staff.names().get(source.by or 0, ""),
        )

    def _preview(
        self, book: ReadBook, known: NumbersKnown, file: Path, *, remembered: bool
    ) -> PastPreview:
        missing = missing_fields(book.mapped)
        first: list[ReadEntry] = []
        problems: list[RowProblem] = []
        entries = problem_count = 0
        for read in () if missing else book.entries(known, self._office.today()):
            if isinstance(read, ReadEntry):
                entries += 1
                first += [read] if len(first) < FIRST_ROWS else []
            else:
                problem_count += len(read)
                problems += read[: SHOWN_PROBLEMS - len(problems)]
        starts = known.starts()
        its_hash = file_hash(file)
        with self._office.store.read() as unit:
            return PastPreview(
                file=book.file,
                file_hash=its_hash,
                sheet=book.sheet,
                sheets=book.sheets,
                columns=book.columns,
                mapped=book.mapped,
                remembered=remembered,
                missing=missing,
                entries=entries,
                first=tuple(self._line(unit, read) for read in first),
                problems=tuple(problems),
                problem_count=problem_count,
                skipped=tuple(book.skipped),
                stopped_after=book.stopped_after,
                starts=starts,
                next_number=self._next_number(unit, starts),
                imported_before=unit.past.holds_file(its_hash),
            )

    def _line(self, unit: Unit, read: ReadEntry) -> PastLine:
        entry = read.entry
        return PastLine(
            row=read.row,
            number=self._office.number_format(unit).text(entry.reference),
            name=entry.name,
            latin_name=entry.latin_name,
            birth=" ".join(filter(None, (entry.birth, entry.birth_place))),
            registration_number=entry.registration_number,
            phone=entry.phone,
            diploma_number=entry.diploma_number,
            deposited_on=entry.deposited_on,
            handed_over_on=entry.handed_over_on,
        )

    def _next_number(self, unit: Unit, starts: Mapping[int, int]) -> str:
        year = self._office.today().year
        if year not in starts:
            return ""
        return self._office.number_text(unit, NumberKind.DEPOSIT, year, starts[year])

    def _keep(self, unit: Unit, ready: Ready, start_number: int | None, by: Actor) -> PastImported:
        now, entries = self._office.now(), ready.rows.count
        starts = self._starts(unit, ready.starts, start_number)
        kept = {str(year): n for year, n in starts.items()}
        import_id = unit.past.add_import(
            {**ready.values, "starts": kept, "rows": entries, "at": now, "by": by.id}
        )
        unit.past.add(import_id, ready.rows)
        seq = unit.journal.add(
            "past_imported",
            by=by.id,
            subject="past_import",
            subject_id=import_id,
            at=now,
            values={"file": one_line(ready.file), "entries": entries},
        )
        for year, n in starts.items():
            unit.numbers.set_start(_DEPOSIT, year, n, at=now, by=by.id)
            unit.journal.change(seq, "past_import", import_id, f"start_number.{year}", None, n)
        return PastImported(import_id, entries, self._next_number(unit, starts))

    def _starts(
        self, unit: Unit, found: Mapping[int, int], start_number: int | None
    ) -> Mapping[int, int]:
        """Our first number of each year of the file that has none of ours yet."""
        year = self._office.today().year
        starts = dict(found)
        if start_number is not None:
            if unit.numbers.start(_DEPOSIT, year) is not None:
                raise StartTooLate(year=year)
            least = max(starts.get(year, 1), (unit.past.last(year) or 0) + 1)
            if start_number < least:
                raise StartTooLow(n=start_number, last=least - 1, least=least)
            starts[year] = start_number
        return {one: max(n, unit.numbers.chosen_start(_DEPOSIT, one)) for one, n in starts.items()}

    def _go_back(self, unit: Unit, found: PastImport, by: Actor) -> None:
        """Our first numbers as the remaining imports want them."""
        for year in found.starts:
            others = [
                one.starts[year]
                for one in unit.past.imports()
                if one.undone_at is None and year in one.starts
            ]
            if others:
                now = self._office.now()
                unit.numbers.set_start(_DEPOSIT, int(year), max(others), at=now, by=by.id)
            else:
                unit.settings.remove(start_key(_DEPOSIT, int(year)))
