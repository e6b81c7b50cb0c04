"""What an old register tells about who stands at the counter now."""

from collections.abc import Mapping

from certdesk.domain.dates import shown_day
from certdesk.domain.diploma import DiplomaNumber, parse_diploma_number
from certdesk.storage.rows.past import PastRow
from certdesk.storage.unit import Unit


def newest_past(unit: Unit, registration_key: str) -> PastRow | None:
    """The newest past request of a registration number."""
    found = unit.past.by_registration(registration_key) if registration_key else []
    return found[0] if found else None


def form_fields(row: PastRow) -> Mapping[str, str]:
    """A past request as fields of the form; a name in one column is never taken apart."""
    fields = {
        "given_name": row.given_name,
        "family_name": row.family_name,
        "birth": row.birth,
        "birth_place": row.birth_place,
        "registration_number": row.registration_number,
        "phone": row.phone,
        "diploma_dated": shown_day(row.diploma_dated) if row.diploma_dated else "",
        **_diploma(row.diploma_number),
    }
    if not (row.given_name and row.family_name):
        del fields["given_name"], fields["family_name"]
    return {name: text for name, text in fields.items() if text}


def _diploma(text: str) -> Mapping[str, str]:
    read = parse_diploma_number(text)
    if not isinstance(read, DiplomaNumber) or not read.usual:
        return {}
    number, _, year = text.replace("\\", "/").rpartition("/")
    return {"diploma_number": number.strip(), "diploma_year": year.strip()}
