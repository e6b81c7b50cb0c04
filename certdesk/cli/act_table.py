"""Every act by its name: what it reads of its object, and the service that does it."""

from collections.abc import Callable, Mapping

from certdesk.cli.act import Act, Told
from certdesk.cli.errors import UnknownAct
from certdesk.cli.filled_form import filled_form
from certdesk.cli.verdicts import read_verdict
from certdesk.domain.verification import Found


def act_of(name: str) -> Callable[[Act], Told]:
    """What does the act of this name.

    Raises:
        UnknownAct.
    """
    if name not in _ACTS:
        raise UnknownAct(act=name)
    return _ACTS[name]


def _judge(act: Act) -> Told:
    paper = act.given.text("paper", required=True)
    values: dict[str, object] = {"verdict": "waived"} if act.name == "waive" else {}
    for name in ("verdict", "issued_on", "sheets", "reasons", "note", "waive_reason", "reason"):
        if act.given.has(name):
            values[name] = act.given.raw(name)
    item = read_verdict(paper, values)
    act.session.desk.checklist.judge(act.request_id, item, by=act.by)
    return {}


def _deposit(act: Act) -> Told:
    deposited = act.session.desk.intake.deposit(
        act.request_id,
        by=act.by,
        on=act.given.day("deposited_on"),
        form=filled_form(act.given),
        same_person_reason=act.reason(),
    )
    return {"promised_on": deposited.promised_on.isoformat()}


def _discard(act: Act) -> Told:
    act.session.desk.drafts.discard(act.request_id, by=act.by)
    return {}


def _void_form(act: Act) -> Told:
    number = act.given.text("number", required=True)
    act.session.desk.blank_forms.void(number, act.reason(), by=act.by)
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


def _give(act: Act) -> Told:
    # the identity panel's types stand on the services' floor: loaded when papers are given
    from certdesk.cli import giving

    give = {"prepare_pickup": giving.prepare, "confirm_pickup": giving.confirm}
    return give.get(act.name, giving.give_back)(act)


def _abandon(act: Act) -> Told:
    act.session.desk.handover.abandon(act.request_id, by=act.by)
    return {}


def _reverse(act: Act) -> Told:
    back = act.given.flag("papers_back", default=False)
    act.session.desk.handover.reverse(act.request_id, act.reason(), papers_back=back, by=act.by)
    return {}


def _mend(act: Act) -> Told:
    from certdesk.cli import mending

    mend = {"correct": mending.correct, "lost_receipt": mending.lost_receipt, "slot": mending.slot}
    return mend.get(act.name, mending.free_file)(act)


def _follow_up(act: Act) -> Told:
    # its views stand on the services' floor: loaded when something is told
    from certdesk.cli.follow_up import follow_up

    return follow_up(act)


_ACTS: Mapping[str, Callable[[Act], Told]] = {
    "judge": _judge,
    "waive": _judge,
    "deposit": _deposit,
    "discard": _discard,
    "void_form": _void_form,
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
    "prepare_pickup": _give,
    "confirm_pickup": _give,
    "abandon_pickup": _abandon,
    "give_back": _give,
    "reverse": _reverse,
    "follow_up": _follow_up,
    "correct": _mend,
    "lost_receipt": _mend,
    "slot": _mend,
    "free_file": _mend,
}
