"""The next step of a request: the one big button, the verb of a list's row."""

from certdesk.domain.guards import Facts
from certdesk.domain.request import DECIDED_AGAINST, State
from certdesk.storage.lists.listing import ListedRequest


def next_step(facts: Facts, *, readable: bool, followed: bool) -> str:
    """What to do next with a request.

    `readable`: the typed form has nothing to correct; `followed`: the platform's last step
    was told.
    """
    if facts.state is State.DRAFT:
        return _of_draft(facts, readable=readable)
    if facts.state is State.DEPOSITED:
        return _before_signature(facts)
    if facts.state is State.AT_SIGNATURE:
        return "take_back"
    if facts.state is State.HANDED_OVER:
        return "nothing" if followed else "follow_up"
    return _of_papers_out(facts)


def _of_papers_out(facts: Facts) -> str:
    owes = any(not line.is_settled for line in facts.lines)
    if facts.state is State.READY and any(doubt.is_open for doubt in facts.doubts):
        return "settle"
    if facts.granted is not None and owes:
        return "confirm"
    if facts.state is State.READY:
        return "hand_over"
    return "give_back" if facts.state in DECIDED_AGAINST and owes else "nothing"


def _of_draft(facts: Facts, *, readable: bool) -> str:
    if not readable:
        return "fill"
    return "check" if facts.missing else "deposit"


def next_step_of_list(row: ListedRequest) -> str:
    """The same from what a list knows."""
    if row.doubted and row.state in {State.DEPOSITED, State.READY}:
        return "settle"
    if row.state is State.DEPOSITED:
        return "send" if row.lets_sign else ("settle" if row.lets_sign is False else "verify")
    steps = {
        State.DRAFT: "check" if row.missing else "fill",
        State.AT_SIGNATURE: "take_back",
        State.READY: "hand_over",
        # what remains is the applicant's own way on the platform (notice, steps 01 to 05)
        State.HANDED_OVER: "nothing" if row.followed else "follow_up",
        State.REFUSED: "give_back" if row.owing else "nothing",
        State.WITHDRAWN: "give_back" if row.owing else "nothing",
        State.VOID: "give_back" if row.owing else "nothing",
    }
    return steps.get(row.state, "nothing")


def _before_signature(facts: Facts) -> str:
    if any(doubt.is_open for doubt in facts.doubts):
        return "settle"
    if facts.verification is None:
        return "verify"
    return "send" if facts.verification.lets_sign else "settle"
