"""The afternoon: three files that go back, and everybody who comes for papers."""

from certdesk.domain.request import State
from certdesk.gui.demo import people
from certdesk.gui.demo.approval import approve, take_over
from certdesk.gui.demo.filing import choose, decide, open_file
from certdesk.gui.demo.handing import at_pickup, give, type_card, type_proxy
from certdesk.gui.demo.keys import Play
from certdesk.gui.demo.people import CAST
from certdesk.gui.demo.stage import Stage
from certdesk.i18n import tr

_DECIDED = {
    "hakim": ("refuse", State.REFUSED, "الشهادة ليست من هذه المدرسة"),
    "farida": ("withdraw", State.WITHDRAWN, "المعنية تحتاج الأصل اليوم"),
    "omar": ("void", State.VOID, "سُجّل مرتين"),
}
_EXPIRED = "01012020"


def play(stage: Stage) -> Play:
    """The clerk is back at the glass."""
    yield from take_over(stage, people.CLERK)
    yield from _not_printed(stage)
    for key, (move, state, reason) in _DECIDED.items():
        picture = "refuse" if move == "refuse" else ""
        yield from decide(stage, key, move, reason, picture=picture)
        yield stage.is_in(key, state)
        yield from at_pickup(stage, key)
        yield from type_card(stage, key)
        yield from give(stage, key, picture="return" if move == "refuse" else "")
    yield from _ordinary(stage)
    yield from _by_name(stage)
    yield from _spelling(stage)
    yield from _expired(stage)
    yield from _partly(stage)
    yield from _reversed(stage)
    yield from _lost(stage)
    yield from _proxy(stage)


def _not_printed(stage: Stage) -> Play:
    """The printer works again: what it did not print comes out now."""
    yield from stage.push("nav_today")
    yield from stage.picture("today")
    yield from stage.push("today.not_printed_list")
    yield stage.on_page("sheets")
    yield from stage.picture("not-printed")
    waiting = len(stage.desk.printing.not_issued())
    yield from stage.press("F9")
    yield stage.until(lambda: stage.shows("sheets.came_out"), tr("the receipt"))
    yield from stage.press("F12")
    yield stage.until(lambda: not stage.desk.printing.not_issued(), tr("the receipt"))
    stage.expect(waiting > 0, wanted=True, words=tr("the receipt"))


def _ordinary(stage: Stage) -> Play:
    yield from stage.press("F8")
    yield stage.on_page("pickup")
    yield from stage.picture("pickup-list")
    yield from at_pickup(stage, "nawal")
    yield from type_card(stage, "nawal")
    yield from stage.picture("pickup")
    yield from give(stage, "nawal", picture="handed-over")
    stage.expect(stage.view("nawal").balance.due, 0, tr("Papers still due"))
    cards = stage.sheets("progres-card")
    yield from stage.press("F9")
    yield stage.until(lambda: stage.sheets("progres-card") > cards, tr("the card"))


def _by_name(stage: Stage) -> Play:
    """Neither receipt nor number: the name finds the ready file."""
    yield from stage.press("F8", "F3")
    yield stage.until(lambda: stage.has_focus("search_field"), tr("the search"))
    yield from stage.write(CAST["karim"].name)
    yield from stage.press("Enter")
    yield stage.until(lambda: stage.has_focus("pickup.document_number"), CAST["karim"].name)
    yield from type_card(stage, "karim")
    yield from give(stage, "karim")


def _spelling(stage: Stage) -> Play:
    """The card writes the name otherwise: letter by letter, accepted with a note."""
    yield from at_pickup(stage, "samira")
    yield from type_card(stage, "samira", {"card_latin_family_name": "BENARD"})
    yield from stage.write("حرف ناقص في البطاقة، والباقي مطابق")
    yield stage.pause(0.35)
    yield from stage.picture("pickup-spelling")
    yield from give(stage, "samira")


def _expired(stage: Stage) -> Play:
    """The card expired: refused, until the head of service signs at this window."""
    yield from at_pickup(stage, "rachid")
    yield from type_card(stage, "rachid", {"expires_on": _EXPIRED})
    yield from stage.picture("pickup-expired")
    yield from stage.push("pickup.unlock")
    yield from approve(stage, "وصل تجديد البطاقة أُظهر", picture="unlock")
    yield from give(stage, "rachid")


def _partly(stage: Stage) -> Play:
    """Her transcripts are left for later: the file stays ready, they stay due."""
    yield from at_pickup(stage, "zineb")
    yield from type_card(stage, "zineb")
    for place in (1, 3):
        yield from stage.push(f"pickup.line_{place}")
    yield from stage.picture("pickup-partly")
    yield from give(stage, "zineb")
    stage.expect(stage.view("zineb").state, State.READY, CAST["zineb"].name)


def _reversed(stage: Stage) -> Play:
    """A mistake is seen at the glass, the papers are put back on the counter."""
    yield from at_pickup(stage, "mourad")
    yield from type_card(stage, "mourad")
    yield from give(stage, "mourad")
    yield from decide(stage, "mourad", "reverse", "خطأ في الأوراق، رُدّت كلها", picture="reverse")
    yield stage.is_in("mourad", State.READY)


def _lost(stage: Stage) -> Play:
    """The receipt is lost: identity, declaration, a counted copy."""
    yield from open_file(stage, "houda")
    yield from choose(stage, "request.more", "request.lost_receipt")
    yield stage.on_page("lost_receipt")
    yield from type_card(stage, "houda", page="lost_receipt")
    yield from stage.picture("lost-receipt")
    yield from stage.press("F12")
    yield stage.until(lambda: stage.has_focus("lost_receipt.came_out"), tr("the receipt"))
    yield from stage.press("F12")
    yield stage.on_page("request")


def _proxy(stage: Stage) -> Play:
    """Another day's visitor: her brother, with a deed, both cards and the copy."""
    yield from at_pickup(stage, "houda")
    yield from type_proxy(stage)
    yield from stage.picture("pickup-proxy")
    yield from type_card(stage, "houda")
    yield from give(stage, "houda")
