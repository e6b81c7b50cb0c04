"""What each further sheet carries, on paper of its size."""

from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from certdesk.documents.marks import FreePlace, RuleMark, SlantedMark, TextMark
from certdesk.documents.measures import STAMP
from certdesk.documents.order import without_steering
from certdesk.documents.page import Sheet
from certdesk.documents.render import SHEETS, render
from certdesk.documents.snapshots import Decision, Letterhead
from certdesk.documents.stored import Stored
from certdesk.domain.request import DECIDED_AGAINST
from tests.paper.invented import PICKUP, SETUP, wording
from tests.paper.invented_office import (
    BLANKS,
    CARD,
    CLOSING,
    COUNT,
    EMPTY_FILE,
    FILE,
    NOTICE,
    OFFICE_PLAIN,
    RECOVERY,
    REFUSAL,
    REGISTER,
    RETURNED,
    URL,
)

STAMPED = [kind for kind in OFFICE_PLAIN if kind not in {"progres_card", "recovery_sheet"}]
KINDS = pytest.mark.parametrize("kind", OFFICE_PLAIN)


def lay(kind: str, snapshot: Stored, **changes: object) -> Sheet:
    return SHEETS[kind].lay(snapshot, wording(kind), replace(SETUP, **changes))  # type: ignore[arg-type]


def printed(sheet: Sheet, page: int | None = None) -> str:
    pages = sheet.pages if page is None else [sheet.pages[page]]
    marks = [mark for one in pages for mark in one.marks if isinstance(mark, TextMark)]
    return "\n".join(without_steering(mark.text) for mark in marks)


def one_line(sheet: Sheet) -> str:
    return " ".join(printed(sheet).split())


@KINDS
def test_a_sheet_says_who_issues_it_under_which_wording(kind: str) -> None:
    sheet = lay(kind, OFFICE_PLAIN[kind])
    text = printed(sheet)
    for line in (SETUP.country, SETUP.ministry, SETUP.school, SETUP.directorate, SETUP.service):
        assert line in text
    assert "9f3a1c07be" in text
    assert "الصيغة" not in printed(lay(kind, OFFICE_PLAIN[kind], wording_hash=""))
    counted = [page for page in range(len(sheet.pages)) if "صفحة " in printed(sheet, page)]
    assert len(counted) == len(sheet.pages) / (2 if kind == "blank_forms" else 1)


@pytest.mark.parametrize("kind", STAMPED)
def test_a_stamp_has_its_place(kind: str) -> None:
    places = [
        mark
        for page in lay(kind, OFFICE_PLAIN[kind]).pages
        for mark in page.marks
        if isinstance(mark, FreePlace)
    ]
    assert len(places) == (len(BLANKS.numbers) if kind == "blank_forms" else 1)
    assert {(place.width, place.height) for place in places} == {(STAMP, STAMP)}


@KINDS
def test_the_letterhead_of_the_day_of_issue_is_kept(kind: str) -> None:
    old = Letterhead("بلد المثال", "وزارة المثال", "مدرسة المثال", "مديرية", "مصلحة", "المثال")
    snapshot = replace(OFFICE_PLAIN[kind], letterhead=old)  # type: ignore[type-var]
    sheet = lay(kind, snapshot)
    # the letter of a blank form is the applicant's, in the school's own words
    text = printed(sheet, len(sheet.pages) - 1 if kind == "blank_forms" else None)
    assert "مدرسة المثال" in text
    assert SETUP.school not in text


@KINDS
def test_a_trial_says_so_on_every_page(kind: str) -> None:
    for trial in (True, False):
        pages = lay(kind, OFFICE_PLAIN[kind], trial=trial).pages
        for page in pages:
            marks = [mark for mark in page.marks if isinstance(mark, SlantedMark)]
            assert [mark.right for mark in marks] == [page.size.width / 2] * trial
            assert all(mark.middle == page.size.height / 2 for mark in marks)


@KINDS
def test_a_copy_says_which_on_every_page(kind: str) -> None:
    again = lay(kind, OFFICE_PLAIN[kind], copy_count=2)
    assert all("نسخة رقم 2" in printed(again, page) for page in range(len(again.pages)))
    assert "نسخة رقم" not in printed(lay(kind, OFFICE_PLAIN[kind]))


@pytest.mark.parametrize(
    "kind, size", [("progres_card", (148, 210)), ("register_pages", (297, 210)),
                   ("recovery_sheet", (148, 210)),
                   ("file_sheet", (210, 297))],
)  # fmt: skip
def test_the_paper_has_its_size(kind: str, size: tuple[int, int]) -> None:
    for page in pypdfium2.PdfDocument(render(kind, [OFFICE_PLAIN[kind]], wording(kind), SETUP)):
        width, height = (round(side / 72 * 25.4, 1) for side in page.get_size())
        assert (width, height) == size


@pytest.mark.parametrize("kind, code", [("progres_card", URL), ("information_sheet", URL),
                                        ("blank_forms", BLANKS.scan_codes[0]),
                                        ("file_sheet", FILE.scan_code)])  # fmt: skip
def test_its_code_is_read(kind: str, code: str) -> None:
    pdf = render(kind, [OFFICE_PLAIN[kind]], wording(kind), SETUP)
    image: Image.Image = pypdfium2.PdfDocument(pdf)[0].render(scale=200 / 72).to_pil()
    assert [read.text for read in zxingcpp.read_barcodes(image)] == [code]


def test_a_return_sheet_says_why_and_balances() -> None:
    text = one_line(lay("return_sheet", RETURNED))
    for words in (
        "محضر استرجاع الوثائق", "0457/2026-R1", "رُفض الطلب بتاريخ 23/11/2026.",
        f"التعليل: {RETURNED.reason}", "= أُرجع", "إمضاء المسترجع(ة)", "109876543",
    ):  # fmt: skip
        assert words in text
    assert "سُلّم" not in text


@pytest.mark.parametrize(
    "decision, words",
    [(Decision.REFUSED, "رُفض"), (Decision.WITHDRAWN, "تراجع"), (Decision.VOID, "أُلغي")],
)
def test_every_decision_has_its_words(decision: Decision, words: str) -> None:
    text = one_line(lay("return_sheet", replace(RETURNED, decision=decision, reason="")))
    assert words in text
    assert "التعليل" not in text


def test_decisions_are_those_of_the_requests() -> None:
    assert {one.value for one in Decision} == {state.value for state in DECIDED_AGAINST}
    assert set(PICKUP.to_json()) < set(RETURNED.to_json())


def test_a_refusal_says_why_what_next_and_where_to_appeal() -> None:
    text = one_line(lay("refusal_notice", REFUSAL))
    for words in (
        REFUSAL.reason, f"توضيح: {REFUSAL.note}", "رقم 0457/2026", "18 نوفمبر 2026",
        "23 نوفمبر 2026", "ما العمل؟", "التظلم", REFUSAL.appeal_to, "رئيسة المثال",
        "استلمه المعني(ة)", *(paper.title for paper in REFUSAL.papers),
    ):  # fmt: skip
        assert words in text
    bare = one_line(
        lay("refusal_notice", replace(REFUSAL, note="", papers=(), registration_number=""))
    )
    for words in ("توضيح", "وثائقكم المحفوظة", "رقم التسجيل"):
        assert words not in bare


def test_a_card_names_its_applicant_and_the_address_that_counts() -> None:
    text = one_line(lay("progres_card", CARD))
    for words in (
        "السيد(ة): نُزهة المثال ڨاسمي الاختبار", "رقم الملف: 0457/2026", URL,
        "بريدك المصرح به لدينا: nouzha.mithal@example.dz",
        "اسم المستخدم هو عنوان البريد الإلكتروني",
        "بدقة، حرفا بحرف", "23 نوفمبر 2026",
    ):  # fmt: skip
        assert words in text
    bare = one_line(lay("progres_card", replace(CARD, number="", email="")))
    assert "رقم الملف" not in bare
    assert "المصرح به" not in bare


def test_the_notice_says_the_hours_if_they_are_known() -> None:
    assert "أوقات الاستقبال: 08:00-16:30" in one_line(lay("information_sheet", NOTICE))
    assert "أوقات" not in one_line(lay("information_sheet", replace(NOTICE, office_hours="")))


def test_a_file_sheet_shows_the_request_whole_on_one_page() -> None:
    sheet = lay("file_sheet", FILE)
    assert len(sheet.pages) == 1
    text = one_line(sheet)
    for words in (
        FILE.state, FILE.latin_name, FILE.birth, FILE.registration_number, FILE.phone, FILE.email,
        FILE.diploma, FILE.study_field, FILE.branch, FILE.speciality, "123/2022", "03/07/2022",
        FILE.purpose, FILE.asked, "18/11/2026 10:52 - عون المثال", "الاثنين 23/11/2026",
        FILE.verification, FILE.progres, "عند الإمضاء، ت/0012/2026", "أُرسل إلى الإمضاء",
        "19/11/2026 14:05",
    ):  # fmt: skip
        assert words in text


def test_a_file_that_is_ready_fits_on_one_page() -> None:
    """Seven papers and nine acts; who made the sheet and the stamp stand beside the papers."""
    papers = [replace(one, place="على الرف") for one in (*FILE.papers, *FILE.papers)[:7]]
    sheet = lay(
        "file_sheet",
        replace(FILE, papers=tuple(papers), history=(*FILE.history * 2, FILE.history[0])),
    )
    assert len(sheet.pages) == 1
    marks = sheet.pages[0].marks
    (stamp,) = [mark for mark in marks if isinstance(mark, FreePlace)]
    beside = [
        mark
        for mark in marks
        if isinstance(mark, TextMark) and stamp.top < mark.baseline < stamp.top + stamp.height
    ]
    assert beside
    assert all(mark.right + mark.width <= stamp.right for mark in beside)


def test_references_beside_an_act_of_a_file_keep_their_order() -> None:
    event = replace(FILE.history[0], note="محضر \u20660001/2026-T1\u2069")
    place = replace(FILE.papers[0], place="في الخزانة، \u2066A-12\u2069")
    marks = [
        mark.text
        for mark in lay("file_sheet", replace(FILE, history=(event,), papers=(place,)))
        .pages[0]
        .marks
        if isinstance(mark, TextMark)
    ]
    assert any("\u20660001/2026-T1\u2069" in text for text in marks)
    assert any("\u2066A-12\u2069" in text for text in marks)


def test_what_a_file_lacks_is_left_out() -> None:
    text = one_line(lay("file_sheet", EMPTY_FILE))
    for words in ("البريد", "الميدان", "استعمالها", "موعد التسليم", "أُودع في"):
        assert words not in text
    assert "لا توجد أي وثيقة في عهدة المصلحة." in text
    assert "لم يُسجل شيء بعد." in text


def test_a_cupboard_count_lists_every_paper_with_room_to_tick() -> None:
    sheet = lay("cupboard_count", COUNT)
    assert len(sheet.pages) > 1
    for page in range(len(sheet.pages)):
        assert "موجودة" in printed(sheet, page)
    text = one_line(sheet)
    assert all(text.count(f" {line.number} ") == 2 for line in COUNT.lines)
    assert "عدد الوثائق: 40، عدد الأوراق: 100." in text
    assert "عدد الوثائق الناقصة:" in text
    empty = one_line(lay("cupboard_count", replace(COUNT, lines=())))
    assert "لا يجب أن تكون في الخزانة أي وثيقة." in empty


def test_a_cupboard_of_some_papers_is_counted_on_one_page() -> None:
    """Eighteen papers, the result and both signatures, under a small head."""
    sheet = lay("cupboard_count", replace(COUNT, lines=COUNT.lines[:18]))
    assert len(sheet.pages) == 1
    places = [
        (round(mark.right), round(mark.baseline))
        for mark in sheet.pages[0].marks
        if isinstance(mark, TextMark) and "عدد الوثائق ال" in without_steering(mark.text)
    ]
    assert len({right for right, _ in places}) == 2, "two counts side by side"
    assert len({baseline for _, baseline in places}) == 1


def test_a_closing_sheet_carries_counts_numbers_and_the_chain() -> None:
    sheet = lay("closing_sheet", CLOSING)
    assert len(sheet.pages) == 1
    text = one_line(sheet)
    for words in (
        "الاثنين 23 نوفمبر 2026", "16:25", "طلبات مودعة 17", "0441/2026 0457/2026 17",
        "الاسترجاع - - 0", "ت/0012/2026 12 31 58", "وصل إيداع 0456/2026",
        "عدد القيود منذ البداية: 18204", "9f3a1c07 be55aa10 d4c2e887 1b6f0932",
        "عون المثال", "رئيسة المثال",
    ):  # fmt: skip
        assert words in text
    quiet = one_line(lay("closing_sheet", replace(CLOSING, transmittals=(), not_issued=())))
    assert quiet.count("لا شيء.") == 2


def test_a_day_of_many_acts_leaves_none_alone_on_the_next_page() -> None:
    """They stand in two columns, and the numbers below them from the right edge on."""
    many = replace(CLOSING, acts=CLOSING.acts * 3 + CLOSING.acts[:4])
    sheet = lay("closing_sheet", many)
    texts = [mark for mark in sheet.pages[0].marks if isinstance(mark, TextMark)]
    titles = [mark for mark in texts if without_steering(mark.text) == "طلبات مودعة"]
    assert len(titles) == 4
    assert len({round(mark.right) for mark in titles}) == 2
    series = next(mark for mark in texts if without_steering(mark.text) == "السلسلة")
    assert series.right < sheet.full.right + 5
    assert "عمليات تسليم" not in printed(sheet, 1)


def test_a_month_that_waits_for_paper_is_named_in_words() -> None:
    waiting = replace(CLOSING.not_issued[0], number="الإيداع، أكتوبر 2026")
    sheet = lay("closing_sheet", replace(CLOSING, not_issued=(waiting,)))
    texts = [mark.text for mark in sheet.pages[0].marks if isinstance(mark, TextMark)]
    assert "\u2067الإيداع، أكتوبر 2026\u2069" in texts


def test_each_blank_form_has_its_number_on_both_pages() -> None:
    sheet = lay("blank_forms", BLANKS)
    assert len(sheet.pages) == 2 * len(BLANKS.numbers)
    for place, number in enumerate(BLANKS.numbers):
        letter, counter = (printed(sheet, 2 * place + page) for page in (0, 1))
        assert number in letter
        assert "الموضوع: طلب توثيق الشهادة" in letter
        assert SETUP.country not in letter
        assert f"الطلب رقم {number}." in counter
        assert all(paper.title in counter for paper in BLANKS.papers)
        assert f"استمارة مرقّمة {number}" in counter
        assert "صفحة 2 من 2" in counter
    assert printed(sheet).count("الأوراق") == 2


def test_the_offices_own_letter_stands_on_the_blank_forms() -> None:
    words = replace(SETUP.letter, subject="الموضوع: صيغة المصلحة")
    assert "الموضوع: صيغة المصلحة" in printed(lay("blank_forms", BLANKS, letter=words), 0)


def test_a_recovery_sheet_shows_the_code_large_and_says_how_to_keep_it() -> None:
    sheet = lay("recovery_sheet", RECOVERY)
    assert len(sheet.pages) == 1
    text = one_line(sheet)
    for words in ("رئيسة المثال", "ظرف مغلق", "بعيدا عن الحاسوب", "«نسيت كلمة المرور؟»"):
        assert words in text
    marks = [mark for mark in sheet.pages[0].marks if isinstance(mark, TextMark)]
    code = [mark for mark in marks if "MQWX" in mark.text or "UVTR" in mark.text]
    read = " ".join(without_steering(mark.text) for mark in code)
    assert read == RECOVERY.code.replace("-", " - ")
    assert min(mark.size for mark in code) >= 24
    ends = {round(mark.right + mark.width, 3) for mark in code}
    assert len(ends) == 1, "both lines begin at the same place, at the left"
    assert not any(isinstance(mark, FreePlace) for mark in sheet.pages[0].marks), "no stamp"


def test_a_recovery_code_is_on_the_paper_alone() -> None:
    pdf = render("recovery_sheet", [RECOVERY], wording("recovery_sheet"), SETUP)
    properties = pypdfium2.PdfDocument(pdf).get_metadata_dict()
    assert properties["Title"] == "رمز الاسترجاع"
    assert not any("MQWX" in value for value in properties.values())


def test_a_register_repeats_its_header_and_strikes_what_is_void() -> None:
    sheet = lay("register_pages", REGISTER)
    assert len(sheet.pages) > 1
    text = one_line(sheet)
    for place in range(len(sheet.pages) - 1):
        assert "رقم التسجيل" in printed(sheet, place)
    for words in (
        REGISTER.title, "الفترة: نوفمبر 2026", "استخرج يوم 23/11/2026 من طرف رئيسة المثال",
        "عدد الملفات المودعة: 29", "القيود الملغاة: 1", "العون المكلف بالسجل", "رئيس(ة) المصلحة",
    ):  # fmt: skip
        assert words in text
    assert all(text.count(row.cells[2]) == 1 for row in REGISTER.rows)
    struck = [
        mark for mark in sheet.pages[0].marks
        if isinstance(mark, TextMark) and mark.grey == 0.35 and mark.text
    ]  # fmt: skip
    assert struck
    marks = sheet.pages[0].marks
    for text_mark in struck:
        lines = [
            mark for mark in marks
            if isinstance(mark, RuleMark) and abs(mark.right - text_mark.right) < 0.01
            and abs(mark.length - text_mark.width) < 0.01
            and 0 < text_mark.baseline - mark.top < text_mark.size * 0.36
        ]  # fmt: skip
        assert len(lines) == 1, text_mark.text


def test_totals_and_signatures_of_a_register_share_a_page() -> None:
    for count in range(1, 31):
        sheet = lay("register_pages", replace(REGISTER, rows=REGISTER.rows[:count]))
        last = printed(sheet, len(sheet.pages) - 1)
        assert "المجاميع" in last
        assert "رئيس(ة) المصلحة" in last


def test_a_register_keeps_the_references_in_its_cells_in_their_order() -> None:
    marks = [
        mark.text
        for mark in lay("register_pages", REGISTER).pages[0].marks
        if isinstance(mark, TextMark)
    ]
    assert any("\u2066123/2022\u2069" in text for text in marks)
    assert any("\u206603-07-2022\u2069" in text for text in marks)


def test_an_empty_register_says_so() -> None:
    bare = replace(REGISTER, rows=(), totals=(), notes=(), signatures=())
    text = one_line(lay("register_pages", bare))
    assert "لا يوجد أي قيد في هذه الفترة." in text
    assert "رقم التسجيل" in text
    assert "المجاميع" not in text
