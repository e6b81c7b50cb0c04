"""Noon: the archive, what it does not hold, a doubt; the way to the signatory and back."""

from certdesk.domain.request import State
from certdesk.domain.verification import Found
from certdesk.gui.demo import people
from certdesk.gui.demo.approval import approve, take_over
from certdesk.gui.demo.filing import decide
from certdesk.gui.demo.keys import Play
from certdesk.gui.demo.stage import Stage
from certdesk.i18n import tr

_LOOKED_UP = (
    "nawal", "karim", "samira", "rachid", "yassine", "zineb", "mourad", "houda", "bilal", "souad",
)  # fmt: skip


def play(stage: Stage) -> Play:
    """The head of service looks up, and settles what the archive and a doubt leave open."""
    yield from _doubt(stage)
    yield from take_over(stage, people.HEAD)
    for place, key in enumerate(_LOOKED_UP, 1):
        yield from _look_up(stage, key, place)
    yield from _settle(stage)
    yield from _send(stage)
    yield from _back(stage)


def _doubt(stage: Stage) -> Play:
    """The clerk saw a contradiction; only the head of service reads what it is."""
    yield from stage.scan(stage.code("linda"))
    yield stage.on_page("verify")
    yield from stage.push("verify.doubt")
    yield from stage.tab_to("verify.doubt_detail")
    yield from stage.write("تاريخ الميلاد في الشهادة غير الذي في شهادة الميلاد")
    yield from stage.tab_to("dialog_verb")
    yield from stage.press("Space")
    yield stage.until(lambda: stage.view("linda").doubted, tr("the doubt"))
    yield from stage.picture("verify-doubted")


def _look_up(stage: Stage, key: str, place: int) -> Play:
    """Register, page, number; then one key. One diploma is not there."""
    found = Found.NOT_FOUND if key == "rachid" else Found.AS_STATED
    yield from stage.scan(stage.code(key))
    yield stage.on_page("verify")
    yield stage.until(lambda: stage.has_focus("verify.reference"), tr("the archive"))
    begun = stage.typed("verify.reference")
    yield from stage.write(people.archive(place).removeprefix(begun))
    yield from stage.press("Enter", "3" if found is Found.NOT_FOUND else "1")
    if place == 1:
        yield from stage.picture("verify")
    yield from stage.press("F12")
    yield stage.until(lambda: stage.view(key).verification is not None, tr("the archive"))
    look = stage.view(key).verification
    stage.expect(look and look.found, found, tr("The archive"))
    stage.expect(look and look.reference, people.archive(place), tr("The archive"))


def _settle(stage: Stage) -> Play:
    """What stands in the way of two files is settled, with a reason."""
    yield from stage.scan(stage.code("rachid"))
    yield from stage.push("verify.settle")
    yield from approve(stage, "وُجد في سجل الدفعة السابقة")
    yield from stage.scan(stage.code("linda"))
    yield from stage.push("verify.settle")
    yield from approve(stage, "قورنت الوثيقتان مع المعنية: خطأ نسخ", picture="settle-doubt")
    yield stage.until(lambda: not stage.view("linda").doubted, tr("the doubt"))
    yield from _look_up(stage, "linda", len(_LOOKED_UP) + 1)


def _send(stage: Stage) -> Play:
    """One transmittal for all of them; somebody saw it come out."""
    yield from stage.push("nav_signature")
    yield stage.on_page("signature")
    yield from stage.picture("signature")
    yield from _send_all(stage, 1)
    stage.expect(stage.view("nawal").state, State.AT_SIGNATURE, tr("The transmittal"))
    yield from stage.picture("at-signature")


def _send_all(stage: Stage, count: int) -> Play:
    yield from stage.press("F12")
    yield stage.until(lambda: stage.sheets("transmittal") == count, tr("the transmittal"))
    yield stage.until(lambda: stage.shows("signature.came_out"), tr("the transmittal"))
    yield from stage.tab_to("signature.came_out")
    yield from stage.press("Space")
    yield stage.until(lambda: not stage.shows("signature.came_out"), tr("the transmittal"))


def _back(stage: Stage) -> Play:
    """Scanned back signed; one without a signature, one recalled from the shelf, go again."""
    for key in (*_LOOKED_UP, "linda"):
        if key == "linda":
            yield from _unsigned(stage)
        else:
            yield from stage.scan(stage.code(key))
            yield stage.is_in(key, State.READY)
    yield from decide(stage, "yassine", "recall", "الختم على غير موضعه")
    yield stage.is_in("yassine", State.DEPOSITED)
    yield from stage.push("nav_signature")
    yield from _send_all(stage, 2)
    yield from stage.scan(stage.code("linda"))
    yield stage.is_in("linda", State.READY)


def _unsigned(stage: Stage) -> Play:
    yield stage.until(lambda: stage.has_focus("signature.outside"), tr("the transmittal"))
    yield from stage.press("2")
    yield from stage.fill("signature.reason", "نقص إمضاء على نسخة")
    yield from stage.press("Space")
    yield stage.is_in("linda", State.DEPOSITED)
