"""The foot of a work page: what to press, what was just done, what is saved."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.toast import Toast
from certdesk.gui.widgets.top_bar import MARGIN, SignedText


class _Status(SignedText):
    """What to do next or what is saved, on two lines where one has no room."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 2 * theme.step(Role.CAPTION))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() >= super().sizeHint().width():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        run = paint.Run(painter, QRectF(self.rect()))
        self.draw_sign(run)
        paint.two_lines(
            painter,
            QRectF(run.left, 0, run.room, self.height()),
            self.text,
            Role.CAPTION,
            self.token,
        )
        painter.end()


class ActionBar(QWidget):
    """Buttons from the right, the primary one first; toast or status at the left end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Without actions."""
        super().__init__(parent)
        self._actions: list[QWidget] = []
        self.toast = Toast()
        self.toast.expired.connect(self._show_status)
        self.status = _Status()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(MARGIN, 1, MARGIN, 0)
        self._row.setSpacing(10)
        self._row.addStretch(1)
        self._row.addWidget(self.status)
        self._row.addWidget(self.toast)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def actions_shown(self) -> list[QWidget]:
        """The buttons, right to left."""
        return list(self._actions)

    def set_actions(self, primary: QWidget | None, *secondary: QWidget) -> None:
        """Replace the buttons; the old ones are removed and left to their owner.

        No primary and no secondary empties the bar.
        """
        for old in self._actions:
            self._row.removeWidget(old)
            old.hide()
        self._actions = [button for button in (primary, *secondary) if button is not None]
        for place, button in enumerate(self._actions):
            self._row.insertWidget(place, button)
            button.show()
        self.updateGeometry()

    def set_status(self, text: str, sign: str = "check", tone: str = "ok") -> None:
        """A quiet text at the left end: «draft saved 10:42»; empty for none."""
        self.status.set_text(text, sign, tone)
        self._show_status()

    def show_toast(self, text: str, *, undoable: bool = True, sign: str = "check") -> None:
        """Say what was done in place of the status, for ten seconds."""
        self.toast.show_text(text, undoable=undoable, sign=sign)
        self.status.hide()

    def sizeHint(self) -> QSize:
        """64 high, 56 in a low window, never less than its buttons."""
        high = 56 if theme.look().compact or theme.look().dense else 64
        tallest = max((one.sizeHint().height() for one in self._actions), default=theme.px(36))
        return QSize(super().sizeHint().width(), max(high, theme.px(36) + 16, tallest + 12))

    def changeEvent(self, event: QEvent) -> None:
        """Its height follows the look."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface under a hairline."""
        painter = QPainter(self)
        paint.filled(painter, QRectF(self.rect()), theme.colour("surface"))
        paint.filled(painter, QRectF(0, 0, self.width(), 1), theme.colour("line"))
        painter.end()

    def _show_status(self) -> None:
        self.status.setVisible(self.toast.isHidden())
