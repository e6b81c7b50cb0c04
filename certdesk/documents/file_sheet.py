"""The file sheet: a request whole, with its history."""

from certdesk.documents.codes import qr
from certdesk.documents.flow import Flow, Grid, Pair, small_head
from certdesk.documents.measures import MARGIN, STAMP, WIDTH, Strip, Style
from certdesk.documents.office_snapshots import FileEvent, FileSheet
from certdesk.documents.page import PageSetup, Sheet, person, short_date
from certdesk.documents.table import Column, Measure, Row, Table
from certdesk.documents.text import code, mixed, own, worded
from certdesk.domain.calendar import weekday_name
from certdesk.forms.office_sheets import FileSheetWording

_QR_SIDE = 20.0
_GRID = Grid(size=10.5, step=5.3, begin=31)
_UNDER_TITLE = 0.7
_MEASURE = Measure(9.5, 5.4, padding=1.1)
_BESIDE_STAMP = WIDTH - STAMP - 6.0
"""How wide the papers are: the place of the stamp stands at their left, to save its height."""
_PAPERS_BEGIN, _TO_STAMP = 8.0, 8.6


def lay_file_sheet(snapshot: FileSheet, wording: FileSheetWording, setup: PageSetup) -> Sheet:
    """The sheet as marks."""
    wording = worded(wording)
    sheet = Sheet(setup, f"{wording.title} {code(snapshot.number)}")
    sheet.new_page()
    flow = Flow(sheet, _head(sheet, snapshot, wording))
    parts = (
        (wording.applicant_title, _applicant(snapshot, wording)),
        (wording.diploma_title, _diploma(snapshot, wording)),
        (wording.request_title, _request(snapshot, wording)),
    )
    for title, pairs in parts:
        if any(value for _, value in pairs):
            flow.title(title, before=7.2)
            flow.at += _UNDER_TITLE
            flow.grid(pairs, _GRID)
    _papers_and_stamp(flow, snapshot, wording)
    _history(flow, snapshot, wording)
    sheet.foots()
    return sheet


def _head(sheet: Sheet, snapshot: FileSheet, wording: FileSheetWording) -> float:
    middle = Strip(MARGIN + 28, WIDTH - 56)
    top = small_head(sheet, snapshot.letterhead, snapshot.written_on)
    at = sheet.write(sheet.title, top + 11, middle, Style(20, "bold", "centre"))
    state = wording.state.format(state=own(snapshot.state))
    at = sheet.write(state, at + 9, middle, Style(13, "bold", "centre"), most_lines=2)
    if snapshot.scan_code:
        qr(sheet, snapshot.scan_code, MARGIN + WIDTH - _QR_SIDE - 2, top + 4, _QR_SIDE)
        at = max(at, top + _QR_SIDE - 1)
    return at


def _applicant(snapshot: FileSheet, wording: FileSheetWording) -> list[Pair]:
    return [
        (wording.name, person(snapshot.given_name, snapshot.family_name)),
        (wording.latin_name, code(snapshot.latin_name)),
        (wording.birth, own(snapshot.birth)),
        (wording.registration_number, code(snapshot.registration_number)),
        (wording.phone, code(snapshot.phone)),
        (wording.email, code(snapshot.email)),
    ]


def _diploma(snapshot: FileSheet, wording: FileSheetWording) -> list[Pair]:
    dated = short_date(snapshot.diploma_dated) if snapshot.diploma_dated else ""
    return [
        (wording.diploma, own(snapshot.diploma)),
        (wording.study_field, own(snapshot.study_field)),
        (wording.branch, own(snapshot.branch)),
        (wording.speciality, own(snapshot.speciality)),
        (wording.diploma_number, code(snapshot.diploma_number)),
        (wording.diploma_dated, dated),
    ]


def _request(snapshot: FileSheet, wording: FileSheetWording) -> list[Pair]:
    deposited = promised = ""
    if snapshot.deposited_on:
        deposited = wording.deposited_value.format(
            date=short_date(snapshot.deposited_on),
            time=code(snapshot.deposited_at),
            clerk=own(snapshot.deposited_by),
        )
    if snapshot.promised_on:
        promised = f"{weekday_name(snapshot.promised_on)} {short_date(snapshot.promised_on)}"
    return [
        (wording.purpose, own(snapshot.purpose)),
        (wording.asked, own(snapshot.asked)),
        (wording.deposited, deposited),
        (wording.depositor, own(snapshot.depositor)),
        (wording.promised, promised),
        (wording.verification, own(snapshot.verification)),
        (wording.progres, mixed(snapshot.progres)),
    ]


def _papers_and_stamp(flow: Flow, snapshot: FileSheet, wording: FileSheetWording) -> None:
    """Who made the sheet stands over the stamp, the stamp beside the papers."""
    sheet = flow.sheet
    flow.need(_PAPERS_BEGIN + _TO_STAMP + STAMP)
    page, top = len(sheet.pages), flow.at + _PAPERS_BEGIN
    left = MARGIN + WIDTH - STAMP
    clerk = wording.clerk.format(clerk=own(snapshot.clerk))
    sheet.write(clerk, top, Strip(left, STAMP), Style(10.5, "bold", "centre"), most_lines=2)
    sheet.stamp_place(left, top + _TO_STAMP - 2.6)
    _papers(flow, snapshot, wording)
    if len(sheet.pages) == page:
        flow.at = max(flow.at, top + _TO_STAMP + STAMP)


def _papers(flow: Flow, snapshot: FileSheet, wording: FileSheetWording) -> None:
    if not snapshot.papers:
        flow.title(wording.papers_title, before=_PAPERS_BEGIN)
        flow.text(wording.no_papers, 6, Style(10.5, grey=0.2))
        return
    columns = (
        Column(wording.paper, 57, most_lines=4),
        Column(wording.form, 12, "centre"),
        Column(wording.sheets, 13, "centre"),
        Column(wording.verdict, 20, most_lines=4),
        Column(wording.place, _BESIDE_STAMP - 102, most_lines=4),
    )
    rows = [
        Row(
            (
                own(paper.title),
                flow.sheet.form_word(paper.form),
                code(str(paper.sheets)),
                own(paper.verdict),
                mixed(paper.place),
            )
        )
        for paper in snapshot.papers
    ]
    table = Table(flow.sheet, columns, MARGIN, _MEASURE)
    flow.table(table, rows, _PAPERS_BEGIN, title=wording.papers_title)


def _history(flow: Flow, snapshot: FileSheet, wording: FileSheetWording) -> None:
    if not snapshot.history:
        flow.title(wording.history_title, before=8)
        flow.text(wording.no_history, 6, Style(10.5, grey=0.2))
        return
    columns = (
        Column(wording.when, 31, "centre"),
        Column(wording.act, 44, most_lines=4),
        Column(wording.by, 27, most_lines=3),
        Column(wording.note, WIDTH - 102, most_lines=8),
    )
    rows = [
        Row((_when(event), own(event.act), own(event.by), mixed(event.note)))
        for event in snapshot.history
    ]
    table = Table(flow.sheet, columns, MARGIN, _MEASURE)
    flow.table(table, rows, 8, title=wording.history_title)


def _when(event: FileEvent) -> str:
    return " ".join(filter(None, (short_date(event.on), code(event.at))))
