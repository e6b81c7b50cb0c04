"""The checklist of one request: one paper at a time, a verdict each."""

from dataclasses import dataclass, replace
from datetime import date

from certdesk.domain import checklist as rules
from certdesk.domain import guards
from certdesk.domain.checklist import ChecklistItem, Progress, RequiredDocument, Verdict
from certdesk.domain.errors import RuleBroken
from certdesk.domain.letters import one_line
from certdesk.domain.rights import Actor, Right, require, require_reason
from certdesk.forms.procedure import Procedure
from certdesk.services.office import Office, record
from certdesk.services.request.blank_forms import judged_on
from certdesk.services.request.facts import facts_of
from certdesk.services.request.form_columns import birth_of
from certdesk.services.views import PaperView
from certdesk.storage.rows.requests import RequestRow
from certdesk.storage.unit import Unit

__all__ = [
    "Checklist",
    "ChecklistView",
    "PaperView",
    "UnknownPaper",
    "birth_words",
    "checklist_view",
]


@dataclass(frozen=True, slots=True)
class ChecklistView:
    """The checklist of one request: papers in procedure order, "3 of 5", what is missing.

    `judged_on`: the day for which ages count; today, but for a blank form keyed in later.
    """

    request_id: int
    name: str
    papers: tuple[PaperView, ...]
    progress: Progress
    missing: tuple[rules.Missing, ...]
    first_open: str | None
    judged_on: date


class UnknownPaper(RuleBroken):
    """A paper that is not in the procedure of this request."""

    code = "unknown_paper"
    sentence = (
        "The paper {paper} is not asked for here. Nothing was changed. Choose one of the list."
    )


class Checklist:
    """Verdicts on the papers of drafts."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def view(self, request_id: int) -> ChecklistView:
        """The checklist as it stands today."""
        with self._office.store.read() as unit:
            return checklist_view(self._office, unit, unit.requests.get(request_id))

    def judge(self, request_id: int, item: ChecklistItem, *, by: Actor) -> ChecklistView:
        """Keep one verdict on one paper of a draft, and show the checklist with it.

        A waiver is a supervisor's: `waived_by` is taken from who acts.

        Raises:
            InvalidVerdict: the verdict lacks something or the paper cannot pass.
            UnknownPaper, WrongState, NotAllowed.
        """
        self._require_may(item, by)
        with self._office.store.write() as unit:
            return checklist_view(self._office, unit, self._keep(unit, request_id, item, by))

    def note(self, request_id: int, item: ChecklistItem, *, by: Actor) -> None:
        """Keep one verdict as `judge` does, for whoever looks at no checklist."""
        self._require_may(item, by)
        with self._office.store.write() as unit:
            self._keep(unit, request_id, item, by)

    def undo(self, request_id: int, paper: str, *, by: Actor) -> ChecklistView:
        """Take a verdict back: the paper was not looked at."""
        return self.judge(request_id, ChecklistItem(paper), by=by)

    def _require_may(self, item: ChecklistItem, by: Actor) -> None:
        waives = item.verdict is Verdict.WAIVED
        require(by, Right.DECIDE if waives else Right.TAKE_REQUESTS)
        if waives:
            require_reason(item.waive_reason)

    def _keep(self, unit: Unit, request_id: int, item: ChecklistItem, by: Actor) -> RequestRow:
        row = unit.requests.get(request_id)
        guards.require("judge", facts_of(self._office, unit, row))
        document = self._document(unit, row, item.paper)
        kept = _signed(item, by)
        rules.check_item(document, kept, judged_on(self._office, row))
        before = {one.paper: one for one in unit.checklist.of(row.id)}.get(item.paper)
        now = self._office.now()
        unit.checklist.put(row.id, kept, at=now, by=by.id)
        # a draft that is worked on is not left behind
        unit.requests.update(row, {"changed_at": now})
        record(
            unit,
            "paper_judged",
            row.id,
            by=by,
            at=now,
            changes={item.paper: (before.verdict.value if before else None, item.verdict.value)},
        )
        return row

    def _document(self, unit: Unit, row: RequestRow, paper: str) -> RequiredDocument:
        for document in self._office.procedure(unit, row.procedure_id).deposit_papers:
            if document.id == paper:
                return document
        raise UnknownPaper(paper=paper)


def checklist_view(office: Office, unit: Unit, row: RequestRow) -> ChecklistView:
    """The checklist of one request as it stands today, ages as of the day it is judged for."""
    procedure = office.procedure(unit, row.procedure_id)
    papers = procedure.deposit_papers
    items = {item.paper: item for item in unit.checklist.of(row.id)}
    today = judged_on(office, row)
    found = rules.first_open(papers, items.values(), today)
    return ChecklistView(
        request_id=row.id,
        name=row.name,
        papers=tuple(
            _paper_view(document, items.get(document.id), row, procedure, today)
            for document in papers
        ),
        progress=rules.progress(papers, items.values()),
        missing=rules.missing(papers, items.values(), today),
        first_open=None if found is None else found.id,
        judged_on=today,
    )


def _paper_view(
    document: RequiredDocument,
    item: ChecklistItem | None,
    row: RequestRow,
    procedure: Procedure,
    today: date,
) -> PaperView:
    item = item or ChecklistItem(document.id)
    words = _words(document, row, today)
    issued = item.issued_on
    return PaperView(
        document=document,
        item=item,
        look_at=tuple(look.filled(words) for look in document.look_at),
        age_days=None if issued is None else rules.age_days(issued, today),
        is_recent=None if issued is None else rules.is_recent(document, issued, today),
        reasons={reason.id: reason.title for reason in procedure.reasons_for(document)},
    )


def _words(document: RequiredDocument, row: RequestRow, today: date) -> dict[str, str]:
    words = {"name": row.name, "birth": birth_words(row), "speciality": row.speciality}
    words["diploma_number"] = row.diploma_number
    words["sheets"] = str((row.authenticate or {}).get("transcripts") or "")
    oldest = rules.oldest_accepted(document, today)
    if oldest is not None:
        words["limit_date"] = f"{oldest:%d/%m/%Y}"
        words["max_age_days"] = str(document.max_age_days)
    return {name: word for name, word in words.items() if word}


def birth_words(row: RequestRow) -> str:
    """The birth as paper writes it: a day, a year, or «خلال سنة 1975»; empty if not known."""
    birth = birth_of(row)
    return "" if birth is None else birth.text()


def _signed(item: ChecklistItem, by: Actor) -> ChecklistItem:
    if item.verdict is not Verdict.WAIVED:
        return replace(item, note=one_line(item.note))
    return replace(
        item,
        note=one_line(item.note),
        # the command line of a trial folder has no account: 0 stands for it
        waived_by=by.id if by.id is not None else 0,
        waive_reason=one_line(item.waive_reason),
    )
