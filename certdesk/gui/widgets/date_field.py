"""A date, typed as on paper. Not a QDateEdit: it turns its sections and forces a date."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from certdesk.domain.dates import parse_day, shown_day
from certdesk.gui.widgets.calendar_popup import CalendarPopup
from certdesk.gui.widgets.fields import Line, LineField
from certdesk.i18n import tr


class _DateLine(Line):
    month_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(Qt.LayoutDirection.LeftToRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opens = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Down.value and opens:
            self.month_wanted.emit()
            return
        super().keyPressEvent(event)


class DateField(LineField):
    """Takes 23112026, 23/11/2026, 23-11-2026; shows 23/11/2026. Alt+Down opens the month."""

    def __init__(
        self, name: str, label: str, first_day: Qt.DayOfWeek = Qt.DayOfWeek.Sunday
    ) -> None:
        """`first_day`: where the month's week begins."""
        line = _DateLine()
        super().__init__(name, label, line, tr("day/month/year"))
        self._first_day = first_day
        self._popup: CalendarPopup | None = None
        line.month_wanted.connect(self.open_calendar)
        line.add_button("calendar-event", tr("Choose from the calendar"), self.open_calendar)
        self.line.editingFinished.connect(self._tidy)

    def value(self) -> date | None:
        """The date, None while what is typed is none.

        `text` has it as typed: `domain.dates.parse_day` says what is wrong with it.
        """
        day = parse_day(self.text())
        return day if isinstance(day, date) else None

    def set_value(self, day: date | None) -> None:
        """Show a date, or nothing."""
        self.set_text("" if day is None else shown_day(day))

    def open_calendar(self) -> None:
        """The month below the field."""
        if self._popup is None:
            self._popup = CalendarPopup(self, self._first_day)
            self._popup.chosen.connect(self._take)
        corner = self.line.mapToGlobal(self.line.rect().bottomRight())
        self._popup.open_at(corner, self.value())

    def _take(self, day: date) -> None:
        self.set_value(day)
        self.setFocus()
        self.edited.emit(self.text())

    def _tidy(self) -> None:
        day = self.value()
        if day is not None:
            self.set_value(day)
