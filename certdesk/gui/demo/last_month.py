"""Last month is closed and signed for; what is corrected in it later stands in this month."""

from certdesk.gui.demo.approval import approve
from certdesk.gui.demo.filing import choose, open_file
from certdesk.gui.demo.keys import Play
from certdesk.gui.demo.stage import Stage
from certdesk.i18n import tr

OTHER_PHONE = "0770 12 34 57"


def play(stage: Stage) -> Play:
    """The head of service is reminded, closes the deposits, then corrects a phone of them."""
    yield from _close(stage)
    yield from _correct(stage)


def _close(stage: Stage) -> Play:
    yield from stage.press("F7")
    yield stage.on_page("registers")
    yield from stage.push("registers.reminder_link")
    yield stage.until(lambda: stage.shows("registers.close_month"), tr("the register"))
    yield from stage.picture("month-open")
    yield from stage.push("registers.close_month")
    yield stage.until(lambda: stage.shows("act"), tr("the question"))
    yield from stage.picture("close-month", stage.dialog())
    yield from stage.tab_to("act")
    yield from stage.press("Space")
    yield stage.until(lambda: stage.sheets("month-closing") == 1, tr("the sheet"))
    yield stage.until(lambda: stage.shows("registers.closing_page"), tr("the register"))
    yield from stage.picture("month-closed")
    yield from stage.push("registers.month_after")
    yield stage.until(lambda: not stage.shows("registers.closing_page"), tr("the register"))


def _correct(stage: Stage) -> Play:
    yield from open_file(stage, "nawal")
    yield from choose(stage, "request.more", "request.correct")
    yield stage.on_page("correct")
    yield from stage.tab_to("new_request.phone")
    yield from stage.write(OTHER_PHONE)
    yield from stage.picture("correct")
    yield from stage.press("F12")
    yield stage.until(lambda: stage.shows("supervisor.reason"), tr("the question"))
    yield from approve(stage, "رقم قديم، قدمت المعنية الجديد", picture="correct-question")
    yield stage.on_page("request")
    stage.expect(stage.view("nawal").phone, OTHER_PHONE, tr("the file"))
