"""The school's names and addresses, as they are printed."""

from dataclasses import dataclass
from typing import Final

from certdesk.forms.reader import Table, read

_HOURS: Final = r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d"
_URL: Final = r"https?://[\x21-\x7e]+"
_EMAIL: Final = r"[^@\s]+@[^@\s]+\.[^@\s]+"


@dataclass(frozen=True, slots=True)
class Institution:
    """One edition of `institution.toml`; hours are `08:00-16:30`, `wilaya` a two-digit code."""

    country: str
    ministry: str
    school: str
    short_school: str
    directorate: str
    service: str
    addressee: str
    signatory_title: str
    supervisor_title: str
    clerk_title: str
    place: str
    wilaya: str
    office_hours: str
    ramadan_hours: str
    platform_url: str
    help_email: str


def read_institution(text: str, source: str) -> Institution:
    """Read an edition of the institution's names; `source` is the name errors show.

    Raises:
        FormsError: naming file, key and remedy.
    """
    return read(text, source, _institution)


def _institution(table: Table) -> Institution:
    hours, platform = table.table("office_hours"), table.table("platform")
    return Institution(
        country=table.text("country"),
        ministry=table.text("ministry"),
        school=table.text("school"),
        short_school=table.text("short_school"),
        directorate=table.text("directorate"),
        service=table.text("service"),
        addressee=table.text("addressee"),
        signatory_title=table.text("signatory_title"),
        supervisor_title=table.text("supervisor_title"),
        clerk_title=table.text("clerk_title"),
        place=table.text("place"),
        wilaya=table.matching("wilaya", r"\d\d", "27"),
        office_hours=hours.matching("ordinary", _HOURS, "08:00-16:30"),
        ramadan_hours=hours.matching("ramadan", _HOURS, "09:00-16:00"),
        platform_url=platform.matching("url", _URL, "https://progres.mesrs.dz/"),
        help_email=platform.matching("help_email", _EMAIL, "authentication@mesrs.dz"),
    )
