"""Printing: sheets as PDF from their snapshots; printed is not issued.

The window only delivers the bytes to a printer and reports back. A sheet that nobody saw
come out waits in the list of sheets not printed yet.
"""

from collections.abc import Sequence
from typing import Any

from certdesk.domain import guards
from certdesk.domain.errors import RuleBroken
from certdesk.domain.rights import Actor, Right, require
from certdesk.services.lists import sheet_view
from certdesk.services.office import Office
from certdesk.services.request.facts import facts_of
from certdesk.services.sheets import frozen
from certdesk.services.sheets.rendering import PrintedSheet, copy_reason, rendered, rendered_row
from certdesk.services.views import SheetView
from certdesk.storage.rows.sheets import SheetRow
from certdesk.storage.unit import Unit

__all__ = ["NoSuchSheet", "NothingMissing", "PrintedSheet", "Printing"]


class NoSuchSheet(RuleBroken):
    """This sheet does not exist for this request yet."""

    code = "no_such_sheet"
    sentence = (
        "There is no such sheet for {what} yet. Nothing was printed. "
        "Open the file to see its next step."
    )


class NothingMissing(RuleBroken):
    """A deficiency slip for a complete file."""

    code = "nothing_missing"
    sentence = "Nothing is missing in this file, so there is no slip to print. Deposit it."


class Printing:
    """Sheets as PDF bytes."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def letter(self, request_id: int, *, by: Actor) -> PrintedSheet:
        """The applicant's letter of one request, to be signed at the glass."""
        require(by, Right.TAKE_REQUESTS)
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            snapshot = frozen.letter_of(self._office, unit, row)
            unit.journal.add(
                "letter_printed",
                by=by.id,
                subject="request",
                subject_id=row.id,
                at=self._office.now(),
            )
        return rendered(
            self._office, "request-letter", snapshot, f"request-letter-{row.draft_code}"
        )

    def blank_letter(self) -> PrintedSheet:
        """The letter as a blank form."""
        from certdesk.documents.snapshots import RequestLetter

        with self._office.store.read() as unit:
            blank = RequestLetter(place=self._office.institution(unit).place)
        return rendered(self._office, "request-letter", blank, "blank-request-letter")

    def recovery_sheet(self, name: str, code: str) -> PrintedSheet:
        """The recovery code of the first supervisor, for a sealed envelope.

        It is a key: nothing of it is stored, journaled or logged, and the file name is the
        same for every code. Whoever delivers the sheet keeps no file of it.
        """
        from certdesk.documents.office_snapshots import RecoverySheet

        snapshot = RecoverySheet(name=name, code=code, made_on=self._office.today())
        return rendered(self._office, "recovery-sheet", snapshot, "recovery-sheet")

    def deficiency_slip(self, request_id: int, *, by: Actor) -> PrintedSheet:
        """What a draft still needs, with the code to come back with.

        Raises:
            NothingMissing: the file is complete.
            WrongState: the request is not a draft.
        """
        require(by, Right.TAKE_REQUESTS)
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            guards.require("judge", facts_of(self._office, unit, row))
            snapshot = frozen.deficiency_slip_of(self._office, unit, row, by=by)
            if not snapshot.lacking:
                raise NothingMissing
            now = self._office.now()
            # the slip says until when the draft is kept: its days begin again
            unit.requests.update(row, {"changed_at": now})
            unit.journal.add(
                "deficiency_slip_printed",
                by=by.id,
                subject="request",
                subject_id=row.id,
                at=now,
            )
        return rendered(
            self._office, "deficiency-slip", snapshot, f"deficiency-slip-{row.draft_code}"
        )

    def sheet(self, sheet_id: int, *, reason: str = "") -> PrintedSheet:
        """A frozen sheet as PDF: the same content at any time.

        A sheet that was issued before comes out as a copy with its count.

        Raises:
            CopyReasonNeeded: it was issued before, and `reason` says nothing.
        """
        with self._office.store.read() as unit:
            row = unit.sheets.get(sheet_id)
        return rendered_row(self._office, row, reason=reason)

    def find_sheet(self, kind: str, request_id: int) -> SheetView:
        """The newest sheet of a kind for one request.

        Raises:
            NoSuchSheet: there is none yet.
        """
        with self._office.store.read() as unit:
            row = unit.requests.get(request_id)
            found = [one for one in unit.sheets.of(row.id) if one.kind == kind]
            if not found:
                raise NoSuchSheet(what=row.draft_code)
            return sheet_view(found[-1])

    def find_transmittal(self, year: int, n: int) -> SheetView:
        """The sheet of a transmittal's number."""
        from certdesk.domain.numbering import NumberKind, Reference

        with self._office.store.read() as unit:
            reference = Reference(NumberKind.TRANSMITTAL, year, n)
            found = self._office.numbered_sheet(
                unit, frozen.TRANSMITTAL, lambda one: one.text(reference), None
            )
            if found is None:
                raise NoSuchSheet(what=self._office.number_format(unit).text(reference))
            return sheet_view(found)

    def not_issued(self) -> Sequence[SheetView]:
        """Sheets that nobody has seen come out, oldest first."""
        with self._office.store.read() as unit:
            return [sheet_view(row) for row in unit.sheets.not_issued()]

    def tried(self, sheet_id: int, *, by: Actor, reason: str = "") -> None:
        """The sheet was sent to a printer; whether it came out is asked next."""
        require(by, Right.TAKE_REQUESTS)
        with self._office.store.write() as unit:
            row = unit.sheets.get(sheet_id)
            unit.sheets.update(row.id, {"printed": row.printed + 1})
            self._journal(unit, "sheet_printed", row, by, note=reason)

    def came_out(self, sheet_id: int, *, by: Actor, reason: str = "") -> None:
        """Somebody saw it: it is issued; after the first time it is a counted copy.

        Raises:
            CopyReasonNeeded: it was issued before, and `reason` says nothing.
        """
        require(by, Right.TAKE_REQUESTS)
        with self._office.store.write() as unit:
            row = unit.sheets.get(sheet_id)
            reason = copy_reason(unit, row, reason)
            values: dict[str, Any] = {"issued_at": row.issued_at or self._office.now()}
            if row.issued_at is not None:
                values["copies"] = row.copies + 1
            unit.sheets.update(row.id, values)
            self._journal(unit, "sheet_issued", row, by, note=reason)

    def _journal(self, unit: Unit, act: str, row: SheetRow, by: Actor, note: str = "") -> None:
        unit.journal.add(
            act,
            by=by.id,
            subject="request" if row.request_id else "sheet",
            subject_id=row.request_id or row.id,
            at=self._office.now(),
            values={"sheet": f"{row.kind} {row.key}"},
            note=note,
        )
