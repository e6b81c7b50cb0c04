"""«Fill in with me»: the request's data in the order of the platform's forms, one key a value."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from certdesk.gui import paint, theme
from certdesk.gui.pages.follow_on.copy_row import CopyRow
from certdesk.gui.pages.follow_on.fill_parts import Part
from certdesk.gui.theme import Role
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.pressable import Pressable
from certdesk.gui.widgets.qr_code import QrCode
from certdesk.i18n import islands, tr, trn

_LIST_SHARE, _PART_SHARE = 320, 776
_WAYS = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}
_ACROSS = QBoxLayout.Direction.LeftToRight
# in large letters what one works in stands above what one looks at
_STACKED = QBoxLayout.Direction.BottomToTop


class PartRow(Pressable):
    """One part of the walk in the list: its title, and what it lacks."""

    def __init__(self, place: int, part: Part) -> None:
        """Not in front."""
        super().__init__(part.title)
        self.setObjectName(f"follow_on.part_{place}")
        self.current, self.done = False, False
        lacks = trn("{n} values missing", part.missing) if part.missing else ""
        self._note = " · ".join(words for words in (part.caption, lacks) if words)
        self._tone = "warn" if part.missing else "text2"
        self.setAccessibleName(f"{part.title}، {self._note}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def mark(self, *, current: bool) -> None:
        """In front, or gone through."""
        self.done = self.done or (self.current and not current)
        self.current = current
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(theme.px(260), theme.step(Role.LABEL) + theme.step(Role.CAPTION) + 12)

    def minimumSizeHint(self) -> QSize:
        """Words are cut when it is narrower."""
        return QSize(theme.px(160), self.sizeHint().height())

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Sign, title, note."""
        box = rect.adjusted(0, 1, 0, -1)
        if self.current or self.hovered:
            paint.rounded(painter, box, 8, "tint" if self.current else "sunk")
        if self.current:
            bar = QRectF(rect.right() - 3, box.top() + 8, 3, box.height() - 16)
            paint.rounded(painter, bar, 1.5, "accent")
        run = paint.Run(painter, box.adjusted(10, 0, -14, 0))
        sign, tone = ("check", "ok") if self.done else ("circle-dashed", "text3")
        if self.current:
            sign, tone = "pencil", "accent"
        run.sign(sign, theme.px(20), tone).gap(10)
        first, second = theme.step(Role.LABEL), theme.step(Role.CAPTION)
        top = QRectF(run.left, box.top() + 5, run.room, first)
        own, token = (600, "accent") if self.current else (500, "text")
        steps = ((Role.LABEL, own), (Role.NOTE, own), (Role.CAPTION, own), (Role.SMALL, own))
        role, weight = paint.fitting(self.text(), run.room, *steps)
        paint.words(painter, top, self.text(), role, token, weight=weight)
        below = QRectF(run.left, top.bottom(), run.room, second)
        paint.words(painter, below, self._note, Role.CAPTION, self._tone)


class FillView(QWidget):
    """The parts at the right, the one in front at the left."""

    copied = Signal(str)
    """The label of what lies on the clipboard now."""
    finished = Signal()
    """The last part was gone through."""

    def __init__(self) -> None:
        """No file yet."""
        super().__init__()
        self.parts: Sequence[Part] = ()
        self.place = 0
        self.rows: list[CopyRow] = []
        self.part_rows: list[PartRow] = []
        self.list_card = Card(tr("The way on the platform"), padding=(8, 10, 8, 8), spacing=0)
        self.list_card.head.setContentsMargins(14, 0, 14, 0)
        self.caption = Label("", Role.NOTE, "text2")
        self.caption.setObjectName("follow_on.fill_caption")
        self.heading = Label("", Role.PAGE_TITLE, wrap=True)
        self.heading.setObjectName("follow_on.fill_title")
        self.code = QrCode(180)
        self.code.setObjectName("follow_on.fill_code")
        self.part_card = Card(padding=(20, 8, 20, 8), spacing=2)
        self._lines, self._values, self._list = QWidget(), QWidget(), QWidget()
        self._arrange()

    def begin(self, parts: Sequence[Part], code: Sequence[bytes], url: str) -> None:
        """Another file: from the first part."""
        self.parts = parts
        self.code.show_code(code, url)
        listed = QWidget()
        column = _column(listed)
        self.part_rows = [PartRow(place, part) for place, part in enumerate(parts)]
        for place, row in enumerate(self.part_rows):
            row.clicked.connect(lambda _=False, place=place: self.show_part(place))
            column.addWidget(row)
        self._list = _replaced(self.list_card.body, self._list, listed)
        self.show_part(0)

    def show_part(self, place: int) -> None:
        """One part; the first value takes the focus."""
        part = self.parts[place]
        self.place = place
        for at, row in enumerate(self.part_rows):
            row.mark(current=at == place)
        self.caption.setText(islands(part.caption))
        self.heading.setText(part.title)
        self.code.setVisible(part.shows_code)
        lines = QWidget()
        column = _column(lines)
        for line in part.lines:
            words = Label(line, Role.BODY, wrap=True)
            words.setObjectName("follow_on.fill_line")
            column.addWidget(words)
        column.addStretch(1)
        values = QWidget()
        column = _column(values)
        self.rows = [CopyRow(one.name, one.label, one.value, _lacking(one.name))
                     for one in part.values]  # fmt: skip
        for at, value in enumerate(self.rows):
            value.passed.connect(lambda at=at: self._after(at))
            column.addWidget(value)
        self._lines = _replaced(self._words, self._lines, lines)
        self._values = _replaced(self.part_card.body, self._values, values)
        self.take_focus()

    def take_focus(self) -> None:
        """The next value to copy, else the part in the list."""
        waiting = next((row for row in self.rows if not row.copied), None)
        if waiting is not None:
            waiting.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.part_rows:
            self.part_rows[self.place].setFocus(Qt.FocusReason.TabFocusReason)

    def go_on(self) -> None:
        """F12: copy the value in front; where nothing is left, the next part."""
        focused = next((row for row in self.rows if row.hasFocus()), None)
        if focused is not None:
            focused.click()
        else:
            self._next_part()

    def next_pane(self) -> None:
        """F6: between the list of parts and the values."""
        if any(row.hasFocus() for row in self.part_rows):
            self.take_focus()
        else:
            self.part_rows[self.place].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down walk through values, or through parts."""
        way = _WAYS.get(event.key())
        for rows in (self.rows, self.part_rows):
            place = next((at for at, row in enumerate(rows) if row.hasFocus()), None)
            if way is not None and place is not None:
                to = min(max(place + way, 0), len(rows) - 1)
                rows[to].setFocus(Qt.FocusReason.TabFocusReason)
                return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Large letters need the whole width."""
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _after(self, place: int) -> None:
        row = self.rows[place]
        if row.value:
            self.copied.emit(row.text())
        if place + 1 < len(self.rows):
            self.rows[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._next_part()

    def _next_part(self) -> None:
        if self.place + 1 < len(self.parts):
            self.show_part(self.place + 1)
        else:
            self.finished.emit()

    def _arrange(self) -> None:
        self.list_card.body.addWidget(self._list)
        self.list_card.body.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.heading, 1)
        head.addWidget(self.caption, 0, Qt.AlignmentFlag.AlignTop)
        self.part_card.body.addLayout(head)
        self._words = QHBoxLayout()
        self._words.setSpacing(16)
        self._words.addWidget(self._lines, 1)
        self._words.addWidget(self.code, 0, Qt.AlignmentFlag.AlignTop)
        self.part_card.body.addLayout(self._words)
        self.part_card.body.addSpacing(6)
        self.part_card.body.addWidget(self._values)
        self.part_card.body.addStretch(1)
        for card in (self.list_card, self.part_card):
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._columns = QBoxLayout(_ACROSS, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(14)
        self._columns.addWidget(self.list_card, _LIST_SHARE)
        self._columns.addWidget(self.part_card, _PART_SHARE)
        self._fit()

    def _fit(self) -> None:
        self._columns.setDirection(_STACKED if theme.look().dense else _ACROSS)


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column


def _replaced(layout: QLayout, old: QWidget, new: QWidget) -> QWidget:
    layout.replaceWidget(old, new)
    # now, not a moment later: what is hidden cannot take the focus
    new.show()
    old.hide()
    old.deleteLater()
    return new


def _lacking(name: str) -> str:
    """What is said where the file has no value."""
    if name in {"email", "account_email"}:
        return tr("Missing: the platform needs it. Ask for it, letter by letter")
    if name == "receipt_number":
        return tr("Not told yet: write it down when the receipt is printed")
    return tr("Not in the file")
