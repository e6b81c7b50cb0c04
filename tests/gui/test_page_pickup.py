"""Pickup: the card beside the file, the sheet to sign, the number; by keys alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.custody import Place
from certdesk.domain.rights import Actor
from certdesk.domain.rights import Role as StaffRole
from certdesk.gui import paint
from certdesk.gui.dialogs.supervisor_dialog import SupervisorDialog
from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.pickup import PickupPage
from certdesk.gui.pages.pickup.lines import OTHER, SAME, SPELLING
from certdesk.gui.pages.pickup.stages import Stage
from certdesk.gui.theme import Role
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.fields import Field
from certdesk.i18n import tr, trn
from tests.gui.invented_day import Counter
from tests.gui.page_window import named, settle, type_into
from tests.gui.pickup_page import (
    file,
    key,
    page,
    refusal,
    shown_words,
    stage,
    type_card,
    type_in,
    view_of,
)

LEFT = Qt.MouseButton.LeftButton

__all__ = ["file", "page"]


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
    assert page.window().focusWidget() is page.ready.which.current_segment
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


def test_a_town_of_two_words_is_read_whole_as_place_of_issue(page: PickupPage) -> None:
    line = named(page, QLineEdit, "pickup.issued_at_line")
    town = paint.width_of("برج بوعريريج", Role.BODY)
    assert line.width() > town


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


def test_two_clicks_confirm_once(page: PickupPage, file: int, qtbot: QtBot) -> None:
    type_card(page, file)
    key(page, Qt.Key.Key_F12)
    key(page, Qt.Key.Key_F12)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    act = named(dialog, Button, "act")
    place = act.mapToGlobal(act.rect().center())
    # the second click lands on whatever came up below
    for below in (dialog, page.window()):
        handle = below.windowHandle()
        QTest.mouseClick(handle, LEFT, pos=below.mapFromGlobal(place))
    qtbot.waitUntil(lambda: stage(page) is Stage.DONE)
    view = view_of(page, file)
    assert [one.act for one in view.history].count("pickup_confirmed") == 1
    assert [one.number for one in view.handovers] == ["س/0001/2026"]
    assert stage(page) is Stage.DONE


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
    page.live.allow(Actor(None, "رئيسة مثال", StaffRole.SUPERVISOR), "معروفة لدى المصلحة")
    assert refusal(page) == ""
    type_in(page, "document_number", "200000000099")
    page.live.look()
    assert page.live.unlock is None
    assert refusal(page) == "document_expired"
    page.live.allow(Actor(None, "رئيسة مثال", StaffRole.SUPERVISOR), "معروفة لدى المصلحة")
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
    told: list[None] = []
    page.session.counts_changed.connect(lambda: told.append(None))
    type_card(page, file, card_birth="02/02/1990")
    assert page.check_view.identity.compared.birth.standing == OTHER
    key(page, Qt.Key.Key_F12)
    assert stage(page) is Stage.STOPPED
    assert page.outcome.heading.text() == tr("The file is with the head of service")
    assert not page.outcome.sentence.isVisible()
    assert told  # a head of service sees at once that a doubt waits


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
    later = before - page.check_view.papers.goes
    assert later == 1
    assert page.check_view.papers.equation.total.balanced
    key(page, Qt.Key.Key_F12)
    page.acts.confirm()
    qtbot.waitUntil(lambda: stage(page) is Stage.DONE)
    view = view_of(page, file)
    assert view.state.value == "ready"
    assert view.balance.due > later
    # what the school keeps is not promised to the applicant
    assert trn("{n} sheets are still to be collected", later) in page.outcome.sentence.text()
    assert page.hero.chip.kind == "partly"
