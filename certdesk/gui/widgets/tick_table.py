"""A table whose first column is a box: Space ticks the row, so does a click on the box."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from certdesk.gui import icons, paint, theme
from certdesk.gui.widgets.table import CellDelegate, Table

_BOX, _SIGN = 18, 12


class _TickDelegate(CellDelegate):
    """The first column drawn as a box, the others as ever."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        if index.column() != 0:
            return
        painter.save()
        side = theme.px(_BOX)
        cell = QRectF(option.rect)
        box = QRectF(
            round(cell.center().x() - side / 2), round(cell.center().y() - side / 2), side, side
        )
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = "accent" if ticked else "surface"
        paint.rounded(painter, box, 5, ground, None if ticked else "edge", 1.5 if chosen else 1.0)
        if ticked:
            inset = (side - theme.px(_SIGN)) / 2
            icons.draw(painter, box.adjusted(inset, inset, -inset, -inset), "check", "on_accent")
        painter.restore()


class TickTable(Table):
    """`CheckStateRole` of column 0 says what is ticked; the model's owner answers the signal."""

    row_ticked = Signal(int)
    """The model row that is to be ticked, or no longer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Without a model."""
        super().__init__(parent)
        self.setItemDelegate(_TickDelegate(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the current row."""
        current = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and current.isValid():
            self.row_ticked.emit(current.row())
            event.accept()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks its row."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == 0:
            self.row_ticked.emit(index.row())
