"""The recovery sheet: the way back in, on an A5 that goes into a sealed envelope."""

from collections.abc import Sequence

from certdesk.documents.flow import Flow, small_head
from certdesk.documents.marks import A5
from certdesk.documents.measures import Strip, Style
from certdesk.documents.office_snapshots import RecoverySheet
from certdesk.documents.page import PageSetup, Sheet
from certdesk.documents.text import code, own, worded
from certdesk.forms.office_sheets import RecoverySheetWording

_PLAIN = Style(11.5, leading=1.5)
_CODE = Style(30, "bold", "end")
_CODE_STEP = 14.5
_FRAME = 35.0
_IN_A_LINE = 3
"""Groups of the code; more in one line could not be read from arm's length."""


def lay_recovery_sheet(
    snapshot: RecoverySheet, wording: RecoverySheetWording, setup: PageSetup
) -> Sheet:
    """The sheet as marks. It has no place for a stamp: nobody but its keeper sees it."""
    wording = worded(wording)
    sheet = Sheet(setup, wording.title, size=A5)
    sheet.new_page()
    at = small_head(sheet, snapshot.letterhead, snapshot.made_on)
    at = sheet.write(wording.title, at + 12, None, Style(20, "bold", "centre"))
    account = wording.account.format(name=own(snapshot.name))
    at = sheet.write(account, at + 11, None, Style(11.5, "bold"), most_lines=2)
    flow = Flow(sheet, at)
    flow.text(wording.opening, 8, _PLAIN)
    _code(flow, snapshot, wording)
    _part(flow, wording.keep_title, wording.keep)
    _part(flow, wording.use_title, wording.use)
    flow.text(wording.alone, 10, Style(10.5, grey=0.25, leading=1.5))
    sheet.foots()
    return sheet


def _code(flow: Flow, snapshot: RecoverySheet, wording: RecoverySheetWording) -> None:
    sheet, full = flow.sheet, flow.sheet.full
    flow.need(9 + 3 + _FRAME)
    top = sheet.write(wording.code_title, flow.at + 10, None, Style(10.5, grey=0.25)) + 3
    sheet.frame(top, _FRAME, full, weight=1.2)
    inner = Strip(full.right + 6, full.width - 12)
    for place, line in enumerate(_lines(snapshot.code)):
        sheet.write(code(line), top + 14.5 + place * _CODE_STEP, inner, _CODE)
    flow.at = top + _FRAME


def _lines(groups: str) -> Sequence[str]:
    """Read from the left, the second under the first; a dash at the end: it goes on."""
    words = groups.split("-")
    lines = [words[at : at + _IN_A_LINE] for at in range(0, len(words), _IN_A_LINE)]
    return " -\n".join(" - ".join(line) for line in lines).splitlines()


def _part(flow: Flow, title: str, lines: Sequence[str]) -> None:
    flow.title(title, before=10.5)
    for line in lines:
        flow.listed("-", line, 6.5, _PLAIN, flow.sheet.full)
