"""What search and copy give back, and which fonts are inside."""

import io
import re
import unicodedata
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from certdesk.documents import shaping
from certdesk.documents.drawing import HarfBuzzShaper
from certdesk.documents.line import Shaper
from certdesk.documents.marks import Page, Shift, TextMark, press
from certdesk.documents.order import Run
from certdesk.documents.render import render
from certdesk.documents.reshaping import PresentationShaper
from certdesk.documents.text import code, own
from tests.paper.invented import PLAIN, SETUP, wording
from tests.paper.invented_office import OFFICE_PLAIN
from tests.paper.reading import lines, lines_of_every_reader, plain

EVERY = PLAIN | OFFICE_PLAIN
PROBES = [
    "مُحَمَّد بِنُ عَبْدِ المِثَالِ",
    "ڨسنطينة ڨالمة",
    "لله الأمر",
    "لا إله",
    "لأجل الإيداع لإتمام الآجال",
    "بِسْمِ",
    "شهادة التَّخرُّج",
    "لُؤْلُؤَة ڨُمَّرِيّ",
    "المؤرخة في جويلية",
    "الأساتذة اللغة الفرنسية",
    "نموذج (مثال) آخر",
    "البريد الإلكتروني والكتروني",
]


def one_line(value: str, shaper: Shaper) -> bytes:
    width = shaper.width(value, "regular") * 16 / 72 * 25.4
    page = Page([TextMark(value, 20, 30, width, "regular", 16)])
    return press([(page, Shift())], "نص", "", shaper)


@pytest.mark.parametrize("probe", PROBES)
def test_every_reader_gives_the_arabic_back(probe: str, tmp_path: Path) -> None:
    pdf = one_line(own(probe), HarfBuzzShaper())
    for read in lines_of_every_reader(pdf, tmp_path):
        assert read == [plain(probe)]


def test_names_beside_references_and_latin_are_all_there(tmp_path: Path) -> None:
    value = f"رقم {code('0457/2026-T1')} باسم {own('Nouzha Mithal')} وفي {code('2021-06-30')}؛"
    for read in lines_of_every_reader(one_line(value, HarfBuzzShaper()), tmp_path):
        for word in ("رقم", "باسم", "Nouzha", "Mithal", "وفي"):
            assert any(word in line for line in read)
        # readers order mixed lines by rules of their own; the signs are all there
        assert sorted("".join(read).replace(" ", "")) == sorted(plain(value).replace(" ", ""))


@pytest.mark.parametrize("probe", ["ڨسنطينة ڨالمة", "شهادة", "التكوين المتواصل"])
def test_the_second_path_reads_as_arabic_too(probe: str) -> None:
    read = lines(one_line(own(probe), PresentationShaper()))
    assert [unicodedata.normalize("NFKC", line) for line in read] == [probe]


def test_the_second_path_keeps_vowel_signs() -> None:
    bare, marked = (one_line(own(name), PresentationShaper()) for name in ("محمد", "مُحَمَّد"))
    assert len(unicodedata.normalize("NFKD", "".join(lines(marked)))) > len("".join(lines(bare)))


def test_marks_sit_on_their_letters_and_take_no_room() -> None:
    glyphs = shaping.face("regular").shape(Run("مُحَمَّد", rightward=False))
    marks = [glyph for glyph in glyphs if glyph.is_mark]
    assert len(marks) == 4
    assert all(glyph.advance == 0 and glyph.text == "" for glyph in marks)
    assert shaping.width("مُحَمَّد", "regular") == shaping.width("محمد", "regular")
    assert "".join(glyph.text for glyph in reversed(glyphs))[0] in "مُ"


def test_outlines_become_the_curves_of_a_pdf() -> None:
    pen = shaping._Pen(0.5)
    pen.moveTo((0, 0))
    pen.lineTo((60, 0))
    pen.qCurveTo((120, 0), (120, 60))
    pen.curveTo((0, 2), (4, 6), (8, 10))
    pen.closePath()
    assert pen.path == ["0 0 m", "30 0 l", "50 0 60 10 60 30 c", "0 1 2 3 4 5 c", "h"]


def test_brackets_open_towards_what_they_hold() -> None:
    face = shaping.face("regular")
    [inside_arabic] = face.shape(Run("(", rightward=False))
    [inside_latin] = face.shape(Run(")", rightward=True))
    assert inside_arabic.index == inside_latin.index


def objects(pdf: pikepdf.Pdf) -> list[Any]:
    return [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]


@pytest.mark.parametrize("kind", EVERY)
def test_every_font_is_embedded_as_a_subset(kind: str) -> None:
    pdf = pikepdf.open(io.BytesIO(render(kind, [EVERY[kind]], wording(kind), SETUP)))
    fonts = [one for one in objects(pdf) if one.get("/Type") == "/Font"]
    assert fonts
    for font in fonts:
        assert re.match(r"/[A-Z]{6}\+Amiri-", str(font.BaseFont))
        assert font.Subtype in {"/Type0", "/CIDFontType2"}
        if font.Subtype == "/CIDFontType2":
            assert len(font.FontDescriptor.FontFile2.read_bytes()) < 60_000
        else:
            assert b"beginbfchar" in font.ToUnicode.read_bytes()


@pytest.mark.parametrize("kind", PLAIN)
def test_the_file_says_what_it_is_in_arabic(kind: str) -> None:
    data = render(kind, [PLAIN[kind]], wording(kind), SETUP)
    pdf = pikepdf.open(io.BytesIO(data))
    assert data.startswith(b"%PDF-1.7")
    assert pdf.Root.Lang == "ar"
    assert pdf.Root.ViewerPreferences.Direction == "/R2L"
    assert str(pdf.docinfo["/Title"]).startswith(wording(kind).title)  # type: ignore[attr-defined]
