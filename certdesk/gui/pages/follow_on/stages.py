"""The views of the page, and what can be pressed in each."""

from enum import StrEnum

from PySide6.QtWidgets import QWidget

from certdesk.gui.widgets.button import GHOST, PRIMARY, REFUSE, SECONDARY, Button
from certdesk.i18n import tr


class Stage(StrEnum):
    """Which view is in front."""

    LIST = "list"
    FILE = "file"
    FILL = "fill"


class PageButtons:
    """Every button of the action bar, made once."""

    def __init__(self, page: QWidget) -> None:
        """Hidden until a stage shows them."""
        self.record = Button(tr("Write it down"), PRIMARY, icon="check", key="F12", large=True)
        self.fill = Button(tr("Fill in with me"), SECONDARY, icon="copy", key="4")
        self.card = Button(tr("Print the PROGRES card"), SECONDARY, icon="printer", key="F9")
        self.strike = Button(tr("Strike it out…"), REFUSE, icon="x")
        self.cancel = Button(tr("Cancel the appointment…"), REFUSE, icon="ban")
        self.file = Button(tr("Open the file"), GHOST, icon="folder-open")
        self.copy = Button(tr("Copy and go on"), PRIMARY, icon="copy", key="F12", large=True)
        self.back = Button(tr("Back to the follow-up"), SECONDARY, key="Esc")
        self.notice = Button(tr("Print the information sheet"), SECONDARY, icon="printer", key="F9")
        for name, button in vars(self).items():
            button.setObjectName(f"follow_on.{name}_button")
            button.setParent(page)
            button.hide()


def hints_of(stage: Stage) -> list[tuple[str, str]]:
    """Keys of a view, right to left."""
    if stage is Stage.LIST:
        return [
            ("Enter", tr("Open the follow-up")),
            ("F6", tr("Lists, files")),
            ("F9", tr("Information sheet")),
            ("F3", tr("Search or scan")),
        ]
    if stage is Stage.FILE:
        return [
            ("F12", tr("Write it down")),
            ("F6", tr("Steps, panel")),
            ("1 2 3", tr("Step, appointment, call")),
            ("4", tr("Fill in with me")),
            ("Esc", tr("Back to the list")),
        ]
    return [
        ("Enter", tr("Copy and go on")),
        ("F6", tr("Parts, values")),
        ("Esc", tr("Back to the follow-up")),
    ]
