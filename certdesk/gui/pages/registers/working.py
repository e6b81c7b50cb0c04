"""A long piece of work under way: how far it is, and the way to stop it."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.label import Label
from certdesk.i18n import ltr, tr
from certdesk.services.progress import WorkCancelled

# more often than this the bar does not move
_TOLD_TIMES = 200


class Working(Card):
    """Hidden while nothing runs. `begin` gives what the work calls from its own thread."""

    _told = Signal(int, int)

    def __init__(self) -> None:
        """Nothing runs."""
        super().__init__(padding=(16, 10, 16, 10), spacing=6)
        self.words = Label("", Role.STRONG)
        self.bar = _Bar()
        self.stop = Button(tr("Stop"), icon="x")
        self.stop.setObjectName("registers.stop")
        self.body.addWidget(self.words)
        self.body.addWidget(self.bar)
        row = QHBoxLayout()
        row.addWidget(self.stop)
        row.addStretch(1)
        self.body.addLayout(row)
        self._title = ""
        self._stopped = threading.Event()
        self.stop.clicked.connect(self.cancel)
        self._told.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self.hide()

    def begin(self, title: str) -> "Steps":
        """Show `title`; what is under way before is stopped."""
        self.cancel()
        self._stopped = threading.Event()
        self._title = title
        self._show(0, 0)
        self.show()
        return Steps(self._told.emit, self._stopped)

    def cancel(self) -> None:
        """Stop at the next step."""
        self._stopped.set()
        self.hide()

    def end(self) -> None:
        """It is done."""
        self.hide()

    def _show(self, done: int, of: int) -> None:
        steps = tr("{done} of {of}", done=ltr(done), of=ltr(of)) if of else ""
        self.words.setText(f"{self._title} {steps}".rstrip())
        self.bar.set_share(done / of if of else 0.0)
        self.setAccessibleName(self.words.text())


class Steps:
    """Told by the work, on its thread; raises when the person pressed stop."""

    def __init__(self, told: Callable[[int, int], object], stopped: threading.Event) -> None:
        """`told`: a signal's emit; `stopped`: set by the window."""
        self._told = told
        self._stopped = stopped

    def __call__(self, done: int, of: int) -> None:
        """So many of so many.

        Raises:
            WorkCancelled.
        """
        if self._stopped.is_set():
            raise WorkCancelled
        if done % max(1, of // _TOLD_TIMES) == 0:
            self._told(done, of)


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float) -> None:
        self._share = min(max(share, 0.0), 1.0)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(120), 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint.rounded(painter, rect, 3, "sunk", "line")
        wide = rect.width() * self._share
        if wide >= 1:
            done = QRectF(rect.right() - wide, rect.top(), wide, rect.height())
            paint.rounded(painter, done, 3, "accent")
        painter.end()
