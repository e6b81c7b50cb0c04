"""What the clerk does next, in one quiet line of the action bar."""

from dataclasses import dataclass

from certdesk.gui.pages.pickup.live_check import LiveCheck
from certdesk.gui.pages.pickup.papers import Papers
from certdesk.i18n import tr, trn


@dataclass(frozen=True, slots=True)
class Guidance:
    """Words, sign, tone."""

    text: str
    sign: str = "info-circle"
    tone: str = "text2"


def guidance(check: LiveCheck, papers: Papers) -> Guidance:
    """The one thing that is lacking, or what F12 does."""
    if check.incomplete is not None:
        return Guidance(tr("Type the rest of the document"), "pencil")
    if check.checked is None:
        return Guidance(tr("Ask for the identity card: type what it says, or read its zone"))
    if check.refusal is not None:
        return _refused(check.refusal.code)
    return _granted(check, papers)


def _granted(check: LiveCheck, papers: Papers) -> Guidance:
    if not papers.chosen:
        return Guidance(tr("No paper is chosen: Space chooses one"), "alert-triangle", "warn")
    if check.unlock is not None:
        return Guidance(tr("Allowed by {name}", name=check.unlock[0].name), "shield-check", "vio")
    if papers.later:
        return Guidance(trn("{n} sheets stay for later", papers.later), "circle-half-2", "warn")
    return Guidance(tr("The identity is checked"), "circle-check", "ok")


def _refused(code: str) -> Guidance:
    words = {
        "no_document": tr("Type the number of the document"),
        "note_needed": tr("Write a note on the spelling"),
        "deed_incomplete": tr("Type the whole deed"),
    }
    return Guidance(words.get(code, tr("Not to be handed over")), "alert-triangle", "warn")
