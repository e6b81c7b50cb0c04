"""Things to choose from: tiles with a key, filter pills with a count, a row of segments."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.pressable import RING_RADIUS, Pressable
from certdesk.i18n import ltr


class Tile(Pressable):
    """One answer of a few: a round mark, the words, the key. Checkable; `toggled` tells."""

    def __init__(self, text: str, key: str = "", *, parent: QWidget | None = None) -> None:
        """Not chosen."""
        super().__init__(text, parent)
        self._key = key
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(text)
        self.setAccessibleDescription(key)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def key(self) -> str:
        """The key drawn on it."""
        return self._key

    def sizeHint(self) -> QSize:
        """48 high, 44 in a low window."""
        return QSize(theme.px(260), theme.px(44 if theme.look().compact else 48))

    def minimumSizeHint(self) -> QSize:
        """Words are cut when it is narrower."""
        return QSize(theme.px(120), self.sizeHint().height())

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Chosen: tint and a strong border."""
        on = self.isChecked()
        border = "accent" if on else "edge" if self.hovered else "line"
        paint.rounded(painter, rect, 8, "tint" if on else "surface", border, 2.0 if on else 1.0)
        run = paint.Run(painter, rect.adjusted(14, 0, -14, 0))
        side = theme.px(18)
        circle = run.box(side, side)
        paint.rounded(
            painter, circle, side / 2, "accent" if on else "surface", None if on else "edge"
        )
        if on:
            paint.disc(painter, circle.center(), theme.px(7), "on_accent")
        if self._key:
            run.key(self._key, end=True).gap(8, end=True)
        run.gap(12)
        own = 600 if on else 500
        steps = ((Role.BODY, own), (Role.NOTE, own), (Role.CAPTION, own))
        role, weight = paint.fitting(self.text(), run.room, *steps)
        run.words(self.text(), role, weight=weight)


class Pill(Pressable):
    """A filter with how many it lets through. Checkable; put a few in a `QButtonGroup`."""

    def __init__(
        self, text: str, count: int | None = None, *, parent: QWidget | None = None
    ) -> None:
        """`count` None shows the word alone."""
        super().__init__(text, parent)
        self._count = count
        self.setCheckable(True)
        self.setProperty(RING_RADIUS, 16)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_count(count)

    def set_count(self, count: int | None) -> None:
        """How many."""
        self._count = count
        self.setAccessibleName(self.text() if count is None else f"{self.text()}، {count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """32 high."""
        width = 26 + paint.width_of(self.text(), Role.CAPTION, 600)
        if self._count is not None:
            width += 9 + paint.width_of(str(self._count), Role.CAPTION, 600)
        return QSize(width + 1, theme.px(32))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Chosen: tint and a strong border, never filled."""
        on = self.isChecked()
        ground = "tint" if on else "sunk" if self.hovered else "surface"
        border = "accent" if on else "edge"
        paint.rounded(painter, rect, rect.height() / 2, ground, border, 2.0 if on else 1.0)
        run = paint.Run(painter, rect.adjusted(13, 0, -13, 0))
        token, weight = ("accent", 600) if on else ("text", 500)
        run.words(self.text(), Role.CAPTION, token, weight=weight)
        if self._count is not None:
            run.gap(9).words(ltr(self._count), Role.CAPTION, token, weight=600)


_WAYS = {
    Qt.Key.Key_Left.value: 1,
    Qt.Key.Key_Down.value: 1,
    Qt.Key.Key_Right.value: -1,
    Qt.Key.Key_Up.value: -1,
}


class _Segment(Pressable):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(paint.width_of(self.text(), Role.NOTE, 600) + 28, theme.px(30))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # a button of a group takes the focus after its click: where it went by then is lost
        if event.key() in _WAYS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        on = self.isChecked()
        if on or self.hovered:
            paint.rounded(painter, rect, 7, "surface" if on else "tint", "edge" if on else None)
        token, weight = ("text", 600) if on else ("text2", 500)
        paint.words(painter, rect, self.text(), Role.NOTE, token, paint.CENTRE, weight=weight)


def _stop_tab_at_chosen(segment: QAbstractButton, on: bool) -> None:  # noqa: FBT001 - a slot
    """Tab from either side comes to the chosen option, never to another."""
    stop = Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus
    segment.setFocusPolicy(stop)


class Segmented(QWidget):
    """A few words side by side, one of them chosen. Left and Right move."""

    chosen = Signal(str)
    """The name of the option that was chosen by a person."""

    def __init__(
        self, options: Sequence[tuple[str, str]], current: str = "", parent: QWidget | None = None
    ) -> None:
        """`options` are (name, word), right to left; the first is chosen unless told."""
        super().__init__(parent)
        self._segments: dict[str, _Segment] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        for name, word in options:
            segment = _Segment(word)
            segment.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            self._segments[name] = segment
            self._group.addButton(segment)
            row.addWidget(segment)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group.buttonToggled.connect(_stop_tab_at_chosen)
        for segment in self._segments.values():
            _stop_tab_at_chosen(segment, False)
        self.set_current(current or options[0][0])

    def setObjectName(self, name: str, /) -> None:
        """The segments are named after it: `page.field` has `page.field_<option>`."""
        super().setObjectName(name)
        for option, segment in self._segments.items():
            segment.setObjectName(f"{name}_{option}")

    @property
    def current(self) -> str:
        """The name of the chosen option."""
        return next(name for name, one in self._segments.items() if one.isChecked())

    def set_current(self, name: str) -> None:
        """Choose an option without telling.

        Raises:
            KeyError: there is no such option.
        """
        self._segments[name].setChecked(True)

    def take_focus(self) -> None:
        """The chosen option gets the keys."""
        self._segments[self.current].setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def current_segment(self) -> QWidget:
        """The chosen option's own widget: what takes the focus."""
        return self._segments[self.current]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left goes on, Right goes back: the row runs right to left."""
        way = _WAYS.get(event.key())
        if way is None:
            super().keyPressEvent(event)
            return
        names = list(self._segments)
        name = names[(names.index(self.current) + way) % len(names)]
        self._segments[name].setFocus(Qt.FocusReason.TabFocusReason)
        self._segments[name].click()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The trough."""
        painter = QPainter(self)
        paint.rounded(painter, QRectF(self.rect()), 8, "sunk", "line")
        painter.end()
