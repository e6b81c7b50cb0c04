"""Every form with wording is shown on a sheet, about people who do not exist."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from certdesk.desk import Desk
from certdesk.forms.errors import MissingPlaceholder
from certdesk.forms.files import REGISTERS
from certdesk.forms.files import SHEETS as SHEET_FORMS
from certdesk.storage.engine import open_engine
from certdesk.storage.unit import Store
from tests.builders import SUPERVISOR, desk_on
from tests.databases import TestClock
from tests.paper.reading import words


@pytest.fixture
def desk(sqlite_file: Path, clock: TestClock) -> Iterator[Desk]:
    engine = open_engine(sqlite_file)
    yield desk_on(Store(engine, clock))
    engine.dispose()


@pytest.mark.parametrize(
    "form, path, text, seen",
    [
        ("sheets/deposit_receipt", ("cut",), "مقص المثال", "مقص"),
        ("sheets/page", ("stamp",), "خاتم المثال", "خاتم"),
        ("sheets/request_letter", ("subject",), "الموضوع: مثال جديد", "جديد"),
        (REGISTERS, ("deposit", "title"), "دفتر المثال", "دفتر"),
        ("institution", ("service",), "دائرة المثال", "دائرة"),
    ],
)
def test_what_is_typed_stands_on_the_sheet(
    desk: Desk, form: str, path: tuple[str, ...], text: str, seen: str
) -> None:
    pdf = desk.office_forms.preview(form, {path: text}, by=SUPERVISOR)
    assert seen in words(pdf)
    assert seen not in words(desk.office_forms.preview(form, {}, by=SUPERVISOR))


def test_every_sheet_can_be_shown(desk: Desk) -> None:
    for form in SHEET_FORMS:
        assert desk.office_forms.preview(form, {}, by=SUPERVISOR).startswith(b"%PDF")


def test_a_wrong_text_is_refused_not_drawn(desk: Desk) -> None:
    with pytest.raises(MissingPlaceholder):
        desk.office_forms.preview("sheets/page", {("foot",): "صفحة"}, by=SUPERVISOR)
