"""References keep their order, alone, with the service's letters, and inside free text."""

import pytest

from certdesk.documents.order import visual_text
from certdesk.documents.text import code, fit, mixed, shaper

RIGHT, LEFT, POP = "\u2067", "\u2066", "\u2069"


@pytest.mark.parametrize(
    "reference, on_paper",
    [
        ("0457/2026", "0457/2026"),
        ("0457/2026-T1", "0457/2026-T1"),
        # letters inside stand where they were typed; Arabic is read from the right
        ("0457/م.ش/2026", "0457/ش.م/2026"),
        ("ت/0012/2026", "0012/2026/ت"),
    ],
)
def test_a_reference_on_paper(reference: str, on_paper: str) -> None:
    assert visual_text(code(reference)) == on_paper
    assert visual_text(f"رقم {code(reference)}") == f"{on_paper} مقر"


@pytest.mark.parametrize(
    "typed, on_paper",
    [
        ("كشف \u20662021-06-30\u2069، كامل", "لماك ،2021-06-30 فشك"),
        ("\u2066123-4/2022\u2069،  \u206603-07-2022\u2069", "03-07-2022 ،123-4/2022"),
        ("بلا رقم", "مقر الب"),
        ("Latin only", "Latin only"),
        ("", ""),
        ("\u2066\u2069", ""),
        # an isolate left open steers nothing
        ("نص \u2066مفتوح", "حوتفم صن"),
    ],
)
def test_references_inside_a_text_stay_isolated(typed: str, on_paper: str) -> None:
    set_text = mixed(typed)
    assert visual_text(set_text) == on_paper
    assert sum(set_text.count(sign) for sign in (RIGHT, LEFT, "\u2068")) == set_text.count(POP)


@pytest.mark.parametrize("word", ["src=file:///tmp/x.png>", "كلمةطويلةبلافراغاتإطلاقا"])
def test_a_word_wider_than_a_narrow_column_is_cut(word: str) -> None:
    width = 30.0
    setting = fit(code(f"a {word} b"), "regular", 8, width, most_lines=8)
    assert setting.size > 5
    assert max(shaper().width(line, "regular") for line in setting.lines) * setting.size <= 30.1
