"""A counter with one request at every place where an act can be tried too early or too late."""

from collections.abc import Callable

from certdesk.domain.register import RegisterKind
from certdesk.domain.verification import Found
from tests.builders import SUPERVISOR
from tests.journeys.counter_walk import Walk

Step = Callable[[Walk, int], object]
STEPS: dict[str, Step] = {
    "papers": Walk.judge_all,
    "deposit": Walk.deposit,
    "found": lambda walk, one: walk.verify(one, Found.AS_STATED),
    "not_found": lambda walk, one: walk.verify(one, Found.NOT_FOUND),
    "doubt": Walk.doubt,
    "send": lambda walk, one: walk.send([one]),
    "signed": lambda walk, one: walk.take_back(one, signed=True),
    "prepare": lambda walk, one: walk.prepare(one, "card", 0, back=False),
    "prepare_some": lambda walk, one: walk.prepare(one, "card", 1, back=False),
    "prepare_number": lambda walk, one: walk.prepare(one, "one number", 0, back=False),
    "prepare_return": lambda walk, one: walk.prepare(one, "card", 0, back=True),
    "confirm": Walk.confirm,
    "refuse": lambda walk, one: walk.decide(one, "refuse"),
    "withdraw": lambda walk, one: walk.decide(one, "withdraw"),
    "void": lambda walk, one: walk.decide(one, "void"),
    "issue": Walk.issue_receipt,
    "lose": lambda walk, one: walk.lose_receipt(one, "card"),
    "correct": lambda walk, one: walk.correct(one, "phone", SUPERVISOR),
}
TO_READY = "papers deposit found send signed"
BEFORE = {
    "deposited, closed": "papers deposit issue",
    "ready, closed": TO_READY,
    "partly given, closed": f"{TO_READY} prepare_some confirm",
    "given, closed": f"{TO_READY} issue prepare confirm",
}
"""What came before the month was closed."""
STAGES = {
    **BEFORE,
    "started": "",
    "complete": "papers",
    "deposited": "papers deposit",
    "receipt issued": "papers deposit issue",
    "receipt lost": "papers deposit issue lose",
    "corrected": "papers deposit correct",
    "not found": "papers deposit not_found",
    "found": "papers deposit found",
    "found, doubted": "papers deposit found doubt",
    "at signature": "papers deposit found send",
    "ready": TO_READY,
    "ready, doubted": f"{TO_READY} doubt",
    "being signed": f"{TO_READY} prepare",
    "being signed, doubted": f"{TO_READY} prepare doubt",
    "some being signed": f"{TO_READY} prepare_some",
    "partly given": f"{TO_READY} prepare_some confirm",
    "given": f"{TO_READY} prepare confirm",
    "refused": "papers deposit refuse",
    "return being signed": "papers deposit refuse prepare_return",
    "given back": "papers deposit refuse prepare_return confirm",
    "withdrawn": f"{TO_READY} withdraw",
    "void": "papers deposit void",
    "given, number used again": f"{TO_READY} prepare_number confirm",
}
FORMS = 3


def full_counter(walk: Walk) -> dict[str, int]:
    """Bring a request to every stage, the month before closed and forms printed; their ids."""
    found: dict[str, int] = {}
    for name, steps in STAGES.items():
        if len(found) == len(BEFORE):
            walk.next_month()
            for kind in (RegisterKind.DEPOSIT, RegisterKind.PICKUP):
                walk.close_month(kind)
            for _ in range(FORMS):
                walk.reserve_form()
        request_id = found[name] = walk.start(len(found) + 1)
        for step in steps.split():
            STEPS[step](walk, request_id)
    return found
