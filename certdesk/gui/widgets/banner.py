"""One line that offers something: a known applicant, a restored draft."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.keycap import KeyCap
from certdesk.gui.widgets.link import Link
from certdesk.gui.widgets.top_bar import SignedText

# ground and sign of each tone
_TONES = {
    "accent": ("tint", "accent"),
    "warn": ("warn_t", "warn"),
    "bad": ("bad_t", "bad"),
    "ok": ("ok_t", "ok"),
}


class Banner(QWidget):
    """Sign and sentence at the right, one link with its key at the left, 32 high."""

    link_pressed = Signal()
    """The link was pressed."""

    def __init__(
        self,
        text: str,
        *,
        link: str = "",
        key: str = "",
        sign: str = "user",
        tone: str = "accent",
        parent: QWidget | None = None,
    ) -> None:
        """`tone` is accent, warn, bad or ok."""
        super().__init__(parent)
        self._tone = tone
        self.words = SignedText("", sign, token="text", role=Role.NOTE, weight=500)
        self.words.set_text(text, sign, _TONES[tone][1], token="text")
        # without a parent it would come up as a window of its own, for a moment, and take the keys
        self.link = Link(link, underlined=False, weight=600, parent=self)
        self.link.setVisible(bool(link))
        self.link.clicked.connect(self.link_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(14)
        row.addWidget(self.words, 1)
        row.addWidget(self.link)
        if key:
            row.addWidget(KeyCap(key))
            self.link.setAccessibleDescription(key)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setObjectName(self, name: str, /) -> None:
        """The link is named after it: `page.told` has `page.told_link`."""
        super().setObjectName(name)
        self.link.setObjectName(f"{name}_link")

    def set_text(self, text: str, sign: str = "user") -> None:
        """Another sentence."""
        self.words.set_text(text, sign, _TONES[self._tone][1], token="text")

    def sizeHint(self) -> QSize:
        """32 high."""
        return QSize(super().sizeHint().width(), theme.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, outlined in high contrast where grounds are black."""
        painter = QPainter(self)
        ground, token = _TONES[self._tone]
        border = token if theme.look().name == "contrast" else None
        paint.rounded(painter, QRectF(self.rect()), 10, ground, border)
        painter.end()
