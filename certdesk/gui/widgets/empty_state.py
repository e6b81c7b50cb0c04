"""Nothing here: why, and what to do instead."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.label import Label


class SignDisc(QWidget):
    """A sign in a tinted disc, or a tile."""

    def __init__(
        self,
        sign: str,
        *,
        disc: int = 56,
        size: int = 28,
        radius: int = 0,
        ground: str = "tint",
        token: str = "accent",
        parent: QWidget | None = None,
    ) -> None:
        """`disc` and `size` in pixels at 100 %; a `radius` makes it a tile."""
        super().__init__(parent)
        self._sign, self._disc, self._size = sign, disc, size
        self._ground, self._token, self._radius = ground, token, radius
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The disc."""
        return QSize(theme.px(self._disc), theme.px(self._disc))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Disc and sign; outlined in high contrast."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        border = self._token if theme.look().name == "contrast" else None
        paint.rounded(painter, rect, self._radius or rect.width() / 2, self._ground, border)
        inset = (rect.width() - theme.px(self._size)) / 2
        square = rect.adjusted(inset, inset, -inset, -inset)
        paint.Run(painter, square).sign(self._sign, theme.px(self._size), self._token)
        painter.end()


class EmptyState(QWidget):
    """Sign, one line, one sentence, one button; all in the middle."""

    pressed = Signal()
    """The button was pressed."""

    def __init__(
        self, sign: str, title: str, sentence: str, verb: str = "", *, parent: QWidget | None = None
    ) -> None:
        """Without `verb` there is no button."""
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(4)
        column.addStretch(1)
        column.addWidget(SignDisc(sign), 0, middle)
        self.title = Label(title, Role.CARD_TITLE, align=paint.CENTRE)
        self.sentence = Label(sentence, Role.NOTE, "text2", align=paint.CENTRE, wrap=True)
        self.button = Button(verb)
        self.button.clicked.connect(self.pressed)
        column.addWidget(self.title)
        column.addWidget(self.sentence)
        column.addSpacing(2)
        column.addWidget(self.button, 0, middle)
        # only now: a widget shown without a parent is a window, and takes the keys
        self.button.setVisible(bool(verb))
        column.addStretch(1)
        self.setAccessibleName(title)

    def setObjectName(self, name: str, /) -> None:
        """The button is named after it: `page.empty` has `page.empty_button`."""
        super().setObjectName(name)
        self.button.setObjectName(f"{name}_button")

    def set_words(self, title: str, sentence: str, verb: str = "") -> None:
        """Another reason for being empty."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.button.set_words(verb)
        self.button.setVisible(bool(verb))
        self.setAccessibleName(title)
