"""The one box that stands on top of every page: type a name, or scan a code."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from certdesk.gui import icons, paint, theme
from certdesk.gui.widgets.keycap import KeyCap
from certdesk.i18n import tr

WIDEST = 620


class _ScanSign(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(20), theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.draw(painter, QRectF(self.rect()), "scan", "accent")
        painter.end()


class SearchBox(QWidget):
    """A field with the scan sign at its right and F3 at its left, at most 620 wide."""

    search_requested = Signal(str)
    """Enter was pressed: the text typed, blanks around it cut; never empty."""
    text_edited = Signal(str)
    """A person changed the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty."""
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setProperty("bare", "true")
        self.field.setFrame(False)
        self.field.setPlaceholderText(tr("Search a name, file number or phone, or scan a receipt"))
        self.field.setAccessibleName(tr("Search or scan"))
        self.field.setObjectName("search_field")
        self.field.setAlignment(paint.RIGHT)
        self.field.returnPressed.connect(self._ask)
        self.field.textEdited.connect(self.text_edited)
        self.field.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 14, 0)
        row.setSpacing(10)
        row.addWidget(_ScanSign())
        row.addWidget(self.field, 1)
        row.addWidget(KeyCap("F3"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def take_focus(self) -> None:
        """Put the caret here with everything selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def clear(self) -> None:
        """Empty the box."""
        self.field.clear()

    def sizeHint(self) -> QSize:
        """44 high, 620 wide at most, times the text size."""
        return QSize(theme.px(WIDEST), theme.px(44))

    def minimumSizeHint(self) -> QSize:
        """Still a usable field."""
        return QSize(theme.px(220), theme.px(44))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The border follows the field's focus."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The frame around the field."""
        painter = QPainter(self)
        focused = self.field.hasFocus()
        paint.rounded(
            painter,
            QRectF(self.rect()),
            10,
            "surface",
            "ring" if focused else "edge",
            2.0 if focused else 1.0,
        )
        painter.end()

    def _ask(self) -> None:
        text = self.field.text().strip()
        if text:
            self.search_requested.emit(text)
