"""QR codes: level M, ASCII, drawn as a few rectangles instead of hundreds of cells."""

import segno

from certdesk.documents.marks import GroundMark
from certdesk.documents.page import Sheet
from certdesk.documents.text import code
from certdesk.domain.errors import BugError

QUIET_CELLS = 4  # ISO/IEC 18004, 6.3.8
LEAST_SIDE_MM = 20.0


class CodeNotAscii(BugError):
    """A code that keyboards and scanners would not agree on."""

    code = "code_not_ascii"


def qr(sheet: Sheet, payload: str, right: float, top: float, side: float = 24.0) -> None:
    """Draw a code; `side` (mm, at least 20) counts the cells alone, the quiet zone lies around.

    Raises:
        CodeNotAscii: `payload` holds anything else than ASCII.
    """
    if not payload.isascii() or side < LEAST_SIDE_MM:
        raise CodeNotAscii
    rows = cells(payload)
    cell = side / len(rows)
    for column, row, width, height in _merged(rows):
        sheet.add(
            GroundMark(
                right=right + side - (column + width) * cell,
                top=top + row * cell,
                width=width * cell,
                height=height * cell,
            )
        )


def cells(payload: str) -> list[bytes]:
    """A code row by row from the top, a byte a cell, 1 for dark; no quiet zone."""
    return [bytes(row) for row in segno.make_qr(payload, error="m", boost_error=False).matrix]


def spaced(check_code: str) -> str:
    """The eight digits as they are read aloud: `4821 9037`."""
    return code(f"{check_code[:4]} {check_code[4:]}".strip())


def quiet_zone(payload: str, side: float) -> float:
    """How much must stay white around a code of that side, in mm."""
    cells = segno.make_qr(payload, error="m", boost_error=False).symbol_size(border=0)[0]
    return QUIET_CELLS * side / cells


def _merged(rows: list[bytes]) -> list[tuple[int, int, int, int]]:
    """Dark cells as rectangles (column, row, width, height): runs, joined downward when equal."""
    done: list[tuple[int, int, int, int]] = []
    growing: dict[tuple[int, int], tuple[int, int]] = {}
    for number, row in enumerate([*rows, bytes(len(rows))]):
        runs = set(_runs(row))
        for run in [run for run in growing if run not in runs]:
            start, height = growing.pop(run)
            done.append((run[0], start, run[1], height))
        for run in runs:
            start, height = growing.get(run, (number, 0))
            growing[run] = (start, height + 1)
    return sorted(done)


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Dark runs of a row: first column and width."""
    runs: list[tuple[int, int]] = []
    begin: int | None = None
    for column, dark in enumerate([*row, 0]):
        if dark and begin is None:
            begin = column
        elif not dark and begin is not None:
            runs.append((begin, column - begin))
            begin = None
    return runs
