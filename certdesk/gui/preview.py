"""Shows the very PDF that will be printed, page by page, sharp on any screen."""

import math

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from certdesk.gui import theme
from certdesk.gui.pdf_pages import PdfPages
from certdesk.i18n import ltr, tr

_EDGE = 8
_MM_PER_INCH = 25.4
_TURNS = {
    Qt.Key.Key_PageDown.value: 1,
    Qt.Key.Key_PageUp.value: -1,
    # the next page of an Arabic book lies at the left
    Qt.Key.Key_Left.value: 1,
    Qt.Key.Key_Right.value: -1,
}


class Preview(QWidget):
    """One page at a time, as large as there is room. The paper stays light in every theme."""

    page_changed = Signal(int, int)
    """Page shown (first is 1), pages in all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until `show_pdf`."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 200)
        self._pages: PdfPages | None = None
        self._number = 0
        self._image = QImage()
        self.setAccessibleName(tr("Preview: nothing to show"))
        application = QCoreApplication.instance()
        if application is not None:
            # a document still open when the program ends is complained of on the terminal
            application.aboutToQuit.connect(self.clear)

    def show_pdf(self, pdf: bytes) -> None:
        """Show the first page of these bytes; what was shown before is let go."""
        self.clear()
        self._pages = PdfPages(pdf)
        self._go(0)

    def clear(self) -> None:
        """Show nothing."""
        if self._pages is not None:
            self._pages.close()
        self._pages, self._number, self._image = None, 0, QImage()
        self.setAccessibleName(tr("Preview: nothing to show"))
        self.update()

    def page(self) -> int:
        """The page shown, first is 1; 0 when there is none."""
        return self._number + 1 if self._pages is not None else 0

    def pages(self) -> int:
        """Pages in all."""
        return 0 if self._pages is None else len(self._pages)

    def turn(self, by: int) -> None:
        """Some pages on (or back, negative), not beyond the ends."""
        if self._pages is not None:
            self._go(min(max(self._number + by, 0), len(self._pages) - 1))

    def picture(self) -> QImage:
        """The page as drawn, in device pixels."""
        return self._image

    def sizeHint(self) -> QSize:
        """An A4 page at about half its size."""
        return QSize(theme.px(420), theme.px(594))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys and arrows turn the page."""
        by = _TURNS.get(event.key())
        if by is None:
            super().keyPressEvent(event)
        else:
            self.turn(by)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel turns pages."""
        self.turn(-1 if event.angleDelta().y() > 0 else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drawn anew at the next paint, at the new size."""
        self._image = QImage()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page in the middle, on a sunk ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("sunk"))
        if self._pages is None:
            return
        ratio = self.devicePixelRatioF()
        if self._image.isNull() or self._image.devicePixelRatio() != ratio:
            self._image = self._draw(self._pages, ratio)
        size = self._image.deviceIndependentSize()
        left = round((self.width() - size.width()) / 2)
        top = round((self.height() - size.height()) / 2)
        painter.drawImage(QPoint(left, top), self._image)
        painter.setPen(theme.colour("line"))
        painter.drawRect(
            left - 1, top - 1, math.ceil(size.width()) + 1, math.ceil(size.height()) + 1
        )

    def _go(self, number: int) -> None:
        self._number, self._image = number, QImage()
        self.setAccessibleName(
            tr("Preview: page {page} of {pages}", page=ltr(self.page()), pages=ltr(self.pages()))
        )
        self.update()
        self.page_changed.emit(self.page(), self.pages())

    def _draw(self, pages: PdfPages, ratio: float) -> QImage:
        width_mm, height_mm = pages.size_mm(self._number)
        room = QSize(self.width() - 2 * _EDGE, self.height() - 2 * _EDGE)
        fit = min(room.width() / width_mm, room.height() / height_mm)
        image = pages.picture(self._number, max(fit, 0.5) * ratio * _MM_PER_INCH)
        image.setDevicePixelRatio(ratio)
        return image
