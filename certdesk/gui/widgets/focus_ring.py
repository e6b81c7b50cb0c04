"""One ring that follows the focus through a window."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from certdesk.gui import paint
from certdesk.gui.widgets.pressable import RING_RADIUS

_OUTSIDE, _THICK = 2, 2
# by name: Qt's classes cost time when they are first touched, and the ring is there early
_FIELDS = ("QLineEdit", "QTextEdit", "QPlainTextEdit", "QComboBox", "QAbstractSpinBox")
_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
}


class FocusRing(QWidget):
    """A 2 px ring 2 px outside the focused widget; fields draw their own border instead.

    Focus taken by the mouse shows no ring: the hand knows where it is.
    """

    def __init__(self, window: QWidget) -> None:
        """Follow the focus inside `window`."""
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._watched: list[QWidget] = []
        self._target: QWidget | None = None
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @property
    def target(self) -> QWidget | None:
        """The widget with the ring, if any."""
        return self._target

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        # a page may have been torn down under the ring
        for widget in filter(shiboken6.isValid, self._watched):
            widget.removeEventFilter(self)
        self._watched, self._target = [], None
        by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        inside = now is not None and self._window.isAncestorOf(now)
        if now is None or not inside or by_mouse or any(map(now.inherits, _FIELDS)):
            self.hide()
            return
        self._target = now
        above: QWidget | None = now
        while above is not None and above is not self._window:
            above.installEventFilter(self)
            self._watched.append(above)
            above = above.parentWidget()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the widget and everything it stands in."""
        if event.type() in _MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        target = self._target
        gone = target is None or not shiboken6.isValid(target)
        if target is None or gone or not target.isVisibleTo(self._window):
            self.hide()
            return
        reach = _OUTSIDE + _THICK
        self.setGeometry(self._on_window(target).adjusted(-reach, -reach, reach, reach))
        self.raise_()
        self.show()
        self.update()

    def _on_window(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ring, cut where a scroll area cuts the widget."""
        if self._target is None or not shiboken6.isValid(self._target):
            return
        painter = QPainter(self)
        seen = QRect(QPoint(0, 0), self._window.size())
        for widget in filter(shiboken6.isValid, self._watched[1:]):
            reach = _OUTSIDE + _THICK
            seen &= self._on_window(widget).adjusted(-reach, -reach, reach, reach)
        painter.setClipRect(seen.translated(-self.pos()))
        radius = self._target.property(RING_RADIUS)
        corner = (radius if isinstance(radius, int) else 8) + _OUTSIDE + _THICK
        paint.rounded(painter, QRectF(self.rect()), corner, None, "ring", float(_THICK))
        painter.end()
