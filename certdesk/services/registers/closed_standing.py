"""How a closed month stands today: whether anything changed since, and what, in words."""

from collections.abc import Iterator, Sequence
from typing import Final

from certdesk.domain.calendar import ALGIERS
from certdesk.domain.dates import shown_day
from certdesk.domain.register import RegisterKind
from certdesk.i18n import ltr, tr, trn
from certdesk.registers.rows import ClosedMonth, RegisterPeriod
from certdesk.services.office import Office
from certdesk.services.registers.closed_lines import Entry, differences, hash_of, read_back
from certdesk.services.registers.correction_lines import said
from certdesk.services.registers.entries import entries_now
from certdesk.services.registers.words import Words
from certdesk.storage.keeping.integrity import Finding
from certdesk.storage.rows.closed_months import ClosingRow
from certdesk.storage.unit import Unit

_MOST_NAMED: Final = 20


def closed_month(
    office: Office, unit: Unit, kind: RegisterKind, period: RegisterPeriod
) -> ClosedMonth | None:
    """The closing of a month, compared with the lines of today; None while it is open."""
    closing = unit.closed_months.closed(kind.value, period.first)
    if closing is None:
        return None
    words = Words(office, unit)
    now = list(entries_now(office, unit, kind, period.first, period.end))
    changes: list[str] = []
    titles = office.registers(unit).of(kind).columns
    closed = [read_back(kind, line) for line in closing.lines]
    corrected = unit.closed_months.corrections_since(closing.id)
    if corrected or {hash_of(kind, now), hash_of(kind, closed)} != {closing.hash}:
        changes = list(_changes(unit, words, closing, (closed, now), titles))
    if len(changes) > _MOST_NAMED:
        more = trn("and {n} more changes", len(changes) - _MOST_NAMED)
        changes = [*changes[:_MOST_NAMED], more]
    return ClosedMonth(
        on=closing.at.astimezone(ALGIERS).date(),
        by=words.staff(closing.by),
        hash=closing.hash,
        changes=tuple(changes),
    )


def broken_closings(unit: Unit) -> Iterator[Finding]:
    """Closings whose kept lines are not those that were hashed and signed for."""
    for closing_id in unit.closed_months.ids():
        closing = unit.closed_months.get(closing_id)
        kind = RegisterKind(closing.register)
        if hash_of(kind, [read_back(kind, line) for line in closing.lines]) != closing.hash:
            yield Finding(
                "closing",
                "The kept lines of the closed month {month} ({register}) were changed.",
                {"month": f"{closing.year}-{closing.month:02}", "register": closing.register},
            )


def _changes(
    unit: Unit,
    words: Words,
    closing: ClosingRow,
    lines: tuple[Sequence[Entry], Sequence[Entry]],
    titles: Sequence[str],
) -> Iterator[str]:
    """Corrections by name first, then what no correction tells of; `lines`: closed, and now."""
    kind = RegisterKind(closing.register)
    if hash_of(kind, lines[0]) != closing.hash:
        yield tr("The kept lines are not those that were signed for: compare the closing page.")
    corrected: set[str] = set()
    for made in unit.closed_months.corrections_since(closing.id):
        number = words.format.text(unit.requests.get(made.request_id).reference)
        corrected.add(number)
        yield tr(
            "{number}, on {day}: {change}",
            number=ltr(number),
            day=ltr(shown_day(made.made_on)),
            change=said(unit, words, made),
        )
    for entry, columns in differences(kind, *lines):
        if entry.number not in corrected:
            named = "، ".join(titles[place] for place in columns) or tr("the whole line")
            yield tr(
                "{number}: differs without a correction ({columns})",
                number=ltr(entry.number),
                columns=named,
            )
