"""A correction in words: which field, what it said, what it says now, who, when, why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from certdesk.domain.correction import SHEETS
from certdesk.domain.form_fields import FIELD_BY_NAME, NO, YES, Field
from certdesk.i18n import ltr, tr
from certdesk.services.views import HistoryView, RequestView

Kinds = Mapping[str, Sequence[tuple[str, str]]]
"""The office's closed lists by field: (id, title)."""

CHOICES: Final = {
    YES: "yes",
    NO: "no",
    "applicant": "the applicant",
    "proxy": "a proxy",
}
_LATIN_KINDS = frozenset({"latin", "date", "birth", "code", "phone", "email", "count"})


@dataclass(frozen=True, slots=True)
class CorrectedField:
    """One field of one correction, as people read it; `reason` is "" for an own entry."""

    label: str
    old: str
    new: str
    by: str
    at: datetime
    reason: str


def corrected_fields(view: RequestView, kinds: Kinds) -> Sequence[CorrectedField]:
    """Everything that was corrected since the number was given, newest first."""
    return [
        field
        for entry in reversed(view.history)
        if entry.act == "corrected"
        for field in fields_of(entry, view, kinds)
    ]


def fields_of(entry: HistoryView, view: RequestView, kinds: Kinds) -> Sequence[CorrectedField]:
    """The fields of one entry of the history; none when it is no correction."""
    found = (
        field_change(name, str(old or ""), str(new or ""), view, kinds)
        for name, old, new in entry.changes
    )
    return [CorrectedField(*one, entry.by, entry.at, entry.note) for one in found if one]


def field_change(
    name: str, old: str, new: str, view: RequestView, kinds: Kinds
) -> tuple[str, str, str] | None:
    """The label of a field, what it says and is to say; None for what is no field."""
    field = FIELD_BY_NAME.get(name)
    if field is not None:
        return tr(field.label), field_words(field, old, kinds), field_words(field, new, kinds)
    if not name.startswith(SHEETS):
        return None
    paper = name.removeprefix(SHEETS)
    titles = {one.document.id: one.document.short_title for one in view.papers}
    return tr("Sheets: {paper}", paper=titles.get(paper, paper)), ltr(old), ltr(new)


def field_words(field: Field, typed: str, kinds: Kinds) -> str:
    """What was typed into a field, as it is shown; a dash when it was empty."""
    if not typed:
        return "—"
    if field.kind == "choice":
        return dict(kinds.get(field.name, ())).get(typed) or tr(CHOICES.get(typed, "another"))
    return ltr(typed) if field.kind in _LATIN_KINDS and typed.isascii() else typed
