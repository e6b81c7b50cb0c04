"""One line each: a fact with its change link, or a fact that card and file share."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.link import Link

_SIDE = 10


class CompareRow(QWidget):
    """Label, what the card says, what the file says, a check when they are the same.

    With `heading=True` it is the line of column titles above such rows.
    """

    def __init__(
        self,
        label: str,
        first: str,
        second: str,
        *,
        same: bool = True,
        heading: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Texts as they are to be shown, codes isolated by the caller."""
        super().__init__(parent)
        self._label, self._first, self._second = label, first, second
        self._same, self._heading = same, heading
        self.setAccessibleName("، ".join(part for part in (label, first, second) if part))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """40 high; 30 as a heading."""
        return QSize(theme.px(420), theme.px(30 if self._heading else 40))

    def minimumSizeHint(self) -> QSize:
        """Texts are cut when it is narrower."""
        return QSize(theme.px(300), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Three columns from the right, the sign at the left, a hairline below."""
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(_SIDE, 0, -_SIDE, 0)
        paint.hairline(painter, rect.left(), rect.right(), rect.bottom() - 1)
        role = Role.CAPTION if self._heading else Role.LABEL
        strong = 400 if self._heading else 500
        token = "text2" if self._heading else "text"
        label_wide = theme.px(112)
        each = (rect.width() - label_wide) * 0.4
        right = rect.right()
        for text, wide, shade, weight in (
            (self._label, label_wide, "text2", 400),
            (self._first, each, token, strong),
            (self._second, each, token, strong),
        ):
            box = QRectF(right - wide, 0, wide - 8, rect.height() - 1).translated(8, 0)
            paint.words(painter, box, text, role, shade, weight=weight)
            right -= wide
        if not self._heading:
            run = paint.Run(painter, rect)
            sign, tone = ("check", "ok") if self._same else ("alert-triangle", "warn")
            run.sign(sign, theme.px(18), tone, end=True)
        painter.end()


class FactRow(QWidget):
    """A label at the right, its value, and a link at the left («change»)."""

    link_pressed = Signal()
    """The link was pressed."""

    def __init__(
        self,
        label: str,
        value: str,
        *,
        link: str = "",
        ruled: bool = True,
        wide_label: int = 140,
        high: int = 35,
        parent: QWidget | None = None,
    ) -> None:
        """`wide_label` and `high` in pixels at 100 %; `value` isolated by the caller."""
        super().__init__(parent)
        self._ruled, self._high, self._wide = ruled, high, wide_label
        self.label = Label(label, Role.NOTE, "text2")
        self.value = Label(value, Role.VALUE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 1)
        row.setSpacing(0)
        row.addWidget(self.label)
        row.addWidget(self.value, 1)
        self.link = Link(link, spoken=f"{link} {label}")
        self.link.setVisible(bool(link))
        self.link.clicked.connect(self.link_pressed)
        row.addWidget(self.link)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{label}: {value}")
        self._fit()

    def set_value(self, value: str) -> None:
        """Another value."""
        self.value.setText(value)
        self.setAccessibleName(f"{self.label.text()}: {value}")

    def sizeHint(self) -> QSize:
        """35 high unless told otherwise."""
        self._fit()
        return QSize(super().sizeHint().width(), theme.px(self._high))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The hairline below."""
        if self._ruled:
            painter = QPainter(self)
            paint.hairline(painter, 0, self.width(), self.height() - 1)
            painter.end()

    def _fit(self) -> None:
        if self.label.width() != theme.px(self._wide):
            self.label.setFixedWidth(theme.px(self._wide))
