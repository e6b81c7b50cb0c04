"""One step of the first start: done, open now, or to come."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.label import Label

_STATES = ("done", "now", "later")
# ground, what is drawn on it
_DISCS = {"done": ("ok_t", "ok"), "now": ("accent", "on_accent"), "later": ("sunk", "text2")}


class _Disc(QWidget):
    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.state = "later"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(28), theme.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        ground, token = _DISCS[self.state]
        paint.rounded(painter, rect, rect.width() / 2, ground)
        if self.state == "done":
            inset = (rect.width() - theme.px(16)) / 2
            square = rect.adjusted(inset, inset, -inset, -inset)
            paint.Run(painter, square).sign("check", theme.px(16), token)
        else:
            digit = str(self._number)
            paint.words(painter, rect, digit, Role.NOTE, token, paint.CENTRE, weight=700)
        painter.end()


class StartStep(Card):
    """Number, title and note; `content` (top to bottom) is seen while the step is open."""

    def __init__(self, number: int, title: str, note: str) -> None:
        """To come."""
        super().__init__(padding=(18, 12, 18, 12), spacing=0, ground="bg", border=None)
        self._disc = _Disc(number)
        self._title = Label(title, Role.CARD_TITLE)
        self._note = Label(note, Role.CAPTION, "text2", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._note)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._disc)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        box = QWidget()
        self.content = QVBoxLayout(box)
        self.content.setContentsMargins(0, 14, 0, 4)
        self.content.setSpacing(8)
        self._box = box
        self.body.addWidget(box)
        self.setAccessibleName(title)
        # not Fixed: a wrapped line would be cut where the step is narrower than it wishes
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.state = "later"
        self.set_state("later")

    def set_note(self, note: str) -> None:
        """Other words under the title."""
        self._note.setText(note)

    def set_state(self, state: str) -> None:
        """done, now or later.

        Raises:
            ValueError: it is none of these.
        """
        if state not in _STATES:
            raise ValueError(state)
        self.state = state
        self._disc.state = state
        self._disc.update()
        self._title.set_token("text2" if state == "later" else "text")
        self._box.setVisible(state == "now")
        if state == "now":
            self.set_ground("surface", "line")
        else:
            self.set_ground("bg")
