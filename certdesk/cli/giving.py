"""The acts that give papers out: reading the identity panel's values, and which lines go."""

from collections.abc import Sequence

from certdesk.cli.act import Act, Told, actor
from certdesk.cli.given import Given
from certdesk.cli.plain import plain
from certdesk.domain.custody import LedgerLine
from certdesk.domain.errors import RuleBroken
from certdesk.domain.identity import (
    Comparison,
    Deed,
    IdentityRefused,
    Person,
    Receiver,
    ShownDocument,
)
from certdesk.domain.rights import Actor, Role
from certdesk.services.counter.identity_check import PickupInput

ALL = "all"


def prepare(act: Act) -> Told:
    """Check the identity and freeze the sheet that both sign."""
    request_id = act.request_id
    entered = read_panel(act)
    try:
        prepared = act.session.desk.handover.prepare(request_id, entered, by=act.by)
    except IdentityRefused:
        act.seen.update(compared(act, entered))
        raise
    return {"pickup_sheet": prepared.sheet_number, **compared(act, entered)}


def confirm(act: Act) -> Told:
    """Both have signed: the papers named go out; with `closes`, only if nothing stays due."""
    request_id = act.request_id
    given = act.session.desk.handover.confirm(
        request_id,
        given=chosen_lines(act, "given"),
        closes=act.given.flag("closes", default=False),
        by=act.by,
    )
    return {"pickup_number": given.number, "closed": given.closed}


def give_back(act: Act) -> Told:
    """Papers of a refused, withdrawn or void request go back: check and hand over at once."""
    handover = act.session.desk.handover
    request_id = act.request_id
    entered = read_panel(act)
    try:
        handover.prepare_return(request_id, entered, by=act.by)
    except IdentityRefused:
        act.seen.update(compared(act, entered))
        raise
    try:
        given = handover.confirm(request_id, by=act.by)
    except RuleBroken:
        # no half-done return stays behind a refusal
        handover.abandon(request_id, by=act.by)
        raise
    return {"return_number": given.number, "closed": given.closed}


def read_panel(act: Act) -> PickupInput:
    """What the clerk would enter at the identity panel.

    Raises:
        InvalidFields: names the value.
    """
    given = act.given
    receiver = given.choice("receiver", Receiver) if given.has("receiver") else Receiver.APPLICANT
    unlock = given.part("unlock")
    return PickupInput(
        receiver=receiver,
        document=_document(given.part("document")),
        principal_document=_document(given.part("principal_document")),
        proxy_name=given.text("proxy_name"),
        deed=_deed(given.part("deed")),
        comparison=given.choice("comparison", Comparison) if given.has("comparison") else None,
        note=given.text("note"),
        lines=chosen_lines(act, "lines"),
        unlock_by=None if unlock is None else _unlocking(act, unlock),
        unlock_reason="" if unlock is None else unlock.text("reason", required=True),
    )


def _document(said: Given | None) -> ShownDocument | None:
    if said is None:
        return None
    return ShownDocument(
        kind=said.text("kind"),
        number=said.text("number"),
        issued_on=said.day("issued_on"),
        issued_at=said.text("issued_at"),
        expires_on=said.day("expires_on"),
        person=Person(
            given_name=said.text("given_name"),
            family_name=said.text("family_name"),
            latin_given_name=said.text("latin_given_name"),
            latin_family_name=said.text("latin_family_name"),
            birth_date=said.day("birth_date"),
            birth_year=said.count("birth_year"),
        ),
    )


def _deed(said: Given | None) -> Deed | None:
    if said is None:
        return None
    return Deed(said.text("kind"), said.text("number"), said.day("dated"), said.text("issuer"))


def _unlocking(act: Act, unlock: Given) -> Actor:
    """The supervisor who unlocks; a trial folder without accounts has one at hand."""
    if unlock.has("as") or act.session.has_staff:
        return actor(act.session, unlock)
    return Actor(None, act.by.name, Role.SUPERVISOR)


def chosen_lines(act: Act, name: str) -> tuple[int, ...] | None:
    """The ledger lines of a list of line ids or of papers; None for all that is due."""
    if act.given.raw(name) in (None, ALL):
        return None
    lines = act.session.desk.reading.show(act.request_id, by=act.by).lines
    chosen: list[int] = []
    for one in act.given.items(name):
        chosen += _lines_of(one, lines, act.given, name)
    return tuple(chosen)


def _lines_of(one: object, lines: Sequence[LedgerLine], given: Given, name: str) -> Sequence[int]:
    if isinstance(one, int) and not isinstance(one, bool):
        return [one]
    paper = Given({name: one}).text(name, required=True)
    named = [line for line in lines if line.paper == paper]
    if not named:
        raise given.missing(f"{name}: {paper}")
    due = [line.id for line in named if not line.is_settled]
    return due or [line.id for line in named]


def compared(act: Act, entered: PickupInput) -> Told:
    """What the identity check saw, for each person."""
    checked = act.session.desk.handover.check(act.request_id, entered)
    return {
        "checks": [
            {
                "role": check.role,
                "status": check.status.value,
                "comparison": check.comparison.value,
                "differences": plain(check.differences),
            }
            for check in checked.checks
        ]
    }
