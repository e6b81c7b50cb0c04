"""One value to be copied into the platform's form."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QSizePolicy

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.pressable import Pressable
from certdesk.i18n import ltr, tr

_LABEL_WIDTH = 150
_ROLES = (Role.VALUE, Role.CAPTION, Role.SMALL)


class CopyRow(Pressable):
    """Label, value, «copy» at the left. Enter copies and goes on; an empty one only goes on."""

    passed = Signal()
    """It was pressed: the next row is wanted."""

    def __init__(self, name: str, label: str, value: str, lacking: str) -> None:
        """`lacking`: what is said in place of an empty value."""
        super().__init__(label)
        self.setObjectName(f"follow_on.copy_{name}")
        self.value = value
        self.copied = False
        self._lacking = lacking
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._copy)
        self._speak()

    def sizeHint(self) -> QSize:
        """38 high, 34 in a low window."""
        return QSize(theme.px(420), theme.px(34 if theme.look().compact else 38))

    def minimumSizeHint(self) -> QSize:
        """Values are cut when it is narrower."""
        return QSize(theme.px(260), self.sizeHint().height())

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """The row with the focus is tinted: what is copied next is never in doubt."""
        box = rect.adjusted(0, 1, 0, -1)
        if self.hasFocus() or self.hovered:
            paint.rounded(painter, box, 8, "tint" if self.hasFocus() else "sunk")
        paint.hairline(painter, rect.left() + 12, rect.right() - 12, rect.bottom())
        run = paint.Run(painter, box.adjusted(14, 0, -14, 0))
        label = run.box(theme.px(_LABEL_WIDTH), box.height())
        paint.words(painter, label, self.text(), Role.NOTE, "text2")
        run.gap(8)
        if not self.value:
            run.sign("alert-triangle", theme.px(16), "warn").gap(8)
            run.words(self._lacking, Role.VALUE, "warn")
            return
        sign, tone = ("check", "ok") if self.copied else ("copy", "accent")
        run.sign(sign, theme.px(18), tone, end=True).gap(8, end=True)
        verb = tr("Copied") if self.copied else tr("Copy")
        run.words(verb, Role.LABEL, tone, weight=600, end=True).gap(12, end=True)
        value = shown_value(self.value)
        # an address is long and must be seen whole
        fitting = (role for role in _ROLES if paint.width_of(value, role) <= run.room)
        run.words(value, next(fitting, Role.SMALL))

    def _copy(self) -> None:
        if self.value:
            QGuiApplication.clipboard().setText(self.value)
            self.copied = True
            self._speak()
            self.update()
        self.passed.emit()

    def _speak(self) -> None:
        state = tr("Copied") if self.copied else ""
        parts = (self.text(), self.value or self._lacking, state)
        self.setAccessibleName("، ".join(part for part in parts if part))


def shown_value(value: str) -> str:
    """Latin, dates and numbers held together."""
    return ltr(value) if value.isascii() or value[:1].isdigit() else value
