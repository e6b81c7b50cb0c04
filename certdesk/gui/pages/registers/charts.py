"""The four charts of a period, painted by ourselves; each says its figures to a screen reader."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from certdesk.gui.theme import Role
from certdesk.gui.widgets.bars import BarPoint, Bars, MeasureBars
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.label import Label
from certdesk.i18n import tr
from certdesk.registers.rows import Series, Summary

EVERY_FOURTH = 4


def points_of(series: Series) -> Sequence[BarPoint]:
    """The bars of a series in time, the one that is meant in accent."""
    return [
        BarPoint(word, (figure,), current=place == series.current)
        for place, (word, figure) in enumerate(series.points)
    ]


class Charts(QWidget):
    """Requests a month and days to ready stand; papers and states lie, longest bar full."""

    def __init__(self) -> None:
        """Nothing counted."""
        super().__init__()
        self.setObjectName("registers.charts")
        self.setAccessibleName(tr("Charts of the period"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.months, self.ready = Bars(every_word=EVERY_FOURTH), Bars()
        self.missing, self.open = MeasureBars(), MeasureBars(tone="accent")
        self.nothing = Label(tr("No paper was missing in this period."), Role.NOTE, "text2")
        self._cards = [
            _card(tr("Requests a month"), self.months),
            _card(tr("Working days from deposit to ready"), self.ready),
            _card(tr("Papers most often missing"), self.missing, self.nothing),
            _card(tr("Open files now, by state"), self.open),
        ]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        for place, card in enumerate(self._cards):
            grid.addWidget(card, place // 2, place % 2)
        for line in range(2):
            grid.setRowStretch(line, 1)
            grid.setColumnStretch(line, 1)

    def show_summary(self, summary: Summary) -> None:
        """The figures of a period."""
        self.months.set_points(points_of(summary.months))
        self.ready.set_points(points_of(summary.ready))
        self.missing.set_rows(summary.missing.points)
        self.missing.setVisible(bool(summary.missing.points))
        self.nothing.setVisible(not summary.missing.points)
        self.open.set_rows(summary.open.points)


def _card(title: str, *parts: QWidget) -> Card:
    card = Card(title, padding=(16, 12, 16, 12))
    for part in parts:
        stands = isinstance(part, Bars)
        card.body.addWidget(part, 1 if stands else 0)
    if not isinstance(parts[0], Bars):
        card.body.addStretch(1)
    return card
