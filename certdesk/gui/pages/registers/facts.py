"""Beside the register: what it counts, requests a month, where the last export lies."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from certdesk.domain.calendar import month_name
from certdesk.domain.register import RegisterTotals
from certdesk.gui import paint
from certdesk.gui.theme import Role
from certdesk.gui.widgets.bars import BarPoint, Bars
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.card import Card, Rule
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.top_bar import SignedText
from certdesk.i18n import ltr, tr
from certdesk.services.figures import MonthFigure

_EVERY_FOURTH = 4


class Facts(Card):
    """Deposited and handed over in the month; voids outside."""

    def __init__(self) -> None:
        """Nothing counted."""
        super().__init__(padding=(16, 8, 16, 10), spacing=2)
        self._numbers = [Label("", Role.COUNT, align=paint.CENTRE) for _ in range(2)]
        self._words = (tr("deposited"), tr("were handed over"))
        row = QHBoxLayout()
        row.setSpacing(12)
        for place, (number, word) in enumerate(zip(self._numbers, self._words, strict=True)):
            if place:
                row.addWidget(Rule(upright=True))
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(number)
            column.addWidget(Label(word, Role.NOTE, "text2", align=paint.CENTRE))
            row.addLayout(column, 1)
        self.body.addLayout(row)
        self.struck = Label("", Role.CAPTION, "text2", align=paint.CENTRE)
        self.body.addWidget(self.struck)

    def show_totals(self, deposits: RegisterTotals, pickups: RegisterTotals, struck: str) -> None:
        """`struck`: words on voids, or nothing."""
        for label, totals in zip(self._numbers, (deposits, pickups), strict=True):
            label.setText(str(totals.counted))
        self.struck.setText(struck)
        self.struck.setVisible(bool(struck))
        counted = f"{deposits.counted} {self._words[0]}، {pickups.counted} {self._words[1]}"
        self.setAccessibleName(f"{counted}. {struck}")


class Months(Card):
    """Requests a month, the month chosen in accent."""

    def __init__(self) -> None:
        """No months."""
        super().__init__(tr("Requests a month"), padding=(16, 12, 16, 10))
        self.bars = Bars(every_word=_EVERY_FOURTH)
        self.body.addWidget(self.bars, 1)

    def show_months(self, months: Sequence[MonthFigure]) -> None:
        """Oldest first; the newest is the one chosen."""
        last = len(months) - 1
        self.bars.set_points(
            [
                BarPoint(month_name(one.month), (one.deposited,), current=place == last)
                for place, one in enumerate(months)
            ]
        )


class LastExport(Card):
    """Where the workbook lies."""

    def __init__(self) -> None:
        """Nothing exported yet."""
        super().__init__(padding=(16, 12, 16, 12), spacing=6, ground="ok_t", border=None)
        self.said = SignedText(role=Role.STRONG, size=20, gap=10, weight=600)
        self.name = Label("", Role.VALUE)
        self.name.setObjectName("registers.exported_file")
        self.folder = Label("", Role.CAPTION, "text2", wrap=True)
        self.open = Button(tr("Open the folder"), icon="folder-open")
        self.open.setObjectName("registers.open_folder")
        for part in (self.said, self.name, self.folder):
            self.body.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.open)
        row.addStretch(1)
        self.body.addLayout(row)
        self.hide()

    def show_file(self, path: Path) -> None:
        """The file just written."""
        self.said.set_text(tr("The register was exported"), "circle-check", "ok", token="ok")
        self.name.setText(ltr(path.name))
        self.folder.setText(ltr(path.parent))
        self.setAccessibleName(tr("The register was exported: {path}", path=ltr(path)))
        self.show()
