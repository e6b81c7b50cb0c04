"""Sheets of people who do not exist, easy ones and hard ones."""

from dataclasses import replace
from datetime import date

from certdesk.documents.page import PageSetup
from certdesk.documents.render import SHEETS
from certdesk.documents.snapshots import (
    Deed,
    Deficiency,
    DeficiencySlip,
    DepositReceipt,
    HandedLine,
    PaperLine,
    PickupSheet,
    RequestLetter,
    SentFile,
    ShownDocument,
    Transmittal,
)
from certdesk.documents.stored import Stored
from certdesk.domain.checklist import PaperForm
from certdesk.domain.identity import Receiver
from certdesk.forms.sheets import shipped_sheet

SETUP = PageSetup(
    country="الجمهورية الجزائرية الديمقراطية الشعبية",
    ministry="وزارة التعليم العالي والبحث العلمي",
    school="المدرسة العليا للأساتذة مستغانم",
    directorate="المديرية المكلفة بالدراسات في التدرج والتكوين المتواصل والشهادات",
    service="مصلحة الشهادات",
    place="مستغانم",
    wording_hash="9f3a1c07be55aa10",
)
LONG_NAME = ("نموذج الأسماء الطويلة عبد المثال بن عبد الاختبار " * 3)[:120]
MARKUP = "<img src=file:///tmp/x.png> <b>مُثَّل</b> & <para/>"

LETTER = RequestLetter(
    place="مستغانم",
    written_on=date(2026, 11, 23),
    given_name="نُزهة المثال",
    family_name="ڨاسمي الاختبار",
    registration_number="201834000123",
    phone="+213 550 12-34-56",
    purpose="متابعة الدراسة في الخارج",
    study_field="لغة وأدب عربي",
    branch="اللغة العربية",
    speciality="اللغة العربية وآدابها",
    diploma_number="123/2022",
    diploma_dated=date(2022, 7, 3),
)
PAPERS = (
    PaperLine("طلب توثيق الشهادة ممضى", PaperForm.ORIGINAL, 1),
    PaperLine("نسخة من كشف نقاط البكالوريا", PaperForm.COPY, 1),
    PaperLine("شهادة ميلاد أصلية (حديثة)", PaperForm.ORIGINAL, 1),
    PaperLine("الشهادة", PaperForm.ORIGINAL, 1),
    PaperLine("كشف النقاط لمسار التكوين", PaperForm.ORIGINAL, 4),
)
RECEIPT = DepositReceipt(
    number="0457/2026",
    given_name="نُزهة المثال",
    family_name="ڨاسمي الاختبار",
    birth="14/03/1997",
    registration_number="201834000123",
    papers=PAPERS,
    deposited_on=date(2026, 11, 23),
    deposited_at="10:52",
    promised_on=date(2026, 11, 26),
    clerk="عون المثال",
    scan_code="CD/D/2026/0457/48219037",
    check_code="48219037",
)
SLIP = DeficiencySlip(
    given_name="نُزهة المثال",
    family_name="ڨاسمي الاختبار",
    registration_number="201834000123",
    written_on=date(2026, 11, 23),
    lacking=(
        Deficiency("شهادة ميلاد أصلية", "أقدم من المدة المقبولة", "صادرة بتاريخ 12/03/2024"),
        Deficiency("كشف النقاط لمسار التكوين", "العدد ناقص", "قُدّم كشفان من أربعة"),
    ),
    clerk="عون المثال",
    scan_code="CD/M/2026/0099/48219037",
    check_code="48219037",
    kept_until=date(2026, 12, 23),
)
TRANSMITTAL = Transmittal(
    number="ت/0012/2026",
    sent_on=date(2026, 11, 23),
    addressee="المدير المساعد المكلف بالتعليم والشهادات والتكوين المتواصل",
    files=tuple(
        SentFile(f"{number:04d}/2026", "نُزهة", "المثالي", "أستاذ التعليم الثانوي", 3, 6)
        for number in range(400, 435)
    ),
    clerk="عون المثال",
)
PICKUP = PickupSheet(
    number="0457/2026-T1",
    request_number="0457/2026",
    given_name="نُزهة المثال",
    family_name="ڨاسمي الاختبار",
    birth="خلال سنة 1975",
    registration_number="201834000123",
    lines=(
        HandedLine("الشهادة", PaperForm.ORIGINAL, 1, 1, 0, 1, 0, 0),
        HandedLine("الشهادة، نسخة موثقة", PaperForm.COPY, 1, 0, 2, 1, 0, 1),
        HandedLine("شهادة ميلاد أصلية", PaperForm.ORIGINAL, 1, 1, 0, 0, 1, 0),
    ),
    written_on=date(2026, 11, 26),
    written_at="09:40",
    quality=Receiver.APPLICANT,
    receiver="نُزهة المثال ڨاسمي الاختبار",
    documents=(
        ShownDocument(
            Receiver.APPLICANT, "بطاقة التعريف الوطنية", "109876543",
            date(2019, 5, 2), "دائرة مستغانم", date(2029, 5, 1),
        ),
    ),
    clerk="عون المثال",
)  # fmt: skip
BY_PROXY = replace(
    PICKUP,
    quality=Receiver.PROXY,
    receiver="وكيل المثال",
    documents=(
        *PICKUP.documents,
        ShownDocument(
            Receiver.PROXY, "جواز السفر", "176543210", date(2020, 1, 9), "دائرة سيدي علي"
        ),
    ),
    deed=Deed("وكالة خاصة", "88/2026", date(2026, 11, 1), "مكتب موثق المثال"),
    comparison="هاء في البطاقة، وتاء مربوطة في الملف",
    unlocked_by="رئيسة المثال",
    unlock_reason="بطاقة منتهية الصلاحية، قُدّم وصل التجديد",
    lines=(replace(PICKUP.lines[0], given=0, due=1), *PICKUP.lines[1:]),
)

PLAIN: dict[str, Stored] = {
    "request_letter": LETTER,
    "deposit_receipt": RECEIPT,
    "deficiency_slip": SLIP,
    "transmittal": TRANSMITTAL,
    "pickup_sheet": PICKUP,
}

_HARD_PAPER = PaperLine(f"وثيقة {MARKUP}", PaperForm.SHOWN, 2)
HARD: list[tuple[str, Stored]] = [
    *PLAIN.items(),
    ("request_letter", RequestLetter()),
    (
        "request_letter",
        replace(
            LETTER, given_name=LONG_NAME, family_name=MARKUP, purpose="=SUM(A1:A9) " + LONG_NAME,
            registration_number="UN2701202218340001234567", study_field=LONG_NAME,
            branch=LONG_NAME, speciality=LONG_NAME, diploma_number="1234567-B/2022",
        ),
    ),
    ("deposit_receipt", replace(RECEIPT, given_name=LONG_NAME, family_name=MARKUP)),
    ("deposit_receipt", replace(RECEIPT, papers=PAPERS * 4)),
    ("deposit_receipt", replace(RECEIPT, papers=(*PAPERS, _HARD_PAPER), clerk=LONG_NAME)),
    ("deficiency_slip", replace(SLIP, lacking=SLIP.lacking * 6, given_name=LONG_NAME)),
    (
        "deficiency_slip",
        replace(SLIP, lacking=(Deficiency(LONG_NAME, LONG_NAME, LONG_NAME * 3),), kept_until=None),
    ),
    (
        "deficiency_slip",
        replace(SLIP, registration_number="", lacking=(Deficiency("الشهادة", ""),) * 14),
    ),
    ("deficiency_slip", replace(SLIP, lacking=SLIP.lacking * 2)),
    (
        "transmittal",
        replace(
            TRANSMITTAL, addressee=LONG_NAME,
            files=tuple(
                replace(one, given_name=LONG_NAME, family_name=MARKUP, remark="=1+1")
                for one in TRANSMITTAL.files
            ),
        ),
    ),
    ("pickup_sheet", BY_PROXY),
    ("pickup_sheet", replace(BY_PROXY, receiver=LONG_NAME, unlock_reason=LONG_NAME * 2)),
    ("pickup_sheet", replace(BY_PROXY, lines=BY_PROXY.lines * 9)),
    (
        "pickup_sheet",
        replace(
            BY_PROXY, birth="", lines=BY_PROXY.lines * 6, deed=Deed("إذن كتابي", "1", None, ""),
            documents=(ShownDocument(Receiver.PROXY, "رخصة السياقة", "55", None, ""),),
        ),
    ),
    *(
        ("pickup_sheet", replace(BY_PROXY, lines=BY_PROXY.lines * 5 + BY_PROXY.lines[:count]))
        for count in (0, 1, 2)
    ),
    *(
        ("transmittal", replace(TRANSMITTAL, files=TRANSMITTAL.files[:count]))
        for count in (1, 11, 12, 19, 20)
    ),
    ("deposit_receipt", replace(RECEIPT, papers=PAPERS + PAPERS[:2])),
    ("deposit_receipt", replace(RECEIPT, papers=PAPERS + PAPERS[:3])),
    ("request_letter", replace(LETTER, purpose="عمل 漢字 😀", phone="0550 12 34 56")),
]  # fmt: skip


def wording(kind: str) -> object:
    return shipped_sheet(SHEETS[kind].wording)
