"""Lists that suggest and never restrict: wilayas, fields of study, purposes, places of issue."""

from dataclasses import dataclass

from certdesk.forms.reader import Table, read


@dataclass(frozen=True, slots=True)
class Wilaya:
    """A wilaya; keep its name beside its code, new ones have no confirmed number yet."""

    code: str
    ar: str
    fr: str
    number_confirmed: bool


@dataclass(frozen=True, slots=True)
class Purpose:
    """What an authenticated diploma is for."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Lists:
    """One edition of `lists.toml`."""

    wilayas: tuple[Wilaya, ...]
    study_fields: tuple[str, ...]
    branches: tuple[str, ...]
    specialities: tuple[str, ...]
    purposes: tuple[Purpose, ...]
    places_of_issue: tuple[str, ...]


def read_lists(text: str, source: str) -> Lists:
    """Read an edition of the lists; `source` is the name errors show.

    Raises:
        FormsError: naming file, key and remedy.
    """
    return read(text, source, _lists)


def _lists(table: Table) -> Lists:
    wilayas = table.records("wilayas", _wilaya)
    table.refuse_twice("wilayas", (wilaya.code for wilaya in wilayas))
    return Lists(
        wilayas=wilayas,
        study_fields=table.texts("study_fields"),
        branches=table.texts("branches"),
        specialities=table.texts("specialities"),
        purposes=table.records("purposes", _purpose),
        places_of_issue=table.texts("places_of_issue"),
    )


def _wilaya(table: Table) -> Wilaya:
    return Wilaya(
        code=table.matching("code", r"\d\d", "27"),
        ar=table.text("ar"),
        fr=table.text("fr"),
        number_confirmed=table.yes_no("number_confirmed", default=True),
    )


def _purpose(table: Table) -> Purpose:
    return Purpose(table.identifier(), table.text("title"))
