"""Search box, reader, date and time: the same pixels on every page."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.search_box import WIDEST, SearchBox

MARGIN = 24
_CLOCK_EVERY_MS = 5000

ClockText = Callable[[], tuple[str, str]]
"""Gives the date and the time as they are to be shown."""


class SignedText(QWidget):
    """A small sign and a caption beside it, in one tone."""

    def __init__(
        self,
        text: str = "",
        sign: str = "check",
        tone: str = "ok",
        *,
        token: str = "text2",
        role: Role = Role.CAPTION,
        size: int = 16,
        gap: int = 8,
        weight: int | None = None,
    ) -> None:
        """The sign is in `tone`, the words in `token`."""
        super().__init__()
        self._role, self._size, self._gap, self._weight = role, size, gap, weight
        self._text, self._sign, self._tone, self._token = "", sign, tone, token
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text, sign, tone, token=token)

    @property
    def text(self) -> str:
        """The words."""
        return self._text

    def set_text(
        self, text: str, sign: str = "check", tone: str = "ok", *, token: str = "text2"
    ) -> None:
        """Other words; an empty text shows nothing."""
        self._text, self._sign, self._tone, self._token = text, sign, tone, token
        self.setAccessibleName(text)
        self.setToolTip("")
        self.updateGeometry()
        self.update()

    @property
    def token(self) -> str:
        """The colour of the words."""
        return self._token

    def draw_sign(self, run: paint.Run) -> None:
        """The sign, if there is one, and its gap."""
        if self._sign:
            run.sign(self._sign, theme.px(self._size), self._tone).gap(self._gap)

    def sizeHint(self) -> QSize:
        """Sign, gap, words."""
        if not self._text:
            return QSize(0, theme.step(self._role))
        words = paint.width_of(self._text, self._role, self._weight)
        sign = theme.px(self._size) + self._gap if self._sign else 0
        return QSize(sign + words + 1, theme.step(self._role))

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), theme.px(60)), whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw sign and words."""
        if not self._text:
            return
        painter = QPainter(self)
        run = paint.Run(painter, QRectF(self.rect()))
        self.draw_sign(run)
        run.words(self._text, self._role, self._token, weight=self._weight)
        painter.end()


class TopBar(QWidget):
    """The search box at the right; reader, date and time at the left while there is room."""

    def __init__(self, clock: ClockText, parent: QWidget | None = None) -> None:
        """`clock` is asked every few seconds; this bar has no clock of its own."""
        super().__init__(parent)
        self._clock = clock
        self.search = SearchBox()
        self.reader = SignedText()
        self.date = Label(role=Role.NOTE, token="text2")
        self.time = Label(role=Role.NOTE, token="text", weight=600)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(18)
        self._row.addWidget(self.search, 1)
        self._row.addStretch(0)
        for part in (self.reader, self.date, self.time):
            part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._row.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.setInterval(_CLOCK_EVERY_MS)
        self._timer.timeout.connect(self.refresh_clock)
        self._timer.start()
        self._fit()
        self.refresh_clock()

    def refresh_clock(self) -> None:
        """Ask for date and time again."""
        date_text, time_text = self._clock()
        self.date.setText(date_text)
        self.time.setText(time_text)

    def set_reader(self, text: str, tone: str = "ok") -> None:
        """State of the code reader in words; tone ok, warn or bad."""
        self.reader.set_text(text, "circle-check" if tone == "ok" else "alert-triangle", tone)

    def changeEvent(self, event: QEvent) -> None:
        """Fit again when text size or height change."""
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room."""
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        above = 8 if theme.look().compact else 14
        self._row.setContentsMargins(MARGIN, above, MARGIN, above)
        self.search.setMaximumWidth(theme.px(WIDEST))
        room = self.width() - 2 * MARGIN - self.search.minimumSizeHint().width()
        roomy = not theme.look().dense and room > theme.px(420)
        for part in (self.reader, self.date, self.time):
            part.setVisible(roomy)
