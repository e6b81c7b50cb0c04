"""One's own password, changed with the old one.

| objectName | meaning |
|---|---|
| `password.old`, `password.new`, `password.again` | the old password, the new one twice |
"""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from certdesk.gui.messages import Worded
from certdesk.gui.widgets.dialog_frame import DialogFrame
from certdesk.gui.widgets.fields import EnterChain
from certdesk.gui.widgets.password_field import PasswordField
from certdesk.i18n import tr


class OwnPasswordDialog(DialogFrame):
    """Asks; nothing is changed here. It stays open until `accept`."""

    typed = Signal(str, str)
    """The old and the new password."""

    def __init__(self, window: QWidget, name: str) -> None:
        """`name`: whose password it is."""
        super().__init__(
            window,
            tr("Change the password of {name}", name=name),
            verb=tr("Change the password"),
            sign="lock",
            danger=False,
            needs_reason=True,
        )
        self.setObjectName("own_password_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.old = PasswordField("password.old", tr("Old password"))
        self.new = PasswordField("password.new", tr("New password"))
        self.again = PasswordField("password.again", tr("Once more"))
        self._fields = (self.old, self.new, self.again)
        for field in self._fields:
            self.slot.addWidget(field)
            field.edited.connect(lambda _text: self._look())
        EnterChain(self._fields, self).finished.connect(self._after_last)
        self.verb_pressed.connect(self._change)
        order = [*(field.editor for field in self._fields), self.back, self.verb]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def open(self) -> None:
        """Show it and stand in its first field."""
        super().open()
        self.old.setFocus()

    def _change(self) -> None:
        for field in self._fields:
            field.set_problem(None)
        if self.new.text() != self.again.text():
            self.again.set_problem(tr("The two passwords are not the same. Type them again."))
            self.again.setFocus()
            return
        self.typed.emit(self.old.text(), self.new.text())

    def refused(self, worded: Worded) -> None:
        """Say below the field what is wrong."""
        at_new = worded.code in {"password_too_short", "same_password"}
        field = self.new if at_new else self.old
        field.set_problem(worded.sentence)
        field.setFocus()

    def _look(self) -> None:
        self.set_ready(ready=all(field.text() for field in self._fields))

    def _after_last(self) -> None:
        if self.verb.isEnabled():
            self.verb.setFocus()
