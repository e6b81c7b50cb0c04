"""One request as a script sends it (JSON) turned into the raw fields of the form."""

from collections.abc import Mapping

from certdesk.domain.diploma import DIPLOMA, TRAINING_TRANSCRIPTS
from certdesk.domain.errors import FieldProblem
from certdesk.domain.form_fields import NO, YES

_APPLICANT = (
    "given_name", "family_name", "latin_given_name", "latin_family_name", "birth_place",
    "registration_number", "phone", "email", "bac_year",
)  # fmt: skip
_DIPLOMA = {
    "kind": "diploma_kind",
    "study_field": "study_field",
    "branch": "branch",
    "speciality": "speciality",
    "number": "diploma_number",
    "year": "diploma_year",
    "dated": "diploma_dated",
}
_DEPOSITOR = {
    "kind": "depositor_kind",
    "name": "depositor_name",
    "document_kind": "depositor_document_kind",
    "document_number": "depositor_document_number",
    "deed_kind": "deed_kind",
    "deed_number": "deed_number",
    "deed_date": "deed_date",
    "deed_issuer": "deed_issuer",
}
_NUMBERS = frozenset({"bac_year", "diploma_year", "copies", "transcripts"})
_TICKED = {DIPLOMA: "authenticate_diploma", TRAINING_TRANSCRIPTS: "authenticate_transcripts"}
Object = Mapping[str, object]


def raw_from_intake(entry: Object) -> tuple[dict[str, str], tuple[FieldProblem, ...]]:
    """The raw fields of one intake object, and a problem for each value of a wrong type.

    Only the shape is judged here; what the texts say is for `read_form`. Never raises.
    """
    return _Entry(entry).read()


class _Entry:
    """One intake object being read."""

    def __init__(self, entry: Object) -> None:
        self._entry = entry
        self._raw: dict[str, str] = {}
        self._problems: list[FieldProblem] = []

    def read(self) -> tuple[dict[str, str], tuple[FieldProblem, ...]]:
        applicant = self._object(self._entry, "applicant", "given_name")
        for name in _APPLICANT:
            self._keep(name, applicant.get(name))
        self._birth(applicant)
        diploma = self._object(self._entry, "diploma", "diploma_number")
        for key, name in _DIPLOMA.items():
            self._keep(name, diploma.get(key))
        for name in ("purpose", "copies", "written_on"):
            self._keep(name, self._entry.get(name))
        self._authenticate()
        depositor = self._object(self._entry, "depositor", "depositor_kind")
        for key, name in _DEPOSITOR.items():
            self._keep(name, depositor.get(key))
        return self._raw, tuple(self._problems)

    def _object(self, of: Object, key: str, field: str) -> Object:
        value = of.get(key)
        if isinstance(value, Mapping):
            return value
        if value is not None:
            self._wrong(field)
        return {}

    def _wrong(self, field: str) -> None:
        self._problems.append(
            FieldProblem(
                field,
                "wrong_type",
                "This value has the wrong type: dates, numbers and names are given as text, "
                "groups as objects. Nothing of it was used.",
                {},
            )
        )

    def _keep(self, field: str, value: object) -> None:
        if value is None:
            return
        is_number = isinstance(value, int) and not isinstance(value, bool)
        if isinstance(value, str):
            self._raw[field] = value
        elif is_number and field in _NUMBERS:
            # a phone given as a number has lost its nought: only counts and years may be
            self._raw[field] = str(value)
        else:
            self._wrong(field)

    def _birth(self, applicant: Object) -> None:
        birth = applicant.get("birth", applicant.get("birth_date"))
        if not isinstance(birth, Mapping):
            self._keep("birth", birth)
            return
        said = [(key, birth[key]) for key in ("date", "year", "presumed") if birth.get(key)]
        if len(said) != 1:
            self._wrong("birth")
            return
        key, value = said[0]
        year = isinstance(value, int) and not isinstance(value, bool) and key != "date"
        if isinstance(value, str) or year:
            self._raw["birth"] = f"~{value}" if key == "presumed" else str(value)
        else:
            self._wrong("birth")

    def _authenticate(self) -> None:
        asked = self._object(self._entry, "authenticate", "authenticate_diploma")
        self._papers(asked)
        if (originals := asked.get("originals")) is not None:
            if isinstance(originals, bool):
                self._raw["authenticate_originals"] = YES if originals else NO
            else:
                self._wrong("authenticate_originals")
        self._keep("copies", asked.get("copies"))
        self._keep("transcripts", asked.get("transcripts"))
        if "transcripts" not in self._raw and (sheets := self._counted_transcripts()):
            self._raw["transcripts"] = sheets

    def _papers(self, asked: Object) -> None:
        papers = asked.get("papers")
        if papers is None:
            return
        if not isinstance(papers, list | tuple) or not set(map(repr, papers)) <= _PAPER_NAMES:
            self._wrong("authenticate_diploma")
            return
        for paper, field in _TICKED.items():
            self._raw[field] = YES if paper in papers else NO

    def _counted_transcripts(self) -> str:
        """The sheets counted at the checklist, when the form itself does not say."""
        papers = self._entry.get("papers")
        counted = papers.get(TRAINING_TRANSCRIPTS) if isinstance(papers, Mapping) else None
        sheets = counted.get("sheets") if isinstance(counted, Mapping) else None
        is_count = isinstance(sheets, int) and not isinstance(sheets, bool)
        return str(sheets) if is_count else ""


_PAPER_NAMES = frozenset(map(repr, _TICKED))
