"""A snapshot made into the PDF that the window and the command line deliver."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, cast

from certdesk.documents.stored import EDITIONS, Stored
from certdesk.domain.copies import CopyReasonNeeded, reason_of_copy
from certdesk.domain.rights import Actor
from certdesk.i18n import tr
from certdesk.services.office import Office
from certdesk.services.progress import Tell
from certdesk.storage.rows.journal import JournalEntry
from certdesk.storage.rows.sheets import SheetRow
from certdesk.storage.unit import Unit

if TYPE_CHECKING:
    from certdesk.documents.page import PageSetup
    from certdesk.forms.institution import Institution
    from certdesk.forms.sheets import PageWording, RequestLetterWording

PAGE: Final = "sheets/page"
LETTER: Final = "sheets/request_letter"
RECEIPT: Final = "deposit-receipt"


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """A sheet ready for a printer: `name` is a file name without folder.

    `reason` says why it is a copy of a sheet that was issued before; "" for any other.
    """

    pdf: bytes
    name: str
    sheet_id: int | None
    reason: str = ""


def rendered(
    office: Office,
    kind: str,
    snapshot: Stored,
    name: str,
    *,
    copy: int = 0,
    sheet_id: int | None = None,
    editions: Mapping[str, int] | None = None,
    tell: Tell | None = None,
) -> PrintedSheet:
    """The sheet of a kind (`deposit-receipt`) under the names and the wording of the day.

    `editions`: those under which it was frozen, by the form's name. `tell` hears how far it is.
    """
    # reportlab and the fonts take time to load: only who prints pays for them
    from certdesk.documents import render

    form = kind.replace("-", "_")
    with office.store.read() as unit:
        worded = worded_by(office, unit, form, editions or {})
    setup = replace(worded.setup, copy_count=copy, tell=tell)
    pdf = render.render(form, [snapshot], worded.wording, setup)
    return PrintedSheet(pdf, name, sheet_id)


@dataclass(frozen=True, slots=True)
class Worded:
    """The office's words around a snapshot: those of its kind, and of every page."""

    wording: object
    setup: "PageSetup"


def worded_by(office: Office, unit: Unit, form: str, editions: Mapping[str, int]) -> Worded:
    """The words of a form (`deposit_receipt`): of these editions, else those in force."""
    from certdesk.documents.page import PageSetup

    own = f"sheets/{form}"
    names = cast("Institution", office.form(unit, "institution", editions.get("institution")))
    number = editions.get(own)
    edition = unit.editions.get(number) if number else office.edition(unit, own)
    setup = PageSetup(
        country=names.country,
        ministry=names.ministry,
        school=names.school,
        directorate=names.directorate,
        service=names.service,
        place=names.place,
        trial=office.trial,
        wording_hash=edition.hash,
        words=cast("PageWording", office.form(unit, PAGE, editions.get(PAGE))),
        letter=cast("RequestLetterWording", office.form(unit, LETTER, editions.get(LETTER))),
    )
    return Worded(office.form(unit, own, edition.id), setup)


def copy_reason(unit: Unit, row: SheetRow, reason: str) -> str:
    """Why an issued sheet is wanted once more; "" for one that nobody has seen come out.

    A receipt declared lost has its reason: the declaration that no copy has answered yet.

    Raises:
        CopyReasonNeeded: it was issued, and nobody says why.
    """
    if row.issued_at is None:
        return ""
    said = reason_of_copy(reason) or _declared_lost(unit, row)
    if not said:
        raise CopyReasonNeeded(kind=row.kind, key=row.key)
    return said


def _declared_lost(unit: Unit, row: SheetRow) -> str:
    if row.kind != RECEIPT or row.request_id is None:
        return ""
    told = unit.journal.entries(subject="request", subject_id=row.request_id)
    newest = next((one.act for one in told if one.act == "receipt_lost" or _came_out(one)), "")
    return tr("The receipt was lost") if newest == "receipt_lost" else ""


def _came_out(told: JournalEntry) -> bool:
    named = (str(change.new) for change in told.changes if change.field == "sheet")
    return told.act == "sheet_issued" and any(name.startswith(RECEIPT) for name in named)


def rendered_row(office: Office, row: SheetRow, *, reason: str = "") -> PrintedSheet:
    """A frozen sheet; one that was issued before comes out as a copy, with its count.

    Raises:
        CopyReasonNeeded: it was issued before, and `reason` says nothing.
    """
    from certdesk.documents import render

    copy = row.copies + 1 if row.issued_at is not None else 0
    with office.store.read() as unit:
        reason = copy_reason(unit, row, reason)
    name = f"{row.kind}-{row.key}".replace("/", "-").rstrip("-")
    snapshot = render.stored_snapshot(row.kind.replace("-", "_"), row.snapshot)
    # a sheet of before editions were noted has the office's first wording
    editions = row.snapshot.get(EDITIONS) or _first_editions(office, row.kind)
    sheet = rendered(
        office, row.kind, snapshot, name, copy=copy, sheet_id=row.id, editions=editions
    )
    return replace(sheet, reason=reason)


def editions_of(office: Office, unit: Unit, kind: str) -> Mapping[str, int]:
    """The editions in force of every form that a sheet of a kind is worded by."""
    return {name: office.edition_id(unit, name) for name in _forms_of(kind)}


def _first_editions(office: Office, kind: str) -> Mapping[str, int]:
    with office.store.read() as unit:
        return {name: unit.editions.of(name)[-1].id for name in _forms_of(kind)}


def _forms_of(kind: str) -> tuple[str, ...]:
    return (f"sheets/{kind.replace('-', '_')}", PAGE, LETTER, "institution")


def note_printed(
    office: Office, unit: Unit, kind: str, key: str, request_id: int | None, *, by: Actor
) -> None:
    """Journal a sheet that is made for the moment and not frozen."""
    unit.journal.add(
        "sheet_printed",
        by=by.id,
        subject="sheet" if request_id is None else "request",
        subject_id=request_id,
        at=office.now(),
        values={"sheet": f"{kind} {key}".rstrip()},
    )
