"""The morning: the people at the glass, one after the other; the first came last month."""

from certdesk.gui.demo import people
from certdesk.gui.demo.approval import approve, take_over
from certdesk.gui.demo.intake import (
    accept,
    deposit,
    judge,
    keep_draft,
    page_of,
    take_in,
    to_papers,
    type_form,
)
from certdesk.gui.demo.keys import Play
from certdesk.gui.demo.people import CAST
from certdesk.gui.demo.stage import Stage
from certdesk.i18n import tr

_ORDINARY = ("rachid", "linda", "yassine", "hakim", "farida", "omar", "zineb", "mourad", "houda")
_BLOCK = 2
_FILLED_AT = "0000"


def play(stage: Stage) -> Play:
    """All of the morning, in the order in which the numbers are given."""
    yield from _first(stage)
    yield from _come_to_today(stage)
    yield from _reserve(stage)
    yield from _incomplete(stage)
    yield from _too_old(stage)
    for key in _ORDINARY:
        yield from take_in(stage, key)
    yield from _dead_printer(stage)
    yield from _power_cut(stage)
    yield from _returns(stage)
    yield from _left_behind(stage)


def _first(stage: Stage) -> Play:
    """The ordinary way, looked at step by step; a short phone number is corrected."""
    yield stage.on_page("today")
    yield from stage.picture("today-empty")
    yield from stage.press("F2")
    yield stage.on_page("new_request")
    yield from stage.press("F9")
    yield stage.until(lambda: stage.sheets("blank-request-letter") == 1, tr("the letter"))
    yield from stage.picture("new-request-empty")
    yield from type_form(stage, "nawal", {"phone": people.SHORT_PHONE})
    yield from stage.press("F12")
    yield stage.until(lambda: stage.has_focus("new_request.summary"), tr("the error summary"))
    yield from stage.picture("new-request-errors")
    yield from stage.press("Enter")
    yield from stage.fill("new_request.phone", CAST["nawal"].phone)
    yield from stage.press("F9")
    yield stage.until(lambda: stage.sheets("request-letter") == 1, tr("the letter"))
    yield from stage.picture("new-request")
    yield from to_papers(stage)
    yield from stage.picture("checklist")
    yield from judge(stage)
    yield from stage.picture("check-answers")
    yield from deposit(stage, "nawal")
    yield from stage.picture("receipt")


def _come_to_today(stage: Stage) -> Play:
    """Last month is over; the clerk opens the counter."""
    yield from stage.push("nav_today")
    yield stage.on_page("today")
    stage.clock.come_to_today()
    yield from take_over(stage, people.CLERK)
    yield from stage.press("F5")
    stage.window.frame.top_bar.refresh_clock()


def _reserve(stage: Stage) -> Play:
    """Blank forms for a power cut: the clerk asks, the head of service approves."""
    yield from _forms(stage)
    yield from stage.press("F6")
    yield from stage.fill("blank_forms.count", str(_BLOCK))
    yield from approve(stage, "تحسبا لانقطاع الكهرباء", picture="approval")
    yield stage.until(lambda: stage.sheets("blank-forms") == 1, tr("the forms"))
    yield stage.until(lambda: len(stage.desk.blank_forms.out()) == _BLOCK, tr("the forms"))
    yield from stage.picture("blank-forms")


def _incomplete(stage: Stage) -> Play:
    """No birth certificate: a slip names it, the draft waits."""
    yield from stage.press("F2")
    yield from type_form(stage, "karim")
    yield from to_papers(stage)
    yield from judge(stage, missing="birth_certificate")
    yield stage.until(
        lambda: stage.has_focus("checklist.deficiency_slip"), tr("the deficiency slip")
    )
    keep_draft(stage, "karim")
    yield from stage.press("F9")
    yield stage.until(lambda: stage.sheets("deficiency-slip") == 1, tr("the deficiency slip"))
    yield from stage.picture("deficiency")


def _too_old(stage: Stage) -> Play:
    yield from stage.press("F2")
    yield from type_form(stage, "samira")
    yield from to_papers(stage)
    yield from judge(stage, waived="birth_certificate")
    yield from deposit(stage, "samira")


def _dead_printer(stage: Stage) -> Play:
    """No paper comes out: the number is dictated, the next applicant comes."""
    stage.printer.dead = True
    yield from stage.press("F2")
    yield from type_form(stage, "bilal")
    yield from to_papers(stage)
    yield from judge(stage)
    yield from deposit(stage, "bilal", comes_out=False)
    yield from stage.picture("dead-printer")
    yield stage.pause(_READ_S)
    yield from stage.press("F12")
    yield stage.until(lambda: not stage.shows("receipt.dictated"), tr("the receipt"))
    stage.printer.dead = False


def _power_cut(stage: Stage) -> Play:
    """A form filled in by hand is keyed in under its own number; the other one was spoiled."""
    yield from _forms(stage)
    yield from stage.press("Enter")
    yield stage.on_page("new_request")
    today = stage.desk.office.today()
    yield stage.until(lambda: stage.has_focus("new_request.filled_on"), tr("the forms"))
    yield from stage.fill("new_request.filled_on", f"{today:%d%m%Y}")
    yield from stage.fill("new_request.filled_at", _FILLED_AT)
    yield from stage.fill("new_request.written_on", "")
    yield from type_form(stage, "souad")
    yield from stage.picture("power-cut")
    yield from to_papers(stage)
    yield from judge(stage)
    yield from deposit(stage, "souad")
    yield from _forms(stage)
    yield from stage.press("2")
    yield from approve(stage, "أفسدها الحبر")
    yield stage.until(lambda: not stage.desk.blank_forms.out(), tr("the forms"))


def _forms(stage: Stage) -> Play:
    """From a new request to the list of the forms that are out."""
    yield from stage.press("F2")
    yield stage.on_page("new_request")
    yield from stage.push("new_request.power_cut")
    yield from stage.push("new_request.forms_list")
    yield stage.on_page("blank_forms")


def _returns(stage: Stage) -> Play:
    """The slip is scanned: the draft opens at its missing paper, what was accepted stays."""
    yield from stage.scan(stage.code("karim"))
    yield stage.on_page("new_request")
    page = page_of(stage)
    yield stage.until(lambda: page.papers.current == "birth_certificate", tr("the paper"))
    yield from stage.picture("missing-paper")
    yield from accept(stage, "birth_certificate")
    yield from deposit(stage, "karim")


def _left_behind(stage: Stage) -> Play:
    """Somebody leaves in the middle of the form: the draft waits in its list, then goes."""
    yield from stage.press("F2")
    yield from stage.fill("new_request.given_name", "إيمان")
    yield from stage.fill("new_request.family_name", "بن غائب")
    yield from stage.push("nav_today")
    yield from stage.push("today.count_drafts")
    yield stage.on_page("drafts")
    yield stage.until(lambda: len(stage.desk.drafts.left()) == 1, tr("the draft"))
    yield from stage.picture("drafts")
    yield from stage.press("2")
    yield stage.until(lambda: not stage.desk.drafts.left(), tr("the draft"))


_READ_S = 0.6
"""Longer than the page wants a person to read before the key counts."""
