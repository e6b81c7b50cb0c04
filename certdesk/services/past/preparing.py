"""An old register read, checked and made ready to be kept; the counters work meanwhile."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from certdesk.domain.arabic import index_keys
from certdesk.domain.errors import Phrase
from certdesk.domain.letters import one_line
from certdesk.domain.numbering import NumberKind
from certdesk.domain.past_head import FIELD_WORDS, Head, Mapped, PastField, missing_fields
from certdesk.services.office import Office
from certdesk.services.past.reading import (
    NumbersKnown,
    ReadBook,
    ReadEntry,
    YearKnown,
    file_hash,
    head_hash,
    opened_register,
)
from certdesk.services.past.views import (
    SHOWN_PROBLEMS,
    FileChanged,
    ImportedBefore,
    NoColumns,
    NothingToImport,
    RowProblem,
    RowsToMend,
)
from certdesk.storage.rows.past_prepared import PastPrepared
from certdesk.storage.unit import Unit

_DEPOSIT = NumberKind.DEPOSIT.value
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Ready:
    """What is left to be written: `values` and `rows`; `years`: what they were checked against."""

    file: str
    file_hash: str
    values: Mapping[str, object]
    rows: PastPrepared
    starts: Mapping[int, int]
    years: Mapping[int, YearKnown]

    def still_holds(self, unit: Unit) -> bool:
        """Whether the numbers of its years are what they were when it was read."""
        return all(year_known(unit, year) == known for year, known in self.years.items())


def prepare(
    office: Office, file: Path, sheet: str | None, mapped: Mapped | None, *, shown_hash: str
) -> Ready:
    """Everything of an import but the writing; short looks into the register, no lock.

    Raises:
        RowsToMend, NoColumns, NothingToImport, ImportedBefore, FileChanged; RuleBroken: what
        is wrong with the file (`registers.past_errors`).
    """
    its_hash = file_hash(file)
    if shown_hash and shown_hash != its_hash:
        raise FileChanged(file=file.name)
    years: dict[int, YearKnown] = {}

    def choose(head: Head) -> Mapped:
        with office.store.read() as unit:
            return columns_of(unit, head, mapped, [])

    def ask(year: int) -> YearKnown:
        with office.store.read() as unit:
            years[year] = year_known(unit, year)
        return years[year]

    with office.store.read() as unit:
        known = NumbersKnown(ask, office.number_format(unit))
    with opened_register(file, sheet, choose) as book:
        _require_fields(book.mapped)
        with office.store.read() as unit:
            if unit.past.holds_file(its_hash):
                raise ImportedBefore(file=book.file)
        rows = PastPrepared()
        for batch in _batches(office, book, known):
            rows.add(batch)
        named = one_line(book.sheet)
        if not rows.count:
            raise NothingToImport(sheet=named[:40])
        return Ready(
            file=book.file,
            file_hash=its_hash,
            values={
                "file_name": one_line(book.file),
                "file_hash": its_hash,
                "sheet": named[:100],
                "head": head_hash(book.head),
                "mapping": {field.value: place for field, place in book.mapped.items()},
            },
            rows=rows,
            starts=known.starts(),
            years=years,
        )


def _batches(
    office: Office, book: ReadBook, known: NumbersKnown
) -> Iterator[list[Mapping[str, object]]]:
    """Rows to be kept, some hundred at once; refuse when any row must be mended."""
    batch: list[Mapping[str, object]] = []
    problems: list[RowProblem] = []
    count = 0
    for read in book.entries(known, office.today()):
        if not isinstance(read, ReadEntry):
            count += len(read)
            problems += read[: SHOWN_PROBLEMS - len(problems)]
        elif not count:
            batch.append(_row_values(read))
            if len(batch) == _BATCH:
                yield batch
                batch = []
    if count:
        raise RowsToMend(count=count, row=problems[0].row)
    if batch:
        yield batch


def columns_of(unit: Unit, head: Head, mapped: Mapped | None, remembered: list[bool]) -> Mapped:
    """Columns as somebody chose them, else as last time (then `remembered` is told), else read."""
    if mapped is not None:
        return mapped
    kept = unit.past.mapping_of(head_hash(head)) if head.titles else None
    if kept is None:
        return head.mapped
    remembered.append(True)
    return {PastField(name): place for name, place in kept.items()}


def year_known(unit: Unit, year: int) -> YearKnown:
    """What the register knows of the numbers of a year."""
    return YearKnown(unit.past.taken(year), unit.numbers.start(_DEPOSIT, year))


def _require_fields(mapped: Mapped) -> None:
    missing = missing_fields(mapped)
    if missing:
        raise NoColumns(fields=[Phrase(FIELD_WORDS[one]) for one in missing])


def _row_values(read: ReadEntry) -> Mapping[str, object]:
    values = asdict(read.entry)
    reference = read.entry.reference
    del values["reference"]
    return {
        **values,
        "row": read.row,
        "year": reference.year,
        "n": reference.n,
        "cells": [list(pair) for pair in read.cells],
        "keys": index_keys(read.entry.name, read.entry.latin_name).split(),
    }
