"""First act: from F2 to the receipt in the applicant's hand."""

from functools import partial

from PySide6.QtWidgets import QWidget

from certdesk.domain.request import State
from certdesk.gui.demo import applicant
from certdesk.gui.demo.keys import Play
from certdesk.gui.demo.stage import Stage
from certdesk.gui.pages.new_request.page import PAPERS, RECEIPT, REVIEW, NewRequestPage
from certdesk.gui.pages.new_request.receipt import Paper
from certdesk.i18n import ltr, tr

_LOOK_S = 0.3
"""A second press within a quarter of a second is the same press to the window."""


def play(stage: Stage) -> Play:
    """The intake, ending on Today with one request registered."""
    yield stage.on_page("today")
    yield stage.until(lambda: stage.has_focus("today.empty_new_request"), tr("Today"))
    yield from stage.picture("today")
    yield from _form(stage)
    yield from _papers(stage)
    yield from _deposit(stage)


def _form(stage: Stage) -> Play:
    yield from stage.press("F2")
    yield stage.on_page("new_request")
    page = stage.widget(NewRequestPage, "new_request")
    for name, text in applicant.FORM.items():
        if name == "latin_given_name":
            yield from stage.picture("new-request")
        yield from stage.fill(f"new_request.{name}", text)
    yield from stage.press("F12")
    yield stage.until(lambda: stage.has_focus("new_request.summary"), tr("the error summary"))
    yield from stage.picture("new-request-errors")
    yield from stage.press("Enter")
    yield from stage.fill("new_request.phone", applicant.PHONE)
    raw = page.form.raw()
    for name, text in applicant.SHOWN.items():
        stage.expect(raw.get(name, ""), text, name)
    yield from stage.press("F9")
    yield stage.until(lambda: stage.sheets("request-letter") == 1, tr("the letter"))
    yield from stage.picture("new-request-complete")
    stage.tell(tr("Form typed field by field, a short phone number corrected, the letter printed"))
    yield from stage.press("F12")
    yield stage.until(lambda: page.step == PAPERS, tr("the papers"))


def _papers(stage: Stage) -> Play:
    page = stage.widget(NewRequestPage, "new_request")
    yield from stage.picture("checklist")
    yield from stage.press("1")
    yield from _look_at_reasons(stage)
    for paper in ("bac_transcript", "birth_certificate", "diploma", "training_transcripts"):
        yield stage.until(partial(_is_on_the_table, page, paper), paper)
        if paper == "birth_certificate":
            yield from stage.picture("checklist-date")
            yield from stage.write(applicant.certificate_day(stage.desk.office.today()))
            yield from stage.press("1")
        elif paper == "training_transcripts":
            yield from stage.write(str(applicant.SHEETS))
            yield from stage.press("Enter")
        else:
            yield from stage.press("1")
    yield stage.until(lambda: page.step == REVIEW, tr("the answers"))
    stage.tell(tr("Five papers judged, one key each"))
    yield from stage.picture("check-answers")


def _is_on_the_table(page: NewRequestPage, paper: str) -> bool:
    return page.papers.current == paper


def _look_at_reasons(stage: Stage) -> Play:
    yield stage.until(lambda: stage.has_focus("checklist.accept"), "bac_transcript")
    yield from stage.press("2")
    yield stage.until(lambda: stage.shows("checklist.reasons"), tr("the reasons"))
    yield from stage.picture("not-accepted-reasons")
    yield from stage.press("Esc")
    yield stage.until(lambda: not stage.shows("checklist.reasons"), tr("the paper"))


def _deposit(stage: Stage) -> Play:
    page = stage.widget(NewRequestPage, "new_request")
    yield stage.pause(_LOOK_S)
    yield from stage.press("F12")
    yield stage.until(lambda: page.step == RECEIPT, tr("the receipt"))
    yield stage.until(lambda: page.receipt.paper is Paper.SENT, tr("the receipt"))
    yield stage.pause(_LOOK_S)
    yield from stage.picture("receipt")
    yield from stage.press("F12")
    yield stage.until(lambda: page.receipt.paper is Paper.CAME_OUT, tr("the receipt"))
    stage.number = stage.widget(QWidget, "receipt.number").accessibleName()
    seen = (stage.view.name, stage.view.state)
    stage.expect(seen, (applicant.NAME, State.DEPOSITED), stage.number)
    words = tr("Deposited as {number}, the receipt came out", number=ltr(stage.number))
    stage.tell(words)
