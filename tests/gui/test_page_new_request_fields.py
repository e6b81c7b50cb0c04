"""Whatever is typed into the form: said beside the field, kept as typed, never deposited."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from certdesk.domain.form_fields import FIELDS, NO
from certdesk.domain.request import State
from certdesk.domain.rights import COMMAND_LINE
from certdesk.gui.pages.new_request.entries import TickField
from certdesk.gui.pages.new_request.page import FORM, PAPERS
from certdesk.gui.widgets.suggest_field import SuggestField
from tests.gui.new_request_counter import FORM as GOOD
from tests.gui.new_request_counter import Counter

ARABIC = range(0x0621, 0x064B)
# what the widget itself cannot hold wrongly: a tick, or one of a closed list
ALWAYS_READABLE = {
    "diploma_kind",
    "authenticate_transcripts",
    "authenticate_originals",
    "depositor_kind",
}
BAD = {
    "written_on": "30/02/2026",
    "given_name": "Khadidja",
    "family_name": "مقران 7",
    "registration_number": "؟؟؟",
    "phone": "07701234",
    "purpose": "",
    "study_field": "",
    "branch": "س" * 400,
    "speciality": "",
    "diploma_number": "",
    "diploma_year": "19",
    "diploma_dated": "12/07/2029",
    "latin_given_name": "خديجة",
    "latin_family_name": "MOKRANE 2",
    "birth": "31/02/1997",
    "birth_place": "",
    "email": "kh.mokrane@",
    "bac_year": "1915",
    "transcripts": "999",
    "copies": "99",
}
BAD_PROXY = {
    "depositor_name": "",
    "depositor_document_kind": "",
    "depositor_document_number": "",
    "deed_kind": "",
    "deed_number": "",
    "deed_date": "01/01/2030",
    "deed_issuer": "",
}


@pytest.fixture
def counter(tmp_path: Path, dressed: QApplication, qtbot: QtBot) -> Iterator[Counter]:
    one = Counter(tmp_path / "office", dressed, qtbot)
    yield one
    one.close()


def _fill_quickly(counter: Counter) -> None:
    counter.page.form.show_raw(counter.page.form.raw() | GOOD)
    counter.page.form.typed.emit()


def _is_arabic(sentence: str) -> bool:
    return any(ord(sign) in ARABIC for sign in sentence)


def _assert_refused(counter: Counter, name: str) -> None:
    form = counter.page.form
    assert counter.page.step == FORM
    sentence = form.fields[name].problem()
    assert _is_arabic(sentence)
    assert form.fields[name].problem_line.isVisible()
    assert form.summary.hasFocus()
    links = [link.text() for link in form.summary.links]
    assert [link for link in links if sentence in link]
    assert counter.numbers_given() == 0
    number = counter.page.draft.request_id
    assert number is not None
    assert counter.desk.reading.show(number, by=COMMAND_LINE).state is State.DRAFT


def test_every_field_is_tried() -> None:
    tried = {*BAD, *BAD_PROXY, "authenticate_diploma"}
    assert tried | ALWAYS_READABLE == {field.name for field in FIELDS}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_field_is_said_beside_it_and_on_top(counter: Counter, name: str) -> None:
    _fill_quickly(counter)
    counter.put(name, BAD[name])
    counter.key(Qt.Key.Key_F12)
    _assert_refused(counter, name)
    assert counter.page.form.fields[name].text() == BAD[name]


@pytest.mark.parametrize("name", BAD_PROXY)
def test_a_bad_field_of_the_proxy_is_said_too(counter: Counter, name: str) -> None:
    _fill_quickly(counter)
    tick = counter.page.form.sections.proxy_tick
    tick.box.click()
    assert counter.page.form.sections.proxy.isVisible()
    if BAD_PROXY[name]:
        counter.put(name, BAD_PROXY[name])
    counter.key(Qt.Key.Key_F12)
    _assert_refused(counter, name)


def test_nothing_to_authenticate_is_refused(counter: Counter) -> None:
    _fill_quickly(counter)
    for name in ("authenticate_diploma", "authenticate_transcripts"):
        tick = counter.page.form.fields[name]
        assert isinstance(tick, TickField)
        tick.box.click()
        assert tick.text() == NO
    counter.key(Qt.Key.Key_F12)
    _assert_refused(counter, "authenticate_diploma")


def test_an_empty_form_says_every_field_that_is_needed(counter: Counter) -> None:
    counter.write("خ")
    counter.put("given_name", "")
    counter.page.form.fields["given_name"].set_text("")
    counter.key(Qt.Key.Key_F12)
    required = [field.name for field in FIELDS if field.required]
    form = counter.page.form
    assert [name for name in form.fields if form.fields[name].problem()] == required
    assert len(form.summary.links) == len(required)
    # a wall of one sentence is not read: the summary names each field in a word or two
    assert all(link.text().endswith(": فارغة") for link in form.summary.links)
    assert counter.numbers_given() == 0


def test_a_link_of_the_summary_leads_to_its_field(counter: Counter) -> None:
    _fill_quickly(counter)
    counter.put("phone", "07701234")
    counter.key(Qt.Key.Key_F12)
    counter.page.form.summary.links[0].click()
    assert counter.line("phone").hasFocus()
    assert counter.line("phone").selectedText() == "07701234"


def test_what_is_mended_is_no_longer_said_and_the_form_goes_on(counter: Counter) -> None:
    _fill_quickly(counter)
    counter.put("phone", "07701234")
    counter.key(Qt.Key.Key_F12)
    counter.put("phone", "0770123456")
    counter.page.draft.keep()
    assert not counter.page.form.fields["phone"].problem()
    assert not counter.page.form.summary.isVisible()
    counter.key(Qt.Key.Key_F12)
    assert counter.page.step == PAPERS


def test_a_field_left_wrong_is_said_at_once_and_no_other(counter: Counter) -> None:
    counter.put("phone", "07701234")
    counter.key(Qt.Key.Key_Return)
    form = counter.page.form
    assert "ينقصه رقمان" in form.fields["phone"].problem()
    assert [name for name in form.fields if form.fields[name].problem()] == ["phone"]
    assert not form.summary.isVisible()


def test_what_is_odd_is_said_and_stops_nothing(counter: Counter) -> None:
    _fill_quickly(counter)
    counter.put("registration_number", "1534087712")
    counter.key(Qt.Key.Key_Return)
    line = counter.page.form.sections.line_of("registration_number")
    assert line is not None
    assert _is_arabic(line.odd)
    assert not counter.page.form.fields["registration_number"].problem()
    counter.key(Qt.Key.Key_F12)
    assert counter.page.step == PAPERS


def test_enter_walks_through_every_field_and_ends_on_the_button(counter: Counter) -> None:
    counter.page.form.focus_field("written_on")
    visited = []
    while not counter.page.bars.go_on.hasFocus():
        focus = QApplication.focusWidget()
        assert focus is not None
        visited.append(counter.page.form._field_of(focus))
        counter.key(Qt.Key.Key_Return)
    assert visited == [
        name
        for name in dict.fromkeys(visited)
        if name not in {"depositor_kind", "authenticate_originals"}
    ]
    assert len(visited) == 23


def test_the_proxy_opens_by_keyboard(counter: Counter) -> None:
    tick = counter.page.form.sections.proxy_tick
    tick.setFocus()
    counter.key(Qt.Key.Key_Space)
    counter.key(Qt.Key.Key_Return)
    assert counter.line("depositor_name").hasFocus()


def test_suggestions_cost_no_key_and_force_nothing(counter: Counter) -> None:
    field = counter.page.form.fields["study_field"]
    assert isinstance(field, SuggestField)
    counter.page.form.focus_field("study_field")
    counter.write("رياضيات")
    assert field.suggested == ["رياضيات وإعلام آلي"]
    counter.key(Qt.Key.Key_Return)
    # she wrote a field of this name, and no suggestion was chosen
    assert field.text() == "رياضيات"
    assert counter.line("branch").parent().hasFocus()  # type: ignore[union-attr]
    counter.page.form.focus_field("study_field")
    counter.line("study_field").selectAll()
    counter.write("رياضيات")
    counter.key(Qt.Key.Key_Down)
    counter.key(Qt.Key.Key_Return)
    assert field.text() == "رياضيات وإعلام آلي"
    assert counter.line("branch").parent().hasFocus()  # type: ignore[union-attr]

    counter.write("فرع لا يوجد في القائمة")
    counter.key(Qt.Key.Key_Return)
    assert counter.page.form.fields["branch"].text() == "فرع لا يوجد في القائمة"


def test_suggestions_are_chosen_by_arrows_and_closed_by_esc(counter: Counter) -> None:
    field = counter.page.form.fields["branch"]
    assert isinstance(field, SuggestField)
    counter.page.form.focus_field("branch")
    counter.write("اللغة")
    offered = field.suggested
    assert len(offered) > 1
    counter.key(Qt.Key.Key_Down)
    counter.key(Qt.Key.Key_Down)
    counter.key(Qt.Key.Key_Return)
    assert field.text() == offered[1]

    counter.page.form.focus_field("branch")
    counter.line("branch").selectAll()
    counter.write("اللغة")
    counter.key(Qt.Key.Key_Escape)
    assert (field.suggested, counter.front) == ([], "new_request")


def test_f12_works_while_suggestions_are_shown(counter: Counter) -> None:
    _fill_quickly(counter)
    counter.put("branch", "اللغة")
    counter.key(Qt.Key.Key_F12)
    assert counter.page.step == PAPERS


def test_the_mouse_takes_a_suggestion(counter: Counter) -> None:
    field = counter.page.form.fields["branch"]
    assert isinstance(field, SuggestField)
    counter.page.form.focus_field("branch")
    counter.write("اللغة")
    offered = field.suggested
    view = field._list
    assert view is not None
    spot = view.visualRect(view.words.index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert field.text() == offered[1]


def test_the_summary_goes_the_way_of_the_form_and_shrinks(counter: Counter) -> None:
    _fill_quickly(counter)
    for name in ("email", "diploma_number", "phone", "birth"):
        counter.put(name, BAD[name])
    counter.key(Qt.Key.Key_F12)
    form = counter.page.form
    way = ["birth", "phone", "email", "diploma_number"]
    assert [name for name, _ in form.summary.problems] == way
    counter.put("phone", GOOD["phone"])
    counter.qtbot.waitUntil(lambda: len(form.summary.links) == 3)
    assert [name for name, _ in form.summary.problems] == ["birth", "email", "diploma_number"]
    assert not form.summary.hasFocus()
