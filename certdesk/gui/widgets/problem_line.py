"""What is wrong with a field, said below it."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from certdesk.gui import icons, paint, theme
from certdesk.gui.theme import Role


class ProblemLine(QWidget):
    """What is wrong, with a sign, in the colour of errors; as high as its words need."""

    def __init__(self, parent: QWidget) -> None:
        """Hidden until there is something to say."""
        super().__init__(parent)
        self._sentence = ""
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show the sentence, or hide when it is empty."""
        self._sentence = sentence
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
        self.updateGeometry()
        self.update()

    def sentence(self) -> str:
        """What is said now."""
        return self._sentence

    def hasHeightForWidth(self) -> bool:
        """Long sentences wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Lines times their step."""
        lines = self._layout(width).lineCount()
        return max(1, lines) * theme.step(Role.CAPTION)

    def sizeHint(self) -> QSize:
        """One line, any width."""
        return QSize(0, self.heightForWidth(max(self.width(), 100)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sign at the right, the words left of it."""
        painter = QPainter(self)
        sign, step = theme.px(15), theme.step(Role.CAPTION)
        at = QRectF(self.width() - sign, (step - sign) // 2, sign, sign)
        icons.draw(painter, at, "alert-circle", "bad")
        painter.setPen(theme.colour("bad"))
        self._layout(self.width()).draw(painter, QPointF(0, 0))

    def _layout(self, width: int) -> QTextLayout:
        room = width - theme.px(15) - 6
        letters, step = theme.font(Role.CAPTION, 500), theme.step(Role.CAPTION)
        return paint.lay_out(self._sentence, letters, room, line_step=step, wrap=True)
