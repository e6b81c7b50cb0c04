"""A month to choose a day from, in the Algerian week."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QTableView, QToolButton, QVBoxLayout, QWidget

from certdesk.gui import icons, theme
from certdesk.i18n import tr

WEEKEND = (Qt.DayOfWeek.Friday, Qt.DayOfWeek.Saturday)
_PREVIOUS, _NEXT = "qt_calendar_prevmonth", "qt_calendar_nextmonth"


class CalendarPopup(QFrame):
    """Opens below a field, closes on a choice or Esc."""

    chosen = Signal(object)
    """`datetime.date`: the day pressed."""

    def __init__(self, parent: QWidget, first_day: Qt.DayOfWeek = Qt.DayOfWeek.Sunday) -> None:
        """`first_day`: the column that begins the week, at the right."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("calendar_popup")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.calendar = self._make(first_day)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(self.calendar)

    def open_at(self, corner: QPoint, day: date | None) -> None:
        """Show it with its upper right corner at `corner` (global), at `day` or today."""
        today = QDate.currentDate()
        shown = today if day is None else QDate(day.year, day.month, day.day)
        self.calendar.setSelectedDate(shown)
        self.calendar.setCurrentPage(shown.year(), shown.month())
        self.adjustSize()
        self.move(corner - QPoint(self.width(), 0))
        self.show()
        self.calendar.setFocus()

    def _make(self, first_day: Qt.DayOfWeek) -> QCalendarWidget:
        calendar = QCalendarWidget(self)
        locale = QLocale("ar_DZ")  # QLocale("ar") is Egypt: other months, other digits
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        calendar.setLocale(locale)
        calendar.setFirstDayOfWeek(first_day)
        # longer names make Qt cut the last column
        calendar.setHorizontalHeaderFormat(
            QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames
        )
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setGridVisible(False)
        for day in Qt.DayOfWeek:
            colours = QTextCharFormat()
            # Qt paints Saturday and Sunday red in every country
            colours.setForeground(theme.colour("bad" if day in WEEKEND else "text"))
            calendar.setWeekdayTextFormat(day, colours)
        calendar.clicked.connect(self._choose)
        calendar.activated.connect(self._choose)
        calendar.setMinimumSize(theme.px(336), theme.px(300))
        self._dress_arrows(calendar)
        table = calendar.findChild(QTableView)
        if table is not None:
            # the font's wide minimum pushes Friday and Saturday out of the popup
            table.horizontalHeader().setMinimumSectionSize(theme.px(24))
        return calendar

    def _dress_arrows(self, calendar: QCalendarWidget) -> None:
        ways = ((_PREVIOUS, tr("Previous month"), True), (_NEXT, tr("Next month"), False))
        for name, said, turned in ways:
            button = calendar.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(
                    icons.pixmap("chevron-left", theme.px(18), "on_accent", turned=turned)
                )
                button.setIconSize(QSize(theme.px(18), theme.px(18)))
                button.setAccessibleName(said)

    def _choose(self, day: QDate) -> None:
        if not self.isVisible():
            return  # a click is told twice: as click and as choice
        self.hide()
        self.chosen.emit(date(day.year(), day.month(), day.day()))
