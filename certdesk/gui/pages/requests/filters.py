"""The filter pills above the list, each with how many it lets through."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from certdesk.gui.widgets.tile import Pill
from certdesk.i18n import tr
from certdesk.services.lines import Wanted

COUNTED_UP_TO = 1000


class Capped(int):
    """A count that is shown as `1000+` once counting stopped there."""

    __slots__ = ()

    def __str__(self) -> str:
        """The figure, with a plus at the end of counting."""
        return f"{int(self)}+" if self >= COUNTED_UP_TO else str(int(self))


def list_words() -> Mapping[Wanted, str]:
    """The lists that have a pill, in their order."""
    return {
        Wanted.ALL: tr("All"),
        Wanted.OPEN: tr("Open"),
        Wanted.LATE: tr("Late, list"),
        Wanted.MISSING: tr("Incomplete"),
        Wanted.READY: tr("Ready"),
    }


def other_lists() -> Mapping[Wanted, str]:
    """The lists that get a pill only while they are looked at."""
    return {
        Wanted.DRAFTS: tr("Drafts"),
        Wanted.TO_VERIFY: tr("To verify"),
        Wanted.TO_SEND: tr("To be sent for signature"),
        Wanted.AT_SIGNATURE: tr("At signature"),
        Wanted.TO_GIVE_BACK: tr("Papers to give back"),
        Wanted.STILL_DUE: tr("Papers still due"),
    }


class Filters(QWidget):
    """One pill is chosen, or none while one searches."""

    chosen = Signal(str)
    """A pill was pressed: the name of its list."""

    def __init__(self) -> None:
        """All requests."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.group = QButtonGroup(self)
        self.pills: dict[Wanted, Pill] = {}
        for wanted, word in {**list_words(), **other_lists()}.items():
            pill = Pill(word)
            pill.setObjectName(f"requests.list_{wanted.value}")
            name = wanted.value
            pill.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            self.group.addButton(pill)
            self.pills[wanted] = pill
            row.addWidget(pill)
            # only now: a widget shown without a parent is a window
            pill.setVisible(wanted in list_words())
        row.addStretch(1)

    def choose(self, wanted: Wanted | None) -> None:
        """Mark a list, or none; a list without a lasting pill gets one meanwhile."""
        for one in other_lists():
            self.pills[one].setVisible(one is wanted)
        if wanted is not None:
            self.pills[wanted].setChecked(True)
            return
        # an exclusive group always keeps one
        self.group.setExclusive(False)
        for pill in self.pills.values():
            pill.setChecked(False)
        self.group.setExclusive(True)

    def shown(self) -> list[Wanted]:
        """The lists that have a pill now."""
        return [wanted for wanted, pill in self.pills.items() if not pill.isHidden()]

    def set_counts(self, counts: Mapping[Wanted, int]) -> None:
        """How many each lets through; counting stops at 1000."""
        for wanted, count in counts.items():
            self.pills[wanted].set_count(Capped(count))
