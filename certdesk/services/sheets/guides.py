"""What stands on the sheets that an applicant takes along: the card, the notice, a refusal."""

from certdesk.documents.guide_snapshots import InformationSheet, ProgresCard, RefusalNotice
from certdesk.documents.snapshots import PaperLine
from certdesk.domain.checklist import Disposal
from certdesk.domain.custody import Origin
from certdesk.domain.request import State, WrongState
from certdesk.services.office import Office
from certdesk.services.request.decided import decided
from certdesk.services.sheets.frozen import letterhead, paper_form, staff_name
from certdesk.storage.rows.requests import RequestRow
from certdesk.storage.unit import Unit


def progres_card_of(office: Office, unit: Unit, row: RequestRow) -> ProgresCard:
    """The steps on the platform for one applicant; without a number before the deposit."""
    names = office.institution(unit)
    return ProgresCard(
        number="" if row.n is None else office.number_format(unit).text(row.reference),
        given_name=row.given_name or "",
        family_name=row.family_name or "",
        written_on=office.today(),
        url=names.platform_url,
        help_email=names.help_email,
        email=row.email or "",
        letterhead=letterhead(office, unit),
    )


def information_sheet_of(office: Office, unit: Unit) -> InformationSheet:
    """The notice with the papers of the procedure in force; optional ones are not asked for."""
    names = office.institution(unit)
    return InformationSheet(
        papers=tuple(paper.title for paper in office.procedure(unit).papers if paper.required),
        written_on=office.today(),
        url=names.platform_url,
        help_email=names.help_email,
        office_hours=office.hours(unit, office.today()),
        letterhead=letterhead(office, unit),
    )


def refusal_notice_of(office: Office, unit: Unit, row: RequestRow) -> RefusalNotice:
    """Why a request was refused, and the papers to take back.

    Raises:
        WrongState: the request was not refused.
    """
    if row.state is not State.REFUSED:
        raise WrongState(row.state, "refusal_notice")
    against = decided(unit, row)
    return RefusalNotice(
        request_number=office.number_format(unit).text(row.reference),
        given_name=row.given_name or "",
        family_name=row.family_name or "",
        registration_number=row.registration_number or "",
        deposited_on=row.deposited_on or row.created_at.date(),
        refused_on=against.on,
        reason=against.reason,
        papers=tuple(
            PaperLine(line.title, paper_form(line), line.sheets)
            for line in unit.custody.of(row.id)
            if line.origin is Origin.TAKEN_IN
            and line.disposal is Disposal.RETURN
            and not line.is_settled
        ),
        appeal_to=office.institution(unit).addressee,
        signer=staff_name(unit, against.by),
        letterhead=letterhead(office, unit),
    )
