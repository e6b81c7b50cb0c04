"""Registers of invented people, and what a program other than ours reads in them."""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from certdesk.domain.register import RegisterKind, totals
from certdesk.i18n import ltr
from certdesk.registers.rows import (
    DepositEntry,
    IdentityShown,
    PeriodKind,
    PickupEntry,
    RegisterBook,
    RegisterPeriod,
    Series,
    Summary,
)

NOVEMBER = RegisterPeriod(PeriodKind.MONTH, date(2026, 11, 1), date(2026, 12, 1), "نوفمبر 2026")
HEADER_ROW = 5
FIRST_ROW = 6

SUMMARY = Summary(
    title="ملخص نوفمبر 2026",
    facts=(("عدد الملفات المودعة", 112), ("متوسط أيام العمل حتى الجاهزية", 2.6)),
    months=Series("الطلبات في الشهر", (("سبتمبر", 61), ("أكتوبر", 72), ("نوفمبر", 112)), 2),
    ready=Series("أيام العمل حتى الجاهزية", ((ltr("1"), 8), (ltr("2"), 31), (ltr("3"), 17)), 2),
    missing=Series("أكثر ما ينقص من الوثائق", (("شهادة الميلاد", 9), ("كشوف النقاط", 5))),
    open=Series("المفتوحة الآن حسب الحالة", (("مودع", 12), ("جاهز للتسليم", 7))),
)

DEPOSIT = DepositEntry(
    row=1,
    deposited_on=date(2026, 11, 23),
    number="0457/2026",
    full_name="وهمي مثال",
    birth=f"{ltr('15/04/1999')} بمستغانم",
    registration_number="201700000001",
    phone="0550000001",
    diploma="شهادة أستاذ التعليم الثانوي / الرياضيات",
    diploma_reference=f"{ltr('123/2022')} بتاريخ {ltr('03/07/2022')}",
    purpose="ملف توظيف",
    papers="طلب خطي (1)، كشف البكالوريا (1)، شهادة الميلاد (1)، الشهادة (1)، كشوف النقاط (5)",
    depositor="المعني بالأمر",
    clerk="عون مثال",
    remarks="",
    sheets=9,
    copies=2,
)

PICKUP = PickupEntry(
    row=1,
    handed_over_on=date(2026, 11, 26),
    number="0457/2026",
    full_name="وهمي مثال",
    birth=f"{ltr('15/04/1999')} بمستغانم",
    papers="الشهادة الأصلية (1)، نسخ موثقة (2)، كشوف النقاط (5)",
    copies=2,
    receiver="المعني بالأمر",
    identity=IdentityShown("بطاقة التعريف الوطنية", "100000017"),
    identity_issued=f"{ltr('20/06/2021')} بمستغانم",
    deed="",
    receiver_signature=f"محضر {ltr('0457/2026-T1')}",
    clerk_signature="عون مثال",
    remarks="",
    sheets=8,
)


def deposits(*entries: DepositEntry, **changes: Any) -> RegisterBook[DepositEntry]:
    """A deposit register of these entries, counted in order."""
    counted = tuple(replace(entry, row=row) for row, entry in enumerate(entries, start=1))
    return replace(_book(RegisterKind.DEPOSIT, counted), **changes)


def pickups(*entries: PickupEntry, **changes: Any) -> RegisterBook[PickupEntry]:
    """A pickup register of these entries, counted in order."""
    counted = tuple(replace(entry, row=row) for row, entry in enumerate(entries, start=1))
    return replace(_book(RegisterKind.PICKUP, counted), **changes)


def reopened(workbook: bytes) -> Any:
    """The sheet of a register, as openpyxl reads it again."""
    return load_workbook(BytesIO(workbook)).active


def converted(workbook: bytes, folder: Path, target: str) -> Path:
    """The register as LibreOffice turns it into `pdf` or `csv` (the shown values, UTF-8)."""
    office = shutil.which("soffice")
    assert office, (
        "soffice is missing: these tests open the registers in LibreOffice; "
        "install the packages that .ci/set-up names (libreoffice-calc-nogui)."
    )
    source = folder / "register.xlsx"
    source.write_bytes(workbook)
    # field separator 44, quote 34, UTF-8 76, from line 1, texts as shown
    filters = {"csv": "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", "pdf": "pdf"}
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", filters[target], source.name],
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / f"register.{target}"


def _book(kind: RegisterKind, entries: Sequence[Any]) -> RegisterBook[Any]:
    return RegisterBook(
        kind=kind,
        period=NOVEMBER,
        entries=entries,
        totals=totals(entries),
        school="المدرسة العليا للأساتذة بمستغانم",
        service="مصلحة التعليم والشهادات والتكوين المتواصل",
        exported_on=date(2026, 12, 1),
        exported_by="عون مثال",
    )
