import re

import pytest

from certdesk.domain.register import RegisterKind
from certdesk.forms.errors import (
    BadValue,
    EmptyText,
    FormsError,
    MissingKey,
    MissingPlaceholder,
    NoPlaceholderHere,
    UnknownKey,
)
from certdesk.forms.reader import shipped_text
from certdesk.forms.registers import COLUMNS, read_registers, shipped_registers


def test_the_shipped_wording_names_each_column_in_the_order_of_the_paper_register() -> None:
    wording = shipped_registers()
    assert wording.of(RegisterKind.DEPOSIT).columns == (
        "الرقم التسلسلي",
        "تاريخ الإيداع",
        "رقم الوصل",
        "اللقب والاسم",
        "تاريخ ومكان الميلاد",
        "رقم التسجيل",
        "رقم الهاتف",
        "الشهادة / التخصص",
        "رقم الشهادة وتاريخها",
        "الغرض",
        "الوثائق المودعة وعددها",
        "اسم المودع وصفته",
        "العون المستلم",
        "الملاحظات",
    )
    assert wording.of(RegisterKind.PICKUP).columns == (
        "الرقم التسلسلي",
        "تاريخ التسليم",
        "رقم وصل الإيداع",
        "اللقب والاسم",
        "تاريخ ومكان الميلاد",
        "الوثائق المسلمة",
        "عدد النسخ",
        "المستلم وصفته (المعني / الوكيل)",
        "نوع ورقم وثيقة الهوية",
        "تاريخ ومكان صدورها",
        "رقم وتاريخ الوكالة",
        "إمضاء المستلم",
        "إمضاء العون",
        "الملاحظات",
    )


def test_the_last_words_of_the_shipped_wording_can_be_filled() -> None:
    wording = shipped_registers()
    assert wording.page.format(page=1, pages=7) == "صفحة 1/7"
    assert wording.heading.format(register="سجل", period="2026") == "سجل: 2026"


@pytest.mark.parametrize(
    "before, after, error, key",
    [
        ('trial = "تجربة"', "", MissingKey, "trial"),
        ('trial = "تجربة"', 'trial = " "', EmptyText, "trial"),
        ('trial = "تجربة"', 'trial = "{x}"', NoPlaceholderHere, "trial"),
        ("{page}/{pages}", "{page}", MissingPlaceholder, "page"),
        ('trial = "تجربة"', 'trial = "تجربة"\nfont = "Arial"', UnknownKey, "font"),
        ('"سجل الإيداع"', '"إيداع/2026"', BadValue, "deposit.sheet"),
        ('"سجل الإيداع"', f'"{"س" * 32}"', BadValue, "deposit.sheet"),
        ('  "رقم الوصل",\n', "", MissingKey, "deposit.columns"),
        ('  "رقم الوصل",\n', '  "رقم الوصل",\n  "زائد",\n', UnknownKey, "deposit.columns[15]"),
    ],
)
def test_a_wrong_edition_is_refused_by_file_and_key(
    before: str, after: str, error: type[FormsError], key: str
) -> None:
    text = shipped_text("registers")
    assert before in text
    with pytest.raises(FormsError) as refused:
        read_registers(text.replace(before, after, 1), "office.toml")
    assert isinstance(refused.value, error)
    assert (refused.value.data["file"], refused.value.data["key"]) == ("office.toml", key)


def test_a_missing_figure_of_the_totals_is_named() -> None:
    text = re.sub(r'(?m)^struck = "القيود.*\n', "", shipped_text("registers"), count=1)
    with pytest.raises(FormsError) as refused:
        read_registers(text)
    assert refused.value.data["key"] == "deposit.totals.struck"


def test_there_are_as_many_columns_as_the_paper_register_has() -> None:
    assert COLUMNS == 14


def test_the_other_registers_have_columns_of_their_own_and_name_some_figures() -> None:
    wording = shipped_registers()
    others = {
        RegisterKind.TRANSMITTAL: (10, ""),
        RegisterKind.DECIDED: (12, ""),
        RegisterKind.FOLLOW_UP: (10, "الخطوات المشطوبة (خارج المجموع)"),
    }
    for kind, (columns, struck) in others.items():
        register = wording.of(kind)
        assert (len(register.columns), register.totals.struck) == (columns, struck)
        assert register.totals.counted


def test_one_column_too_many_of_another_register_is_named() -> None:
    text = shipped_text("registers").replace('  "وضعية الملفات",', '  "وضعية الملفات",\n  "زائد",')
    with pytest.raises(FormsError) as refused:
        read_registers(text)
    assert refused.value.data["key"] == "transmittal.columns[11]"
