"""A person to choose at the door: initial, name, what they are here."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.pressable import RING_RADIUS, Pressable

_SIDE = 12


class PersonTile(Pressable):
    """One of the people who work here. Checkable, one of its siblings; arrows walk."""

    def __init__(self, name: str, role: str, *, parent: QWidget | None = None) -> None:
        """`role` in words."""
        super().__init__(name, parent)
        self._role = role
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(f"{name}، {role}")
        self.setProperty(RING_RADIUS, 10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """62 high, 54 in a low window."""
        return QSize(theme.px(300), theme.px(54 if theme.look().compact else 62))

    def minimumSizeHint(self) -> QSize:
        """Names are cut when it is narrower."""
        return QSize(theme.px(160), self.sizeHint().height())

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Chosen: tint, a strong border, a check."""
        on = self.isChecked()
        border = "accent" if on else "edge" if self.hovered else "line"
        paint.rounded(painter, rect, 10, "tint" if on else "surface", border, 2.0 if on else 1.0)
        run = paint.Run(painter, rect.adjusted(_SIDE, 0, -_SIDE - 2, 0))
        side = theme.px(40)
        disc = run.box(side, side)
        paint.rounded(painter, disc, side / 2, "accent" if on else "sunk")
        letter = self.text()[:1]
        token = "on_accent" if on else "text2"
        paint.words(painter, disc, letter, Role.CARD_TITLE, token, paint.CENTRE, weight=600)
        if on:
            run.gap(6, end=True).sign("circle-check", theme.px(20), "accent", end=True)
        run.gap(12)
        name_step, role_step = theme.step(Role.BODY), theme.step(Role.CAPTION)
        top = rect.top() + (rect.height() - name_step - role_step) / 2
        line = QRectF(run.left, top, run.room, name_step)
        paint.words(painter, line, self.text(), Role.STRONG)
        below = QRectF(run.left, line.bottom(), run.room, role_step)
        paint.words(painter, below, self._role, Role.CAPTION, "text2")
