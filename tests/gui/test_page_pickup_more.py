"""Pickup: scans, proxies, returns, card readers and printing."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from certdesk.desk import Desk
from certdesk.domain.rights import Actor, Role, StaffId
from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.pickup import PickupPage
from certdesk.gui.pages.pickup.stages import Stage
from certdesk.gui.widgets.button import Button
from certdesk.i18n import tr
from tests.gui.invented_day import Counter, PaperSpooler
from tests.gui.page_window import named
from tests.gui.pickup_page import (
    file,
    key,
    page,
    shown_words,
    stage,
    type_card,
    type_in,
    view_of,
)

__all__ = ["file", "page"]


# an invented card: every check digit is right
ZONE = """IDDZA1234567897<<<<<<<<<<<<<<<
9609026F3102086DZA<<<<<<<<<<<0
BENOUDA<<FATIMA<ZOHRA<<<<<<<<<"""


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


def test_after_the_hand_over_the_progres_card_is_offered(
    page: PickupPage, file: int, qtbot: QtBot
) -> None:
    type_card(page, file)
    key(page, Qt.Key.Key_F12)
    page.acts.confirm()
    card = named(page.window(), Button, "pickup.print_card")
    assert card.isVisible()
    spooler = PaperSpooler()
    page.session.spooler = spooler
    key(page, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: "progres-card-0001-2026" in spooler.printed, timeout=60_000)


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
    # whose request was refused has no way to go on the platform
    assert not named(window, Button, "pickup.print_card").isVisible()


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
