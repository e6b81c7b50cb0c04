"""Every line of the school's notice is on the paper that is said to carry it.

The text is read back from the PDF that a real register prints.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from certdesk.desk import open_desk
from certdesk.documents.marks import TextMark
from certdesk.documents.order import without_steering
from certdesk.documents.render import SHEETS, render
from certdesk.documents.stored import Stored
from tests.builders import CLERK, handed_over
from tests.paper.invented import SETUP, wording
from tests.paper.invented_office import CARD, NOTICE
from tests.paper.notice import DATA, Line, carried, parts, published, says, words_of
from tests.paper.reading import lines, plain

LINES = carried()
PUBLISHED = "a8cb5189bc8ca99422c68efe71497cbe27db8d653165e3943e890fb669b62eab"
SNAPSHOTS: dict[str, Stored] = {"information_sheet": NOTICE, "progres_card": CARD}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What a viewer reads of each sheet, as a real register prints it."""
    folder = tmp_path_factory.mktemp("notice") / "data"
    desk = open_desk(folder, clock=lambda: datetime(2026, 11, 23, 9, tzinfo=UTC))
    request_id = handed_over(desk)
    sheets = {
        "information_sheet": desk.office_sheets.information_sheet(),
        "request_letter": desk.printing.blank_letter(),
        "progres_card": desk.office_sheets.progres_card(request_id, by=CLERK),
    }
    desk.close()
    return {kind: " ".join(lines(sheet.pdf)) for kind, sheet in sheets.items()}


def test_no_line_of_the_notice_is_left_out() -> None:
    assert [one.line for one in LINES] == published()
    assert len(LINES) == 57
    assert hashlib.sha256((DATA / "notice.txt").read_bytes()).hexdigest() == PUBLISHED
    assert all(parts(one.line) for one in LINES)


@pytest.mark.parametrize("one", LINES, ids=range(len(LINES)))
def test_every_line_is_carried(printed: Mapping[str, str], one: Line) -> None:
    for part in [one.own] if one.own else parts(one.line):
        assert says(printed[one.sheet], part), part


@pytest.mark.parametrize("words", [one.card for one in LINES if one.card])
def test_the_card_says_it_in_its_own_words(printed: Mapping[str, str], words: str) -> None:
    assert says(printed["progres_card"], words)


@pytest.mark.parametrize("one", [one for one in LINES if one.line.startswith("الخطوة")])
def test_the_card_has_every_step(one: Line) -> None:
    assert one.card.rstrip(":") == one.line.rstrip(":")


@pytest.mark.parametrize("key", ["deposit", "warning", "follow_up", "review", "result"])
def test_a_line_taken_out_of_the_wording_is_missed(key: str) -> None:
    whole = wording("information_sheet")
    cut = replace(whole, **{key: "—"})  # type: ignore[type-var]  # its own wording class
    assert _missing_from(whole) == []
    assert _missing_from(cut)


def _missing_from(words: object) -> list[str]:
    sheet = SHEETS["information_sheet"].lay(NOTICE, words, SETUP)
    marks = [mark for page in sheet.pages for mark in page.marks if isinstance(mark, TextMark)]
    text = " ".join(without_steering(mark.text) for mark in marks)
    asked = [one.line for one in LINES if one.sheet == "information_sheet"]
    return [part for line in asked for part in parts(line) if not says(text, part)]


def test_in_the_order_of_the_notice(printed: Mapping[str, str]) -> None:
    said = words_of(printed["information_sheet"])
    text = " ".join(said)
    steps = [text.index(" ".join(words_of(one.card))) for one in LINES if "الخطوة" in one.card]
    assert len(steps) == 5
    assert steps == sorted(steps)
    firsts = [text.index(word) for word in ("إجراءات", "البكالوريا", "تنبيه", "الآتي")]
    assert [*firsts, steps[0]] == sorted([*firsts, steps[0]])


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
