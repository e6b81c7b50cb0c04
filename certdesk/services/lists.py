"""Lists: pages of requests, the search box, what waits today, transmittals still out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from certdesk.domain.arabic import query_keys
from certdesk.domain.calendar import Workdays, unconfirmed_hijri_year
from certdesk.domain.diploma import diploma_number_key
from certdesk.domain.errors import RuleBroken
from certdesk.domain.letters import western_digits
from certdesk.domain.numbering import (
    InvalidReference,
    NumberFormat,
    NumberKind,
    Reference,
    ScannedDraft,
    UnreadableCode,
    parse_payload,
    parse_reference,
    parse_sheet_number,
)
from certdesk.domain.phone import phone_key
from certdesk.domain.request import DECIDED_AGAINST, NoSuchRequest, RequestId, State
from certdesk.services.office import ALGIERS, Office
from certdesk.services.steps import next_step_of_list
from certdesk.services.views import RequestLine, SheetView, TodayView, TransmittalView
from certdesk.storage.listing import ListedRequest, ListFilter
from certdesk.storage.sheets import SheetRow
from certdesk.storage.transmittals import TransmittalRow
from certdesk.storage.unit import Unit

LAST_BACKUP_KEY = "last_backup_at"
_DIGITS = re.compile(r"\+?[\d\s.-]+")
_ONE_DAY = timedelta(days=1)
# a whole summer, closed
_LONGEST_CLOSURE_DAYS = 120


class Wanted(StrEnum):
    """The lists that can be asked for."""

    ALL = "all"
    OPEN = "open"
    DRAFTS = "drafts"
    MISSING = "missing"
    TO_VERIFY = "to_verify"
    TO_SEND = "to_send"
    AT_SIGNATURE = "at_signature"
    READY = "ready"
    LATE = "late"
    TO_GIVE_BACK = "to_give_back"


_STATES = {
    Wanted.OPEN: frozenset({State.DEPOSITED, State.AT_SIGNATURE, State.READY}),
    Wanted.DRAFTS: frozenset({State.DRAFT}),
    Wanted.AT_SIGNATURE: frozenset({State.AT_SIGNATURE}),
    Wanted.READY: frozenset({State.READY}),
    Wanted.TO_GIVE_BACK: DECIDED_AGAINST,
    Wanted.LATE: frozenset({State.DEPOSITED, State.AT_SIGNATURE}),
}


@dataclass(frozen=True, slots=True)
class Dates:
    """What lists need to tell lateness: today, working days, the office's number format."""

    today: date
    workdays: Workdays
    number_format: NumberFormat


class Lists:
    """Everything that is a list."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def page(
        self, wanted: Wanted = Wanted.ALL, *, before: int | None = None, limit: int = 50
    ) -> Sequence[RequestLine]:
        """Requests of a list, newest first; `before` is the last id of the page before."""
        with self._office.store.read() as unit:
            rows = unit.listing.page(self._filter(unit, wanted), before=before, limit=limit)
            return _lines(rows, self._dates(unit))

    def count(self, wanted: Wanted) -> int:
        """How many requests a list has, up to 1000."""
        with self._office.store.read() as unit:
            return unit.listing.count(self._filter(unit, wanted))

    def find(
        self, text: str, *, before: int | None = None, limit: int = 50
    ) -> Sequence[RequestLine]:
        """Search by number, code, registration or diploma number, phone, or name.

        Newest first. Text that is nothing of these finds nothing; it never raises.
        """
        with self._office.store.read() as unit:
            rows = self._find(unit, western_digits(text).strip(), before=before, limit=limit)
            return _lines(rows, self._dates(unit))

    def resolve(self, text: str) -> RequestId:
        """The one request that a number, a scanned code or a draft code names.

        Raises:
            NoSuchRequest: none, or more than one.
        """
        with self._office.store.read() as unit:
            found = self._named(unit, western_digits(text).strip())
            if len(found) != 1:
                raise NoSuchRequest(what=text.strip())
            return found[0].id

    def today(self) -> TodayView:
        """What waits now."""
        with self._office.store.read() as unit:
            dates = self._dates(unit)
            late = unit.listing.page(self._filter(unit, Wanted.LATE), before=None, limit=200)
            late_lines = sorted(_lines(late, dates), key=lambda line: -line.overdue_days)
            count = {one: unit.listing.count(self._filter(unit, one)) for one in Wanted}
            backup = unit.settings.get(LAST_BACKUP_KEY)
            return TodayView(
                drafts=count[Wanted.DRAFTS],
                to_verify=count[Wanted.TO_VERIFY],
                to_send=count[Wanted.TO_SEND],
                at_signature=count[Wanted.AT_SIGNATURE],
                ready=count[Wanted.READY],
                late=count[Wanted.LATE],
                oldest_late_days=late_lines[0].overdue_days if late_lines else 0,
                to_give_back=count[Wanted.TO_GIVE_BACK],
                work=tuple(self._work(unit, dates, late_lines)),
                not_issued=tuple(sheet_view(row) for row in unit.sheets.not_issued()),
                week=self._week(unit, dates.today),
                last_backup_at=None if backup is None else datetime.fromisoformat(str(backup)),
                unconfirmed_calendar_year=unconfirmed_hijri_year(
                    self._office.calendar(unit), dates.today
                ),
            )

    def transmittals(self, *, still_out: bool = True) -> Sequence[TransmittalView]:
        """Transmittals, newest first; only those with files outside unless asked otherwise."""
        with self._office.store.read() as unit:
            dates = self._dates(unit)
            rows = unit.transmittals.still_out() if still_out else unit.transmittals.newest(50)
            return [self._transmittal(unit, row, dates) for row in rows]

    def _find(
        self, unit: Unit, text: str, *, before: int | None, limit: int
    ) -> Sequence[ListedRequest]:
        named = self._named(unit, text)
        if named:
            return named if before is None else []
        if _DIGITS.fullmatch(text):
            digits = re.sub(r"\D", "", text)
            phone = phone_key(text)
            found = unit.listing.by_digits(digits, phone, before=before, limit=limit)
            return found if digits else []
        if "/" in text:
            key = diploma_number_key(text)
            return unit.listing.by_exact("diploma_key", key, before=before, limit=limit)
        keys = query_keys(text)
        return unit.listing.by_name_keys(keys, before=before, limit=limit) if keys else []

    def _named(self, unit: Unit, text: str) -> Sequence[ListedRequest]:
        """What a number or code names exactly; a diploma number may look like ours."""
        reference = _reference(text)
        if isinstance(reference, ScannedDraft):
            row = unit.requests.by_draft_code(reference.draft_code)
            return [] if row is None else unit.listing.by_ids([row.id])
        if reference is not None and reference.kind is NumberKind.DEPOSIT:
            return unit.listing.by_number(reference.year, reference.n)
        compact = re.sub(r"\s", "", text)
        if re.fullmatch(r"\d{8}", compact):
            draft = unit.requests.by_draft_code(compact)
            ids = [row.id for row in unit.requests.by_check_code(compact)]
            ids += [draft.id] if draft else []
            return unit.listing.by_ids(ids) if ids else []
        return []

    def _filter(self, unit: Unit, wanted: Wanted) -> ListFilter:
        return ListFilter(
            states=_STATES.get(wanted, frozenset()),
            promised_before=self._late_before(unit) if wanted is Wanted.LATE else None,
            with_missing=wanted is Wanted.MISSING,
            to_verify=wanted is Wanted.TO_VERIFY,
            to_send=wanted is Wanted.TO_SEND,
            owing=wanted is Wanted.TO_GIVE_BACK,
        )

    def _late_before(self, unit: Unit) -> date:
        """The newest working day: what was promised before it is late, and only that."""
        day, workdays = self._office.today(), self._office.workdays(unit)
        for back in range(_LONGEST_CLOSURE_DAYS):
            if workdays.is_working(day - timedelta(days=back)):
                return day - timedelta(days=back)
        return day

    def _dates(self, unit: Unit) -> Dates:
        return Dates(
            self._office.today(), self._office.workdays(unit), self._office.number_format(unit)
        )

    def _work(self, unit: Unit, dates: Dates, late: Sequence[RequestLine]) -> Sequence[RequestLine]:
        """What to begin with: the latest first, then what a clerk can do now."""
        work = {line.id: line for line in late}
        for wanted in (Wanted.MISSING, Wanted.TO_VERIFY, Wanted.DRAFTS, Wanted.READY):
            rows = unit.listing.page(self._filter(unit, wanted), before=None, limit=12)
            for line in sorted(_lines(rows, dates), key=lambda one: -one.waiting_days):
                work.setdefault(line.id, line)
        return list(work.values())[:24]

    def _week(self, unit: Unit, today: date) -> tuple[tuple[date, int, int], ...]:
        """Deposited and handed over on each day of the week, Sunday first."""
        first = today - timedelta(days=(today.weekday() + 1) % 7)
        days = [first + timedelta(days=step) for step in range(7)]
        end = days[-1] + _ONE_DAY
        deposited = unit.listing.counts_by_day("deposited_on", first, end)
        given: dict[date, int] = {}
        for row in unit.handovers.confirmed_between("pickup", first, end):
            if row.confirmed_on is not None:
                given[row.confirmed_on] = given.get(row.confirmed_on, 0) + 1
        return tuple((day, deposited.get(day, 0), given.get(day, 0)) for day in days)

    def _transmittal(self, unit: Unit, row: TransmittalRow, dates: Dates) -> TransmittalView:
        number = dates.number_format.text(Reference(NumberKind.TRANSMITTAL, row.year, row.n))
        listed = unit.listing.by_ids([one.request_id for one in row.files])
        lines = {line.id: line for line in _lines(listed, dates)}
        sheet = unit.sheets.newest("transmittal", number)
        return TransmittalView(
            id=row.id,
            number=number,
            sent_on=row.sent_on,
            holder=row.holder,
            days_out=dates.workdays.working_days_between(row.sent_on, dates.today),
            files=tuple((lines[RequestId(one.request_id)], one.outcome) for one in row.files),
            sheet_id=None if sheet is None else sheet.id,
        )


def sheet_view(row: SheetRow) -> SheetView:
    """A sheet as lists show it."""
    return SheetView(
        row.id, row.kind, row.key, row.made_at, row.issued_at is not None, row.printed, row.copies
    )


def _reference(text: str) -> Reference | ScannedDraft | None:
    for read in (parse_payload, parse_sheet_number, parse_reference):
        try:
            found = read(text)
        except (InvalidReference, UnreadableCode, RuleBroken):
            continue
        if isinstance(found, tuple):
            return found[0]
        return found if isinstance(found, Reference | ScannedDraft) else found.reference
    return None


def _lines(rows: Sequence[ListedRequest], dates: Dates) -> list[RequestLine]:
    return [_line(row, dates) for row in rows]


def _line(row: ListedRequest, dates: Dates) -> RequestLine:
    late = 0
    if row.promised_on is not None and row.state in {State.DEPOSITED, State.AT_SIGNATURE}:
        late = dates.workdays.overdue_days(row.promised_on, dates.today)
    number = ""
    if row.year is not None and row.n is not None:
        number = dates.number_format.text(Reference(NumberKind.DEPOSIT, row.year, row.n))
    waiting_since = row.ready_at or row.created_at
    return RequestLine(
        id=row.id,
        number=number,
        draft_code=row.draft_code,
        state=row.state,
        chip=_chip(row, late),
        name=" ".join(part for part in (row.given_name, row.family_name) if part),
        latin_name=row.latin_name,
        registration_number=row.registration_number,
        diploma_number=row.diploma_number,
        phone=row.phone,
        branch=row.branch,
        speciality=row.speciality,
        created_on=row.created_at.astimezone(ALGIERS).date(),
        deposited_on=row.deposited_on,
        promised_on=row.promised_on,
        overdue_days=late,
        waiting_days=(dates.today - waiting_since.astimezone(ALGIERS).date()).days,
        missing=row.missing,
        next_step=next_step_of_list(row),
    )


def _chip(row: ListedRequest, late: int) -> str:
    if late:
        return "late"
    if row.state is State.DRAFT and row.missing:
        return "missing"
    if row.state is State.DEPOSITED and not row.lets_sign:
        return "to_verify"
    return "partly" if row.given else row.state.value
