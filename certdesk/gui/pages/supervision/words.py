"""What the tabs say of identity checks, readings and journal fields, in Arabic."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from certdesk.domain.calendar import ALGIERS
from certdesk.domain.form_fields import FIELDS
from certdesk.domain.request import STATE_WORDS
from certdesk.gui.pages.request.words import DOUBTS
from certdesk.gui.pages.step_words import sheet_words
from certdesk.i18n import islands, ltr, shown, tr
from certdesk.services.act_words import FOUND, PLACES, VERDICTS, act_word, refusal_word
from certdesk.services.supervision.journal import EntryView
from certdesk.services.supervision.reviews import AttemptView, ShownView

READINGS: Mapping[str, str] = {
    "show": "A request was read",
    "search": "A search",
    "journal": "The journal was read",
    "access_log": "The readings were read",
    "doubts": "The doubts were read",
}
STATUS_WORDS: Mapping[str, str] = {
    "valid": "valid, document",
    "expired": "expired, document",
    "not_accepted": "not accepted, document",
    "none": "none shown, document",
}
COMPARISON_WORDS: Mapping[str, str] = {
    "matches": "the document matches the file",
    "spelling_differs": "the spelling differs",
    "mismatch": "the document does not match the file",
}
PERSON_WORDS: Mapping[str, str] = {
    "applicant": "The applicant's document",
    "proxy": "The proxy's document",
    "principal": "The document of who sent the proxy",
}
OUTCOMES: Mapping[str, str] = {
    "granted": "a copy of the receipt was given",
    "prepared": "prepared, not signed yet",
    "confirmed": "confirmed",
    "refused": "refused, attempt",
    "abandoned": "abandoned",
    "reversed": "reversed",
}
ROLE_WORDS: Mapping[str, str] = {
    "clerk": "Counter clerk",
    "supervisor": "Head of service",
    "auditor": "Auditor",
}
_FIELD_WORDS: Mapping[str, str] = {
    "state": "State",
    "number": "Number",
    "name": "Name and surname",
    "role": "Role, account",
    "active": "May sign in",
    "found": "The archive says",
    "reference": "Archive reference",
    "kind": "Kind",
    "sheet": "Sheet",
    "day": "Day",
    "first": "First number",
    "last": "Last number",
    "count": "How many",
    "period": "Period",
    "entries": "Lines, register",
    "expected": "Expected, papers",
    "missing": "Missing, papers",
    "place": "Place, paper",
    "slot": "Slot",
    "file": "File",
}
_START = "start_number."
"""After it stands the year whose numbers begin there, past an imported register."""
_LONGEST = 160


def moment(at: datetime) -> str:
    """Day and time in Algiers, as lists show them."""
    return f"{at.astimezone(ALGIERS):%d/%m/%Y %H:%M}"


def attempt_lines(one: AttemptView, numbers: Sequence[str] = ()) -> list[tuple[str, str]]:
    """An identity check as facts; `numbers`: of the documents, where they may be read whole."""
    who = tr("Who declared the receipt lost") if one.at_lost_receipt else tr("Receiver")
    lines = [(who, one.receiver_name)]
    for place, document in enumerate(one.shown):
        whole = numbers[place] if place < len(numbers) else ""
        lines.append((tr(PERSON_WORDS[document.role]), _document(document, whole)))
    return [
        *lines,
        (tr("Why refused"), refusal_word(one.refusal) if one.refusal else ""),
        (tr("Unlocked by"), one.unlocked_by),
        (tr("Reason of the unlock"), one.unlock_reason),
        (tr("What came of it"), tr(OUTCOMES[one.status])),
        (tr("At the counter"), _by_at(one.prepared_by, one.prepared_at)),
        (tr("Reviewed by"), _by_at(one.reviewed_by, one.reviewed_at)),
        (tr("Note of the review"), one.review_note),
    ]


def _by_at(by: str, at: datetime | None) -> str:
    return "" if at is None else "، ".join(part for part in (by, ltr(moment(at))) if part)


def _document(document: ShownView, whole: str) -> str:
    number = whole or document.number
    words = [
        document.kind,
        ltr(number) if number else "",
        tr(STATUS_WORDS[document.status]),
        tr(COMPARISON_WORDS[document.comparison]) if document.number else "",
    ]
    return "، ".join(part for part in words if part)


def doubt_word(kind: str) -> str:
    """A kind of doubt."""
    return tr(DOUBTS.get(kind, "Raised by a person"))


def reading_word(act: str) -> str:
    """A kind of reading."""
    return tr(READINGS.get(act, "Another reading"))


def entry_lines(entry: EntryView) -> list[tuple[str, str]]:
    """An entry of the journal as facts: what was done and what it changed."""
    clock = tr("The clock had been set back when this was written") if entry.clock_back else ""
    return [
        (tr("Entry"), ltr(entry.id)),
        (tr("When"), ltr(moment(entry.at))),
        (tr("By"), entry.by),
        (tr("Request"), ltr(entry.number) if entry.number else ""),
        (tr("Clock"), clock),
        (tr("Reason or note"), _note(entry)),
        *((field_word(field), _change(field, old, new)) for field, old, new in entry.changes),
    ]


def field_word(field: str) -> str:
    """What a changed field is called."""
    labels = {one.name: one.label for one in FIELDS}
    if field in labels:
        return tr(labels[field])
    if field.startswith(_START):
        return f"{tr('Next number')} {ltr(field.removeprefix(_START))}"
    return tr(_FIELD_WORDS[field]) if field in _FIELD_WORDS else ltr(field)


def _note(entry: EntryView) -> str:
    if entry.act in {"pickup_refused", "return_refused", "lost_receipt_refused"}:
        return refusal_word(entry.note)
    return islands(entry.note)


def _change(field: str, old: object, new: object) -> str:
    now = _value(field, new)
    if old in (None, ""):
        return now
    return tr("{old}, now {new}", old=_value(field, old), new=now)


def _value(field: str, value: object) -> str:
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, list):
        return "، ".join(_item(one) for one in value)[:_LONGEST] or "—"
    text = str(value)
    if field == "sheet":
        kind, _, key = text.partition(" ")
        return sheet_words(kind, key)
    return _known(text) or shown(_day(text) or value)


def _known(text: str) -> str:
    """The Arabic of a word of the program; nothing for what people wrote."""
    states = {state.value: phrase.sentence for state, phrase in STATE_WORDS.items()}
    for table in (states, ROLE_WORDS, FOUND, VERDICTS, PLACES, DOUBTS):
        if text in table:
            return tr(table[text])
    return ""


def _item(value: object) -> str:
    if isinstance(value, Mapping):
        return " ".join(shown(part) for part in value.values() if part)
    return shown(value)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def entry_word(entry: EntryView) -> str:
    """What was done, as the list shows it."""
    return act_word(entry.act)
