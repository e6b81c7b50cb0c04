"""From F2 to the receipt in the applicant's hand: form, papers one key each, deposit."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from certdesk.gui.demo import people
from certdesk.gui.demo.approval import approve
from certdesk.gui.demo.keys import Play
from certdesk.gui.demo.people import CAST
from certdesk.gui.demo.stage import Stage
from certdesk.gui.pages.new_request.page import PAPERS, RECEIPT, REVIEW, NewRequestPage
from certdesk.gui.pages.new_request.receipt import Paper
from certdesk.i18n import tr

_PAPERS = (
    "request_form",
    "bac_transcript",
    "birth_certificate",
    "diploma",
    "training_transcripts",
)


def take_in(stage: Stage, key: str) -> Play:
    """A complete file, from an empty form to its number."""
    yield from stage.press("F2")
    yield stage.on_page("new_request")
    yield from type_form(stage, key)
    yield from to_papers(stage)
    yield from judge(stage)
    yield from deposit(stage, key)


def type_form(stage: Stage, key: str, instead: Mapping[str, str] | None = None) -> Play:
    """Field by field, Enter goes on; `instead` is typed in place of what is right."""
    for name, text in {**CAST[key].form, **(instead or {})}.items():
        yield from stage.fill(f"new_request.{name}", text)


def to_papers(stage: Stage) -> Play:
    """F12: nothing is wrong with the form."""
    page = page_of(stage)
    yield from stage.press("F12")
    yield stage.until(lambda: page.step == PAPERS, tr("the papers"))


def judge(stage: Stage, *, missing: str = "", waived: str = "") -> Play:
    """One verdict a paper: accepted, but for the one missing and the one waived."""
    page = page_of(stage)
    for paper in _PAPERS:
        yield stage.until(partial(_is_on_the_table, page, paper), paper)
        if paper == missing:
            yield from stage.push("checklist.not_accept")
            yield stage.until(lambda: stage.shows("checklist.reasons"), tr("the reasons"))
            yield from stage.press("1", "Enter")
        elif paper == waived:
            yield from _waive_old(stage)
        else:
            yield from accept(stage, paper)


def accept(stage: Stage, paper: str) -> Play:
    """The key that accepts, after what is read off the paper."""
    if paper == "birth_certificate":
        today = stage.desk.office.today()
        yield from stage.write(people.days_ago(today, people.FRESH_DAYS))
        yield from stage.press("1")
    elif paper == "training_transcripts":
        yield from stage.write(str(people.SHEETS))
        yield from stage.press("Enter")
    else:
        yield from stage.press("1")


def deposit(stage: Stage, key: str, *, comes_out: bool = True) -> Play:
    """The answers, the number, the receipt."""
    page = page_of(stage)
    yield stage.until(lambda: page.step == REVIEW, tr("the answers"))
    for name, text in CAST[key].form.items():
        # days have got their strokes
        stage.expect(page.form.raw().get(name, "").replace("/", ""), text, name)
    yield from stage.press("F12")
    yield stage.until(lambda: page.step == RECEIPT, tr("the receipt"))
    awaited = Paper.SENT if comes_out else Paper.FAILED
    yield stage.until(lambda: page.receipt.paper is awaited, tr("the receipt"))
    stage.numbers[key] = stage.widget(QWidget, "receipt.number").accessibleName()
    stage.expect(stage.view(key).name, CAST[key].name, stage.numbers[key])
    if comes_out:
        yield from stage.press("F12")
        yield stage.until(lambda: page.receipt.paper is Paper.CAME_OUT, tr("the receipt"))


def keep_draft(stage: Stage, key: str) -> None:
    """Remember the draft in front by its code."""
    number = page_of(stage).draft.request_id
    view = stage.desk.reading.show(number or 0, by=stage.window.session.actor)
    stage.numbers[key] = view.draft_code


def page_of(stage: Stage) -> NewRequestPage:
    """The page in front."""
    return stage.widget(NewRequestPage, "new_request")


def _is_on_the_table(page: NewRequestPage, paper: str) -> bool:
    return page.papers.current == paper


def _waive_old(stage: Stage) -> Play:
    """Too old: the reasons open by themselves; the head of service waives the paper."""
    old = people.days_ago(stage.desk.office.today(), people.OLD_DAYS)
    yield from stage.write(old)
    yield from stage.press("1")
    yield stage.until(lambda: stage.shows("checklist.reasons"), tr("the reasons"))
    yield from stage.picture("certificate-too-old")
    yield from stage.press("Esc")
    yield stage.until(lambda: not stage.shows("checklist.reasons"), tr("the paper"))
    yield from stage.push("checklist.waive")
    yield from approve(stage, "الأصل مودع في ملف التوظيف", picture="waiver")
