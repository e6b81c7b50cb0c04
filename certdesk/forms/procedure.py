"""The office's procedure: which papers, which delays, which lists to choose from."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from certdesk.domain.checklist import PaperStage, RequiredDocument
from certdesk.domain.numbering import NumberFormat, NumberKind, NumberStarts
from certdesk.forms.errors import MissingKey
from certdesk.forms.papers import Reason, read_paper, read_reason
from certdesk.forms.reader import Table, read

# a letter that would stand for a series, a digit or a slash could not be read back
_SERVICE_CODE: Final = r"[^\d\s/\\-][^\s/\\-]+"


class ExpiredDocument(StrEnum):
    """What to do with an identity document past its expiry."""

    SUPERVISOR = "supervisor"
    REFUSED = "refused"


class Mrz(StrEnum):
    """The machine-readable zone a document carries (ICAO 9303)."""

    NONE = "none"
    TD1 = "TD1"
    TD3 = "TD3"


@dataclass(frozen=True, slots=True)
class Kind:
    """An entry of a list to choose from; what is not enabled is only shown on old files."""

    id: str
    title: str
    enabled: bool


@dataclass(frozen=True, slots=True)
class DiplomaKind(Kind):
    """A kind of diploma; `years` of training, 0 when not known."""

    years: int


@dataclass(frozen=True, slots=True)
class IdentityKind(Kind):
    """A kind of identity document."""

    mrz: Mrz


@dataclass(frozen=True, slots=True)
class ReasonLists:
    """Reasons to choose from; all but `not_accepted` leave room for free text."""

    not_accepted: tuple[Reason, ...]
    refusal: tuple[Reason, ...]
    withdrawal: tuple[Reason, ...]
    void: tuple[Reason, ...]
    recall: tuple[Reason, ...]
    unsigned: tuple[Reason, ...]
    spoiled: tuple[Reason, ...]
    reverse: tuple[Reason, ...]
    waiver: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Retention:
    """How long personal data stays, counted after the hand-over."""

    identity_number_days: int
    full_request_years: int
    access_log_years: int


@dataclass(frozen=True, slots=True)
class Procedure:
    """One edition of `procedure.toml`; papers in the order of the notice.

    `uncollected_days` rises; `expired_document` and `default_copies` are the office's habits.
    """

    papers: tuple[RequiredDocument, ...]
    reasons: ReasonLists
    authenticated_kinds: tuple[Kind, ...]
    diploma_kinds: tuple[DiplomaKind, ...]
    identity_kinds: tuple[IdentityKind, ...]
    deed_kinds: tuple[Kind, ...]
    delay_working_days: int
    draft_days: int
    uncollected_days: tuple[int, ...]
    no_news_days: int
    appointment_days: int
    one_person_office: bool
    clerk_may_verify_own_deposits: bool
    default_copies: int
    expired_document: ExpiredDocument
    number_width: int
    service_code: str
    number_starts: NumberStarts
    retention: Retention

    @property
    def deposit_papers(self) -> tuple[RequiredDocument, ...]:
        """The papers of the checklist at the deposit, optional ones too."""
        return tuple(paper for paper in self.papers if paper.stage is PaperStage.DEPOSIT)

    @property
    def pickup_papers(self) -> tuple[RequiredDocument, ...]:
        """The papers asked for at the pickup."""
        return tuple(paper for paper in self.papers if paper.stage is PaperStage.PICKUP)

    @property
    def number_format(self) -> NumberFormat:
        """How the office writes its numbers."""
        return NumberFormat(self.number_width, self.service_code)

    def paper(self, paper_id: str) -> RequiredDocument | None:
        """The paper of that id, None when this edition does not know it."""
        return next((paper for paper in self.papers if paper.id == paper_id), None)

    def reasons_for(self, document: RequiredDocument) -> tuple[Reason, ...]:
        """Why this paper can be not accepted, in the order of the list."""
        return tuple(one for one in self.reasons.not_accepted if one.id in document.reasons)


def read_procedure(text: str, source: str) -> Procedure:
    """Read an edition of the procedure; `source` is the name errors show.

    Raises:
        FormsError: naming file, key and remedy.
    """
    return read(text, source, _procedure)


def _procedure(table: Table) -> Procedure:
    delays, office = table.table("delays"), table.table("office")
    numbers, kinds = table.table("numbers"), table.table("kinds")
    reasons = _reason_lists(table.table("reasons"))
    return Procedure(
        papers=_papers(table, reasons.not_accepted),
        reasons=reasons,
        authenticated_kinds=kinds.records("authenticated", _kind, at_least=1),
        diploma_kinds=kinds.records("diploma", _diploma_kind, at_least=1),
        identity_kinds=kinds.records("identity", _identity_kind, at_least=1),
        deed_kinds=kinds.records("deed", _kind, at_least=1),
        delay_working_days=delays.number("delay_working_days", most=250),
        draft_days=delays.number("draft_days", least=1, most=366),
        uncollected_days=delays.numbers("uncollected_days", least=1, most=3650, at_least=1),
        no_news_days=delays.number("no_news_days", least=1, most=366),
        appointment_days=delays.number("appointment_days", least=1, most=366),
        one_person_office=office.yes_no("one_person_office"),
        clerk_may_verify_own_deposits=office.yes_no("clerk_may_verify_own_deposits"),
        default_copies=office.number("default_copies", most=99),
        expired_document=office.choice("expired_document", ExpiredDocument),
        number_width=numbers.number("width", least=1, most=7),
        service_code=numbers.matching("service_code", _SERVICE_CODE, "م.ش", may_be_empty=True),
        number_starts=_number_starts(numbers.table("start")),
        retention=_retention(table.table("retention")),
    )


def _papers(table: Table, reasons: tuple[Reason, ...]) -> tuple[RequiredDocument, ...]:
    papers = table.records("papers", lambda paper: read_paper(paper, reasons), at_least=1)
    ids = [paper.id for paper in papers]
    for paper in papers:
        others = [one for one in ids if one != paper.id]
        table.require_known(f"papers.{paper.id}.alternatives", paper.alternatives, others)
    for reason in reasons:
        table.require_known(f"reasons.not_accepted.{reason.id}.papers", reason.papers, ids)
    if not any(paper.required and paper.stage is PaperStage.DEPOSIT for paper in papers):
        raise table.error(MissingKey, "papers", example='required = true, stage = "deposit"')
    return papers


def _kind(table: Table) -> Kind:
    return Kind(table.identifier(), table.text("title"), table.yes_no("enabled"))


def _diploma_kind(table: Table) -> DiplomaKind:
    return DiplomaKind(
        id=table.identifier(),
        title=table.text("title"),
        enabled=table.yes_no("enabled"),
        years=table.number("years", most=12),
    )


def _identity_kind(table: Table) -> IdentityKind:
    return IdentityKind(
        id=table.identifier(),
        title=table.text("title"),
        enabled=table.yes_no("enabled"),
        mrz=table.choice("mrz", Mrz),
    )


def _reason_lists(table: Table) -> ReasonLists:
    def starters(key: str) -> tuple[Reason, ...]:
        return table.records(key, _starter, at_least=1)

    return ReasonLists(
        not_accepted=table.records("not_accepted", read_reason, at_least=1),
        refusal=starters("refusal"),
        withdrawal=starters("withdrawal"),
        void=starters("void"),
        recall=starters("recall"),
        unsigned=starters("unsigned"),
        spoiled=starters("spoiled"),
        reverse=starters("reverse"),
        waiver=starters("waiver"),
    )


def _starter(table: Table) -> Reason:
    return Reason(table.identifier(), table.text("title"))


def _number_starts(table: Table) -> NumberStarts:
    names = {
        "deposit": NumberKind.DEPOSIT,
        "pickup": NumberKind.PICKUP,
        "transmittal": NumberKind.TRANSMITTAL,
        "return": NumberKind.RETURN,
    }
    return NumberStarts(
        year=table.number("year", least=2000, most=2099),
        first={kind: table.number(name, least=1, most=999_999) for name, kind in names.items()},
    )


def _retention(table: Table) -> Retention:
    return Retention(
        identity_number_days=table.number("identity_number_days", least=1, most=36_500),
        full_request_years=table.number("full_request_years", least=1, most=100),
        access_log_years=table.number("access_log_years", least=1, most=100),
    )
