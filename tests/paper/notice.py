"""The school's notice, line by line, and where each line is to be found."""

import re
from pathlib import Path
from typing import NamedTuple

from tests.paper.reading import plain

DATA = Path(__file__).parent / "data"
MISPRINTS = {
    "الإسم": "الاسم",
    "الميينة أعلاه": "المبينة أدناه",
    "و المستندات": "والمستندات",
}
_GAP = 6
"""Words of another column that a reader may put between two words of a line."""


class Line(NamedTuple):
    """`sheet` carries the line as published, or in its `own` words; so does the `card`.

    What the card says, the page of the follow-up says too.
    """

    sheet: str
    line: str
    own: str
    card: str


def published() -> list[str]:
    """The lines of the notice as it was published."""
    return (DATA / "notice.txt").read_text(encoding="utf-8").splitlines()


def carried() -> list[Line]:
    """Each line with the places that carry it."""
    rows = (DATA / "notice_lines.tsv").read_text(encoding="utf-8").splitlines()
    return [Line(*row.split("\t")) for row in rows]


def parts(line: str) -> list[str]:
    """What is to be found of a line: no marks of lists, no dots, misprints mended."""
    for wrong, right in MISPRINTS.items():
        line = line.replace(wrong, right)
    line = re.sub(r"^(?:\(1\)|[-▪])\s*", "", line)
    return [part for part in re.split(r"\.{3,}", line) if words_of(part)]


def words_of(text: str) -> list[str]:
    """Its words and figures, without points and signs of direction."""
    return re.findall(r"\w+", plain(text))


def says(text: str, line: str) -> bool:
    """Whether a text has the words of a line in their order, close to one another.

    Of an address, whose parts readers put in an order of their own, all the words.
    """
    said, wanted = words_of(text), words_of(line)
    if line.isascii():
        return set(wanted) <= set(said)
    return any(
        word == wanted[0] and _goes_on(said, place, wanted[1:]) for place, word in enumerate(said)
    )


def _goes_on(said: list[str], place: int, wanted: list[str]) -> bool:
    for word in wanted:
        near = said[place + 1 : place + 2 + _GAP]
        if word not in near:
            return False
        place += 1 + near.index(word)
    return True
