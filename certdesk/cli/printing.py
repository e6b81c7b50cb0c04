"""`certdesk print`: a sheet as PDF. Writing the file marks nothing as issued."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from certdesk.cli import office_sheets
from certdesk.cli.errors import NumberNeeded, ReasonOfCopyNeeded
from certdesk.cli.office_sheets import Wanted, read_wanted
from certdesk.cli.out_file import check_out, write_out
from certdesk.cli.parser import Commands, heard
from certdesk.cli.session import Session, opened
from certdesk.cli.streams import answer, say
from certdesk.domain.copies import CopyReasonNeeded
from certdesk.domain.numbering import InvalidReference, NumberKind, parse_reference
from certdesk.domain.numbering import parse_sheet_number as parse_sheet
from certdesk.domain.request import NoSuchRequest, RequestId
from certdesk.domain.rights import Right, require
from certdesk.i18n import tr

if TYPE_CHECKING:
    from certdesk.services.sheets.printing import PrintedSheet


def add_to(commands: Commands) -> None:
    """Add `print` to the command line."""
    parser = commands.add("print", tr("Writes one of the office's sheets as a PDF file."), run)
    parser.add_argument("kind", metavar="KIND", choices=tuple(_SHEETS), help="، ".join(_SHEETS))
    parser.add_argument(
        "number",
        metavar="NUMBER",
        type=heard,
        nargs="?",
        help=tr("The number of the file or of the sheet"),
    )
    parser.add_argument("--out", metavar="FILE.pdf", required=True, help=tr("The file to write"))
    parser.add_argument("--date", help=tr("The day of a closing sheet"))
    parser.add_argument("--count", help=tr("How many blank forms"))
    parser.add_argument(
        "--reason", type=heard, help=tr("Why an issued sheet is printed again, as a copy")
    )
    parser.add_argument("--json", action="store_true", help=tr("One object of JSON"))


def run(options: Namespace) -> int:
    """Write the sheet.

    Raises:
        NumberNeeded, DayUnreadable, CountUnreadable, OutputFolderMissing, OutputUnwritable;
        ReasonOfCopyNeeded; RuleBroken when the file has no such sheet.
    """
    kind: str = options.kind
    write = _SHEETS[kind]
    file = check_out(options.out)
    wanted = read_wanted(options)
    if kind in _OF_ONE_FILE and not wanted.number:
        raise NumberNeeded
    with opened(options) as session:
        require(session.by, Right.TAKE_REQUESTS)
        try:
            printed = write(session, wanted)
        except CopyReasonNeeded:
            raise ReasonOfCopyNeeded from None
        write_out(file, printed.pdf)
        if printed.reason and printed.sheet_id is not None:
            # nobody will say that it came out: a copy is counted once it lies there
            session.desk.printing.came_out(printed.sheet_id, by=session.by, reason=printed.reason)
    if options.json:
        answer({"file": str(file), "kind": kind, "name": printed.name, "size": len(printed.pdf)})
    else:
        say(tr("The sheet was written to {file}.", file=file))
    return 0


def _blank_letter(session: Session, wanted: Wanted) -> "PrintedSheet":
    del wanted
    return session.desk.printing.blank_letter()


def _letter(session: Session, wanted: Wanted) -> "PrintedSheet":
    request_id = session.desk.lists.resolve(wanted.number)
    return session.desk.printing.letter(request_id, by=session.by)


def _slip(session: Session, wanted: Wanted) -> "PrintedSheet":
    request_id = session.desk.lists.resolve(wanted.number)
    return session.desk.printing.deficiency_slip(request_id, by=session.by)


def _receipt(session: Session, wanted: Wanted) -> "PrintedSheet":
    request_id = session.desk.lists.resolve(wanted.number)
    sheet = session.desk.printing.find_sheet("deposit-receipt", request_id)
    return session.desk.printing.sheet(sheet.id, reason=wanted.reason)


def _pickup_sheet(session: Session, wanted: Wanted) -> "PrintedSheet":
    return _signed_by_both(session, wanted, "pickup")


def _return_sheet(session: Session, wanted: Wanted) -> "PrintedSheet":
    return _signed_by_both(session, wanted, "return")


def _signed_by_both(session: Session, wanted: Wanted, kind: str) -> "PrintedSheet":
    """By the sheet's own number (`0457/2026-T1`), else the newest of the file."""
    number = wanted.number
    request_id = session.desk.lists.resolve(number)
    sheet_id = session.desk.printing.find_sheet(f"{kind}-sheet", request_id).id
    attempt = _attempt(number)
    if attempt is not None:
        handovers = session.desk.reading.show(request_id, by=session.by).handovers
        ending = f"-T{attempt}"
        named = [one for one in handovers if one.kind == kind and one.sheet_number.endswith(ending)]
        if not named or named[0].sheet_id is None:
            raise NoSuchRequest(what=number)
        sheet_id = named[0].sheet_id
    return session.desk.printing.sheet(sheet_id, reason=wanted.reason)


def _transmittal(session: Session, wanted: Wanted) -> "PrintedSheet":
    """By its own number (`ت/0012/2026`), else the one in which the file travels or travelled."""
    number = wanted.number
    try:
        reference = parse_reference(number)
    except InvalidReference:
        reference = None
    if reference is not None and reference.kind is NumberKind.TRANSMITTAL:
        sheet = session.desk.printing.find_transmittal(reference.year, reference.n)
        return session.desk.printing.sheet(sheet.id, reason=wanted.reason)
    sheet_id = _travelled_in(session, session.desk.lists.resolve(number))
    return session.desk.printing.sheet(sheet_id, reason=wanted.reason)


def _travelled_in(session: Session, request_id: RequestId) -> int:
    for sent in session.desk.lists.transmittals(still_out=False):
        if sent.sheet_id is not None and any(line.id == request_id for line, _ in sent.files):
            return sent.sheet_id
    # asked by its kind, it says that there is no such sheet yet
    return session.desk.printing.find_sheet("transmittal", request_id).id


def _attempt(number: str) -> int | None:
    try:
        return parse_sheet(number)[1]
    except InvalidReference:
        return None


_OF_ONE_FILE: Mapping[str, Callable[[Session, Wanted], "PrintedSheet"]] = {
    "request-letter": _letter,
    "deposit-receipt": _receipt,
    "deficiency-slip": _slip,
    "transmittal": _transmittal,
    "pickup-sheet": _pickup_sheet,
    "return-sheet": _return_sheet,
    "refusal-notice": office_sheets.refusal_notice,
    "progres-card": office_sheets.progres_card,
    "file-sheet": office_sheets.file_sheet,
}
_SHEETS: Mapping[str, Callable[[Session, Wanted], "PrintedSheet"]] = {
    **_OF_ONE_FILE,
    "cupboard-count": office_sheets.cupboard_count,
    "closing-sheet": office_sheets.closing_sheet,
    "information-sheet": office_sheets.information_sheet,
    "blank-request-letter": _blank_letter,
    "blank-forms": office_sheets.blank_forms,
}
