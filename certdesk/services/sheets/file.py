"""What stands on the file sheet: a request whole, with its history. Doubts stand nowhere."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from certdesk.documents.office_snapshots import FileEvent, FilePaper, FileSheet
from certdesk.domain.calendar import ALGIERS
from certdesk.domain.checklist import Verdict
from certdesk.domain.custody import LedgerLine, Origin, Place
from certdesk.domain.dates import shown_day
from certdesk.domain.follow_on import STEP_WORDS
from certdesk.domain.numbering import draft_payload, payload
from certdesk.domain.request import STATE_WORDS
from certdesk.domain.rights import Actor
from certdesk.forms.procedure import Procedure
from certdesk.i18n import ltr, tr, trn
from certdesk.services.act_words import (
    NEUTRAL,
    act_word,
    found_word,
    place_word,
    refusal_word,
    sheet_key_words,
    verdict_word,
)
from certdesk.services.follow_on.words import followed_words
from certdesk.services.office import Office
from certdesk.services.sheets.correction_words import fields_of
from certdesk.services.sheets.frozen import birth_and_place, clock_text, letterhead, paper_form
from certdesk.services.views import HistoryView, RequestView, in_lines
from certdesk.storage.rows.requests import RequestRow
from certdesk.storage.unit import Unit

Title = Callable[[str], str]
"""The title of a sheet of a kind, in the words of the office."""

_GUARDED = frozenset({*NEUTRAL, *NEUTRAL.values()})
_SENT, _CAME_OUT = "sheet_printed", "sheet_issued"
_NUMBERED = frozenset({"deposited", "pickup_confirmed", "return_confirmed"})
_IDENTITY = frozenset({"pickup_refused", "return_refused", "lost_receipt_refused"})


def file_sheet_of(
    office: Office, unit: Unit, row: RequestRow, view: RequestView, *, by: Actor
) -> FileSheet:
    """The request of `view`, as one sheet."""
    procedure = office.procedure(unit, row.procedure_id)
    diplomas = {kind.id: kind.title for kind in procedure.diploma_kinds}
    return FileSheet(
        number=view.number or view.draft_code,
        state=tr(STATE_WORDS[view.state].sentence),
        written_on=office.today(),
        given_name=row.given_name or "",
        family_name=row.family_name or "",
        latin_name=view.latin_name,
        birth=birth_and_place(row),
        registration_number=view.registration_number,
        phone=view.phone,
        email=view.email,
        diploma=diplomas.get(view.diploma_kind, view.diploma_kind),
        study_field=view.study_field,
        branch=view.branch,
        speciality=view.speciality,
        diploma_number=view.diploma_number,
        diploma_dated=view.diploma_dated,
        purpose=view.purpose,
        asked=_asked(row, procedure),
        deposited_on=view.deposited_on,
        deposited_at="" if view.deposited_at is None else clock_text(view.deposited_at),
        deposited_by=view.deposited_by,
        depositor=depositor_words(row.depositor),
        promised_on=view.promised_on,
        verification=_verification(view),
        progres=_progres(unit, row),
        papers=tuple(_papers(view)),
        history=tuple(
            _event(entries, view, diplomas, lambda kind: office.sheet_title(unit, kind))
            for entries in in_lines(_told(view.history))
        ),
        clerk=by.name,
        scan_code=draft_payload(row.draft_code)
        if row.n is None
        else payload(row.reference, view.check_code),
        letterhead=letterhead(office, unit),
    )


def depositor_words(depositor: Mapping[str, object] | None) -> str:
    """Who brings the papers, and in which quality; empty while nobody said."""
    if not depositor:
        return ""
    if depositor.get("kind", "applicant") == "applicant":
        return tr("The applicant")
    return f"{depositor.get('name', '')}، {tr('Proxy')}"


def _asked(row: RequestRow, procedure: Procedure) -> str:
    """«الشهادة، كشوف نقاط مسار التكوين (5): نسختان»."""
    asked = row.authenticate or {}
    titles = []
    for paper_id in asked.get("papers", ()):
        paper = procedure.paper(paper_id)
        titles.append(paper_id if paper is None else paper.short_title)
    if not titles:
        return ""
    copies = trn("{n} authenticated copies", int(asked.get("copies", 0)))
    return f"{'، '.join(titles)}: {copies}"


def _verification(view: RequestView) -> str:
    found = view.verification
    if found is None:
        return ""
    words = [found_word(found.found.value), found.reference, found.differences]
    if found.settled_reason:
        words.append(tr("let pass: {reason}", reason=found.settled_reason))
    return "، ".join(filter(None, words))


def _progres(unit: Unit, row: RequestRow) -> str:
    events = unit.follow_on.of(row.id).events
    if not events:
        return ""
    told = events[-1].told
    return f"{tr(STEP_WORDS[told.step].sentence)}، {ltr(shown_day(told.on))}"


def _papers(view: RequestView) -> Iterator[FilePaper]:
    """Every paper in custody; of a draft, every paper that was looked at."""
    verdicts = {paper.document.id: paper.item.verdict for paper in view.papers}
    for line in view.lines:
        brought = line.origin is Origin.TAKEN_IN
        verdict = verdicts.get(line.paper) if brought else None
        yield FilePaper(
            line.title,
            paper_form(line),
            line.sheets,
            "" if verdict is None else verdict_word(verdict.value),
            _place(line, view.transmittal),
        )
    held = {line.paper for line in view.lines}
    for paper in view.papers:
        if paper.document.id in held or paper.item.verdict is Verdict.NOT_LOOKED_AT:
            continue
        verdict_text = verdict_word(paper.item.verdict.value)
        if paper.item.waive_reason:
            verdict_text = f"{verdict_text}: {paper.item.waive_reason}"
        document = paper.document
        there = paper.item.verdict is Verdict.ACCEPTED
        sheets = paper.item.sheets or int(there)
        yield FilePaper(document.title, document.form, sheets, verdict_text, "")


def _place(line: LedgerLine, transmittal: str) -> str:
    words = place_word(line.place.value)
    if line.place is Place.AT_SIGNATURE:
        return f"{words}، {ltr(transmittal)}"
    return f"{words}، {ltr(line.slot)}" if line.slot and not line.is_settled else words


def _told(history: Sequence[HistoryView]) -> Iterator[HistoryView]:
    """What the sheet tells: no doubts, and of a sheet that came out not that it was sent."""
    came_out: set[str] = set()
    told = []
    for entry in reversed(history):
        if entry.act == _CAME_OUT:
            came_out.add(_sheet(entry))
        was_seen = entry.act == _SENT and _sheet(entry) in came_out
        if entry.act not in _GUARDED and not was_seen:
            told.append(entry)
    return reversed(told)


def _sheet(entry: HistoryView) -> str:
    return next((str(new) for field, _old, new in entry.changes if field == "sheet"), "")


def _event(
    entries: Sequence[HistoryView], view: RequestView, diplomas: Mapping[str, str], title: Title
) -> FileEvent:
    entry = entries[0]
    moment = entry.at.astimezone(ALGIERS)
    corrected = _corrected(entry, view, diplomas) if entry.act == "corrected" else ""
    judged = trn("{n} papers were looked at", len(entries)) if len(entries) > 1 else ""
    note = _judged(entries, view) if judged else corrected or _note(entry, view, title)
    return FileEvent(
        on=moment.date(),
        at=f"{moment:%H:%M}",
        act=judged or act_word(entry.act),
        by=entry.by,
        note=note,
    )


def _judged(entries: Sequence[HistoryView], view: RequestView) -> str:
    """«مقبولة: طلب التوثيق، الشهادة؛ غير مقبولة: شهادة الميلاد»."""
    titles = {paper.document.id: paper.document.short_title for paper in view.papers}
    verdicts: dict[str, list[str]] = {}
    for entry in entries:
        for paper, _old, verdict in entry.changes:
            verdicts.setdefault(verdict_word(str(verdict)), []).append(titles.get(paper, paper))
    return "؛ ".join(f"{word}: {'، '.join(papers)}" for word, papers in verdicts.items())


def _note(entry: HistoryView, view: RequestView, title: Title) -> str:
    """What stands beside an act: its reason, number, paper or outcome."""
    values = {field: new for field, _old, new in entry.changes}
    if entry.act in _IDENTITY:
        return refusal_word(entry.note)
    if entry.act in _NUMBERED and values.get("number"):
        return ltr(values["number"])
    if entry.act == "paper_judged":
        titles = {paper.document.id: paper.document.short_title for paper in view.papers}
        return "، ".join(
            f"{titles.get(paper, paper)}: {verdict_word(str(verdict))}"
            for paper, verdict in values.items()
        )
    if values.get("found"):
        return found_word(str(values["found"]))
    if values.get("sheet"):
        kind, _, key = str(values["sheet"]).partition(" ")
        return f"{title(kind)} {sheet_key_words(kind, key)}"
    note = ltr(entry.note) if entry.act == "send" else entry.note
    return "، ".join(part for part in (followed_words(entry), note) if part)


def _corrected(entry: HistoryView, view: RequestView, diplomas: Mapping[str, str]) -> str:
    told = [
        tr("{field}: {new} in place of {old}", field=one.label, new=one.new, old=one.old)
        for one in fields_of(entry, view, {"diploma_kind": tuple(diplomas.items())})
    ]
    return "، ".join(part for part in (*told, entry.note) if part)
