"""Which period is looked at: a month, a year, or the days between two dates."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from certdesk.gui import theme
from certdesk.gui.pages.registers.month_chooser import MonthChooser
from certdesk.gui.theme import Role
from certdesk.gui.widgets.date_field import DateField
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.problem_line import ProblemLine
from certdesk.gui.widgets.tile import Segmented
from certdesk.i18n import islands, tr
from certdesk.registers.rows import PeriodKind, RegisterPeriod
from certdesk.services.registers.periods import month_period, span_period, year_period

_DATE_WIDE = 150


class PeriodBar(QWidget):
    """The kind of period and, for days, from which to which; `month` is the page's chooser."""

    changed = Signal()
    """Another whole period was chosen."""

    def __init__(self, month: MonthChooser) -> None:
        """The month that the chooser shows."""
        super().__init__()
        self.month = month
        self.kind = Segmented(
            [
                (PeriodKind.MONTH.value, tr("By month")),
                (PeriodKind.YEAR.value, tr("By year")),
                (PeriodKind.RANGE.value, tr("Between dates")),
            ]
        )
        self.kind.setObjectName("registers.period")
        self.kind.setAccessibleName(tr("Which period"))
        self.first = DateField("registers.first", tr("From the day"))
        self.last = DateField("registers.last", tr("To the day"))
        self._days = QWidget()
        row = QHBoxLayout(self._days)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for words, field in ((tr("From the day"), self.first), (tr("To the day"), self.last)):
            row.addWidget(Label(words, Role.LABEL, "text2"))
            field.set_label_shown(False)
            field.setFixedWidth(theme.px(_DATE_WIDE))
            row.addWidget(field)
            field.line.editingFinished.connect(self._days_typed)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(self.kind)
        whole.addWidget(self._days)
        self._days.hide()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.problem = ProblemLine(self)
        self.problem.setObjectName("registers.period_problem")
        self._shown: tuple[date | None, date | None] = (None, None)
        self.kind.chosen.connect(self._kind_chosen)
        month.chosen.connect(lambda _year, _month: self.changed.emit())

    def period(self, today: date) -> RegisterPeriod:
        """What is chosen; days that cannot be read give the month."""
        kind = PeriodKind(self.kind.current)
        first, last = self.first.value(), self.last.value()
        if kind is PeriodKind.YEAR:
            return year_period(self.month.year)
        if kind is PeriodKind.RANGE and first and last and first <= last:
            return span_period(first, min(last, max(today, first)))
        return month_period(self.month.year, self.month.month)

    def show_months(self) -> None:
        """Go back to months, telling nobody."""
        self.kind.set_current(PeriodKind.MONTH.value)
        self._fit(PeriodKind.MONTH.value)

    def _kind_chosen(self, name: str) -> None:
        by_days = name == PeriodKind.RANGE.value
        if by_days and self.first.value() is None:
            month = month_period(self.month.year, self.month.month)
            self.first.set_value(month.first)
            self.last.set_value(date.fromordinal(month.end.toordinal() - 1))
        self._fit(name)
        self.changed.emit()

    def _fit(self, name: str) -> None:
        by_days = name == PeriodKind.RANGE.value
        self._days.setVisible(by_days)
        self.problem.say("")
        self.month.setVisible(not by_days)
        self.month.set_whole(whole=name == PeriodKind.YEAR.value)
        self.updateGeometry()

    def _days_typed(self) -> None:
        first, last = self.first.value(), self.last.value()
        turned = bool(first and last and first > last)
        unreadable = tr("This is no date: write day/month/year, as 23/11/2026.")
        order = tr("The last day is before the first: correct one of the two.")
        wrong = order if turned else "" if first and last else unreadable
        self.problem.say(islands(wrong))
        for field in (self.first, self.last):
            field.editor.setAccessibleDescription(wrong)
        if first and last and not turned and (first, last) != self._shown:
            self._shown = (first, last)
            self.changed.emit()
