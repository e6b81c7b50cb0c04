"""What changes, shown before it rules: was and will be, line by line.

`dialog_back` (first, focused, Esc) and `dialog_verb` (also F12) are the way out and the act.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.gui import theme
from certdesk.gui.pages.new_request.scroller import Scroller
from certdesk.gui.theme import Role
from certdesk.gui.widgets.dialog_frame import DialogFrame
from certdesk.gui.widgets.label import Label
from certdesk.i18n import tr, trn

_HIGHEST = 300


class ChangesDialog(DialogFrame):
    """Lists the changes; nothing is kept by it."""

    def __init__(
        self, window: QWidget, title: str, verb: str, changes: Sequence[tuple[str, str, str]]
    ) -> None:
        """`changes`: (label, before, after)."""
        super().__init__(
            window,
            title,
            trn("{n} changes", len(changes)),
            verb=verb,
            sign="check",
            danger=False,
            consequences=(
                ("history", tr("Nothing is lost: what ruled before can be put back at any time.")),
            ),
        )
        self.setObjectName("changes_dialog")
        self.verb.set_key("F12")
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for label, before, after in changes:
            if label:
                column.addWidget(Label(label, Role.LABEL, "text2", wrap=True))
            if before:
                column.addWidget(
                    Label(tr("Was: {text}", text=before), Role.NOTE, "text3", wrap=True)
                )
            if after:
                now = Label(
                    tr("Will be: {text}", text=after), Role.NOTE, "text", wrap=True, weight=600
                )
                column.addWidget(now)
            column.addSpacing(8)
        column.addStretch(1)
        scroller = Scroller(lines)
        high = min(lines.sizeHint().height(), theme.px(_HIGHEST))
        scroller.setMinimumHeight(high)
        self.slot.addWidget(scroller)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F12 a second time saves."""
        if event.key() == Qt.Key.Key_F12:
            self.verb.click()
            return
        super().keyPressEvent(event)


def ask_to_save(
    window: QWidget, changes: Sequence[tuple[str, str, str]], then: Callable[[], object]
) -> ChangesDialog:
    """Show what changes, and do it once the person says so."""
    dialog = ChangesDialog(window, tr("Save these changes?"), tr("Save the changes"), changes)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def go_on() -> None:
        dialog.accept()
        then()

    dialog.verb_pressed.connect(go_on)
    dialog.open()
    return dialog
