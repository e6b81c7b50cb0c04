"""What a request's own words are in Arabic: acts, places, fields, hand-overs, doubts."""

from datetime import date, datetime

from certdesk.domain.calendar import ALGIERS
from certdesk.domain.custody import LedgerLine, Origin, Place
from certdesk.domain.form_fields import FIELDS
from certdesk.gui.pages.step_words import sheet_words
from certdesk.i18n import islands, ltr, tr
from certdesk.services.act_words import FOUND, NEUTRAL, PLACES, REFUSALS, act_word
from certdesk.services.follow_on.words import followed_words
from certdesk.services.sheets.correction_words import Kinds, field_words
from certdesk.services.views import HistoryView, RequestView

PLACE_TONES = {
    Place.CUPBOARD: "text",
    Place.AT_SIGNATURE: "vio",
    Place.SHELF: "ok",
    Place.GIVEN: "text3",
    Place.KEPT: "text3",
    Place.SPOILED: "text3",
}
DOUBTS = {
    "same_diploma_other_name": "One diploma number, two names",
    "diploma_before_course_end": "The diploma is dated before the course could end",
    "identity_number_other_name": "The identity number stands under another name",
    "birth_date_differs": "The birth date is unlike the card's",
    "raised_by_person": "Raised by a person",
}
STATUSES = {
    "prepared": "prepared, not signed yet",
    "confirmed": "confirmed",
    "refused": "refused, attempt",
    "abandoned": "abandoned",
    "reversed": "reversed",
}
_SHOWN_NOTES = frozenset({"pickup_refused", "return_refused", "lost_receipt_refused"})


def moment(at: datetime) -> str:
    """Day and time in Algiers, as the history shows them."""
    return ltr(f"{at.astimezone(ALGIERS):%d/%m/%Y %H:%M}")


def doubt_seen(kind: str, detail: str) -> str:
    """What a doubt is about, with its days as people write them and which is which."""
    if kind == "birth_date_differs":
        in_file, _, on_card = detail.partition(" – ")
        return tr(
            "in the file {in_file}, on the card {on_card}",
            in_file=ltr(_day_or_year(in_file)),
            on_card=ltr(_day_or_year(on_card)),
        )
    return islands(detail)


def _day_or_year(text: str) -> str:
    try:
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    except ValueError:
        return text


def act_words(entry: HistoryView, *, guarded: bool) -> str:
    """What was done, with what stands beside it; `guarded`: the reader may read doubts."""
    words = act_word(entry.act)
    values = {field: new for field, _old, new in entry.changes}
    if entry.act in {"sheet_printed", "sheet_issued"} and values.get("sheet"):
        kind, _, key = str(values["sheet"]).partition(" ")
        return f"{words}: {sheet_words(kind, key)}"
    if entry.act == "verified":
        found = tr(FOUND.get(str(values.get("found")), "Found as stated"))
        reference = str(values.get("reference") or "")
        return "، ".join(part for part in (f"{words}: {found}", reference) if part)
    if entry.act in {"deposited", "pickup_confirmed", "return_confirmed"} and values.get("number"):
        return f"{words}: {ltr(values['number'])}"
    if told := followed_words(entry):
        return f"{words}: {told}"
    if entry.act == "doubt_raised" and guarded:
        return f"{words}: {tr(DOUBTS.get(str(values.get('kind')), 'Raised by a person'))}"
    return words


def note_words(entry: HistoryView, *, guarded: bool) -> str:
    """What was written beside an act: a reason, a number, why it was refused."""
    if entry.act in NEUTRAL and not guarded:
        return ""
    if entry.act in _SHOWN_NOTES:
        return tr(REFUSALS.get(entry.note, "the identity check did not allow it"))
    return ltr(entry.note) if entry.act == "send" else entry.note


def place_words(line: LedgerLine, transmittal: str) -> str:
    """Where a paper is, with its slot or the transmittal it travels in."""
    words = tr(PLACES[line.place.value])
    if line.place is Place.AT_SIGNATURE and transmittal:
        return f"{words} {ltr(transmittal)}"
    return f"{words}، {ltr(line.slot)}" if line.slot and not line.is_settled else words


def slot_words(view: RequestView) -> str:
    """The slots in which papers of the request lie now; "" when none was said."""
    slots = dict.fromkeys(line.slot for line in view.lines if line.slot and not line.is_settled)
    return tr("slot {slots}", slots="، ".join(map(ltr, slots))) if slots else ""


def form_words(line: LedgerLine) -> str:
    """Original or copy, and made here."""
    if line.origin is Origin.MADE_HERE:
        return tr("authenticated copy")
    return tr("copy") if line.is_copy else tr("original")


def typed_values(view: RequestView, kinds: Kinds) -> list[tuple[str, str]]:
    """What was typed, in the order of the paper form: (label, value); empty fields left out."""
    with_proxy = view.form.get("depositor_kind") == "proxy"
    return [
        (tr(field.label), field_words(field, view.form[field.name].strip(), kinds))
        for field in FIELDS
        if view.form.get(field.name, "").strip() and (with_proxy or not field.of_proxy)
    ]
