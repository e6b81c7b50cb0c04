"""A file whole: found by its number, decided about, from the menus of its page."""

from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTableView

from certdesk.gui.demo.approval import approve
from certdesk.gui.demo.keys import Failed, Play
from certdesk.gui.demo.people import CAST
from certdesk.gui.demo.stage import Stage
from certdesk.i18n import tr


def open_file(stage: Stage, key: str) -> Play:
    """The list filtered by the number; Space opens the whole file."""
    yield from stage.push("nav_requests")
    yield stage.on_page("requests")
    box = stage.widget(QLineEdit, "requests.filter")
    box.setFocus()
    box.selectAll()
    yield from stage.write(stage.numbers[key])
    yield from stage.press("Enter")
    rows = stage.widget(QTableView, "requests.table").model()
    yield stage.until(lambda: rows.rowCount() == 1, CAST[key].name)
    yield from stage.press("Space")
    yield stage.on_page("request")


def decide(stage: Stage, key: str, move: str, reason: str, *, picture: str = "") -> Play:
    """The head of service gives password and reason for a decision out of the menu."""
    yield from open_file(stage, key)
    yield from choose(stage, "request.decisions", f"request.decide_{move}")
    yield from approve(stage, reason, picture=picture)


def choose(stage: Stage, button: str, action: str) -> Play:
    """Open a menu and walk down to the line of a contract name."""
    yield from stage.push(button)
    yield stage.until(lambda: QApplication.activePopupWidget() is not None, button)
    menu = QApplication.activePopupWidget()
    if not isinstance(menu, QMenu):
        raise Failed(tr("Nothing named {name} is on the screen.", name=action))
    for line in menu.actions():
        yield from stage.press("Down")
        if menu.activeAction() is line and line.objectName() == action:
            break
    yield from stage.press("Enter")
