"""`certdesk intake`: requests from a file through the intake service, one line each."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from certdesk.cli import wording
from certdesk.cli.filled_form import filled_form
from certdesk.cli.given import Given
from certdesk.cli.json_file import read_entries, require_object
from certdesk.cli.parser import Commands
from certdesk.cli.session import Session, opened
from certdesk.cli.streams import answer, complain
from certdesk.cli.verdicts import read_verdict
from certdesk.domain.checklist import ChecklistIncomplete, ChecklistItem
from certdesk.domain.errors import DeskError, InvalidFields, RuleBroken
from certdesk.domain.request import RequestId, State
from certdesk.domain.request_form import raw_from_intake
from certdesk.i18n import tr, trn


@dataclass
class Outcome:
    """What became of one entry; `errors` and `warnings` as `{"field", "code", "message"}`."""

    number: str | None = None
    draft: str | None = None
    state: State | None = None
    promised_on: str | None = None
    missing: list[str] = field(default_factory=list)
    errors: list[dict[str, object]] = field(default_factory=list)
    warnings: list[dict[str, object]] = field(default_factory=list)

    def refuse(self, field_name: str, error: DeskError) -> None:
        """Name what was refused."""
        if isinstance(error, InvalidFields):
            self.errors += wording.problem_objects(error.problems)
        else:
            message = wording.sentence_of(error)
            self.errors.append({"field": field_name, "code": error.code, "message": message})

    def told(self) -> dict[str, object]:
        """The line that is printed."""
        return {
            "number": self.number,
            "draft": self.draft,
            "state": None if self.state is None else self.state.value,
            "promised_on": self.promised_on,
            "missing": self.missing,
            "errors": self.errors,
            "warnings": self.warnings,
        }


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry, its shape known to be right: nothing is stored of one that is not."""

    raw: Mapping[str, str]
    papers: Sequence[ChecklistItem]
    values: Given


# which entry a refused deposit speaks of
_FIELD_OF = {
    "date_not_today": "deposited_on",
    "form_day_missing": "deposited_on",
    "form_day_unlikely": "deposited_on",
    "form_of_another_year": "deposited_on",
    "form_not_reserved": "form_number",
    "form_already_used": "form_number",
    "form_voided": "form_number",
    "two_digit_year": "form_number",
    "reversed_year": "form_number",
}


def add_to(commands: Commands) -> None:
    """Add `intake` to the command line."""
    parser = commands.add(
        "intake",
        tr(
            "Registers requests from a JSON file: one request or a list. For each, one line of "
            "JSON as soon as it is kept; what is missing or wrong stays a draft and is named."
        ),
        run,
    )
    parser.add_argument("file", metavar="FILE.json", help=tr("The file; - reads standard input"))
    parser.add_argument("--json", action="store_true", help=tr("The answers are always JSON"))


def run(options: Namespace) -> int:
    """Take every entry in; 1 when an entry was refused or has something to correct."""
    entries = read_entries(options.file)
    refused = 0
    with opened(options, may_make=True) as session:
        for entry in entries:
            outcome = _take_in(session, entry)
            answer(outcome.told())
            refused += bool(outcome.errors)
    if refused:
        complain(trn("{n} requests of the file have something to correct.", refused))
    return 1 if refused else 0


def _take_in(session: Session, given: object) -> Outcome:
    outcome = Outcome()
    try:
        entry = _read(given)
    except RuleBroken as error:
        data_field = error.data.get("field", "")
        outcome.refuse(str(data_field), error)
        return outcome
    saved = session.desk.intake.start(entry.raw, by=session.by)
    outcome.draft, outcome.state = saved.draft_code, State.DRAFT
    outcome.errors += wording.problem_objects(saved.problems)
    outcome.warnings += wording.problem_objects(saved.warnings)
    for item in entry.papers:
        try:
            session.desk.checklist.judge(saved.request_id, item, by=session.by)
        except RuleBroken as error:
            outcome.refuse(item.paper, error)
    _deposit(session, saved.request_id, entry, outcome)
    return outcome


def _read(given: object) -> _Entry:
    """Look at the shape of an entry before anything is stored."""
    values = require_object(given)
    raw, problems = raw_from_intake(values)
    if problems:
        raise InvalidFields(problems)
    said = Given(values)
    papers = said.part("papers")
    items = [read_verdict(paper, verdict) for paper, verdict in papers.pairs()] if papers else []
    said.day("deposited_on")
    filled_form(said)
    said.text("same_person_reason")
    return _Entry(raw, items, said)


def _deposit(session: Session, request_id: RequestId, entry: _Entry, outcome: Outcome) -> None:
    day = entry.values.day("deposited_on")
    missing = session.desk.checklist.view(request_id).missing
    outcome.missing = [paper.paper_id for paper in missing]
    if outcome.errors or missing:
        return
    try:
        deposited = session.desk.intake.deposit(
            request_id,
            by=session.by,
            on=day,
            form=filled_form(entry.values),
            same_person_reason=entry.values.text("same_person_reason"),
        )
    except ChecklistIncomplete as error:
        outcome.missing = [paper.paper_id for paper in error.missing]
    except RuleBroken as error:
        outcome.refuse(_FIELD_OF.get(error.code, ""), error)
    else:
        outcome.number, outcome.state = deposited.number, State.DEPOSITED
        outcome.promised_on = deposited.promised_on.isoformat()
