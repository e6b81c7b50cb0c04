"""A snapshot made into the PDF that the window and the command line deliver."""

from dataclasses import dataclass

from certdesk.documents.stored import Stored
from certdesk.domain.rights import Actor
from certdesk.forms.reader import content_hash, shipped_text
from certdesk.services.office import Office
from certdesk.storage.sheets import SheetRow
from certdesk.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """A sheet ready for a printer: `name` is a file name without folder."""

    pdf: bytes
    name: str
    sheet_id: int | None


def rendered(
    office: Office,
    kind: str,
    snapshot: Stored,
    name: str,
    *,
    copy: int = 0,
    sheet_id: int | None = None,
) -> PrintedSheet:
    """The sheet of a kind (`deposit-receipt`) under the names of the day."""
    # reportlab and the fonts take time to load: only who prints pays for them
    from certdesk.documents import render
    from certdesk.documents.page import PageSetup
    from certdesk.forms import sheets as wordings

    form = kind.replace("-", "_")
    wording = wordings.KINDS[form]
    with office.store.read() as unit:
        names = office.institution(unit)
    setup = PageSetup(
        country=names.country,
        ministry=names.ministry,
        school=names.school,
        directorate=names.directorate,
        service=names.service,
        place=names.place,
        trial=office.trial,
        copy_count=copy,
        wording_hash=content_hash(shipped_text(f"sheets/{form}")),
    )
    pdf = render.render(form, [snapshot], wordings.shipped_sheet(wording), setup)
    return PrintedSheet(pdf, name, sheet_id)


def rendered_row(office: Office, row: SheetRow) -> PrintedSheet:
    """A frozen sheet; one that was issued before comes out as a copy with its count."""
    from certdesk.documents import render

    copy = row.copies + 1 if row.issued_at is not None else 0
    name = f"{row.kind}-{row.key}".replace("/", "-").rstrip("-")
    snapshot = render.stored_snapshot(row.kind.replace("-", "_"), row.snapshot)
    return rendered(office, row.kind, snapshot, name, copy=copy, sheet_id=row.id)


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
