"""The keys of the page, and what is saved."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.top_bar import MARGIN

HEIGHT = 32


class HintBar(QWidget):
    """Key-caps with a word each from the right; a status text at the left end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty."""
        super().__init__(parent)
        self._hints: list[tuple[str, str]] = []
        self._status = ("", "check", "ok")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def hints(self) -> list[tuple[str, str]]:
        """(key, what it does), right to left."""
        return list(self._hints)

    @property
    def status(self) -> str:
        """The text at the left end."""
        return self._status[0]

    def set_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show (key, what it does) in this order from the right."""
        self._hints = list(hints)
        self._speak()

    def set_status(self, text: str, sign: str = "check", tone: str = "ok") -> None:
        """A quiet text at the left end; `sign` may be empty."""
        self._status = (text, sign, tone)
        self._speak()

    def sizeHint(self) -> QSize:
        """32 high."""
        return QSize(theme.px(200), theme.px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, hairline, status from the left, hints while they fit."""
        painter = QPainter(self)
        paint.filled(painter, QRectF(self.rect()), theme.colour("bg"))
        paint.filled(painter, QRectF(0, 0, self.width(), 1), theme.colour("line"))
        run = paint.Run(painter, QRectF(self.rect()).adjusted(MARGIN, 1, -MARGIN, 0))
        text, sign, tone = self._status
        if text:
            run.words(text, Role.CAPTION, "text2", end=True).gap(8, end=True)
            if sign:
                run.sign(sign, theme.px(14), tone, end=True).gap(18, end=True)
        for key, what in self._hints:
            needed = paint.key_width(key) + 8 + paint.width_of(what, Role.CAPTION)
            if needed > run.room:
                break
            run.key(key).gap(6).words(what, Role.CAPTION, "text2").gap(19)
        painter.end()

    def _speak(self) -> None:
        parts = [f"{key} {what}" for key, what in self._hints]
        self.setAccessibleName("، ".join([*parts, self._status[0]] if self._status[0] else parts))
        self.update()
