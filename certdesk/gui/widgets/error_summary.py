"""What must be mended before going on: on top of the form, with a link to each field."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from certdesk.gui import icons, paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.fields import ENTERS
from certdesk.gui.widgets.flow import FlowLayout
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.link import Link
from certdesk.gui.widgets.pressable import RING_RADIUS


class ErrorSummary(QWidget):
    """Hidden without problems; showing problems takes the focus."""

    problem_chosen = Signal(str)
    """The field whose link was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Without problems."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(RING_RADIUS, 10)
        self.title = Label("", Role.BODY, "bad", weight=600)
        self._links: list[Link] = []
        self._problems: tuple[tuple[str, str], ...] = ()
        self._flow = FlowLayout(gap=26, row_gap=0)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 7)
        row.setSpacing(12)
        row.addWidget(_Alert(), 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addLayout(self._flow)
        row.addLayout(column, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    @property
    def links(self) -> list[Link]:
        """The links, in the order of the problems."""
        return list(self._links)

    @property
    def problems(self) -> list[tuple[str, str]]:
        """What is said now: (field, what is wrong)."""
        return list(self._problems)

    def show_problems(self, title: str, problems: Sequence[tuple[str, str]]) -> None:
        """Show (field, what is wrong) under a title and take the focus; none hides it."""
        self.show_left(title, problems)
        if problems:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_left(self, title: str, problems: Sequence[tuple[str, str]]) -> None:
        """The same without taking the focus: somebody is typing, and less is wrong than before."""
        self._problems = tuple(problems)
        for link in self._links:
            self._flow.removeWidget(link)
            link.deleteLater()
        self._links = [self._link(field, text) for field, text in problems]
        for before, after in pairwise([self, *self._links]):
            QWidget.setTabOrder(before, after)  # else they come after everything on the page
        self.title.setText(title)
        self.setAccessibleName("، ".join([title, *(text for _, text in problems)]))
        self.setVisible(bool(problems))
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the first thing to mend."""
        if event.key() in ENTERS and self._links:
            self._links[0].click()
        else:
            super().keyPressEvent(event)

    def _link(self, field: str, text: str) -> Link:
        link = Link(text, token="bad", role=Role.CAPTION, parent=self)
        link.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        link.clicked.connect(lambda: self.problem_chosen.emit(field))
        self._flow.addWidget(link)
        link.show()
        return link

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Red ground and edge."""
        painter = QPainter(self)
        paint.rounded(painter, QRectF(self.rect()), 10, "bad_t", "bad")
        painter.end()


class _Alert(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(20), theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.draw(painter, QRectF(self.rect()), "alert-circle", "bad")
        painter.end()
