"""The cupboard: what should be there, what a count came to, what has to go back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from certdesk.domain.custody import Place
from certdesk.domain.errors import RuleBroken
from certdesk.domain.letters import one_line
from certdesk.domain.numbering import NumberKind
from certdesk.domain.rights import Actor, Right, require
from certdesk.services.office import Office
from certdesk.storage.rows.day import StoredPaper
from certdesk.storage.unit import Unit

_COUNTS_SHOWN = 50


class CountedElsewhere(RuleBroken):
    """The cupboard changed while it was counted."""

    code = "counted_elsewhere"
    sentence = (
        "Papers came into the cupboard or left it while it was counted. The count was not kept, "
        "what was ticked stays ticked. Look at the list again, then finish the count."
    )


@dataclass(frozen=True, slots=True)
class CupboardPaper:
    """A paper that should be in the cupboard; `id` is its ledger line."""

    id: int
    request_id: int
    slot: str
    number: str
    name: str
    title: str
    is_copy: bool
    sheets: int


@dataclass(frozen=True, slots=True)
class MissingPaper:
    """A paper that a count did not find, as it was named then."""

    slot: str
    number: str
    name: str
    title: str
    sheets: int


@dataclass(frozen=True, slots=True)
class CountView:
    """A count of the cupboard, in papers."""

    id: int
    counted_on: date
    at: datetime
    expected: int
    found: int
    missing: tuple[MissingPaper, ...]
    note: str
    by: str


@dataclass(frozen=True, slots=True)
class DueBackPaper:
    """A paper that still has to go back to its applicant, and where it lies."""

    id: int
    request_id: int
    number: str
    name: str
    phone: str
    state: str
    title: str
    sheets: int
    place: str
    slot: str


class Cupboard:
    """Counting, and the papers due back."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def expected(self, *, by: Actor) -> Sequence[CupboardPaper]:
        """What should be there now, in the order of slots, then numbers."""
        require(by, Right.READ_GUARDED)
        with self._office.store.read() as unit:
            return self._expected(unit)

    def keep_count(
        self, expected: Collection[int], found: Collection[int], note: str, *, by: Actor
    ) -> CountView:
        """Keep a count: ledger lines that should be there, and those that were found.

        Raises:
            CountedElsewhere: what should be there has changed; nothing was kept.
            NotAllowed to all but supervisors.
        """
        require(by, Right.RUN_OFFICE)
        with self._office.store.write() as unit:
            papers = self._expected(unit)
            if {one.id for one in papers} != set(expected):
                raise CountedElsewhere
            missing = [_missing(one) for one in papers if one.id not in set(found)]
            now, there = self._office.now(), len(papers) - len(missing)
            unit.oversight.keep_count(
                {
                    "counted_on": self._office.today(),
                    "expected": len(papers),
                    "found": there,
                    "missing": missing,
                    "note": one_line(note),
                    "at": now,
                    "by": by.id,
                }
            )
            unit.journal.add(
                "cupboard_counted",
                by=by.id,
                subject="cupboard",
                subject_id=None,
                at=now,
                values={"expected": len(papers), "found": there, "missing": missing},
                note=one_line(note),
            )
            return self._counts(unit, 1)[0]

    def counts(self, *, by: Actor) -> Sequence[CountView]:
        """The newest counts."""
        require(by, Right.READ_GUARDED)
        with self._office.store.read() as unit:
            return self._counts(unit, _COUNTS_SHOWN)

    def due_back(self, *, by: Actor) -> Sequence[DueBackPaper]:
        """Papers of refused, withdrawn and void requests, and what a partial pickup left."""
        require(by, Right.READ_GUARDED)
        with self._office.store.read() as unit:
            return [
                DueBackPaper(
                    id=row.line_id,
                    request_id=row.request_id,
                    number=self._number(unit, row.year, row.n),
                    name=f"{row.given_name} {row.family_name}",
                    phone=row.phone,
                    state=row.state,
                    title=row.title,
                    sheets=row.sheets,
                    place=row.place,
                    slot=row.slot,
                )
                for row in unit.oversight.due_back()
            ]

    def _expected(self, unit: Unit) -> list[CupboardPaper]:
        rows = unit.day_rows.papers_at(Place.CUPBOARD.value)
        return [_paper(row, self._number(unit, row.year, row.n)) for row in rows]

    def _counts(self, unit: Unit, limit: int) -> list[CountView]:
        names = unit.staff.names()
        return [
            CountView(
                id=row.id,
                counted_on=row.counted_on,
                at=row.at,
                expected=row.expected,
                found=row.found,
                missing=tuple(MissingPaper(**one) for one in row.missing),
                note=row.note,
                by=names.get(row.by or 0, ""),
            )
            for row in unit.oversight.counts(limit)
        ]

    def _number(self, unit: Unit, year: int, n: int) -> str:
        return self._office.number_text(unit, NumberKind.DEPOSIT, year, n)


def _paper(row: StoredPaper, number: str) -> CupboardPaper:
    return CupboardPaper(
        id=row.line_id,
        request_id=row.request_id,
        slot=row.slot,
        number=number,
        name=f"{row.given_name} {row.family_name}",
        title=row.title,
        is_copy=row.is_copy,
        sheets=row.sheets,
    )


def _missing(paper: CupboardPaper) -> dict[str, object]:
    return {
        "slot": paper.slot,
        "number": paper.number,
        "name": paper.name,
        "title": paper.title,
        "sheets": paper.sheets,
    }
