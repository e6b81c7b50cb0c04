"""«Fill in with me»: a request's data in the order of the platform's five forms.

Source: the notice, step 03.
"""

from collections.abc import Sequence

from certdesk.domain.dates import shown_day
from certdesk.domain.diploma import TRAINING_TRANSCRIPTS
from certdesk.domain.follow_on import FORMS, ProgresStep
from certdesk.domain.form_fields import FIELD_BY_NAME
from certdesk.i18n import tr
from certdesk.services.follow_on.views import FormPart, FormValue
from certdesk.services.office import Office
from certdesk.services.request.checklist import birth_words
from certdesk.storage.rows.requests import RequestRow
from certdesk.storage.unit import Unit

_TITLES = {
    ProgresStep.FORM_PERSONAL: "Personal information",
    ProgresStep.FORM_DOCUMENT: "Information on the document to be authenticated",
    ProgresStep.FORM_UPLOADS: "Upload of the papers asked for",
    ProgresStep.FORM_SUBMIT: "Submitting the request",
    ProgresStep.FORM_CONFIRM: "Confirming, and printing the receipt of the request",
}
_HINTS = {
    ProgresStep.FORM_PERSONAL: "The e-mail is the name of the account: letter by letter.",
    ProgresStep.FORM_DOCUMENT: "As it stands on the diploma, nothing shortened.",
    ProgresStep.FORM_UPLOADS: "Of the papers as the school authenticated them.",
    ProgresStep.FORM_SUBMIT: "Nothing to copy: read the forms once more, then submit.",
    ProgresStep.FORM_CONFIRM: "Print the receipt and write its number down in the follow-up.",
}
_PERSONAL = (
    "given_name",
    "family_name",
    "latin_given_name",
    "latin_family_name",
    "birth_place",
    "registration_number",
    "phone",
    "email",
)
_DOCUMENT = ("study_field", "branch", "speciality", "diploma_number")


def form_parts(
    office: Office, unit: Unit, row: RequestRow, receipt_number: str
) -> tuple[FormPart, ...]:
    """The five forms; what could not be read of the typed form has an empty value."""
    values = {
        ProgresStep.FORM_PERSONAL: _personal(row),
        ProgresStep.FORM_DOCUMENT: _document(office, unit, row),
        ProgresStep.FORM_UPLOADS: _uploads(office, unit, row),
        ProgresStep.FORM_CONFIRM: [
            FormValue("receipt_number", tr("Number of the platform's receipt"), receipt_number)
        ],
    }
    return tuple(
        FormPart(step, number, tr(_TITLES[step]), tr(_HINTS[step]), tuple(values.get(step, ())))
        for number, step in enumerate(FORMS, 1)
    )


def _personal(row: RequestRow) -> Sequence[FormValue]:
    values = [_stored(row, name) for name in _PERSONAL]
    values.insert(_PERSONAL.index("birth_place"), _value("birth", birth_words(row)))
    bac_year = "" if row.bac_year is None else str(row.bac_year)
    values.insert(-2, _value("bac_year", bac_year))
    return values


def _document(office: Office, unit: Unit, row: RequestRow) -> Sequence[FormValue]:
    procedure = office.procedure(unit, row.procedure_id)
    kinds = {kind.id: kind.title for kind in procedure.diploma_kinds}
    kind = row.diploma_kind or ""
    dated = "" if row.diploma_dated is None else shown_day(row.diploma_dated)
    return [
        _value("diploma_kind", kinds.get(kind, kind)),
        FormValue("school", tr("School that issued it"), office.institution(unit).school),
        *(_stored(row, name) for name in _DOCUMENT),
        _value("diploma_dated", dated),
        _stored(row, "purpose"),
    ]


def _uploads(office: Office, unit: Unit, row: RequestRow) -> Sequence[FormValue]:
    procedure = office.procedure(unit, row.procedure_id)
    asked = row.authenticate or {}
    values = []
    for number, paper_id in enumerate(asked.get("papers", ()), 1):
        paper = procedure.paper(paper_id)
        title = paper_id if paper is None else paper.short_title
        sheets = asked.get("transcripts") if paper_id == TRAINING_TRANSCRIPTS else 0
        text = f"{title} ({sheets})" if sheets else title
        values.append(FormValue(paper_id, tr("Paper {number}", number=number), text))
    return values


def _stored(row: RequestRow, name: str) -> FormValue:
    return _value(name, getattr(row, name) or "")


def _value(name: str, value: str) -> FormValue:
    return FormValue(name, tr(FIELD_BY_NAME[name].label), value)
