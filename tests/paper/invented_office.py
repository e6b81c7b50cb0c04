"""The further sheets of people who do not exist, easy ones and hard ones."""

from dataclasses import replace
from datetime import date

from certdesk.documents.guide_snapshots import InformationSheet, ProgresCard, RefusalNotice
from certdesk.documents.office_snapshots import (
    ActCount,
    BlankForms,
    ClosingSheet,
    CupboardCount,
    CupboardLine,
    DayTransmittal,
    FileEvent,
    FilePaper,
    FileSheet,
    NumberSeries,
    RecoverySheet,
    RegisterColumn,
    RegisterPages,
    RegisterRow,
    RegisterTotal,
    WaitingSheet,
)
from certdesk.documents.snapshots import Decision, PaperLine, ReturnSheet
from certdesk.documents.stored import Stored
from certdesk.domain.checklist import PaperForm
from tests.paper.invented import BY_PROXY, LONG_NAME, MARKUP, PAPERS, PICKUP

URL = "https://progres.mesrs.dz/webauthentication/pages/inscription/inscription.xhtml"
DAY = date(2026, 11, 23)
_HANDED = {name: getattr(PICKUP, name) for name in PICKUP.to_json()}
_BY_PROXY = {name: getattr(BY_PROXY, name) for name in BY_PROXY.to_json()}

RETURNED = ReturnSheet(
    **{**_HANDED, "number": "0457/2026-R1"},
    decision=Decision.REFUSED,
    decided_on=DAY,
    reason="رقم الشهادة غير موجود في أرشيف المدرسة",
)
REFUSAL = RefusalNotice(
    request_number="0457/2026",
    given_name="نُزهة المثال",
    family_name="ڨاسمي الاختبار",
    registration_number="201834000123",
    deposited_on=date(2026, 11, 18),
    refused_on=DAY,
    reason="لم يُعثر على رقم الشهادة في أرشيف المدرسة بالبيانات المصرح بها.",
    papers=(PAPERS[3], PAPERS[4]),
    appeal_to="المدير المساعد المكلف بالتعليم والشهادات والتكوين المتواصل",
    signer="رئيسة المثال",
    note="الشهادة رقم 123/2022 مسجلة باسم مؤسسة أخرى.",
)
CARD = ProgresCard(
    number="0457/2026",
    given_name="نُزهة المثال",
    family_name="ڨاسمي الاختبار",
    written_on=DAY,
    url=URL,
    help_email="authentication@mesrs.dz",
    email="nouzha.mithal@example.dz",
)
NOTICE_PAPERS = (
    "طلب توثيق الشهادة.",
    "نسخة من كشف نقاط البكالوريا.",
    "شهادة ميلاد أصلية (حديثة).",
    "الشهادة.",
    "كشف النقاط لمسار التكوين (النسخ الأصلية).",
    "وجوب إظهار بطاقة الهوية عند استلام الشهادات الموثقة.",
)
NOTICE = InformationSheet(
    papers=NOTICE_PAPERS,
    written_on=DAY,
    url=URL,
    help_email="authentication@mesrs.dz",
    office_hours="08:00-16:30",
)
FILE = FileSheet(
    number="0457/2026",
    state="قيد الإمضاء",
    written_on=DAY,
    given_name="نُزهة المثال",
    family_name="ڨاسمي الاختبار",
    latin_name="Nouzha EL MITHAL GACEMI",
    birth="14/03/1997، مستغانم",
    registration_number="201834000123",
    phone="0550 12 34 56",
    email="nouzha.mithal@example.dz",
    diploma="شهادة أستاذ التعليم الثانوي",
    study_field="لغة وأدب عربي",
    branch="اللغة العربية",
    speciality="اللغة العربية وآدابها",
    diploma_number="123/2022",
    diploma_dated=date(2022, 7, 3),
    purpose="متابعة الدراسة في الخارج",
    asked="الشهادة وكشوف النقاط: الأصل ونسختان",
    deposited_on=date(2026, 11, 18),
    deposited_at="10:52",
    deposited_by="عون المثال",
    depositor="صاحب(ة) الشهادة",
    promised_on=date(2026, 11, 23),
    verification="مطابقة للأرشيف: سجل 3، ص 12، رقم 45",
    progres="أُنشئ الحساب في 20/11/2026",
    papers=tuple(
        FilePaper(one.title, one.form, one.sheets, "مقبولة", "عند الإمضاء، ت/0012/2026")
        for one in PAPERS
    ),
    history=(
        FileEvent(date(2026, 11, 17), "09:10", "فُتحت المسودة", "عون المثال"),
        FileEvent(date(2026, 11, 18), "10:52", "أُودع الطلب", "عون المثال", "الوصل 0457/2026"),
        FileEvent(date(2026, 11, 19), "11:30", "دُقق في الأرشيف", "رئيسة المثال", "مطابق"),
        FileEvent(date(2026, 11, 19), "14:05", "أُرسل إلى الإمضاء", "عون المثال", "ت/0012/2026"),
    ),
    clerk="عون المثال",
    scan_code="CD/D/2026/0457/48219037",
)
EMPTY_FILE = replace(
    FILE, state="مسودة", latin_name="", birth="", registration_number="", phone="", email="",
    diploma="", study_field="", branch="", speciality="", diploma_number="", diploma_dated=None,
    purpose="", asked="", deposited_on=None, deposited_at="", deposited_by="", depositor="",
    promised_on=None, verification="", progres="", papers=(), history=(), scan_code="",
)  # fmt: skip
COUNT = CupboardCount(
    counted_on=DAY,
    counted_at="08:15",
    lines=tuple(
        CupboardLine(
            f"أ-{number % 100 // 10 + 1}", f"{number:04d}/2026", "نُزهة المثال", "ڨاسمي الاختبار",
            title, PaperForm.ORIGINAL, sheets,
        )
        for number in range(400, 420)
        for title, sheets in (("الشهادة", 1), ("كشف النقاط لمسار التكوين", 4))
    ),
    clerk="عون المثال",
)  # fmt: skip
CLOSING = ClosingSheet(
    closed_on=DAY,
    written_on=DAY,
    written_at="16:25",
    acts=tuple(
        ActCount(title, count)
        for title, count in (
            ("مسودات جديدة", 21), ("طلبات مودعة", 17), ("ملفات مدققة", 15),
            ("ملفات مرسلة للإمضاء", 12), ("ملفات عادت ممضاة", 9), ("عمليات تسليم", 8),
            ("طلبات مرفوضة", 1), ("طلبات متراجع عنها", 0), ("قيود ملغاة", 1),
        )
    ),
    series=(
        NumberSeries("الإيداع", "0441/2026", "0457/2026", 17),
        NumberSeries("التسليم", "س/0024/2026", "س/0031/2026", 8),
        NumberSeries("الإرسال", "ت/0012/2026", "ت/0012/2026", 1),
        NumberSeries("الاسترجاع", "", "", 0),
    ),
    transmittals=(DayTransmittal("ت/0012/2026", 12, 31, 58, "أُرسل اليوم، لم يعد بعد"),),
    not_issued=(WaitingSheet("وصل إيداع", "0456/2026", DAY, "15:58"),),
    journal_count=18_204,
    journal_head="9f3a1c07be55aa10d4c2e8871b6f0932" * 2,
    clerk="عون المثال",
    supervisor="رئيسة المثال",
)  # fmt: skip
CHECKLIST = (
    *(replace(one, sheets=0 if one.sheets > 1 else 1) for one in PAPERS),
    PaperLine("طلب توثيق الشهادة (منصة بروغرس)", PaperForm.COPY, 0),
)
BLANKS = BlankForms(
    numbers=("0458/2026", "0459/2026"),
    papers=CHECKLIST,
    place="مستغانم",
    written_on=DAY,
    scan_codes=("CD/D/2026/0458/48219037", "CD/D/2026/0459/10293847"),
)
_ISOLATED_DATE = "\u206603-07-2022\u2069"
REGISTER = RegisterPages(
    title="سجل إيداع ملفات توثيق الشهادات",
    period="نوفمبر 2026",
    columns=tuple(
        RegisterColumn(title, width, is_reference=is_reference)
        for title, width, is_reference in (
            ("الرقم التسلسلي", 14, True), ("تاريخ الإيداع", 18, True), ("رقم الوصل", 18, True),
            ("اللقب والاسم", 28, False), ("تاريخ ومكان الميلاد", 22, False),
            ("رقم التسجيل", 23, True), ("رقم الهاتف", 19, True),
            ("الشهادة / التخصص", 26, False), ("رقم الشهادة وتاريخها", 20, False),
            ("الغرض", 20, False), ("الوثائق المودعة وعددها", 30, False),
            ("اسم المودع وصفته", 18, False), ("العون المستلم", 17, False),
            ("الملاحظات", 18, False),
        )
    ),
    rows=tuple(
        RegisterRow(
            (
                str(place), "18/11/2026", f"{400 + place:04d}/2026", "ڨاسمي الاختبار نُزهة المثال",
                "14/03/1997، مستغانم", "201834000123", "" if place == 3 else "0550 12 34 56",
                "أستاذ التعليم الثانوي / اللغة العربية وآدابها",
                f"\u2066123/2022\u2069، {_ISOLATED_DATE}", "متابعة الدراسة في الخارج",
                "الشهادة (1)، كشف النقاط (4)، شهادة ميلاد (1)", "صاحب(ة) الشهادة", "عون المثال",
                "قيد ملغى" if place == 3 else "",
            ),
            struck=place == 3,
        )
        for place in range(1, 31)
    ),
    totals=(
        RegisterTotal("عدد الملفات المودعة", "29"), RegisterTotal("مجموع الأوراق المودعة", "174"),
        RegisterTotal("مجموع النسخ المطلوبة", "58"), RegisterTotal("القيود الملغاة", "1"),
    ),
    notes=("استخرج يوم \u206623/11/2026\u2069 من طرف رئيسة المثال",),
    signatures=("العون المكلف بالسجل", "رئيس(ة) المصلحة"),
    written_on=DAY,
)  # fmt: skip

RECOVERY = RecoverySheet("رئيسة المثال", "MQWX-AGHK-47M9-WQYD-UVTR", DAY)

OFFICE_PLAIN: dict[str, Stored] = {
    "return_sheet": RETURNED,
    "refusal_notice": REFUSAL,
    "progres_card": CARD,
    "information_sheet": NOTICE,
    "file_sheet": FILE,
    "cupboard_count": COUNT,
    "closing_sheet": CLOSING,
    "blank_forms": BLANKS,
    "recovery_sheet": RECOVERY,
    "register_pages": REGISTER,
}

_HARD_EVENT = FileEvent(DAY, "", LONG_NAME, LONG_NAME, LONG_NAME * 3)
_HARD_LINE = replace(
    COUNT.lines[0],
    slot="الخزانة الثانية، الرف ج-12",
    given_name=LONG_NAME,
    family_name=MARKUP,
    title=f"وثيقة {MARKUP}",
)
OFFICE_HARD: list[tuple[str, Stored]] = [
    *OFFICE_PLAIN.items(),
    (
        "return_sheet",
        ReturnSheet(
            **{**_BY_PROXY, "receiver": LONG_NAME}, decision=Decision.WITHDRAWN, decided_on=DAY
        ),
    ),
    (
        "return_sheet",
        ReturnSheet(
            **{**_BY_PROXY, "lines": BY_PROXY.lines * 8},
            decision=Decision.VOID, decided_on=DAY, reason=LONG_NAME * 2,
        ),
    ),
    *(
        ("return_sheet", ReturnSheet(
            **{**_BY_PROXY, "lines": (BY_PROXY.lines * 8)[:count]},
            decision=Decision.VOID, decided_on=DAY, reason=LONG_NAME,
        ))
        for count in (7, 13, 15, 17, 21, 22)
    ),
    (
        "refusal_notice",
        replace(
            REFUSAL, given_name=LONG_NAME, family_name=MARKUP, reason=LONG_NAME * 4,
            note=LONG_NAME * 3, appeal_to=LONG_NAME, signer=LONG_NAME, papers=PAPERS * 3,
        ),
    ),
    ("refusal_notice", replace(REFUSAL, registration_number="", note="", papers=())),
    ("refusal_notice", replace(REFUSAL, papers=PAPERS)),
    (
        "progres_card",
        replace(
            CARD, number="", given_name=LONG_NAME, family_name=MARKUP,
            email="a.very.long.invented.address.of.somebody@mail.of.an.invented.example.dz",
        ),
    ),
    ("progres_card", replace(CARD, email="")),
    ("progres_card", replace(CARD, email=f"{'a.very.long.invented.' * 40}address@example.dz")),
    ("information_sheet", replace(NOTICE, office_hours="")),
    ("information_sheet", replace(NOTICE, papers=(*NOTICE_PAPERS, LONG_NAME, MARKUP) * 2)),
    ("information_sheet", replace(NOTICE, papers=(*NOTICE_PAPERS, LONG_NAME) * 7)),
    ("file_sheet", EMPTY_FILE),
    (
        "file_sheet",
        replace(
            FILE, given_name=LONG_NAME, family_name=MARKUP, state=LONG_NAME, purpose=LONG_NAME * 2,
            asked=LONG_NAME, speciality=LONG_NAME, verification=LONG_NAME * 2, birth=LONG_NAME,
            email="a.very.long.invented.address@mail.of.an.invented.example.dz", clerk=LONG_NAME,
            papers=(FilePaper(LONG_NAME, PaperForm.SHOWN, 2, LONG_NAME, LONG_NAME),) * 9,
            history=(_HARD_EVENT, *FILE.history) * 6,
        ),
    ),
    ("file_sheet", replace(FILE, history=FILE.history * 3)),
    *(("file_sheet", replace(FILE, history=FILE.history[:count])) for count in (1, 2, 3)),
    ("cupboard_count", replace(COUNT, lines=())),
    ("cupboard_count", replace(COUNT, lines=(_HARD_LINE, *COUNT.lines) * 3, clerk=LONG_NAME)),
    *(("cupboard_count", replace(COUNT, lines=COUNT.lines[:count])) for count in (1, 9, 13, 28)),
    ("closing_sheet", replace(CLOSING, transmittals=(), not_issued=())),
    (
        "closing_sheet",
        replace(
            CLOSING, acts=(*CLOSING.acts, ActCount(LONG_NAME, 1)) * 4, clerk=LONG_NAME,
            series=(*CLOSING.series, NumberSeries(LONG_NAME, "0457/م.ش/2026", "0457/م.ش/2026", 1)),
            transmittals=(DayTransmittal("ت/0012/2026", 1, 2, 3, LONG_NAME),) * 9,
            not_issued=(WaitingSheet(LONG_NAME, "0457/2026-T1", DAY, "15:58"),) * 30,
        ),
    ),
    ("closing_sheet", replace(CLOSING, acts=(), series=(), supervisor="")),
    ("closing_sheet", replace(CLOSING, acts=CLOSING.acts * 4, series=())),
    (
        "blank_forms",
        replace(
            BLANKS, numbers=("0457/م.ش/2026",), place="بلدية المثال الجديدة",
            papers=(*CHECKLIST, PaperLine(MARKUP + LONG_NAME, PaperForm.SHOWN, 0)),
        ),
    ),
    ("blank_forms", replace(BLANKS, numbers=("0458/2026",), papers=CHECKLIST * 2)),
    ("blank_forms", replace(BLANKS, numbers=("0458/2026",), papers=CHECKLIST * 7)),
    ("recovery_sheet", replace(RECOVERY, name=f"{LONG_NAME} {MARKUP}", code="WMWM-" * 4 + "WMWM")),
    ("register_pages", replace(REGISTER, rows=(), totals=(), notes=())),
    ("register_pages", replace(REGISTER, rows=REGISTER.rows[:3], signatures=("العون",))),
    (
        "register_pages",
        replace(
            REGISTER, title=LONG_NAME, notes=(LONG_NAME, MARKUP, ""),
            signatures=(LONG_NAME, MARKUP, "رئيسة المثال"),
            totals=(*REGISTER.totals, RegisterTotal(LONG_NAME, "1")),
            rows=tuple(
                RegisterRow((LONG_NAME, MARKUP) * 7, struck)
                for struck in (True, False)
            )
            * 5,
        ),
    ),
    *(("register_pages", replace(REGISTER, rows=REGISTER.rows[:count])) for count in (6, 7, 8, 9)),
]  # fmt: skip
