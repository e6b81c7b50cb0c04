"""In which slot of the cupboard a file's papers lie.

| objectName | meaning |
|---|---|
| `slot.paper` | all the papers that are here, or one of them |
| `slot.text` | the slot, as it is written on the cupboard |
| `dialog_back`, `dialog_verb` | back, and put them there |
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from certdesk.domain.custody import LedgerLine
from certdesk.gui.widgets.choice_field import Choice, ChoiceField
from certdesk.gui.widgets.dialog_frame import DialogFrame
from certdesk.gui.widgets.fields import EnterChain
from certdesk.gui.widgets.name_field import NameField
from certdesk.i18n import ltr, tr

ALL = "all"


class SlotDialog(DialogFrame):
    """Asks for a slot; nothing is stored here."""

    def __init__(self, window: QWidget, number: str, papers: Sequence[LedgerLine]) -> None:
        """`papers`: the ledger lines that lie in the cupboard or on the shelf."""
        super().__init__(
            window,
            tr("Where do the papers of {number} lie?", number=ltr(number)),
            verb=tr("Put them there"),
            sign="archive",
            danger=False,
            consequences=(("scan", tr("Scanning the receipt then says where they are.")),),
        )
        self.setObjectName("slot_dialog")
        self.paper = ChoiceField(
            "slot.paper",
            tr("Papers"),
            [
                Choice(ALL, tr("All the papers here")),
                *(Choice(str(line.id), line.title) for line in papers),
            ],
            free=False,
        )
        self.paper.set_key(ALL)
        self.slot_field = NameField("slot.text", tr("Slot of the cupboard"))
        slots = {line.slot for line in papers}
        self.slot_field.set_text(slots.pop() if len(slots) == 1 else "")
        self.slot.addWidget(self.slot_field)
        self.slot.addWidget(self.paper)
        EnterChain([self.slot_field, self.paper], self).finished.connect(self.verb.setFocus)
        self.verb_pressed.connect(self.accept)
        order = [self.slot_field.editor, self.paper.editor, self.back, self.verb]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def then(self, call: Callable[[str, tuple[int, ...] | None], object]) -> None:
        """Show it; `call` gets the slot and the ledger lines (None: all that are here)."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.accepted.connect(lambda: call(self.slot_field.text().strip(), self._lines()))
        self.open()
        self.slot_field.setFocus()

    def _lines(self) -> tuple[int, ...] | None:
        key = self.paper.key() or ALL
        return None if key == ALL else (int(key),)
