"""No text over another, over its strip or over the edge, whatever was typed; ink where it says."""

from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

from certdesk.documents.marks import (
    PAGE_HEIGHT,
    PAGE_WIDTH,
    FreePlace,
    GroundMark,
    Page,
    RuleMark,
    TextMark,
)
from certdesk.documents.page import Sheet, bind
from certdesk.documents.render import SHEETS
from tests.paper.invented import HARD, SETUP, wording
from tests.paper.invented_office import OFFICE_HARD, OFFICE_PLAIN

EVERY = [*HARD, *OFFICE_HARD]

PIXELS = 4
"""Per millimetre."""
POINT = 25.4 / 72
Box = tuple[float, float, float, float]


def laid(case: int) -> Sheet:
    kind, snapshot = EVERY[case]
    return SHEETS[kind].lay(snapshot, wording(kind), SETUP)


def body(mark: TextMark, page: Page) -> Box:
    """Left, top, right, bottom of the letters' bodies: what must stay clear of other texts."""
    left = page.size.width - mark.right - mark.width
    size = mark.size * POINT
    return left, mark.baseline - 0.55 * size, left + mark.width, mark.baseline + 0.1 * size


def overlap(one: Box, other: Box) -> bool:
    apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    return not apart


def texts(page: Page) -> list[TextMark]:
    return [mark for mark in page.marks if isinstance(mark, TextMark) and mark.text]


CASES = pytest.mark.parametrize(
    "case", range(len(EVERY)), ids=lambda case: f"{case}-{EVERY[case][0]}"
)


@CASES
def test_no_text_lies_on_another(case: int) -> None:
    for page in laid(case).pages:
        marks = texts(page)
        found = [
            (one.text, other.text)
            for place, one in enumerate(marks)
            for other in marks[place + 1 :]
            if overlap(body(one, page), body(other, page))
        ]
        assert found == []


@CASES
def test_every_text_is_on_the_page_and_readable(case: int) -> None:
    for page in laid(case).pages:
        for mark in texts(page):
            left, top, right, bottom = body(mark, page)
            assert left >= 5.9, mark.text
            assert right <= page.size.width - 5.9, mark.text
            assert top >= 6, mark.text
            assert bottom <= page.size.height - 4, mark.text
            assert mark.size >= 4, mark.text


@CASES
def test_the_place_of_the_stamp_and_of_the_code_stay_clear(case: int) -> None:
    for page in laid(case).pages:
        places: list[Box] = []
        for mark in page.marks:
            if isinstance(mark, FreePlace):
                left = page.size.width - mark.right - mark.width
                places.append((left, mark.top, left + mark.width, mark.top + mark.height))
        cells = [mark for mark in page.marks if isinstance(mark, GroundMark) and mark.grey == 0]
        lefts = [page.size.width - mark.right - mark.width for mark in cells]
        codes = [
            (left - 3, mark.top - 2.5, left + mark.width + 3, mark.top + mark.height + 2.5)
            for left, mark in zip(lefts, cells, strict=True)
        ]
        for mark in texts(page):
            assert not any(overlap(body(mark, page), place) for place in [*places, *codes]), (
                mark.text
            )


def picture(pdf: bytes, page: int) -> Image.Image:
    scale = PIXELS * 25.4 / 72
    image: Image.Image = (
        pypdfium2.PdfDocument(pdf)[page].render(scale=scale, grayscale=True).to_pil()
    )
    return image


def darkest(image: Image.Image, box: Box) -> int:
    left, top, right, bottom = (round(side * PIXELS) for side in box)
    return min(image.crop((left, top, max(right, left + 1), bottom)).tobytes())


@pytest.mark.parametrize(
    "case", [0, 1, 3, 4, 6, 12, *range(len(HARD), len(HARD) + len(OFFICE_PLAIN))]
)
def test_the_ink_is_where_the_marks_say(case: int) -> None:
    sheet = laid(case)
    pdf = bind([sheet])
    for number, page in enumerate(sheet.pages):
        image = picture(pdf, number)
        for mark in texts(page):
            assert darkest(image, body(mark, page)) < 160, mark.text
        for place in (mark for mark in page.marks if isinstance(mark, FreePlace)):
            left = page.size.width - place.right - place.width
            box = (left, place.top + 0.5, left + place.width, place.top + place.height)
            assert darkest(image, box) > 250


@pytest.mark.parametrize("case", [0, 6])
def test_nothing_is_printed_where_printers_cannot(case: int) -> None:
    image = picture(bind([laid(case)]), 0)
    for box in (
        (0, 0, PAGE_WIDTH, 5), (0, PAGE_HEIGHT - 5, PAGE_WIDTH, PAGE_HEIGHT),
        (0, 0, 5, PAGE_HEIGHT), (PAGE_WIDTH - 5, 0, PAGE_WIDTH, PAGE_HEIGHT),
    ):  # fmt: skip
        assert darkest(image, box) > 250


def test_a_long_label_leaves_room_for_the_answer() -> None:
    long = replace(wording("request_letter"), branch="الفرع الذي تخرج منه المعني(ة) بالأمر " * 3)  # type: ignore[type-var]
    sheet = SHEETS["request_letter"].lay(HARD[0][1], long, SETUP)
    marks = texts(sheet.pages[0])
    found = [
        (one.text, other.text)
        for place, one in enumerate(marks)
        for other in marks[place + 1 :]
        if overlap(body(one, sheet.pages[0]), body(other, sheet.pages[0]))
    ]
    assert found == []


@CASES
def test_nothing_of_the_sheet_stands_in_its_foot(case: int) -> None:
    kind, _ = EVERY[case]
    if kind in {"request_letter", "deposit_receipt", "blank_forms"}:
        return
    sheet = laid(case)
    for page in sheet.pages:
        for mark in page.marks:
            if isinstance(mark, FreePlace | RuleMark):
                height = mark.height if isinstance(mark, FreePlace) else mark.length * mark.upright
                assert mark.top + height <= page.size.height - 12 - 4.4
