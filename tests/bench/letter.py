"""What a warm letter costs, against a bare reportlab page with the same font."""

import tempfile
from datetime import date
from pathlib import Path

from certdesk.documents.page import PageSetup
from certdesk.documents.render import render
from certdesk.documents.snapshots import RequestLetter
from certdesk.forms.sheets import RequestLetterWording, shipped_sheet
from certdesk.paths import shipped
from tests.bench import bare_page
from tests.bench.measure import Comparison, Sample, compare, timed

LETTERS = 20
SETUP = PageSetup("الجمهورية", "الوزارة", "المدرسة", "المديرية", "المصلحة", "مستغانم")
LETTER = RequestLetter(
    place="مستغانم",
    written_on=date(2026, 11, 23),
    given_name="مثال",
    family_name="الاختبار",
    registration_number="201700000001",
    phone="0550000001",
    purpose="ملف توظيف",
    study_field="علوم",
    branch="رياضيات",
    speciality="رياضيات",
    diploma_number="1/2022",
    diploma_dated=date(2022, 7, 3),
)


def letter() -> Comparison:
    """One letter of twenty, each a PDF of its own, fonts read before."""
    wording = shipped_sheet(RequestLetterWording)
    font = shipped("resources", "fonts", "Amiri-Regular.ttf")
    with tempfile.TemporaryDirectory() as place:
        page = Path(place) / "page.pdf"

        def ours() -> Sample:
            return _each(timed(lambda: [_letter(wording) for _ in range(LETTERS)]))

        def peer() -> Sample:
            return _each(timed(lambda: _bare_pages(str(font), str(page))))

        return compare("one warm letter", ours, peer, bar=1.0)


def _bare_pages(font: str, page: str) -> None:
    for _ in range(LETTERS):
        bare_page.main(font, page)


def _letter(wording: RequestLetterWording) -> bytes:
    return render("request_letter", [LETTER], wording, SETUP)


def _each(all_of_them: Sample) -> Sample:
    return Sample(all_of_them.wall / LETTERS, all_of_them.cpu / LETTERS)
