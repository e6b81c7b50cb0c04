"""The acts for what goes wrong: a correction, a lost receipt, a slot, a file left open."""

from certdesk.cli.act import Act, Told
from certdesk.cli.given import Given
from certdesk.cli.giving import chosen_lines, compared, read_panel
from certdesk.domain.errors import RuleBroken
from certdesk.services.counter.correcting import Correction


def correct(act: Act) -> Told:
    """Put typed fields right, and sheets counted anew: `fields` by name, `papers` by id."""
    fields, papers = act.given.part("fields"), act.given.part("papers")
    correction = Correction(
        {} if fields is None else {name: _typed(fields, name) for name, _ in fields.pairs()},
        {} if papers is None else {paper: _sheets(papers, paper) for paper, _ in papers.pairs()},
        act.reason(),
    )
    done = act.session.desk.correcting.correct(act.request_id, correction, by=act.by)
    return {
        "corrected": [
            {"field": name, "old": old, "new": new} for name, (old, new) in done.changes.items()
        ],
        "new_receipt": done.receipt_id is not None,
        "closed_months": done.closed_months,
        "look_up_again": done.lapsed,
    }


def lost_receipt(act: Act) -> Told:
    """Check the identity and keep the declaration; the receipt then prints as a counted copy."""
    request_id, entered = act.request_id, read_panel(act)
    try:
        declared = act.session.desk.lost_receipts.declare(request_id, entered, by=act.by)
    except RuleBroken:
        act.seen.update(compared(act, entered))
        raise
    return {"copy": declared.copy, **compared(act, entered)}


def slot(act: Act) -> Told:
    """Say in which slot of the cupboard the papers lie."""
    papers = act.session.desk.slots.put(
        act.request_id, act.given.text("slot"), lines=chosen_lines(act, "lines"), by=act.by
    )
    return {"papers": papers}


def free_file(act: Act) -> Told:
    """Free a file in which somebody seems to be."""
    act.session.desk.file_lock.free(act.request_id, by=act.by)
    return {}


def _typed(fields: Given, name: str) -> str:
    value = fields.raw(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return fields.text(name)


def _sheets(papers: Given, paper: str) -> int:
    value = papers.raw(paper)
    said = papers if isinstance(value, int) else papers.part(paper)
    count = said.count(paper if said is papers else "sheets") if said is not None else None
    if count is None:
        raise papers.missing("sheets")
    return count
