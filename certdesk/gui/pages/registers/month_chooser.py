"""A month or a year between two arrows; Left goes on, Right goes back: time runs right to left."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from certdesk.domain.calendar import month_name
from certdesk.gui import icons, paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.pressable import Pressable
from certdesk.i18n import ltr, tr

_WORDS_WIDE = 118
_FIRST_YEAR = 2000


class MonthChooser(QWidget):
    """No month after the one that is now; `set_whole` makes it step by years."""

    chosen = Signal(int, int)
    """Year and month a person went to."""

    def __init__(self) -> None:
        """No month yet."""
        super().__init__()
        self.year, self.month = 2026, 1
        self._last = (2026, 1)
        self._whole = False
        self.before = _Arrow(tr("Previous month"), turned=True)
        self.after = _Arrow(tr("Next month"), turned=False)
        self.before.setObjectName("registers.month_before")
        self.after.setObjectName("registers.month_after")
        self.words = Label("", Role.STRONG, align=paint.CENTRE)
        self.words.setObjectName("registers.month")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(2)
        for part in (self.before, self.words, self.after):
            row.addWidget(part)
        self.before.clicked.connect(lambda: self.go(-1))
        self.after.clicked.connect(lambda: self.go(1))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_month(self, year: int, month: int, last: tuple[int, int]) -> None:
        """Show a month; `last` is the newest that can be gone to."""
        self.year, self.month, self._last = year, month, last
        self.words.setText(ltr(year) if self._whole else f"{month_name(month)} {year}")
        self.words.setMinimumWidth(theme.px(_WORDS_WIDE))
        self.after.setEnabled(year < last[0] if self._whole else (year, month) < last)
        self.setAccessibleName(self.words.text())

    def set_whole(self, *, whole: bool) -> None:
        """Step by years, or by months."""
        self._whole = whole
        self.before.name(tr("Previous year") if whole else tr("Previous month"))
        self.after.name(tr("Next year") if whole else tr("Next month"))
        self.set_month(self.year, self.month, self._last)

    def go(self, steps: int) -> None:
        """Some months on, or back; years, where it steps by years."""
        months = self.year * 12 + self.month - 1 + steps * (12 if self._whole else 1)
        if self._whole and months // 12 <= self._last[0]:
            # a year that has begun: its last month may be still to come
            months = min(months, self._last[0] * 12 + self._last[1] - 1)
        year, month = divmod(months, 12)
        if (year, month + 1) <= self._last and year >= _FIRST_YEAR:
            self.set_month(year, month + 1, self._last)
            self.chosen.emit(year, month + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move through time."""
        steps = {Qt.Key.Key_Left: 1, Qt.Key.Key_Right: -1}.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
        else:
            self.go(steps)

    def sizeHint(self) -> QSize:
        """36 high."""
        return QSize(super().sizeHint().width(), theme.px(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The box around it."""
        painter = QPainter(self)
        paint.rounded(painter, QRectF(self.rect()), 8, "surface", "edge")
        painter.end()


class _Arrow(Pressable):
    def __init__(self, name: str, *, turned: bool) -> None:
        super().__init__("")
        self._turned = turned
        self.name(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def name(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(28), theme.px(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            event.ignore()
            return
        super().keyPressEvent(event)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        if self.hovered:
            paint.rounded(painter, rect, 6, "sunk")
        inset = rect.width() * 0.2
        off = "sunk" if theme.look().name == "contrast" else "line"
        token = "text" if self.isEnabled() else off
        icons.draw(
            painter,
            rect.adjusted(inset, inset, -inset, -inset),
            "chevron-left",
            token,
            turned=self._turned,
        )
