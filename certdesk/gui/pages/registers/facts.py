"""Beside the register: what the period came to, requests a month, where the last export lies."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from certdesk.gui import paint
from certdesk.gui.pages.registers.charts import EVERY_FOURTH, points_of
from certdesk.gui.theme import Role
from certdesk.gui.widgets.bars import Bars
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.card import Card, Rule
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.top_bar import SignedText
from certdesk.i18n import ltr, tr
from certdesk.registers.rows import Summary


class Facts(Card):
    """Deposited, handed over, working days to ready; voids outside."""

    def __init__(self) -> None:
        """Nothing counted."""
        super().__init__(padding=(12, 6, 12, 8), spacing=2)
        self._numbers = [Label("", Role.COUNT, align=paint.CENTRE) for _ in range(3)]
        self._words = (tr("deposited"), tr("were handed over"), tr("working days to ready"))
        row = QHBoxLayout()
        row.setSpacing(8)
        for place, (number, word) in enumerate(zip(self._numbers, self._words, strict=True)):
            if place:
                row.addWidget(Rule(upright=True))
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(number)
            column.addWidget(Label(word, Role.NOTE, "text2", align=paint.CENTRE, wrap=place == 2))
            column.addStretch(1)
            row.addLayout(column, 1 if place < 2 else 2)
        self.body.addLayout(row)
        self.struck = Label("", Role.CAPTION, "text2", align=paint.CENTRE)
        self.body.addWidget(self.struck)

    def show_facts(self, summary: Summary, struck: str) -> None:
        """`struck`: words on voids, or nothing."""
        figures = [
            figure if not isinstance(figure, str) else "—" for _label, figure in summary.facts
        ]
        for label, figure in zip(self._numbers, figures, strict=True):
            label.setText(ltr(figure))
        self.struck.setText(struck)
        self.struck.setVisible(bool(struck))
        said = "، ".join(
            f"{figure} {word}" for figure, word in zip(figures, self._words, strict=True)
        )
        self.setAccessibleName(f"{said}. {struck}")


class Months(Card):
    """Requests a month, the month chosen in accent."""

    def __init__(self) -> None:
        """No months."""
        super().__init__(tr("Requests a month"), padding=(16, 10, 16, 8))
        self.bars = Bars(every_word=EVERY_FOURTH)
        self.body.addWidget(self.bars, 1)

    def show_months(self, summary: Summary) -> None:
        """Oldest first; the newest is the one chosen."""
        self.bars.set_points(points_of(summary.months))


class LastExport(Card):
    """Where the file lies."""

    def __init__(self) -> None:
        """Nothing exported yet."""
        super().__init__(padding=(16, 10, 16, 10), spacing=4, ground="ok_t", border=None)
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
