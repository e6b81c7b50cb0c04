"""A password, hidden, with an eye to see it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from certdesk.gui.widgets.fields import Line, LineField
from certdesk.i18n import tr


class PasswordField(LineField):
    """Its text is exactly what was typed."""

    def __init__(self, name: str, label: str) -> None:
        """`name`: contract name; `label`: as shown."""
        super().__init__(name, label, Line(Qt.LayoutDirection.LeftToRight, secret=True))
        self._eye = self.line.add_button("eye", tr("Show the password"), self._turn)

    def is_shown(self) -> bool:
        """Whether it can be read on the screen."""
        return self.line.echoMode() == QLineEdit.EchoMode.Normal

    def _turn(self) -> None:
        hide = self.is_shown()
        modes = QLineEdit.EchoMode
        self.line.setEchoMode(modes.Password if hide else modes.Normal)
        said = tr("Show the password") if hide else tr("Hide the password")
        self._eye.setAccessibleName(said)
        self._eye.setToolTip(said)
