"""Every line of the school's notice is on the sheet that is said to carry it."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from certdesk.documents.marks import TextMark
from certdesk.documents.order import without_steering
from certdesk.documents.render import SHEETS, render
from certdesk.documents.snapshots import RequestLetter
from certdesk.documents.stored import Stored
from tests.paper.invented import SETUP, wording
from tests.paper.invented_office import CARD, NOTICE
from tests.paper.reading import lines, plain

# sheet, line as published, and the same on the card in its own words (or nothing)
ROWS = [
    tuple(row.split("\t"))
    for row in (Path(__file__).parent / "data" / "notice_lines.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
]
SNAPSHOTS: dict[str, Stored] = {
    "information_sheet": NOTICE,
    "request_letter": RequestLetter(),
    "progres_card": CARD,
}
MISPRINTS = {
    "الإسم": "الاسم",
    "الميينة أعلاه": "المبينة أدناه",
    "و المستندات": "والمستندات",
}


def printed(kind: str) -> str:
    sheet = SHEETS[kind].lay(SNAPSHOTS[kind], wording(kind), SETUP)
    marks = [mark for page in sheet.pages for mark in page.marks if isinstance(mark, TextMark)]
    return " ".join(" ".join(without_steering(mark.text) for mark in marks).split())


def parts(line: str) -> list[str]:
    """What is to be found of a line: no marks of lists, no dots, misprints mended."""
    for wrong, right in MISPRINTS.items():
        line = line.replace(wrong, right)
    line = re.sub(r"^(?:\(1\)|[-▪])\s*", "", line).strip("<>")
    return [part.strip() for part in re.split(r"\.{3,}", line) if part.strip()]


@pytest.mark.parametrize("kind, line", [(row[0], row[1]) for row in ROWS])
def test_every_line_is_carried(kind: str, line: str) -> None:
    text = printed(kind)
    found = parts(line)
    assert found
    for part in found:
        assert part in text


@pytest.mark.parametrize("words", [row[2] for row in ROWS if row[2]])
def test_the_card_says_it_in_its_own_words(words: str) -> None:
    assert words in printed("progres_card")


@pytest.mark.parametrize("row", [row for row in ROWS if row[1].startswith("الخطوة")])
def test_the_card_has_every_step(row: tuple[str, ...]) -> None:
    assert row[2].rstrip(":") == row[1].rstrip(":")


def test_in_the_order_of_the_notice() -> None:
    text = printed("information_sheet")
    places = [text.index(parts(row[1])[0]) for row in ROWS if row[0] == "information_sheet"]
    # two titles come again inside sentences; from one line to the next the text goes on
    assert all(text.find(parts(row[1])[0]) >= 0 for row in ROWS if row[0] == "information_sheet")
    steps = [place for place, row in zip(places, ROWS, strict=False) if row[1][:6] == "الخطوة"]
    assert steps == sorted(steps)
    assert places[0] < places[1] < places[9] < places[12] < steps[0]


@pytest.mark.parametrize("kind", ["information_sheet", "progres_card"])
def test_one_page_and_the_text_comes_back(kind: str) -> None:
    pdf = render(kind, [SNAPSHOTS[kind]], wording(kind), SETUP)
    read = lines(pdf)
    assert sum("صفحة 1 من 1" in line for line in read) == 1
    assert any(plain("إيداع الوثائق المطلوبة.") in line for line in read)
    # readers order the parts of an address inside Arabic by rules of their own
    signs = set(re.split(r"\W+", " ".join(read)))
    assert {"https", "webauthentication", "inscription", "xhtml", "authentication"} <= signs


def test_names_and_addresses_are_the_offices() -> None:
    moved = replace(NOTICE, url="https://example.dz/start", help_email="help@example.dz")
    sheet = SHEETS["information_sheet"].lay(
        moved, wording("information_sheet"), replace(SETUP, school="مدرسة المثال")
    )
    text = " ".join(
        without_steering(mark.text)
        for page in sheet.pages
        for mark in page.marks
        if isinstance(mark, TextMark)
    )
    assert "الصادرة عن مدرسة المثال" in text
    assert "https://example.dz/start" in text
    assert "help@example.dz" in text
    assert "mesrs" not in text
