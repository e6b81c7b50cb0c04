"""Cleaning, isolating, wrapping and fitting, by both ways of shaping."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.documents import text
from certdesk.documents.drawing import HarfBuzzShaper
from certdesk.documents.line import Shaper
from certdesk.documents.order import without_steering
from certdesk.documents.reshaping import PresentationShaper
from certdesk.documents.text import clean, code, fit, mixed, own, paragraph, worded, wrap
from certdesk.forms.sheets import DepositReceiptWording, shipped_sheet
from tests.paper.invented import LONG_NAME, MARKUP

SHAPERS = [HarfBuzzShaper(), PresentationShaper()]
OPENERS, POP = "\u2066\u2067\u2068", "\u2069"

arabic_words = st.text("ابجدهوزحطيكلمنسعفصقرشتثخذضظغڨةىءأإؤئ َُِّْ()«»،0123456789/-ABz", max_size=120)


def balanced(line: str) -> bool:
    depth = 0
    for sign in line:
        depth += (sign in OPENERS) - (sign == POP)
        if depth < 0:
            return False
    return depth == 0


def test_harfbuzz_is_the_first_path() -> None:
    assert isinstance(text.shaper(), HarfBuzzShaper)


def test_presentation_forms_where_harfbuzz_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "certdesk.documents.drawing", None)
    text._default_shaper.cache_clear()
    assert isinstance(text.shaper(), PresentationShaper)
    monkeypatch.undo()
    text._default_shaper.cache_clear()
    assert isinstance(text.shaper(), HarfBuzzShaper)


def test_clean_takes_direction_and_control_signs_out() -> None:
    assert clean("نُزهة\u202e\u2067 \x00مثال\r\n\tآخر\ufeff ") == "نُزهة مثال آخر"
    assert clean("\u2069\u2069") == ""


def test_own_is_right_to_left_as_soon_as_it_holds_arabic() -> None:
    assert own("=SUM(A1) ملف") == "\u2067=SUM(A1) ملف\u2069"
    assert own("Nouzha") == "\u2068Nouzha\u2069"
    assert own(" ") == ""


def test_code_is_left_to_right() -> None:
    assert code(" س/0031/2026 ") == "\u2066س/0031/2026\u2069"
    assert code("") == ""


def test_figures_in_the_wording_are_isolated() -> None:
    wording = worded(shipped_sheet(DepositReceiptWording))
    assert "\u206618-07\u2069" in wording.privacy
    assert wording.number == shipped_sheet(DepositReceiptWording).number


@pytest.mark.parametrize("shaper", SHAPERS, ids=["harfbuzz", "presentation"])
@pytest.mark.parametrize("width", [2.5, 8.0, 30.0])
def test_no_line_is_wider_than_asked(shaper: Shaper, width: float) -> None:
    for value in (own(LONG_NAME), own(MARKUP), code("UN2701202218340001234567" * 3)):
        lines = wrap(f"قبل {value} بعد", "regular", width, shaper)
        assert max(shaper.width(line, "regular") for line in lines) <= width * 1.01
        assert all(map(balanced, lines))


@given(arabic_words, st.floats(3, 40))
def test_wrapping_loses_nothing(value: str, width: float) -> None:
    lines = wrap(f"كلمة {own(value)} و{code('0457/2026')}", "regular", width)
    assert all(map(balanced, lines))
    joined = without_steering("".join(lines)).replace(" ", "")
    assert joined == f"كلمة{clean(value)}و0457/2026".replace(" ", "")


def test_a_reference_is_not_parted_at_its_blanks() -> None:
    lines = wrap(f"الهاتف هو {code('+213 550 12-34-56')}", "regular", 10)
    assert any("+213 550 12-34-56" in line for line in lines)


def test_line_ends_of_a_wording_are_kept() -> None:
    assert wrap("سطر\nسطر آخر", "regular", 50) == ("سطر", "سطر آخر")


@pytest.mark.parametrize("shaper", SHAPERS, ids=["harfbuzz", "presentation"])
@pytest.mark.parametrize("most_lines", [1, 2, 3])
@pytest.mark.parametrize("width", [40.0, 120.0, 400.0])
def test_a_name_of_120_letters_fits(shaper: Shaper, most_lines: int, width: float) -> None:
    setting = fit(own(LONG_NAME), "bold", 14, width, most_lines=most_lines, shaping=shaper)
    assert len(LONG_NAME) == 120
    assert len(setting.lines) <= most_lines
    widest = max(shaper.width(line, "bold") for line in setting.lines) * setting.size
    assert widest <= width * 1.01
    kept = without_steering("".join(setting.lines)).replace(" ", "")
    assert kept == LONG_NAME.replace(" ", "")


def test_a_short_text_keeps_its_size() -> None:
    assert fit("كلمة", "regular", 14, 200).size == 14


def test_line_ends_of_a_wording_are_never_lost_to_fit() -> None:
    assert fit("أول\nثان\nثالث", "regular", 14, 200, most_lines=1).lines == ("أول", "ثان", "ثالث")


def test_a_word_is_smaller_before_it_is_cut() -> None:
    """«0770 12 34 56» keeps its quotes in a column a little too narrow for it."""
    shaping = text.shaper()
    quoted = mixed(f"كان «{code('0770 12 34 56')}» وصار غيره")
    word = shaping.width("«\u20660770 12 34 56\u2069»", "regular")
    tight = fit(quoted, "regular", 10, word * 9, most_lines=4, shaping=shaping)
    assert any("«\u20660770 12 34 56\u2069»" in line for line in tight.lines)
    assert 8 <= tight.size < 10
    narrow = fit(quoted, "regular", 10, word * 5, most_lines=9, shaping=shaping)
    assert not any("«\u20660770 12 34 56\u2069»" in line for line in narrow.lines)


def test_a_paragraph_leaves_no_short_word_alone() -> None:
    words = f"{'كلمة ' * 11}قد"
    room = next(room for room in range(400, 0, -1) if len(wrap(words, "regular", room / 10)) == 2)
    assert wrap(words, "regular", room / 10)[-1] == "قد"
    lone = paragraph(words, "regular", 10, room)
    assert len(lone.lines) == 1
    assert 9.4 <= lone.size < 10
    longer = paragraph(f"{words} كلمة طويلة", "regular", 10, room)
    assert (len(longer.lines), longer.size) == (2, 10)


def test_an_isolate_left_open_is_closed() -> None:
    [line] = wrap("نص \u2066abc def", "regular", 50)
    assert balanced(line)
    assert without_steering(line) == "نص abc def"
