"""The stages of a pickup, and what can be pressed in each."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from certdesk.gui.widgets.button import GHOST, PRIMARY, REFUSE, SECONDARY, Button
from certdesk.i18n import tr


class Stage(StrEnum):
    """Which view is in front."""

    LIST = "list"
    CHECK = "check"
    SIGN = "sign"
    DONE = "done"
    STOPPED = "stopped"


STAGE_OF_STEP = {
    "hand_over": Stage.CHECK,
    "give_back": Stage.CHECK,
    "confirm": Stage.SIGN,
}

Slot = Callable[[], object]


class StageButtons:
    """The buttons of every stage, the filled one first."""

    def __init__(self, page: QWidget, slots: dict[str, Slot]) -> None:
        """`slots`: primary, refuse, print_again, abandon, print_card, open_file."""
        self._page = page
        go, open_file, abandon = slots["primary"], slots["open_file"], slots["abandon"]
        prepare = self._first("prepare", tr("Prepare and print the sheet"), "printer", go)
        confirm = self._first("confirm", tr("Hand the papers over"), "package-export", go)
        following = self._first("next", tr("Next applicant"), "circle-check", go)
        to_list = self._first("back_to_list", tr("Back to the list"), None, go)
        refuse = self._other("refuse", tr("Do not hand over: identity not sure"), slots["refuse"])
        again = self._other("print_again", tr("Print the sheet again"), slots["print_again"])
        again.set_key("F9")
        drop = self._other("abandon", tr("Abandon: not signed"), abandon, REFUSE)
        drop_stopped = self._other("abandon_stopped", tr("Abandon: not signed"), abandon, REFUSE)
        card = self._other("print_card", tr("Print the PROGRES card"), slots["print_card"])
        card.set_words(tr("Print the PROGRES card"), "printer")
        card.set_key("F9")
        file = self._other("open_file", tr("Open the file"), open_file)
        stopped_file = self._other("open_stopped", tr("Open the file"), open_file)
        lost = self._other("lost_receipt", tr("The receipt is lost…"), slots["lost_receipt"], GHOST)
        whole = self._other("open_check", tr("Open the file"), open_file, GHOST)
        self.drop_stopped, self.lost = drop_stopped, lost
        self.confirm, self.card = confirm, card
        self._sets: dict[Stage, list[Button]] = {
            Stage.LIST: [],
            Stage.CHECK: [prepare, refuse, lost, whole],
            Stage.SIGN: [confirm, again, drop],
            Stage.DONE: [following, card, file],
            Stage.STOPPED: [to_list, stopped_file, drop_stopped],
        }

    def of(self, stage: Stage) -> list[Button]:
        """Right to left."""
        return self._sets[stage]

    def _first(self, name: str, text: str, icon: str | None, slot: Slot) -> Button:
        return self._settle(Button(text, PRIMARY, icon=icon, key="F12", large=True), name, slot)

    def _other(self, name: str, text: str, slot: Slot, kind: str = SECONDARY) -> Button:
        return self._settle(Button(text, kind), name, slot)

    def _settle(self, button: Button, name: str, slot: Slot) -> Button:
        button.setObjectName(f"pickup.{name}")
        button.setParent(self._page)
        button.hide()
        button.clicked.connect(lambda _checked=False: slot())
        return button
