"""An underlined word that can be pressed: change, show all, by proxy instead."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.pressable import RING_RADIUS, Pressable


class Link(Pressable):
    """A text link; `spoken` tells a screen reader which «change» it is."""

    def __init__(
        self,
        text: str,
        *,
        spoken: str = "",
        token: str = "accent",
        role: Role = Role.NOTE,
        weight: int = 500,
        underlined: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Show `text`."""
        super().__init__(text, parent)
        self._token = token
        self._role = role
        self._weight = weight
        self._underlined = underlined
        self.setProperty(RING_RADIUS, 4)
        self.setAccessibleName(spoken or text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Its words, one line."""
        width = paint.width_of(self.text(), self._role, self._weight) + 2
        return QSize(width, theme.step(self._role))

    def minimumSizeHint(self) -> QSize:
        """Where it may give way, smaller letters and a few words of it."""
        return QSize(min(self.sizeHint().width(), theme.px(80)), self.sizeHint().height())

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """The words and a line under them."""
        token = "accent_hover" if self.hovered and self._token == "accent" else self._token
        inner = rect.adjusted(1, 0, -1, 0)
        steps = ((self._role, self._weight), (Role.SMALL, self._weight))
        role, weight = paint.fitting(self.text(), inner.width(), *steps)
        paint.words(
            painter,
            inner,
            self.text(),
            role,
            token if self.isEnabled() else "text3",
            weight=weight,
            line=paint.UNDER if self._underlined else "",
        )
