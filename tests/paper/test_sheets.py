"""What each sheet of the office carries."""

from dataclasses import replace

import pytest

from certdesk.documents.marks import FreePlace, RuleMark, SlantedMark, TextMark
from certdesk.documents.measures import STAMP
from certdesk.documents.order import without_steering
from certdesk.documents.page import Sheet
from certdesk.documents.render import SHEETS
from certdesk.documents.snapshots import Letterhead
from certdesk.documents.stored import Stored
from tests.paper.invented import (
    BY_PROXY,
    LETTER,
    PICKUP,
    PLAIN,
    RECEIPT,
    SETUP,
    SLIP,
    TRANSMITTAL,
    wording,
)

OFFICE = [kind for kind in PLAIN if kind != "request_letter"]


def lay(kind: str, snapshot: Stored, **changes: object) -> Sheet:
    return SHEETS[kind].lay(snapshot, wording(kind), replace(SETUP, **changes))  # type: ignore[arg-type]


def printed(sheet: Sheet, page: int | None = None) -> str:
    pages = sheet.pages if page is None else [sheet.pages[page]]
    marks = [mark for one in pages for mark in one.marks if isinstance(mark, TextMark)]
    return "\n".join(without_steering(mark.text) for mark in marks)


@pytest.mark.parametrize("kind", OFFICE)
def test_an_office_sheet_says_who_issues_it_under_which_wording(kind: str) -> None:
    text = printed(lay(kind, PLAIN[kind]))
    for line in (SETUP.country, SETUP.ministry, SETUP.school, SETUP.directorate, SETUP.service):
        assert line in text
    assert "9f3a1c07be" in text
    assert "صفحة 1 من " in text


@pytest.mark.parametrize("kind", OFFICE)
def test_without_a_hash_no_edition_is_named(kind: str) -> None:
    assert "الصيغة" not in printed(lay(kind, PLAIN[kind], wording_hash=""))


@pytest.mark.parametrize("kind", OFFICE)
def test_a_stamp_has_its_place(kind: str) -> None:
    places = [
        mark
        for page in lay(kind, PLAIN[kind]).pages
        for mark in page.marks
        if isinstance(mark, FreePlace)
    ]
    assert len(places) == 1
    assert places[0].width == places[0].height == STAMP >= 35


@pytest.mark.parametrize("kind", OFFICE)
def test_the_letterhead_of_the_day_of_issue_is_kept(kind: str) -> None:
    old = Letterhead("بلد المثال", "وزارة المثال", "مدرسة المثال", "مديرية", "مصلحة", "المثال")
    text = printed(lay(kind, replace(PLAIN[kind], letterhead=old)))  # type: ignore[type-var]
    assert "مدرسة المثال" in text
    assert SETUP.school not in text


@pytest.mark.parametrize("kind", PLAIN)
def test_a_trial_says_so_on_every_page(kind: str) -> None:
    for trial in (True, False):
        pages = lay(kind, PLAIN[kind], trial=trial).pages
        marked = [any(isinstance(mark, SlantedMark) for mark in page.marks) for page in pages]
        assert marked == [trial] * len(pages)


@pytest.mark.parametrize("kind", OFFICE)
def test_a_copy_says_which_on_every_page(kind: str) -> None:
    again = lay(kind, PLAIN[kind], copy_count=2)
    assert all("نسخة رقم 2" in printed(again, page) for page in range(len(again.pages)))
    assert "نسخة رقم" not in printed(lay(kind, PLAIN[kind]))


def test_the_applicants_letter_is_never_a_copy() -> None:
    assert "نسخة رقم" not in printed(lay("request_letter", LETTER, copy_count=2))


def test_both_halves_of_a_receipt_say_the_same() -> None:
    text = printed(lay("deposit_receipt", RECEIPT))
    for word in (
        "وصل إيداع رقم 0457/2026", "نُزهة المثال ڨاسمي الاختبار", "14/03/1997", "201834000123",
        "الاثنين 23/11/2026 على الساعة 10:52", "الخميس 26/11/2026", "الرمز: 4821 9037",
        "عون الشباك: عون المثال", *(paper.title for paper in RECEIPT.papers),
    ):  # fmt: skip
        assert text.count(word) in {2, 4}, word
    assert "بطاقة الهوية" in text
    assert "18-07" in text
    assert "يُقص من هنا" in text
    assert text.splitlines().count("8") == 2, "the total of sheets"


def test_a_receipt_of_many_papers_takes_a_page_for_each_half() -> None:
    sheet = lay("deposit_receipt", replace(RECEIPT, papers=RECEIPT.papers * 4))
    assert len(sheet.pages) == 2
    assert "يُقص من هنا" not in printed(sheet)
    assert "صفحة 1 من 2" in printed(sheet, 0)
    assert "صفحة 2 من 2" in printed(sheet, 1)


def test_the_cut_lies_in_the_middle() -> None:
    marks = lay("deposit_receipt", RECEIPT).pages[0].marks
    [cut] = [mark for mark in marks if isinstance(mark, RuleMark) and mark.dash]
    assert cut.top == 297 / 2
    assert cut.length == 210


def test_a_slip_names_each_paper_reason_and_note() -> None:
    text = printed(lay("deficiency_slip", SLIP))
    for one in SLIP.lacking:
        assert one.title in text
        assert f"السبب: {one.reason}" in text
        assert f"ملاحظة: {one.note}" in text
    assert "4821 9037" in text
    assert "23 ديسمبر 2026" in text
    assert "إلى غاية" not in printed(lay("deficiency_slip", replace(SLIP, kept_until=None)))


def test_a_transmittal_repeats_its_header_and_counts() -> None:
    sheet = lay("transmittal", TRANSMITTAL)
    assert len(sheet.pages) == 2
    for page, number in ((0, "صفحة 1 من 2"), (1, "صفحة 2 من 2")):
        assert "رقم الطلب" in printed(sheet, page)
        assert number in printed(sheet, page)
    text = printed(sheet)
    assert all(text.count(one.number) == 1 for one in TRANSMITTAL.files)
    assert "عدد الملفات: 35، عدد الوثائق: 105، عدد الأوراق: 210." in text
    assert "المرسِل" in text
    assert "المستلم" in text


def test_a_pickup_sheet_carries_the_equation_and_the_document() -> None:
    text = printed(lay("pickup_sheet", PICKUP))
    for words in (
        "0457/2026-T1", "0457/2026", "الخميس 26 نوفمبر 2026", "خلال سنة 1975",
        "بطاقة التعريف الوطنية رقم 109876543 صادرة بتاريخ 02/05/2019 عن دائرة مستغانم",
        "01/05/2029", "= سُلّم", "البيانات مطابقة للملف.", "إمضاء المستلم(ة)", "إمضاء عون الشباك",
    ):  # fmt: skip
        assert words in text.replace("\n", " ")
    assert "لم يُسلَّم" not in text
    assert "رُفع المنع" not in text


def test_both_sign_on_the_page_that_says_what_was_given() -> None:
    """By proxy a sheet is longer: its head gives way before the signatures do."""
    papers = PICKUP.lines * 2 + PICKUP.lines[:1]
    ordinary = lay("pickup_sheet", replace(PICKUP, lines=papers))
    by_proxy = lay("pickup_sheet", replace(BY_PROXY, lines=papers))
    assert (len(ordinary.pages), len(by_proxy.pages)) == (1, 1)
    assert "الرقم: 0457/2026-T1" in printed(by_proxy)
    school = [
        next(mark.size for mark in sheet.pages[0].marks
             if isinstance(mark, TextMark) and SETUP.school in mark.text)
        for sheet in (ordinary, by_proxy)
    ]  # fmt: skip
    assert school[0] > school[1]


def test_a_pickup_by_proxy_names_both_documents_the_deed_and_who_unlocked() -> None:
    text = printed(lay("pickup_sheet", BY_PROXY)).replace("\n", " ")
    for words in (
        "وكيل(ة) صاحب(ة) الشهادة", "وثيقة الوكيل(ة)", "وثيقة صاحب(ة) الشهادة", "176543210",
        "وكالة خاصة رقم 88/2026 مؤرخ في 01/11/2026 صادر عن مكتب موثق المثال",
        BY_PROXY.comparison, "بترخيص من رئيسة المثال", BY_PROXY.unlock_reason, "لم يُسلَّم",
    ):  # fmt: skip
        assert words in text
