"""An invented register of before, as an office keeps it in Excel: to try an import out."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl

_TITLE = "سجل إيداع طلبات توثيق الشهادات {year}"
_HEAD = (
    *("رقم الوصل", "تاريخ الإيداع", "اللقب", "الاسم", "تاريخ الميلاد", "رقم التسجيل"),
    *("رقم الهاتف", "رقم الشهادة", "تاريخ التسليم"),
)
_PEOPLE = (
    ("بن سابق", "رابح", "12/03/1990", "201012340001", "0550 30 00 01", "0101/2014"),
    ("سالفي", "فوزية", "27/08/1991", "201012340002", "0661 30 00 02", "0102/2014"),
    ("ماضي", "عبد الكريم", "05/11/1989", "200912340003", "0770 30 00 03", "0088/2013"),
    ("بن قديم", "نجاة", "19/01/1992", "201112340004", "0550 30 00 04", "0215/2015"),
    ("عتيقي", "لخضر", "30/06/1990", "201012340005", "0555 30 00 05", "0216/2015"),
    ("أرشيفي", "مليكة", "08/04/1993", "201112340006", "0661 30 00 06", "0217/2015"),
)
_DAYS = ((3, 8), (10, 15), (11, 16), (17, 22), (18, 24), (24, 29))
"""Of each: the day of deposit and of hand-over, in September."""


def write_old_register(path: Path, year: int) -> Sequence[str]:
    """Write it; the whole names that stand in it."""
    book = openpyxl.Workbook()
    table = book.worksheets[0]
    table.title = str(year)
    table.sheet_view.rightToLeft = True
    table.append([_TITLE.format(year=year)])
    table.append(list(_HEAD))
    for n, (known, (came, went)) in enumerate(zip(_PEOPLE, _DAYS, strict=True), 1):
        table.append([f"{n:04}/{year}", date(year, 9, came), *known, date(year, 9, went)])
    book.save(path)
    return [f"{given} {family}" for family, given, *_ in _PEOPLE]
