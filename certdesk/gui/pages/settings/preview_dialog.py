"""A sheet as wide as the window lets it be; the page scrolls, Page Up and Down turn pages."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.gui import theme
from certdesk.gui.pages.new_request.scroller import Scroller
from certdesk.gui.preview import Preview
from certdesk.gui.widgets.button import Button
from certdesk.i18n import tr

_WIDE, _HIGH = 900, 1273
"""An A4 page large enough to read each word."""


class PreviewDialog(QDialog):
    """Esc closes."""

    def __init__(self, window: QWidget, title: str, pdf: bytes) -> None:
        """Show the first page."""
        super().__init__(window)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setObjectName("settings_preview")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.preview = Preview()
        self.preview.setObjectName("settings_preview_page")
        self.preview.setFixedSize(_WIDE, _HIGH)
        self.preview.show_pdf(pdf)
        self.scroller = Scroller(self.preview)
        back = Button(tr("Back"), key="Esc")
        back.setObjectName("settings_preview_back")
        back.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(back)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(self.scroller, 1)
        column.addLayout(foot)
        self.resize(_WIDE + 40, round(window.height() * 0.96))
        self.preview.setFocus()

    def done(self, result: int, /) -> None:
        """Close, and let the sheet go."""
        self.preview.clear()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move the page under the eyes."""
        ways = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}
        way = ways.get(event.key())
        if way is None:
            super().keyPressEvent(event)
            return
        bar = self.scroller.verticalScrollBar()
        bar.setValue(bar.value() + way * theme.px(80))
