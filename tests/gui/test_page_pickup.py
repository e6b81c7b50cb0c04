"""Pickup: the card beside the file, the sheet to sign, the number; by keys alone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from certdesk.desk import Desk
from certdesk.domain.custody import Place
from certdesk.domain.rights import Actor, Role, StaffId
from certdesk.gui.dialogs.supervisor_dialog import SupervisorDialog
from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.pickup import PickupPage
from certdesk.gui.pages.pickup.lines import OTHER, SAME, SPELLING
from certdesk.gui.pages.pickup.stages import Stage
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.fields import Field
from certdesk.i18n import tr
from certdesk.services.views import RequestView
from tests.gui.invented_day import Clock, Counter, PaperSpooler, trial_desk
from tests.gui.page_window import named, settle, type_into, window_on

# an invented card: every check digit is right
ZONE = """IDDZA1234567897<<<<<<<<<<<<<<<
9609026F3102086DZA<<<<<<<<<<<0
BENOUDA<<FATIMA<ZOHRA<<<<<<<<<"""


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Desk:
    return trial_desk(tmp_path / "data", clock)


@pytest.fixture
def counter(desk: Desk, clock: Clock) -> Counter:
    return Counter(desk, clock)


@pytest.fixture
def window(dressed: QApplication, desk: Desk) -> Iterator[MainWindow]:
    with window_on(dressed, desk) as window:
        yield window


@pytest.fixture
def file(counter: Counter) -> int:
    return counter.ready()


@pytest.fixture
def page(window: MainWindow, file: int) -> PickupPage:
    window.show_page("pickup", {"request_id": file})
    page = window._pages["pickup"]
    assert isinstance(page, PickupPage)
    return page


def view_of(page: PickupPage, file: int) -> RequestView:
    return page.session.desk.reading.show(file, by=page.session.actor)


def stage(page: PickupPage) -> Stage:
    return page.stage


def refusal(page: PickupPage) -> str:
    return page.live.refusal.code if page.live.refusal else ""


def key(page: QWidget, what: Qt.Key) -> None:
    QTest.keyClick(page.window().windowHandle(), what)
    QApplication.processEvents()


def type_in(page: PickupPage, name: str, text: str) -> None:
    field = named(page, Field, f"pickup.{name}")
    field.set_text(text)
    field.edited.emit(text)


def type_card(page: PickupPage, file: int, **changes: str) -> None:
    form = view_of(page, file).form
    card = {
        "document_number": "100000000012",
        "issued_on": "01/05/2020",
        "issued_at": "مستغانم",
        "expires_on": "01/05/2030",
        "card_family_name": form["family_name"],
        "card_given_name": form["given_name"],
        "card_birth": form["birth"],
    }
    for name, text in (card | changes).items():
        type_in(page, name, text)
    page.live.look()


def shown_words(page: PickupPage, name: str) -> str:
    return named(page, QLabel, name).text()


def test_without_a_file_the_ready_ones_are_listed(window: MainWindow, counter: Counter) -> None:
    first, second = counter.ready(), counter.ready()
    window.show_page("pickup", {})
    page = window._pages["pickup"]
    assert isinstance(page, PickupPage)
    rows = [page.ready.rows.row_at(place) for place in range(2)]
    assert [row.id for row in rows if row is not None] == [second, first]
    assert page.ready.table.hasFocus()
    key(page, Qt.Key.Key_Return)
    assert page.file.view is not None
    assert page.file.view.id == second
    assert stage(page) is Stage.CHECK


def test_nothing_ready_says_so(window: MainWindow) -> None:
    window.show_page("pickup", {})
    page = window._pages["pickup"]
    assert isinstance(page, PickupPage)
    assert page.ready.empty.isVisible()
    assert not page.ready.sheet.isVisible()


def test_enter_walks_from_the_number_to_the_note(page: PickupPage) -> None:
    walked = []
    for _ in range(11):
        focus = QApplication.focusWidget()
        assert focus is not None
        field: QWidget | None = focus
        while field is not None and not isinstance(field, Field):
            field = field.parentWidget()
        assert field is not None
        walked.append(field.objectName())
        key(page, Qt.Key.Key_Return)
    assert walked[0] == "pickup.document_number"
    assert walked[1:5] == [
        "pickup.issued_on",
        "pickup.issued_at",
        "pickup.expires_on",
        "pickup.card_family_name",
    ]
    assert walked[-1] == "pickup.note"


def test_the_card_of_the_file_leads_to_a_number(page: PickupPage, file: int, qtbot: QtBot) -> None:
    type_card(page, file)
    key(page, Qt.Key.Key_F12)
    assert stage(page) is Stage.SIGN
    assert "0001/2026-T1" in shown_words(page, "pickup.outcome_number")
    key(page, Qt.Key.Key_F12)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert named(dialog, Button, "go_back").hasFocus()
    key(dialog, Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: stage(page) is Stage.DONE)
    assert "س/0001/2026" in shown_words(page, "pickup.outcome_number")
    view = view_of(page, file)
    assert view.state.value == "handed_over"
    assert all(line.is_settled for line in view.lines)
    sheet = next(one for one in view.sheets if one.kind == "pickup-sheet")
    assert sheet.issued
    assert sheet.copies == 0


def test_the_safe_answer_of_the_question_is_the_default(page: PickupPage, file: int) -> None:
    type_card(page, file)
    key(page, Qt.Key.Key_F12)
    key(page, Qt.Key.Key_F12)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    key(dialog, Qt.Key.Key_Return)
    assert stage(page) is Stage.SIGN
    assert view_of(page, file).state.value == "ready"


def test_abandoning_leaves_no_number(page: PickupPage, file: int) -> None:
    type_card(page, file)
    key(page, Qt.Key.Key_F12)
    named(page.window(), Button, "pickup.abandon").click()
    assert stage(page) is Stage.CHECK
    assert [one.status for one in view_of(page, file).handovers] == ["abandoned"]
    key(page, Qt.Key.Key_F12)
    assert "0001/2026-T2" in shown_words(page, "pickup.outcome_number")


def test_another_spelling_is_shown_by_letters_and_needs_a_note(page: PickupPage, file: int) -> None:
    type_card(page, file, card_family_name="بن مثأل")
    compared = page.check_view.identity.compared
    assert compared.arabic.standing == SPELLING
    assert len(compared.letters) == 1
    assert compared.birth.standing == SAME
    key(page, Qt.Key.Key_F12)
    assert stage(page) is Stage.CHECK
    note = page.check_view.identity.remark
    assert note.problem()
    assert note.editor.hasFocus()
    type_in(page, "note", "ألف زائدة في البطاقة")
    key(page, Qt.Key.Key_F12)
    assert stage(page) is Stage.SIGN
    assert view_of(page, file).handovers[-1].note == "ألف زائدة في البطاقة"


def test_an_expired_document_takes_the_place_of_the_papers(page: PickupPage, file: int) -> None:
    type_card(page, file, expires_on="01/05/2025")
    block = page.check_view.block
    assert block.isVisible()
    assert block.unlock.isVisible()
    assert not page.check_view.papers.isVisible()
    type_in(page, "expires_on", "01/05/2030")
    page.live.look()
    assert not block.isVisible()
    assert page.check_view.papers.isVisible()


def test_a_refused_attempt_is_kept_once_and_listed_masked(page: PickupPage, file: int) -> None:
    type_card(page, file, expires_on="01/05/2025")
    key(page, Qt.Key.Key_F12)
    key(page, Qt.Key.Key_F12)
    attempts = view_of(page, file).handovers
    assert [(one.status, one.refusal) for one in attempts] == [("refused", "document_expired")]
    shown = page.check_view.attempts
    assert shown.isVisible()
    assert "0012" in shown.lines[0].text()
    assert "100000000012" not in shown.accessibleName()


def test_a_supervisors_word_unlocks_what_stood_there_and_nothing_else(
    page: PickupPage, file: int
) -> None:
    type_card(page, file, expires_on="01/05/2025")
    page.live.allow(Actor(None, "رئيسة مثال", Role.SUPERVISOR), "معروفة لدى المصلحة")
    assert refusal(page) == ""
    type_in(page, "document_number", "200000000099")
    page.live.look()
    assert page.live.unlock is None
    assert refusal(page) == "document_expired"
    page.live.allow(Actor(None, "رئيسة مثال", Role.SUPERVISOR), "معروفة لدى المصلحة")
    key(page, Qt.Key.Key_F12)
    assert stage(page) is Stage.SIGN
    assert view_of(page, file).handovers[-1].unlock_reason == "معروفة لدى المصلحة"


def test_the_unlock_button_asks_a_supervisor_for_a_reason(page: PickupPage, file: int) -> None:
    type_card(page, file, expires_on="01/05/2025")
    page.check_view.block.unlock.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SupervisorDialog)
    type_into(dialog.findChild(Field, "supervisor.reason"), "معروفة لدى المصلحة")
    named(dialog, Button, "dialog_verb").click()
    settle()
    assert page.live.unlock is not None
    assert page.live.unlock[1] == "معروفة لدى المصلحة"
    assert not page.check_view.block.isVisible()


def test_another_birth_date_brings_neutral_words(page: PickupPage, file: int) -> None:
    type_card(page, file, card_birth="02/02/1990")
    assert page.check_view.identity.compared.birth.standing == OTHER
    key(page, Qt.Key.Key_F12)
    assert stage(page) is Stage.STOPPED
    assert page.outcome.heading.text() == tr("The file is with the head of service")
    assert not page.outcome.sentence.isVisible()


def test_without_a_card_nothing_is_prepared(page: PickupPage, file: int) -> None:
    key(page, Qt.Key.Key_F12)
    assert stage(page) is Stage.CHECK
    assert page.check_view.identity.document.number.problem()
    assert view_of(page, file).handovers == ()


def test_what_the_sheet_needs_is_asked_for(page: PickupPage, file: int) -> None:
    type_card(page, file, issued_at="")
    key(page, Qt.Key.Key_F12)
    field = page.check_view.identity.document.issued_at
    assert field.problem()
    assert stage(page) is Stage.CHECK


def test_the_eye_says_no_and_the_attempt_is_kept(page: PickupPage, file: int) -> None:
    type_card(page, file)
    named(page.window(), Button, "pickup.refuse").click()
    assert stage(page) is Stage.LIST
    assert [one.refusal for one in view_of(page, file).handovers] == ["mismatch"]
    assert all(line.place is not Place.GIVEN for line in view_of(page, file).lines)


def test_space_leaves_a_paper_for_later(page: PickupPage, file: int, qtbot: QtBot) -> None:
    type_card(page, file)
    key(page, Qt.Key.Key_F6)
    row = QApplication.focusWidget()
    assert row is page.check_view.papers.equation.rows[0]
    before = page.check_view.papers.goes
    key(page, Qt.Key.Key_Space)
    assert page.check_view.papers.goes < before
    assert page.check_view.papers.equation.total.balanced
    key(page, Qt.Key.Key_F12)
    page.acts.confirm()
    qtbot.waitUntil(lambda: stage(page) is Stage.DONE)
    view = view_of(page, file)
    assert view.state.value == "ready"
    assert view.balance.due > 0
    assert page.hero.chip.kind == "partly"


def test_a_second_scan_of_the_file_in_front_changes_nothing(page: PickupPage, file: int) -> None:
    type_card(page, file)
    number = view_of(page, file).number
    assert page.scanned(number)
    assert page.check_view.identity.document.number.text() == "100000000012"
    key(page, Qt.Key.Key_F12)
    page.acts.confirm()
    assert page.scanned(number)
    assert stage(page) is Stage.DONE
    assert len(view_of(page, file).handovers) == 1


def test_a_file_given_before_says_to_whom(page: PickupPage, file: int, counter: Counter) -> None:
    given = counter.handed_over()
    page.open_request(given)
    assert stage(page) is Stage.STOPPED
    assert "س/0001/2026" in shown_words(page, "pickup.outcome_number")


def test_a_proxy_needs_both_documents_and_the_deed(page: PickupPage, file: int) -> None:
    card = page.check_view.identity
    card.receiver._segments["proxy"].click()
    assert card.proxy.name.editor.hasFocus()
    type_card(page, file)
    key(page, Qt.Key.Key_F12)
    assert stage(page) is Stage.CHECK
    assert card.proxy.name.problem()
    for name, text in {
        "proxy_name": "وكيل المثال",
        "proxy_document_number": "900000001",
        "proxy_issued_on": "01/05/2021",
        "proxy_issued_at": "مستغانم",
        "deed_number": "77/2026",
        "deed_dated": "04/10/2026",
        "deed_issuer": "موثق المثال",
    }.items():
        type_in(page, name, text)
    key(page, Qt.Key.Key_F12)
    assert card.proxy.deed_kind.problem()
    card.proxy.deed_kind.set_key("notarial_proxy")
    key(page, Qt.Key.Key_F12)
    assert stage(page) is Stage.SIGN
    attempt = view_of(page, file).handovers[-1]
    assert attempt.receiver_name == "وكيل المثال"
    assert [check.role for check in attempt.checks] == ["proxy", "principal"]


def test_papers_of_a_refused_request_are_given_back(
    window: MainWindow, counter: Counter, desk: Desk, qtbot: QtBot
) -> None:
    refused = counter.deposit()
    desk.decisions.refuse(refused, "شهادة من مدرسة أخرى", by=counter.by)
    window.show_page("pickup", {"request_id": refused})
    page = window._pages["pickup"]
    assert isinstance(page, PickupPage)
    type_card(page, refused)
    key(page, Qt.Key.Key_F12)
    assert stage(page) is Stage.SIGN
    assert named(window, Button, "pickup.confirm").text() == tr("Give the papers back")
    page.acts.confirm()
    qtbot.waitUntil(lambda: stage(page) is Stage.DONE)
    assert view_of(page, refused).next_step == "nothing"


def test_a_zone_that_checks_fills_the_fields_and_a_misread_one_none(page: PickupPage) -> None:
    page.mrz_scanned(ZONE.replace("9609026", "9609027"))
    document, person = page.check_view.identity.document, page.check_view.identity.person
    assert document.number.text() == ""
    page.mrz_scanned(ZONE)
    assert document.number.text() == "123456789"
    assert document.expires_on.value() == date(2031, 2, 8)
    assert person.latin_family.text() == "BENOUDA"
    assert person.birth.text() == "02/09/1996"
    assert document.issued_on.editor.hasFocus()


def test_a_latin_name_in_the_arabic_field_is_compared_as_latin(page: PickupPage) -> None:
    type_in(page, "card_family_name", "BENOUDA")
    assert page.check_view.identity.person.person().latin_family_name == "BENOUDA"
    assert page.check_view.identity.person.person().family_name == ""


def test_another_file_asks_before_what_was_typed_is_lost(
    page: PickupPage, file: int, counter: Counter
) -> None:
    type_card(page, file)
    other = counter.ready()
    page.open_request(other)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    named(dialog, Button, "go_back").click()
    assert page.file.view is not None
    assert page.file.view.id == file
    assert page.check_view.identity.document.number.text() == "100000000012"


def test_the_sheet_is_printed_and_again_with_f9(page: PickupPage, file: int, qtbot: QtBot) -> None:
    spooler = PaperSpooler()
    page.session.spooler = spooler
    type_card(page, file)
    key(page, Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: len(spooler.printed) == 1, timeout=60_000)
    key(page, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: len(spooler.printed) == 2, timeout=60_000)
    assert spooler.printed[0].startswith("pickup-sheet-0001-2026-T1")


def test_an_auditor_is_told_that_the_account_does_not_allow_it(page: PickupPage, file: int) -> None:
    page.session._actor = Actor(StaffId(7), "مراقب مثال", Role.AUDITOR)
    type_card(page, file)
    key(page, Qt.Key.Key_F12)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.close()
    assert stage(page) is Stage.CHECK
