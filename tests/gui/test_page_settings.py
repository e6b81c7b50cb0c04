"""Settings: what changes is shown first, kept as an edition, taken back; clerks see their own."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from certdesk.desk import Desk
from certdesk.gui import theme
from certdesk.gui.appearance import Appearance, idle_minutes, kept_in
from certdesk.gui.main_window import MainWindow
from certdesk.gui.page import Page
from certdesk.gui.pages.settings.changes_dialog import ChangesDialog
from certdesk.gui.pages.settings.history_dialog import HistoryDialog
from certdesk.gui.pages.settings.preview_dialog import PreviewDialog
from certdesk.gui.widgets.fields import Field
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.link import Link
from certdesk.gui.widgets.tile import Segmented
from tests.builders import AUDITOR, CLERK, SUPERVISOR
from tests.gui.page_window import named, settle, window_on
from tests.gui.settings_page import key, save, shown, write

DELAY = "settings.procedure.delays.delay_working_days"


def editions(desk: Desk, form: str = "procedure") -> int:
    return len(desk.office_forms.history(form, by=SUPERVISOR))


def delay(desk: Desk) -> int:
    with desk.office.store.read() as unit:
        return desk.office.procedure(unit).delay_working_days


def test_a_change_is_shown_then_kept_and_taken_back(window: MainWindow, desk: Desk) -> None:
    page = shown(window, "procedure")
    assert not page.save.isEnabled()
    write(page, DELAY, "٥")
    assert page.save.isEnabled()
    key(page, Qt.Key.Key_F12)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ChangesDialog)
    said = [label.text() for label in dialog.findChildren(Label)]
    assert any("3" in text and "كان" in text for text in said)
    assert any("5" in text and "يصير" in text for text in said)
    key(page, Qt.Key.Key_Escape)
    assert (delay(desk), editions(desk)) == (3, 1)
    save(page)
    assert (delay(desk), editions(desk)) == (5, 2)
    assert not page.save.isEnabled()
    assert window.frame.undo()
    settle()
    assert (delay(desk), editions(desk)) == (3, 3)
    assert named(page, Field, DELAY).text() == "3"


def test_a_new_name_of_the_service_stands_in_the_rail_at_once(window: MainWindow) -> None:
    page = shown(window, "institution")
    heading = window.frame.rail.heading
    before = heading.accessibleName()
    write(page, "settings.institution.service", "مصلحة المثال")
    save(page)
    assert heading.accessibleName().startswith("مصلحة المثال")
    assert window.frame.undo()
    settle()
    assert heading.accessibleName() == before


@pytest.mark.parametrize("typed", ["", "999", "abc"])
def test_what_cannot_be_is_said_below_and_nothing_is_kept(
    window: MainWindow, desk: Desk, typed: str
) -> None:
    page = shown(window, "procedure")
    field = write(page, DELAY, typed)
    key(page, Qt.Key.Key_F12)
    assert QApplication.activeModalWidget() is None
    assert field.problem()
    assert ".toml" not in field.problem()
    assert field.editor.hasFocus()
    assert field.text() == typed
    assert editions(desk) == 1


def test_a_value_goes_back_to_what_was_shipped(window: MainWindow, desk: Desk) -> None:
    page = shown(window, "institution")
    name = "settings.institution.service"
    back = named(page, Link, f"{name}_default")
    assert back.isHidden()
    write(page, name, "مصلحة المثال")
    save(page)
    assert window.session.institution().service == "مصلحة المثال"
    assert not back.isHidden()
    back.click()
    save(page)
    assert window.session.institution().service == "مصلحة الشهادات"
    key_view = desk.office_forms.read("institution", by=SUPERVISOR)
    assert key_view.edition.is_shipped


def test_an_earlier_edition_rules_again(window: MainWindow, desk: Desk) -> None:
    page = shown(window, "procedure")
    write(page, DELAY, "4")
    save(page)
    page.history.click()
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, HistoryDialog)
    assert not dialog.verb.isEnabled()
    assert [line.strip() for line in dialog.lines.text().splitlines()] == ["− 3", "+ 4"]
    dialog.list.setCurrentRow(1)
    dialog.verb.click()
    settle()
    assert (delay(desk), editions(desk)) == (3, 3)


def test_leaving_with_something_unsaved_is_asked(window: MainWindow) -> None:
    page = shown(window, "procedure")
    write(page, DELAY, "6")

    def answer(accept: bool) -> None:  # noqa: FBT001 - what is pressed
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        dialog.accept() if accept else dialog.reject()

    QTimer.singleShot(50, lambda: answer(accept=False))
    window.show_page("today", {})
    assert window.frame.current_page == "settings"
    assert named(page, Field, DELAY).text() == "6"
    QTimer.singleShot(50, lambda: answer(accept=True))
    window.show_page("today", {})
    assert window.frame.current_page == "today"
    assert named(page, Field, DELAY).text() == "3"


def test_what_was_typed_in_one_part_stays_while_another_is_shown(window: MainWindow) -> None:
    page = shown(window, "procedure")
    write(page, DELAY, "6")
    page = shown(window, "institution")
    page = shown(window, "procedure")
    assert named(page, Field, DELAY).text() == "6"
    page.let_go.click()
    assert named(page, Field, DELAY).text() == "3"


def test_keys_walk_through_the_parts(window: MainWindow) -> None:
    page = shown(window, "institution")
    key(page, Qt.Key.Key_Down)
    assert page.section.name == "procedure"
    key(page, Qt.Key.Key_F6)
    assert named(page, Field, DELAY).editor.hasFocus()
    key(page, Qt.Key.Key_Return)
    draft_days = named(page, Field, "settings.procedure.delays.draft_days")
    assert draft_days.editor.hasFocus()


def test_a_clerk_sees_this_workstation_alone(dressed: QApplication, desk: Desk) -> None:
    with window_on(dressed, desk, CLERK) as window:
        page = shown(window, "procedure")
        assert page.section.objectName() == "settings.printers"
        assert page.findChild(QWidget, "settings.sections.procedure") is None
        assert page.findChild(QWidget, "settings.sections.appearance") is not None
        page = shown(window, "appearance")
        assert not named(page, Segmented, "settings.appearance.idle").isEnabled()


def test_an_auditor_reads_all_and_saves_nothing(dressed: QApplication, desk: Desk) -> None:
    with window_on(dressed, desk, AUDITOR) as window:
        page = shown(window, "procedure")
        write(page, DELAY, "6")
        assert page.save.isHidden()
        key(page, Qt.Key.Key_F12)
        assert QApplication.activeModalWidget() is None
        assert delay(desk) == 3
        page.section.read()


def test_f9_shows_the_new_head_on_a_receipt(window: MainWindow, qtbot: QtBot) -> None:
    page = shown(window, "institution")
    write(page, "settings.institution.service", "مصلحة المثال")
    key(page, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: bool(window.findChildren(PreviewDialog)), timeout=15000)
    window.findChildren(PreviewDialog)[0].reject()
    page.let_go.click()


def test_the_look_changes_at_once_and_is_kept(window: MainWindow, desk: Desk) -> None:
    page = shown(window, "appearance")
    key(page, Qt.Key.Key_F6)
    key(page, Qt.Key.Key_Left)
    assert theme.look().name == "dark"
    size = named(page, Segmented, "settings.appearance.text_size")
    size.setFocus()
    size.take_focus()
    key(page, Qt.Key.Key_Left)
    assert theme.look().factor == pytest.approx(1.1)
    assert kept_in(desk.folder.root) == Appearance("dark", 110)
    idle = named(page, Segmented, "settings.appearance.idle")
    idle.take_focus()
    key(page, Qt.Key.Key_Left)
    assert idle_minutes(desk.folder.root) == 10


def test_a_clerk_who_takes_over_sees_only_what_is_hers(window: MainWindow) -> None:
    window.session.sign_in(SUPERVISOR)
    page = shown(window, "institution")
    window.session.sign_in(None)
    window.session.sign_in(CLERK)
    settle()
    assert page.section.objectName() == "settings.printers"
    assert page.findChild(QWidget, "settings.sections.institution") is None


def test_whatever_page_is_in_front_hears_of_who_takes_over(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(Page, "taken_over", lambda page: heard.append(page.name))
    window.session.sign_in(SUPERVISOR)
    for name in ("pickup", "import_register"):
        window.show_page(name, {})
        window.session.sign_in(None)
        window.session.sign_in(CLERK)
    assert list(dict.fromkeys(heard))[-2:] == ["pickup", "import_register"]
