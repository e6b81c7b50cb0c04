"""The register's PDF on the screen, page by page, and the way to the printer."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from certdesk.gui import icons, paint, theme
from certdesk.gui.preview import Preview
from certdesk.gui.theme import Role
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.pressable import Pressable
from certdesk.i18n import ltr, tr


class PagesView(QWidget):
    """Empty until `show_pdf`; PgUp and PgDn turn the page."""

    print_wanted = Signal()
    """The pages shown are to be printed."""

    def __init__(self) -> None:
        """Nothing to show."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.preview = Preview()
        # the page takes the room there is: half an A4 asked for would make all of it scroll
        ignored = QSizePolicy.Policy.Ignored
        self.preview.setSizePolicy(ignored, ignored)
        self.preview.setObjectName("registers.preview")
        self.words = Label("", Role.LABEL, "text2")
        self.before = _Turn(tr("Page before"), "registers.page_before", turned=True)
        self.after = _Turn(tr("Next page"), "registers.page_after", turned=False)
        self.print = Button(tr("Print these pages"), icon="printer")
        self.print.setObjectName("registers.print")
        head = QHBoxLayout()
        head.setSpacing(8)
        for part in (self.words, self.before, self.after):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self.print)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.preview, 1)
        self.before.clicked.connect(lambda: self.preview.turn(-1))
        self.after.clicked.connect(lambda: self.preview.turn(1))
        self.print.clicked.connect(self.print_wanted)
        self.preview.page_changed.connect(self._show_place)
        self.pdf = b""
        self._enable()

    def show_pdf(self, pdf: bytes) -> None:
        """The first of these pages."""
        self.pdf = pdf
        self.preview.show_pdf(pdf)
        self._enable()

    def clear(self) -> None:
        """Show nothing."""
        self.pdf = b""
        self.preview.clear()
        self.words.setText("")
        self._enable()

    def _enable(self) -> None:
        for part in (self.before, self.after, self.print):
            part.setEnabled(bool(self.pdf))

    def _show_place(self, page: int, pages: int) -> None:
        self.words.setText(tr("Page {page} of {pages}", page=ltr(page), pages=ltr(pages)))


class _Turn(Pressable):
    def __init__(self, words: str, name: str, *, turned: bool) -> None:
        super().__init__("")
        self._turned = turned
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(36), theme.px(36))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        paint.rounded(painter, rect, 8, "sunk" if self.hovered else "surface", "edge")
        inset = rect.width() * 0.28
        token = "text" if self.isEnabled() else "line"
        box = rect.adjusted(inset, inset, -inset, -inset)
        icons.draw(painter, box, "chevron-left", token, turned=self._turned)
