"""The checklist: which papers a file needs, how each was judged, and what is still missing.

The papers are data (`forms/procedure.toml`); this module holds the rules that are not.
Source: the notice, point (1).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from certdesk.domain.errors import RuleBroken

MOST_SHEETS = 99
TOO_OLD = "too_old"
_UNFILLED = "…"


class PaperForm(StrEnum):
    """What the paper must be."""

    ORIGINAL = "original"
    COPY = "copy"
    SHOWN = "shown"


class PaperStage(StrEnum):
    """When the paper is asked for."""

    DEPOSIT = "deposit"
    PICKUP = "pickup"


class Disposal(StrEnum):
    """What becomes of the paper: back to the applicant, kept by the school, only shown."""

    RETURN = "return"
    KEEP = "keep"
    SHOWN = "shown"


class Verdict(StrEnum):
    """How a paper was judged."""

    NOT_LOOKED_AT = "not_looked_at"
    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not_accepted"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class LookAt:
    """One thing to look at on a paper; both texts may hold `LOOK_AT_WORDS` in braces."""

    title: str
    detail: str

    def filled(self, words: Mapping[str, str]) -> "LookAt":
        """The same with its `{words}` filled; what is not known yet shows as …."""
        known = defaultdict(lambda: _UNFILLED, words)
        return LookAt(self.title.format_map(known), self.detail.format_map(known))


@dataclass(frozen=True, slots=True)
class RequiredDocument:
    """One paper of the procedure.

    `max_age_days` is inclusive, None without limit. `alternatives` are ids of other papers,
    any of which does instead. `reasons` are the ids of the closed list of reasons for which
    this paper can be not accepted.
    """

    id: str
    title: str
    short_title: str
    form: PaperForm
    required: bool
    stage: PaperStage
    disposal: Disposal
    max_age_days: int | None = None
    asks_sheets: bool = False
    asks_issued_on: bool = False
    alternatives: tuple[str, ...] = ()
    look_at: tuple[LookAt, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """What the clerk found about one paper; `sheets` counts sheets, `waived_by` is staff."""

    paper: str
    verdict: Verdict = Verdict.NOT_LOOKED_AT
    reasons: tuple[str, ...] = ()
    note: str = ""
    sheets: int | None = None
    issued_on: date | None = None
    waived_by: int | None = None
    waive_reason: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the required deposit papers are settled."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Missing:
    """A required paper that is not settled; no `reasons` means nobody looked at it yet."""

    paper_id: str
    title: str
    reasons: tuple[str, ...]
    note: str


class InvalidVerdict(RuleBroken):
    """A verdict that the rules do not allow; the verdict before it stays."""

    code = "invalid_verdict"


class IssueDateMissing(InvalidVerdict):
    """Accepting this paper needs its date of issue."""

    code = "issue_date_missing"
    sentence = (
        "{title}: the date of issue is not typed. The verdict was not kept. "
        "Type the date that stands on the paper, then accept it."
    )


class IssueDateInFuture(InvalidVerdict):
    """A paper cannot be issued after today."""

    code = "issue_date_in_future"
    sentence = (
        "{title}: the date of issue lies after today. The verdict was not kept. "
        "Read the date on the paper again."
    )


class CertificateTooOld(InvalidVerdict):
    """Older than the procedure allows; data: `age_days`, `max_age_days`."""

    code = "certificate_too_old"
    sentence = (
        "{title}: issued {age_days} days ago, and the limit is {max_age_days}. "
        "The verdict was not kept. Ask for a recent one and choose «not accepted», "
        "or call the supervisor for a waiver."
    )


class SheetsMissing(InvalidVerdict):
    """Accepting this paper needs how many sheets there are."""

    code = "sheets_missing"
    sentence = (
        "{title}: the number of sheets is not typed. The verdict was not kept. "
        "Count the sheets and type their number."
    )


class SheetsOutOfRange(InvalidVerdict):
    """A number of sheets that cannot be."""

    code = "sheets_out_of_range"
    sentence = (
        "{title}: {sheets} sheets is not possible. The verdict was not kept. "
        "Type a number from 1 to {most}."
    )


class ReasonMissing(InvalidVerdict):
    """«Not accepted» says why."""

    code = "reason_missing"
    sentence = (
        "{title}: no reason was chosen. The verdict was not kept. "
        "Choose why the paper is not accepted."
    )


class ReasonUnknown(InvalidVerdict):
    """A reason outside the closed list of this paper."""

    code = "reason_unknown"
    sentence = (
        "{title}: the reason {reason} is not in the list of this paper. "
        "The verdict was not kept. Choose one from the list."
    )


class WaiverIncomplete(InvalidVerdict):
    """A waiver needs a supervisor and a reason."""

    code = "waiver_incomplete"
    sentence = (
        "{title}: a waiver needs a supervisor and a reason. The verdict was not kept. "
        "The supervisor signs in at this window and writes the reason."
    )


class ChecklistIncomplete(RuleBroken):
    """Required papers are missing; `missing` names them in procedure order."""

    code = "checklist_incomplete"
    sentence = (
        "The file is not complete: {papers}. It stays a draft and nothing is lost. "
        "Print the deficiency slip, or look at the papers that are left."
    )

    def __init__(self, missing: Sequence[Missing]) -> None:
        """`missing` in procedure order."""
        super().__init__(papers="، ".join(paper.title for paper in missing))
        self.missing = tuple(missing)


def age_days(issued_on: date, on: date) -> int:
    """How old a paper is on a day; negative when it is issued later."""
    return (on - issued_on).days


def oldest_accepted(document: RequiredDocument, on: date) -> date | None:
    """The earliest date of issue still accepted on a day, None without limit."""
    if document.max_age_days is None:
        return None
    return on - timedelta(days=document.max_age_days)


def is_recent(document: RequiredDocument, issued_on: date, on: date) -> bool:
    """Whether the paper is within its age limit (inclusive) and not of the future."""
    oldest = oldest_accepted(document, on)
    return issued_on <= on and (oldest is None or oldest <= issued_on)


def check_item(document: RequiredDocument, item: ChecklistItem, on: date) -> None:
    """Refuse a verdict that the rules of this paper do not allow on that day.

    Raises:
        InvalidVerdict: one of its kinds, naming the paper.
    """
    if item.sheets is not None and not 1 <= item.sheets <= MOST_SHEETS:
        raise SheetsOutOfRange(title=document.title, sheets=item.sheets, most=MOST_SHEETS)
    if item.verdict is Verdict.ACCEPTED:
        _check_accepted(document, item, on)
    elif item.verdict is Verdict.NOT_ACCEPTED:
        _check_not_accepted(document, item)
    elif item.verdict is Verdict.WAIVED and (
        item.waived_by is None or not item.waive_reason.strip()
    ):
        raise WaiverIncomplete(title=document.title)


def progress(documents: Iterable[RequiredDocument], items: Iterable[ChecklistItem]) -> Progress:
    """How many of the required deposit papers are accepted or waived, by any alternative."""
    case = _Case(documents, items, None)
    return Progress(
        done=sum(case.is_settled(document) for document in case.required),
        total=len(case.required),
    )


def missing(
    documents: Iterable[RequiredDocument], items: Iterable[ChecklistItem], on: date
) -> tuple[Missing, ...]:
    """The required deposit papers that are not settled on the deposit day, in order.

    A certificate that was recent when accepted but is too old on that day is missing for
    the reason `too_old`.
    """
    case = _Case(documents, items, on)
    return tuple(
        case.described(document) for document in case.required if not case.is_settled(document)
    )


def require_complete(
    documents: Iterable[RequiredDocument], items: Iterable[ChecklistItem], on: date
) -> None:
    """Let only a complete file pass.

    Raises:
        ChecklistIncomplete: names the missing papers, in procedure order.
    """
    left = missing(documents, items, on)
    if left:
        raise ChecklistIncomplete(left)


def first_open(
    documents: Iterable[RequiredDocument],
    items: Iterable[ChecklistItem],
    on: date | None = None,
) -> RequiredDocument | None:
    """The first required deposit paper to go on with; ages are looked at when `on` is given."""
    case = _Case(documents, items, on)
    return next((one for one in case.required if not case.is_settled(one)), None)


class _Case:
    """One file's papers and verdicts, ages judged on a day (None: not judged)."""

    def __init__(
        self,
        documents: Iterable[RequiredDocument],
        items: Iterable[ChecklistItem],
        on: date | None,
    ) -> None:
        self._documents = {document.id: document for document in documents}
        self._items = {item.paper: item for item in items}
        self._on = on
        self.required = tuple(
            document
            for document in self._documents.values()
            if document.required and document.stage is PaperStage.DEPOSIT
        )

    def is_settled(self, document: RequiredDocument) -> bool:
        """Whether the paper itself or one of its alternatives does."""
        others = [self._documents[one] for one in document.alternatives if one in self._documents]
        return any(self._does(one) for one in (document, *others))

    def described(self, document: RequiredDocument) -> Missing:
        """What to say about a paper that is not settled."""
        item = self._item(document)
        reasons = item.reasons if item.verdict is Verdict.NOT_ACCEPTED else ()
        if item.verdict is Verdict.ACCEPTED and item.issued_on is not None:
            reasons = (TOO_OLD,)
        return Missing(document.id, document.title, reasons, item.note)

    def _item(self, document: RequiredDocument) -> ChecklistItem:
        return self._items.get(document.id, ChecklistItem(document.id))

    def _does(self, document: RequiredDocument) -> bool:
        item = self._item(document)
        if item.verdict is not Verdict.ACCEPTED:
            return item.verdict is Verdict.WAIVED
        if self._on is None or document.max_age_days is None:
            return True
        return item.issued_on is not None and is_recent(document, item.issued_on, self._on)


def _check_accepted(document: RequiredDocument, item: ChecklistItem, on: date) -> None:
    if document.asks_sheets and item.sheets is None:
        raise SheetsMissing(title=document.title)
    if item.issued_on is None:
        if document.asks_issued_on:
            raise IssueDateMissing(title=document.title)
        return
    if item.issued_on > on:
        raise IssueDateInFuture(title=document.title)
    if not is_recent(document, item.issued_on, on):
        raise CertificateTooOld(
            title=document.title,
            age_days=age_days(item.issued_on, on),
            max_age_days=document.max_age_days,
        )


def _check_not_accepted(document: RequiredDocument, item: ChecklistItem) -> None:
    if not item.reasons:
        raise ReasonMissing(title=document.title)
    for reason in item.reasons:
        if reason not in document.reasons:
            raise ReasonUnknown(title=document.title, reason=reason)
