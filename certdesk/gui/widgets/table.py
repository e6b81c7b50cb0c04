"""A list of many rows: one delegate, one header, cells that say what kind they are.

A page feeds any `QAbstractTableModel`. Beside `DisplayRole` a cell may answer the roles
below; what it leaves out is taken from the column (`set_column_kind`).
"""

from enum import Enum

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.chip import IN_TABLE, chip_width, draw_chip
from certdesk.gui.widgets.column_widths import shared
from certdesk.i18n import ltr

ROW, HEADER, SIDE = 26, 34, 14
_BAR = 3
_LOOKED_AT, _WIDEST, _WIDEST_SHARE = 25, 420, 0.5
"""Rows whose words decide how wide a column is, and the widest they make it: pixels at 100 %,
and of a narrow list its share."""

KIND_ROLE = Qt.ItemDataRole.UserRole + 101
"""`CellKind` of the cell."""
CHIP_ROLE = Qt.ItemDataRole.UserRole + 102
"""Key of `chip_looks`; `DisplayRole` may replace its word."""
STRUCK_ROLE = Qt.ItemDataRole.UserRole + 103
"""True when the row is void: its number is struck, the rest is pale."""
TONE_ROLE = Qt.ItemDataRole.UserRole + 104
"""A colour token for the words, `bad` for a date gone by."""

Index = QModelIndex | QPersistentModelIndex


class CellKind(Enum):
    """What a cell holds."""

    TEXT = "text"
    NAME = "name"
    NUMBER = "number"
    CODE = "code"
    DATE = "date"
    CHIP = "chip"
    VERB = "verb"


# kind: (letters, colour token, isolated left-to-right)
_CELLS = {
    CellKind.TEXT: (Role.CELL, "text2", False),
    CellKind.NAME: (Role.CELL_NAME, "text", False),
    CellKind.NUMBER: (Role.CELL_NUMBER, "text", True),
    CellKind.CODE: (Role.CELL, "text2", True),
    CellKind.DATE: (Role.CELL, "text2", True),
    CellKind.CHIP: (Role.TABLE_CHIP, "text", False),
    CellKind.VERB: (Role.CELL, "accent", False),
}


class CellDelegate(QStyledItemDelegate):
    """Paints every cell of a `Table`."""

    def __init__(self, table: "Table") -> None:
        """For one table."""
        super().__init__(table)
        self._table = table

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """The width a cell would like, for fitting columns."""
        kind = self._table.kind_of(index)
        text = str(index.data() or "")
        if kind is CellKind.CHIP and index.data(CHIP_ROLE):
            return QSize(
                chip_width(index.data(CHIP_ROLE), text, IN_TABLE) + 2 * SIDE, theme.px(ROW)
            )
        role = _CELLS[kind][0]
        chosen = min(role.value[1] + 100, 700)
        return QSize(paint.width_of(text, role, chosen) + 2 * SIDE, theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Tint, bar, words or chip, hairline."""
        painter.save()
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, theme.colour("tint"))
        paint.hairline(painter, rect.left(), rect.right(), rect.bottom() - 1)
        if selected and self._table.is_rightmost(index.column()):
            painter.fillRect(
                QRectF(rect.right() - _BAR, rect.top(), _BAR, rect.height()), theme.colour("accent")
            )
        inner = rect.adjusted(SIDE, 0, -SIDE, -1)
        if self._table.is_cut(rect):
            # half a number would read as a whole one: its heading shows that there is more
            painter.restore()
            return
        if rect.left() < 0:
            inner.setLeft(_BAR)
        kind = self._table.kind_of(index)
        if kind is CellKind.CHIP and index.data(CHIP_ROLE):
            self._paint_chip(painter, inner, index, selected=selected)
        else:
            self._paint_words(painter, inner, index, kind, selected=selected)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """The whole text of a cell that is too narrow for it."""
        text = str(index.data() or "")
        if event.type() == QEvent.Type.ToolTip and not index.data(Qt.ItemDataRole.ToolTipRole):
            cut = self.sizeHint(option, index).width() > view.visualRect(index).width()
            QToolTip.showText(event.globalPos(), text if cut else "", view)
            return True
        return super().helpEvent(event, view, option, index)

    def _paint_chip(
        self, painter: QPainter, inner: QRectF, index: Index, *, selected: bool
    ) -> None:
        kind, text = str(index.data(CHIP_ROLE)), str(index.data() or "")
        wide, high = chip_width(kind, text, IN_TABLE), theme.px(20)
        box = QRectF(inner.right() - wide, round(inner.center().y() - high / 2), wide, high)
        draw_chip(painter, box, kind, text, size=IN_TABLE, selected=selected)

    def _paint_words(
        self, painter: QPainter, inner: QRectF, index: Index, kind: CellKind, *, selected: bool
    ) -> None:
        text = str(index.data() or "")
        if not text:
            return
        role, token, isolated = _CELLS[kind]
        token = str(index.data(TONE_ROLE) or token)
        struck = bool(index.data(STRUCK_ROLE))
        if struck:
            token = "text3"
        weight = role.value[1]
        if selected:
            weight = min(weight + 100, 700)
        if kind is CellKind.VERB:
            weight = 500
        if isolated and text != "—":
            text = ltr(text)
        paint.words(
            painter,
            inner,
            text,
            role,
            token,
            weight=weight,
            line=paint.STRUCK if struck and kind is CellKind.NUMBER else "",
        )


class Header(QHeaderView):
    """Column titles on the surface, the edge line under them, the sort arrow beside the word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Horizontal."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        # with this font Qt asks at least 151 px a column
        self.setMinimumSectionSize(40)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(True)
        self.setSectionsMovable(True)

    def sizeHint(self) -> QSize:
        """34 high."""
        return QSize(super().sizeHint().width(), theme.px(HEADER))

    def paintSection(self, painter: QPainter, rect: object, logical_index: int) -> None:
        """Draw one title."""
        painter.save()
        box = QRectF(rect)  # type: ignore[call-overload]
        painter.fillRect(box, theme.colour("surface"))
        paint.hairline(painter, box.left(), box.right() + 1, box.bottom() - 1, "edge")
        title = self.model().headerData(logical_index, Qt.Orientation.Horizontal)
        sorted_here = self.isSortIndicatorShown() and self.sortIndicatorSection() == logical_index
        run = paint.Run(painter, box.adjusted(SIDE, 0, -SIDE, -1))
        table = self.parent()
        if isinstance(table, Table) and table.is_cut(box):
            run = paint.Run(painter, QRectF(0, box.top(), box.right(), box.height() - 1))
            run.gap(4, end=True).sign("chevron-left", theme.px(14), "accent", end=True)
            painter.restore()
            return
        if sorted_here:
            run.left += theme.px(14) + 5
        run.words(str(title or ""), Role.HEADER, "text" if sorted_here else "text2")
        if sorted_here:
            down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            run.left -= theme.px(14) + 5
            run.gap(5).sign("chevron-down" if down else "chevron-up", theme.px(14), "text")
        painter.restore()


class Table(QTableView):
    """Rows of 26, whole rows selected, no zebra, no grid; Enter or a double click opens.

    Put it into `Card(padding=(1, 6, 1, 4))` for the sheet around it.
    """

    row_opened = Signal(int)
    """The model row that was opened."""
    row_selected = Signal(int)
    """The model row that became current, -1 for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Without a model."""
        super().__init__(parent)
        self._kinds: dict[int, CellKind] = {}
        self._measures: dict[int, int] = {}
        self._follows = False
        self.setHorizontalHeader(Header(self))
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSortingEnabled(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_rows()
        self.doubleClicked.connect(lambda index: self.row_opened.emit(index.row()))

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model; tells `row_selected` from then on."""
        super().setModel(model)
        if model is not None:
            self.selectionModel().currentRowChanged.connect(
                lambda now, _before: self.row_selected.emit(now.row())
            )
            model.modelReset.connect(self._follow)
            model.rowsInserted.connect(self._follow)

    def set_column_kind(self, column: int, kind: CellKind, width: int = 0) -> None:
        """The kind of a column's cells, and its width in pixels at 100 % (0 leaves it)."""
        self._kinds[column] = kind
        if width:
            self._measures[column] = width
            self.setColumnWidth(column, theme.px(width))

    def follow_words(self) -> None:
        """From now on every column shows its words whole, also when rows or room change."""
        self._follows = True
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give each column the room that the first rows, its title and its measure ask for."""
        model = self.model()
        if not self._measures:
            return
        header = self.horizontalHeader()
        shown = [one for one in range(model.columnCount()) if not header.isSectionHidden(one)]
        wanted = [theme.px(self._measures.get(one, 0)) for one in shown]
        needed = [self._need_of(one) for one in shown]
        widths = shared(wanted, needed, self.viewport().width())
        for column, wide in zip(shown, widths, strict=True):
            if self.columnWidth(column) != wide:
                self.setColumnWidth(column, wide)

    def select_row(self, row: int) -> None:
        """Make a model row the current one.

        Not `selectRow`: right to left, it finds no column before the table is shown.
        """
        model = self.model()
        if model is not None:
            self.setCurrentIndex(model.index(row, 0))

    def is_cut(self, box: QRectF) -> bool:
        """Whether a cell goes on beyond the left edge, and little enough of it is seen."""
        return box.left() < -SIDE and box.right() < self.viewport().width() / 2

    def kind_of(self, index: Index) -> CellKind:
        """What a cell holds: its own word for it, else its column's."""
        own = index.data(KIND_ROLE)
        return own if isinstance(own, CellKind) else self._kinds.get(index.column(), CellKind.TEXT)

    def is_rightmost(self, column: int) -> bool:
        """Whether a column stands at the right edge, hidden and moved columns counted."""
        header = self.horizontalHeader()
        shown = [
            one
            for one in (header.logicalIndex(place) for place in range(header.count()))
            if not header.isSectionHidden(one)
        ]
        return bool(shown) and shown[0] == column

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current row."""
        current = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and current.isValid():
            self.row_opened.emit(current.row())
            event.accept()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: object) -> None:
        """Rows and columns follow the text size."""
        super().changeEvent(event)  # type: ignore[arg-type]
        self._fit_rows()
        if isinstance(event, QEvent) and event.type() == QEvent.Type.StyleChange:
            self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the room there is."""
        super().resizeEvent(event)
        self._follow()

    def _follow(self) -> None:
        if self._follows:
            self.fit_columns()

    def _need_of(self, column: int) -> int:
        model, option = self.model(), QStyleOptionViewItem()
        title = model.headerData(column, Qt.Orientation.Horizontal)
        wide = paint.width_of(str(title or ""), Role.HEADER) + 2 * SIDE
        most = min(theme.px(_WIDEST), round(self.viewport().width() * _WIDEST_SHARE))
        most = max(most, theme.px(self._measures.get(column, 0)))
        for row in range(min(model.rowCount(), _LOOKED_AT)):
            cell = self.itemDelegate().sizeHint(option, model.index(row, column)).width()
            wide = max(wide, min(cell, most))
        return wide + 1

    def _fit_rows(self) -> None:
        high = theme.px(ROW)
        rows = self.verticalHeader()
        if rows.defaultSectionSize() != high:
            rows.setMinimumSectionSize(high)
            rows.setDefaultSectionSize(high)
