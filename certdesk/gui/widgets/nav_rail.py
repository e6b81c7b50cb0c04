"""The rail at the right: where you are, what waits where, and who sits here."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.card import Rule
from certdesk.gui.widgets.mark import draw_mark
from certdesk.gui.widgets.pressable import Pressable
from certdesk.i18n import tr, trn

WIDTH, WIDTH_ICONS = 208, 48
_SIDE = 10
_WAYS = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}


class NavEntry(NamedTuple):
    """A page in the rail: its name in the frame, its sign, its word in Arabic.

    `at_foot` puts it above the clerk instead of in the list.
    """

    page: str
    sign: str
    word: str
    at_foot: bool = False


class _Line(Pressable):
    """A line of the rail: Up and Down are the rail's, Qt would walk out of it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _WAYS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class NavItem(_Line):
    """One line of the rail, with how many things wait there."""

    def __init__(self, entry: NavEntry, parent: QWidget | None = None) -> None:
        """Show the entry's sign and word."""
        super().__init__(entry.word, parent)
        self.entry = entry
        self.count = 0
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """How many things wait; 0 shows nothing."""
        self.count = count
        waiting = trn("{n} waiting", count) if count else ""
        self.setAccessibleName("، ".join(part for part in (self.text(), waiting) if part))
        self.update()

    def sizeHint(self) -> QSize:
        """42 high at 100 %."""
        return QSize(theme.px(WIDTH_ICONS), theme.px(42))

    def minimumSizeHint(self) -> QSize:
        """Icons-only rails may squeeze a little when the window is low."""
        return QSize(theme.px(36), theme.px(34))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Ground and bar when here, then sign, word and count."""
        here = self.isChecked()
        self.setToolTip(self.text() if theme.look().dense else "")
        if here or self.hovered:
            paint.rounded(painter, rect, 8, "tint" if here else "sunk")
        if here:
            high = theme.px(22)
            bar = QRectF(rect.right() - 3, rect.center().y() - high / 2, 3, high)
            paint.rounded(painter, bar, 1.5, "accent")
        token = "accent" if here else "text2"
        if theme.look().dense:
            self._draw_icon_only(painter, rect, token)
            return
        run = paint.Run(painter, rect.adjusted(_SIDE, 0, -14, 0))
        run.sign(self.entry.sign, theme.px(20), token).gap(12)
        if self.count:
            text = str(self.count)
            wide = paint.width_of(text, Role.KEY) + 14
            pill = run.box(max(wide, theme.px(24)), theme.px(20), end=True)
            paint.rounded(painter, pill, pill.height() / 2, "surface" if here else "sunk")
            paint.words(painter, pill, text, Role.KEY, "text" if here else "text2", paint.CENTRE)
            run.gap(6, end=True)
        weight = 600 if here else 500
        run.words(self.text(), Role.VALUE, "accent" if here else "text", weight=weight)

    def _draw_icon_only(self, painter: QPainter, rect: QRectF, token: str) -> None:
        size = theme.px(20)
        shift = theme.px(6) if self.count else 0
        run = paint.Run(
            painter, rect.adjusted(0, shift / 2, -(rect.width() - size) / 2 + shift, shift / 2)
        )
        run.sign(self.entry.sign, size, token)
        if self.count:
            text = str(self.count)
            high = theme.px(17)
            wide = max(paint.width_of(text, Role.KEY) + 10, high)
            badge = QRectF(rect.left() + 1, rect.top() + 2, wide, high)
            paint.rounded(painter, badge, high / 2, "accent")
            paint.words(painter, badge, text, Role.KEY, "on_accent", paint.CENTRE)


class Person(_Line):
    """Who sits at the counter; pressing it locks the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nobody yet."""
        super().__init__("", parent)
        self._role_word = ""
        self._initial = ""

    def set_person(self, name: str, role: str, initial: str) -> None:
        """Name, role and one letter of the person signed in; empty texts for nobody."""
        self.setText(name)
        self._role_word, self._initial = role, initial
        spoken = tr("{name}, {role}. Lock the counter", name=name, role=role) if name else ""
        self.setAccessibleName(spoken)
        self.setToolTip(tr("Lock the counter") if name else "")
        self.setEnabled(bool(name))
        self.update()

    def sizeHint(self) -> QSize:
        """60 high at 100 %."""
        return QSize(theme.px(WIDTH_ICONS), theme.px(48))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """A disc with the initial, name, role, and a lock."""
        if not self.text():
            return
        if self.hovered:
            paint.rounded(painter, rect, 8, "sunk")
        side = theme.px(34)
        dense = theme.look().dense
        edge = (rect.width() - side) / 2 if dense else 0.0
        run = paint.Run(painter, rect.adjusted(_SIDE, 0, -edge, 0))
        circle = run.box(side, side)
        paint.disc(painter, circle.center(), side, "tint")
        paint.words(painter, circle, self._initial, Role.STRONG, "accent", paint.CENTRE)
        if dense:
            return
        run.gap(10).sign("lock", theme.px(16), "text3", end=True).gap(6, end=True)
        column = QRectF(run.left, rect.top(), run.room, rect.height())
        high = theme.px(20)
        top = QRectF(column.left(), rect.center().y() - high, column.width(), high)
        paint.words(painter, top, self.text(), Role.NOTE, "text", weight=600)
        paint.words(painter, top.translated(0, high), self._role_word, Role.CAPTION, "text2")


class _Heading(QWidget):
    def __init__(self, office: str, school: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._school = office, school
        self.setAccessibleName(f"{office}، {school}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(WIDTH_ICONS), theme.px(36))

    def set_names(self, office: str, school: str) -> None:
        self._office, self._school = office, school
        self.setAccessibleName(f"{office}، {school}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        dense = theme.look().dense
        side = min(theme.px(36), rect.width() - 8) if dense else theme.px(36)
        edge = (rect.width() - side) / 2 if dense else 0.0
        run = paint.Run(painter, rect.adjusted(0, 0, -edge, 0))
        draw_mark(painter, run.box(side, side))
        if not dense:
            run.gap(10)
            top = QRectF(rect.left(), rect.top() - 1, run.room, rect.height() / 2 + 2)
            paint.words(painter, top, self._office, Role.STRONG, "text", weight=700)
            below = QRectF(rect.left(), rect.center().y() + 2, run.room, rect.height() / 2)
            paint.words(painter, below, self._school, Role.SMALL, "text2")
        painter.end()


class NavRail(QWidget):
    """Pages, one chosen; the clerk at its foot. Up and Down walk the lines."""

    page_chosen = Signal(str)
    """The name of the page whose line was pressed."""
    lock_requested = Signal()
    """The clerk's own line was pressed."""

    def __init__(
        self, entries: Sequence[NavEntry], office: str, school: str, parent: QWidget | None = None
    ) -> None:
        """Show `entries` in their order under the names of the office and the school."""
        super().__init__(parent)
        self._items: dict[str, NavItem] = {}
        self.heading = _Heading(office, school)
        self.person = Person()
        self.person.setObjectName("nav_person")
        self.person.clicked.connect(self.lock_requested)
        self.person.set_person("", "", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 16, _SIDE, 6)
        column.setSpacing(2)
        column.addWidget(self.heading)
        column.addSpacing(14)
        for entry in (one for one in entries if not one.at_foot):
            column.addWidget(self._item(entry), 1)
        column.addStretch(1)
        for entry in (one for one in entries if one.at_foot):
            column.addWidget(self._item(entry), 1)
        column.addSpacing(6)
        column.addWidget(Rule())
        column.addSpacing(2)
        column.addWidget(self.person)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(tr("Pages"))

    def _item(self, entry: NavEntry) -> NavItem:
        item = NavItem(entry, self)
        item.setObjectName(f"nav_{entry.page}")
        item.clicked.connect(lambda: self._chosen(entry.page))
        self._items[entry.page] = item
        return item

    def _chosen(self, page: str) -> None:
        self.set_current(page)
        self.page_chosen.emit(page)

    def set_current(self, page: str) -> None:
        """Mark the page one is on; a page without a line marks none."""
        for name, item in self._items.items():
            item.setChecked(name == page)

    def set_count(self, page: str, count: int) -> None:
        """How many things wait on a page.

        Raises:
            KeyError: the rail has no such page.
        """
        self._items[page].set_count(count)

    def set_visible(self, page: str, *, visible: bool) -> None:
        """Show or hide a page's line: not everyone supervises."""
        self._items[page].setVisible(visible)

    def items(self) -> list[NavItem]:
        """The lines, top to bottom."""
        return list(self._items.values())

    def take_focus(self) -> None:
        """Stand on the line of the page in front, else on the first."""
        lines = self._lines()
        current = next((line for line in self._items.values() if line.isChecked()), lines[0])
        current.setFocus(Qt.FocusReason.TabFocusReason)

    def _lines(self) -> list[QWidget]:
        pages = [item for item in self._items.values() if item.isVisible()]
        return [*pages, *([self.person] if self.person.isEnabled() else [])]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move between the lines."""
        way = _WAYS.get(event.key())
        shown = self._lines()
        focused = next((item for item in shown if item.hasFocus()), None)
        if way is None or focused is None:
            super().keyPressEvent(event)
            return
        place = (shown.index(focused) + way) % len(shown)
        shown[place].setFocus(Qt.FocusReason.TabFocusReason)

    def sizeHint(self) -> QSize:
        """208 wide, or 48 with icons only, times the text size."""
        wide = WIDTH_ICONS if theme.look().dense else WIDTH
        return QSize(theme.px(wide), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As wide as it is; its lines may squeeze."""
        return QSize(self.sizeHint().width(), 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface with a hairline at its left."""
        painter = QPainter(self)
        paint.filled(painter, QRectF(self.rect()), theme.colour("surface"))
        paint.filled(painter, QRectF(0, 0, 1, self.height()), theme.colour("line"))
        painter.end()
