"""The sheets that are not made by an act: cards and notices, counts, closings, blank forms.

What is bound or carries a number is frozen when it is first made; the others say how
things stand at the moment.
"""

from datetime import date
from typing import Final

from certdesk.documents.office_snapshots import BlankForms, CupboardCount, CupboardLine
from certdesk.documents.snapshots import PaperLine
from certdesk.documents.stored import Stored
from certdesk.domain.checklist import PaperForm
from certdesk.domain.custody import Place
from certdesk.domain.errors import RuleBroken
from certdesk.domain.letters import one_line
from certdesk.domain.numbering import NumberKind, Reference, check_code, payload, scan_text
from certdesk.domain.rights import Actor, Right, require
from certdesk.services.office import Office, record
from certdesk.services.reading import Reading
from certdesk.services.sheets.closing import closing_of
from certdesk.services.sheets.file import file_sheet_of
from certdesk.services.sheets.frozen import clock_text, freeze, letterhead
from certdesk.services.sheets.guides import (
    information_sheet_of,
    progres_card_of,
    refusal_notice_of,
)
from certdesk.services.sheets.printing import NoSuchSheet
from certdesk.services.sheets.rendering import PrintedSheet, note_printed, rendered, rendered_row
from certdesk.storage.rows.sheets import SheetRow
from certdesk.storage.unit import Unit

REFUSAL: Final = "refusal-notice"
CLOSING: Final = "closing-sheet"
BLANK_FORMS: Final = "blank-forms"
MOST_FORMS: Final = 50


class CountOfForms(RuleBroken):
    """No blank form, or far too many."""

    code = "count_of_forms"
    sentence = (
        "From 1 to {most} blank forms are printed at once. No number was reserved. "
        "Give another count."
    )


class OfficeSheets:
    """Sheets of the office as PDF bytes."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def refusal_notice(self, request_id: int, *, reason: str = "", by: Actor) -> PrintedSheet:
        """Why a request was refused; frozen when it is asked for the first time.

        Raises:
            WrongState: the request was not refused.
            CopyReasonNeeded: the notice was issued before, and `reason` says nothing.
        """
        require(by, Right.TAKE_REQUESTS)
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            notice = refusal_notice_of(self._office, unit, row)
            number = notice.request_number
            kept = [one for one in unit.sheets.of(row.id) if one.kind == REFUSAL]
            if kept:
                sheet = kept[-1]
            else:
                record(unit, "notice_written", row.id, by=by, at=self._office.now())
                sheet = self._frozen(unit, REFUSAL, number, notice, by, row.id)
        return rendered_row(self._office, sheet, reason=reason)

    def progres_card(self, request_id: int, *, by: Actor) -> PrintedSheet:
        """The steps on the platform, for one applicant."""
        require(by, Right.TAKE_REQUESTS)
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            card = progres_card_of(self._office, unit, row)
            key = card.number or row.draft_code
            note_printed(self._office, unit, "progres-card", key, row.id, by=by)
        return self._rendered("progres-card", card, key)

    def information_sheet(self) -> PrintedSheet:
        """The notice for the board and for who asks; nobody's data stands on it."""
        with self._office.store.read() as unit:
            sheet = information_sheet_of(self._office, unit)
        return self._rendered("information-sheet", sheet, sheet.written_on.isoformat())

    def file_sheet(self, request_id: int, *, by: Actor) -> PrintedSheet:
        """One request whole, with its history; the reading is noted, the printing journalled."""
        require(by, Right.TAKE_REQUESTS)
        view = Reading(self._office).show(request_id, by=by)
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            sheet = file_sheet_of(self._office, unit, row, view, by=by)
            note_printed(self._office, unit, "file-sheet", sheet.number, row.id, by=by)
        return self._rendered("file-sheet", sheet, sheet.number)

    def cupboard_count(self, *, by: Actor) -> PrintedSheet:
        """What should be in the cupboard now, to be ticked."""
        require(by, Right.TAKE_REQUESTS)
        with self._office.store.write() as unit:
            count = self._cupboard(unit, by)
            note_printed(self._office, unit, "cupboard-count", "", None, by=by)
        name = f"{count.counted_on.isoformat()}-{count.counted_at.replace(':', '')}"
        return self._rendered("cupboard-count", count, name)

    def closing_sheet(self, day: date, *, reason: str = "", by: Actor) -> PrintedSheet:
        """A day, closed: frozen, to be signed and bound.

        Asked again while nothing has happened since, it is the same sheet.

        Raises:
            DayToCome; NotAllowed to all but supervisors.
            CopyReasonNeeded: the very sheet was issued before, and `reason` says nothing.
        """
        require(by, Right.RUN_OFFICE)
        key = day.isoformat()
        with self._office.store.write() as unit:
            sheet = unit.sheets.newest(CLOSING, key)
            if sheet is None or sheet.snapshot["journal_count"] != unit.journal.head().count:
                closing = closing_of(self._office, unit, day, by=by)
                sheet = self._frozen(unit, CLOSING, key, closing, by)
                # written in last: the head covers the closing, and the seal of all the rest
                head = unit.journal.head()
                named = {"journal_count": head.count, "journal_head": head.head}
                unit.sheets.restate(sheet.id, {**sheet.snapshot, **named})
                sheet = unit.sheets.get(sheet.id)
        return rendered_row(self._office, sheet, reason=reason)

    def blank_forms(self, count: int, *, reason: str = "", by: Actor) -> PrintedSheet:
        """Forms for a power cut, each with a deposit number reserved for it, frozen.

        Raises:
            CountOfForms; NotAllowed to all but supervisors.
        """
        require(by, Right.RUN_OFFICE)
        if not 1 <= count <= MOST_FORMS:
            raise CountOfForms(most=MOST_FORMS)
        with self._office.store.write() as unit:
            block = self._office.reserve_numbers(
                unit, NumberKind.DEPOSIT, self._office.today().year, count, by=by
            )
            forms = self._forms(unit, block)
            unit.journal.add(
                "numbers_reserved",
                by=by.id,
                subject="numbers",
                subject_id=None,
                at=self._office.now(),
                values={"first": forms.numbers[0], "last": forms.numbers[-1], "count": count},
                note=one_line(reason),
            )
            sheet = self._frozen(unit, BLANK_FORMS, forms.numbers[0], forms, by)
        return rendered_row(self._office, sheet)

    def blank_forms_again(
        self, reference: Reference, *, reason: str = "", by: Actor
    ) -> PrintedSheet:
        """The block of forms whose first number this is; no further number is reserved.

        Raises:
            NoSuchSheet: no block begins there.
            CopyReasonNeeded: it was issued before, and `reason` says nothing.
        """
        require(by, Right.RUN_OFFICE)
        with self._office.store.read() as unit:
            number = self._office.number_format(unit).text(reference)
            sheet = self._office.numbered_sheet(
                unit, BLANK_FORMS, lambda one: one.text(reference), None
            )
        if sheet is None:
            raise NoSuchSheet(what=number)
        return rendered_row(self._office, sheet, reason=reason)

    def _cupboard(self, unit: Unit, by: Actor) -> CupboardCount:
        written = self._office.number_format(unit)
        now = self._office.now()
        return CupboardCount(
            counted_on=self._office.today(),
            counted_at=clock_text(now),
            lines=tuple(
                CupboardLine(
                    slot=paper.slot,
                    number=written.text(Reference(NumberKind.DEPOSIT, paper.year, paper.n)),
                    given_name=paper.given_name,
                    family_name=paper.family_name,
                    title=paper.title,
                    form=PaperForm.COPY if paper.is_copy else PaperForm.ORIGINAL,
                    sheets=paper.sheets,
                )
                for paper in unit.day_rows.papers_at(Place.CUPBOARD.value)
            ),
            clerk=by.name,
            letterhead=letterhead(self._office, unit),
        )

    def _forms(self, unit: Unit, block: tuple[Reference, ...]) -> BlankForms:
        written = self._office.number_format(unit)
        return BlankForms(
            numbers=tuple(written.text(one) for one in block),
            papers=tuple(
                PaperLine(paper.title, paper.form, 0)
                for paper in self._office.procedure(unit).deposit_papers
            ),
            place=self._office.institution(unit).place,
            written_on=self._office.today(),
            letterhead=letterhead(self._office, unit),
            scan_codes=tuple(
                payload(one, check_code(self._office.secret(unit), scan_text(one))) for one in block
            ),
        )

    def _rendered(self, kind: str, snapshot: Stored, key: str) -> PrintedSheet:
        return rendered(self._office, kind, snapshot, f"{kind}-{key}".replace("/", "-"))

    def _frozen(
        self,
        unit: Unit,
        kind: str,
        key: str,
        snapshot: Stored,
        by: Actor,
        request_id: int | None = None,
    ) -> SheetRow:
        sheet_id = freeze(self._office, unit, kind, key, snapshot, request_id, by)
        return unit.sheets.get(sheet_id)
