"""Lists: pages of requests, the search box, what waits today, transmittals still out."""

import re
from collections.abc import Sequence

from certdesk.domain.letters import western_digits
from certdesk.domain.numbering import (
    NumberKind,
    Reference,
    ScannedDraft,
)
from certdesk.domain.request import NoSuchRequest, RequestId
from certdesk.domain.rights import Actor
from certdesk.services.lines import (
    Dates,
    Wanted,
    filter_of,
    lines_of,
    past_lines_of,
    past_of,
)
from certdesk.services.office import Office
from certdesk.services.past.find import OnlyInPast, find_past, named_past
from certdesk.services.search import found_in, reference_of
from certdesk.services.today import also_waits, today_view
from certdesk.services.views import RequestLine, SheetView, TodayView, TransmittalView
from certdesk.storage.lists.listing import ListedRequest
from certdesk.storage.rows.sheets import SheetRow
from certdesk.storage.rows.transmittals import TransmittalRow
from certdesk.storage.unit import Unit

_LONGEST_NOTED = 100


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
            dates = self._dates(unit)
            rows = unit.listing.page(filter_of(wanted, dates), before=before, limit=limit)
            return lines_of(rows, dates)

    def count(self, wanted: Wanted) -> int:
        """How many requests a list has, up to 1000."""
        with self._office.store.read() as unit:
            return unit.listing.count(filter_of(wanted, self._dates(unit)))

    def find(
        self, text: str, *, before: int | None = None, limit: int = 50, by: Actor | None = None
    ) -> Sequence[RequestLine]:
        """Search by number, code, registration or diploma number, phone, or name.

        Newest first, past requests last. Text that is nothing of these finds nothing; it never
        raises. `by`: a person searched, which is noted; None: the program looks something up.
        """
        asked = western_digits(text).strip()
        if by is not None and before is None:
            # what cannot be written must not spoil the next act's transaction
            words = "".join(sign for sign in asked[:_LONGEST_NOTED] if sign.isprintable())
            now = self._office.now()
            self._office.store.access.add("search", at=now, by=by.id, detail=words)
        with self._office.store.read() as unit:
            dates = self._dates(unit)
            lines: list[RequestLine] = []
            if before is None or past_of(before) is None:
                rows = self._find(unit, asked, before=before, limit=limit)
                lines = lines_of(rows, dates)
            if len(lines) < limit:
                past = find_past(unit, asked, before=before, limit=limit - len(lines))
                lines += past_lines_of(past, dates.number_format)
            return lines

    def resolve(self, text: str) -> RequestId:
        """The one request that a number, a scanned code or a draft code names.

        Raises:
            NoSuchRequest: none, or more than one; `OnlyInPast` when it is a past request.
        """
        with self._office.store.read() as unit:
            asked = western_digits(text).strip()
            found = self._named(unit, asked)
            if len(found) != 1:
                past = [] if found else named_past(unit, asked)
                if past:
                    raise OnlyInPast(number=text.strip(), past_id=past[0].id)
                raise NoSuchRequest(what=text.strip())
            return found[0].id

    def today(self) -> TodayView:
        """What waits now."""
        with self._office.store.read() as unit:
            dates = self._dates(unit)
            also = also_waits(unit, self._office, dates)
            return today_view(unit.today_rows, dates, self._office.calendar(unit), also)

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
        return found_in(unit.listing, text, before=before, limit=limit)

    def _named(self, unit: Unit, text: str) -> Sequence[ListedRequest]:
        """What a number or code names exactly; a diploma number may look like ours."""
        reference = reference_of(text)
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

    def _dates(self, unit: Unit) -> Dates:
        return Dates(
            self._office.today(), self._office.workdays(unit), self._office.number_format(unit)
        )

    def _transmittal(self, unit: Unit, row: TransmittalRow, dates: Dates) -> TransmittalView:
        reference = Reference(NumberKind.TRANSMITTAL, row.year, row.n)
        listed = unit.listing.by_ids([one.request_id for one in row.files])
        lines = {line.id: line for line in lines_of(listed, dates)}
        sheet = self._office.numbered_sheet(
            unit, "transmittal", lambda one: one.text(reference), None
        )
        return TransmittalView(
            id=row.id,
            number=dates.number_format.text(reference),
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
