"""What every use case needs: the store, the clock, the office's editions, the journal."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, cast

from certdesk.domain.calendar import ALGIERS, Workdays
from certdesk.domain.errors import BugError
from certdesk.domain.numbering import NumberFormat, NumberKind, Reference
from certdesk.domain.office_calendar import OfficeCalendar
from certdesk.domain.rights import Actor, NoLongerAtWork
from certdesk.forms import files
from certdesk.forms.institution import Institution
from certdesk.forms.lists import Lists
from certdesk.forms.procedure import Procedure
from certdesk.forms.reader import content_hash, shipped_text
from certdesk.services.kept_look import LOOKED_AT, KeptLook, keep_look
from certdesk.storage.rows.editions import EditionRow
from certdesk.storage.rows.sheets import SheetRow
from certdesk.storage.unit import Store, Unit

if TYPE_CHECKING:
    from certdesk.forms.registers import RegistersWording

CHECK_KEY = "check_code_key"


class NoEdition(BugError):
    """An office that was never begun."""

    code = "no_edition"


@dataclass
class Office:
    """The office as the use cases see it; one for a running program.

    `clock` gives an aware UTC datetime; `trial` marks a throw-away folder.
    """

    store: Store
    clock: Callable[[], datetime]
    trial: bool
    _parsed: dict[int, object] = field(default_factory=dict)

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        return self.clock().astimezone(UTC)

    def today(self) -> date:
        """The day in Algiers."""
        return self.now().astimezone(ALGIERS).date()

    def procedure_id(self, unit: Unit) -> int:
        """The edition of the procedure in force; a new request keeps it."""
        return self.edition_id(unit, "procedure")

    def procedure(self, unit: Unit, edition_id: int | None = None) -> Procedure:
        """The procedure in force, or the one a request was taken under."""
        return cast(Procedure, self.form(unit, "procedure", edition_id))

    def institution(self, unit: Unit) -> Institution:
        """The institution's names in force."""
        return cast(Institution, self.form(unit, "institution"))

    def calendar(self, unit: Unit) -> OfficeCalendar:
        """The calendar in force."""
        return cast(OfficeCalendar, self.form(unit, "calendar"))

    def lists(self, unit: Unit) -> Lists:
        """Wilayas, fields, specialities and purposes to suggest."""
        return cast(Lists, self.form(unit, "lists"))

    def registers(self, unit: Unit) -> "RegistersWording":
        """The wording of the registers in force."""
        return cast("RegistersWording", self.form(unit, files.REGISTERS))

    def sheet_title(self, unit: Unit, kind: str) -> str:
        """The title of a sheet of a kind (`deposit-receipt`), as it stands on it."""
        wording = self.form(unit, f"sheets/{kind.replace('-', '_')}")
        return str(wording.title)  # type: ignore[attr-defined]

    def form(self, unit: Unit, name: str, edition_id: int | None = None) -> object:
        """A form of the office (`sheets/page`) in force, or an edition of it from before."""
        number = edition_id or self.edition_id(unit, name)
        if number not in self._parsed:
            edition = unit.editions.get(number)
            self._parsed[number] = files.read_kept(edition.kind, edition.text)
        return self._parsed[number]

    def forget_forms(self) -> None:
        """Read every form anew: the register was put back to another moment."""
        self._parsed.clear()

    def edition(self, unit: Unit, name: str) -> EditionRow:
        """The text of a form in force, with its hash, and since when."""
        newest = unit.editions.newest(name)
        if newest is None:
            raise NoEdition(kind=name)
        return newest

    def workdays(self, unit: Unit) -> Workdays:
        """The working days of the calendar in force."""
        return self.calendar(unit).workdays()

    def hours(self, unit: Unit, day: date) -> str:
        """When the counter is open on a day: `08:00-16:30`, other hours in Ramadan."""
        names = self.institution(unit)
        return names.ramadan_hours if self.calendar(unit).in_ramadan(day) else names.office_hours

    def number_format(self, unit: Unit) -> NumberFormat:
        """How this office writes its numbers."""
        return self.procedure(unit).number_format

    def number_text(self, unit: Unit, kind: NumberKind, year: int, n: int) -> str:
        """A number as the office writes it."""
        return self.number_format(unit).text(Reference(kind, year, n))

    def numbered_sheet(
        self, unit: Unit, kind: str, key: Callable[[NumberFormat], str], request_id: int | None
    ) -> SheetRow | None:
        """The sheet whose number is `key`, written as the office writes numbers or ever wrote them.

        A sheet keeps the number as it stood on paper, whatever was decided since.
        """
        now = unit.sheets.newest(kind, key(self.number_format(unit)), request_id=request_id)
        if now is not None:
            return now
        for row in unit.editions.of("procedure"):
            then = cast(Procedure, self.form(unit, "procedure", row.id)).number_format
            found = unit.sheets.newest(kind, key(then), request_id=request_id)
            if found is not None:
                return found
        return None

    def take_number(
        self, unit: Unit, kind: NumberKind, year: int, *, by: Actor, request_id: int | None = None
    ) -> Reference:
        """The next number of a series, in this transaction; the first one as the office set it."""
        self._begin_series(unit, kind, year, by)
        n = unit.numbers.take(kind.value, year, at=self.now(), by=by.id, request_id=request_id)
        return Reference(kind, year, n)

    def reserve_numbers(
        self, unit: Unit, kind: NumberKind, year: int, count: int, *, by: Actor
    ) -> tuple[Reference, ...]:
        """The next `count` numbers of a series, for forms filled in without the program."""
        self._begin_series(unit, kind, year, by)
        block = unit.numbers.reserve_block(kind.value, year, count, at=self.now(), by=by.id)
        return tuple(Reference(kind, year, n) for n in block)

    def secret(self, unit: Unit) -> bytes:
        """The office's key for check codes; made when the office begins."""
        return bytes.fromhex(str(unit.settings.get(CHECK_KEY)))

    def begin(self, unit: Unit) -> None:
        """Make the office's key and keep the shipped files as its first editions, once.

        What the first window needs of the editions in force is kept beside them.
        """
        if unit.settings.get(CHECK_KEY) is None:
            unit.settings.put(CHECK_KEY, secrets.token_hex(32), at=self.now())
        self.ship_editions(unit)
        names = self.institution(unit)
        look = KeptLook(names.service, names.short_school, self.workdays(unit))
        editions = [self.edition_id(unit, name) for name in LOOKED_AT]
        keep_look(unit, look, editions, at=self.now())

    def ship_editions(self, unit: Unit) -> None:
        """Keep the shipped files as the office's first editions."""
        kept = unit.editions.newest_ids()
        for name in files.NAMES:
            if name not in kept:
                text = shipped_text(name)
                unit.editions.add(name, text, content_hash(text), at=self.now(), by=None)

    def _begin_series(self, unit: Unit, kind: NumberKind, year: int, by: Actor) -> None:
        if unit.numbers.last(kind.value, year) is None:
            ruled = self.procedure(unit).number_starts.start(kind, year)
            # an imported register may have gone further than the procedure says
            start = max(ruled, unit.numbers.chosen_start(kind.value, year))
            unit.numbers.set_start(kind.value, year, start, at=self.now(), by=by.id)

    def edition_id(self, unit: Unit, kind: str) -> int:
        """The number of the edition in force."""
        newest = unit.editions.newest_id(kind)
        if newest is None:
            raise NoEdition(kind=kind)
        return newest


def record(
    unit: Unit,
    act: str,
    request_id: int,
    *,
    by: Actor,
    at: datetime,
    changes: Mapping[str, tuple[object, object]] | None = None,
    note: str = "",
) -> None:
    """Write an act into the journal, with each changed field's old and new value.

    Raises:
        NoLongerAtWork: whoever acts was suspended, or has another role since signing in.
    """
    _require_at_work(unit, by)
    changes = changes or {}
    seq = unit.journal.add(
        act,
        by=by.id,
        subject="request",
        subject_id=request_id,
        at=at,
        note=note,
    )
    for name, (old, new) in changes.items():
        unit.journal.change(seq, "request", request_id, name, old, new)


def _require_at_work(unit: Unit, by: Actor) -> None:
    role = None if by.id is None else unit.staff.role_at_work(by.id)
    if role is not None and role != by.role.value:
        raise NoLongerAtWork(name=by.name)
