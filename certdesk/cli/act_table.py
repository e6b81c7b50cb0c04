"""Every act by its name: what it reads of its object, and the service that does it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from certdesk.cli.errors import ComesLater, UnknownAct
from certdesk.cli.given import Given
from certdesk.cli.session import Session
from certdesk.cli.verdicts import read_verdict
from certdesk.domain.errors import RuleBroken
from certdesk.domain.request import NoSuchRequest, RequestId
from certdesk.domain.rights import Actor
from certdesk.domain.verification import Found

if TYPE_CHECKING:
    from certdesk.services.views import RequestLine

Told = dict[str, object]


@dataclass(frozen=True, slots=True)
class Act:
    """One act: who does it, on which request, with which values."""

    session: Session
    name: str
    by: Actor
    given: Given
    seen: Told = field(default_factory=dict)

    @classmethod
    def read(cls, session: Session, values: Mapping[str, object]) -> "Act":
        """Read name and actor.

        Raises:
            InvalidFields: no name, or a value of the wrong type.
            WrongPassword, NobodyOfThatName: nobody to act.
        """
        given = Given(values)
        name = given.text("act", required=True)
        return cls(session, name, actor(session, given), given)

    @property
    def request_id(self) -> RequestId:
        """The request that `number` (or `draft`) names.

        Raises:
            NoSuchRequest; InvalidFields when it names none.
        """
        return self.session.desk.lists.resolve(self._named())

    def request_ids(self) -> list[RequestId]:
        """The requests of `numbers`, else the one of `number`."""
        numbers = self.given.texts("numbers")
        if not numbers:
            return [self.request_id]
        return [self.session.desk.lists.resolve(number) for number in numbers]

    def line(self) -> "RequestLine":
        """The request as lists show it."""
        self.session.desk.lists.resolve(self._named())
        lines = self.session.desk.lists.find(self._named(), limit=1)
        if not lines:
            raise NoSuchRequest(what=self._named())
        return lines[0]

    def after_refusal(self, error: RuleBroken) -> Told:
        """What else to tell of a refusal: which persons were compared, and how."""
        del error
        return self.seen

    def reason(self) -> str:
        """The reason, or the note when none is given."""
        return self.given.text("reason") or self.given.text("note")

    def _named(self) -> str:
        numbers = self.given.texts("numbers")
        if numbers:
            return numbers[0]
        name = "draft" if self.given.has("draft") and not self.given.has("number") else "number"
        return self.given.text(name, required=True)


def actor(session: Session, given: Given) -> Actor:
    """Who `as` and `password` name."""
    name = given.text("as") or None
    secret = given.raw("password")
    return session.actor(name, secret if isinstance(secret, str) else None)


def act_of(name: str) -> Callable[[Act], Told]:
    """What does the act of this name.

    Raises:
        ComesLater, UnknownAct.
    """
    if name == "follow_up":
        raise ComesLater(what=name)
    if name not in _ACTS:
        raise UnknownAct(act=name)
    return _ACTS[name]


def _judge(act: Act) -> Told:
    paper = act.given.text("paper", required=True)
    values = {"verdict": "waived"} if act.name == "waive" else {}
    for name in ("verdict", "issued_on", "sheets", "reasons", "note", "waive_reason", "reason"):
        if act.given.has(name):
            values[name] = act.given.raw(name)  # type: ignore[assignment]
    item = read_verdict(paper, values)
    act.session.desk.checklist.judge(act.request_id, item, by=act.by)
    return {}


def _deposit(act: Act) -> Told:
    deposited = act.session.desk.intake.deposit(
        act.request_id,
        by=act.by,
        on=act.given.day("deposited_on"),
        same_person_reason=act.reason(),
    )
    return {"promised_on": deposited.promised_on.isoformat()}


def _discard(act: Act) -> Told:
    act.session.desk.intake.discard(act.request_id, by=act.by)
    return {}


def _verify(act: Act) -> Told:
    act.session.desk.verifying.verify(
        act.request_id,
        act.given.choice("found", Found),
        reference=act.given.text("reference"),
        differences=act.given.text("differences"),
        by=act.by,
    )
    return {}


def _settle(act: Act) -> Told:
    act.session.desk.verifying.settle(act.request_id, act.reason(), by=act.by)
    return {}


def _raise_doubt(act: Act) -> Told:
    detail = act.given.text("detail") or act.reason()
    act.session.desk.verifying.raise_doubt(act.request_id, detail, by=act.by)
    return {}


def _settle_doubt(act: Act) -> Told:
    settled = act.session.desk.verifying.settle_doubts(act.request_id, act.reason(), by=act.by)
    return {"settled": settled}


def _send(act: Act) -> Told:
    sent = act.session.desk.signature.send(
        act.request_ids(), by=act.by, holder=act.given.text("holder")
    )
    return {"transmittal": sent.number}


def _take_back(act: Act) -> Told:
    signature = act.session.desk.signature
    if act.given.flag("signed"):
        signature.take_back_signed(act.request_id, by=act.by)
    else:
        signature.take_back_unsigned(act.request_id, act.reason(), by=act.by)
    return {}


def _recall(act: Act) -> Told:
    act.session.desk.signature.recall(act.request_id, act.reason(), by=act.by)
    return {}


def _decide(act: Act) -> Told:
    decisions = act.session.desk.decisions
    decide = {"refuse": decisions.refuse, "withdraw": decisions.withdraw, "void": decisions.void}
    decide[act.name](act.request_id, act.reason(), by=act.by)
    return {}


def _prepare(act: Act) -> Told:
    from certdesk.cli import giving

    return giving.prepare(act)


def _confirm(act: Act) -> Told:
    from certdesk.cli import giving

    return giving.confirm(act)


def _give_back(act: Act) -> Told:
    from certdesk.cli import giving

    return giving.give_back(act)


def _abandon(act: Act) -> Told:
    act.session.desk.handover.abandon(act.request_id, by=act.by)
    return {}


def _reverse(act: Act) -> Told:
    back = act.given.flag("papers_back", default=False)
    act.session.desk.handover.reverse(act.request_id, act.reason(), papers_back=back, by=act.by)
    return {}


_ACTS: Mapping[str, Callable[[Act], Told]] = {
    "judge": _judge,
    "waive": _judge,
    "deposit": _deposit,
    "discard": _discard,
    "verify": _verify,
    "settle": _settle,
    "raise_doubt": _raise_doubt,
    "settle_doubt": _settle_doubt,
    "send": _send,
    "take_back": _take_back,
    "recall": _recall,
    "refuse": _decide,
    "withdraw": _decide,
    "void": _decide,
    "prepare_pickup": _prepare,
    "confirm_pickup": _confirm,
    "abandon_pickup": _abandon,
    "give_back": _give_back,
    "reverse": _reverse,
}
