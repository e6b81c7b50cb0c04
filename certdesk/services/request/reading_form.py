"""A typed form, read by the rules of a procedure."""

from collections.abc import Mapping

from certdesk.domain.request_form import FormLimits, FormReading, read_form
from certdesk.services.office import Office
from certdesk.storage.unit import Unit


def reading_of(
    office: Office, unit: Unit, raw: Mapping[str, str], procedure_id: int | None = None
) -> FormReading:
    """What can be read of the form as typed, by an edition or the one in force."""
    procedure = office.procedure(unit, procedure_id)
    limits = FormLimits(
        default_copies=procedure.default_copies,
        diploma_kinds=frozenset(kind.id for kind in procedure.diploma_kinds),
    )
    return read_form(raw, today=office.today(), limits=limits)
