"""The cards beside the work list: sheets not printed yet, the week, the last backup."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from certdesk.domain.calendar import ALGIERS, weekday_name
from certdesk.gui.pages.step_words import sheet_words, spoken_day
from certdesk.gui.theme import Role
from certdesk.gui.widgets.bars import BarPoint, Bars, Legend
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.empty_state import SignDisc
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.link import Link
from certdesk.i18n import ltr, tr, trn
from certdesk.services.views import SheetView

_MOST_SHEETS = 2
_WORKING_WEEK = 5
_OLD = timedelta(hours=26)


class SheetLine(QWidget):
    """One sheet nobody saw come out: print it, or say that it came out."""

    print_wanted = Signal()
    """Print it (again)."""
    came_out = Signal()
    """Somebody saw it."""

    def __init__(self, at: int, sheet: SheetView, today: date) -> None:
        """`at`: its place in the card, for the names of its links."""
        super().__init__()
        words = sheet_words(sheet.kind, sheet.key)
        tried = tr("Sent to the printer") if sheet.printed else tr("Never sent to a printer")
        day = spoken_day(sheet.made_at.astimezone(ALGIERS).date(), today)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(Label(words, Role.LABEL))
        text.addWidget(Label(f"{tried}، {day}", Role.CAPTION, "text2"))
        print_verb = tr("Print again") if sheet.printed else tr("Print it")
        self.print_link = self._link(print_verb, words, f"today.print_{at}")
        self.print_link.clicked.connect(self.print_wanted)
        self.came_link = self._link(tr("It came out"), words, f"today.came_out_{at}")
        self.came_link.clicked.connect(self.came_out)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addLayout(text, 1)
        row.addWidget(self.print_link)
        row.addWidget(self.came_link)

    def _link(self, verb: str, words: str, name: str) -> Link:
        link = Link(verb, spoken=f"{verb}: {words}", underlined=False, weight=600)
        link.setObjectName(name)
        return link


class NotPrinted(Card):
    """Sheets that wait for paper; hidden when there are none."""

    print_wanted = Signal(int)
    """Print the sheet of this id."""
    came_out = Signal(int)
    """The sheet of this id was seen."""
    all_wanted = Signal()
    """The whole list of them."""

    def __init__(self) -> None:
        """No sheet waits."""
        super().__init__(tr("Not printed yet"), padding=(16, 14, 16, 14), spacing=8)
        self.setObjectName("today.not_printed")
        self.all = Link(
            tr("All of them"),
            role=Role.NOTE,
            underlined=False,
            spoken=tr("All sheets that were not printed yet"),
        )
        self.all.setObjectName("today.not_printed_list")
        self.all.clicked.connect(self.all_wanted)
        self.head.addWidget(self.all)
        self.lines: list[SheetLine] = []
        self._more = Label("", Role.CAPTION, "text2")
        self.body.addWidget(self._more)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_sheets(self, sheets: Sequence[SheetView], today: date) -> None:
        """The oldest few; how many more wait is said below."""
        for line in self.lines:
            self.body.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = []
        for at, sheet in enumerate(sheets[:_MOST_SHEETS]):
            line = SheetLine(at, sheet, today)
            line.print_wanted.connect(lambda number=sheet.id: self.print_wanted.emit(number))
            line.came_out.connect(lambda number=sheet.id: self.came_out.emit(number))
            self.body.insertWidget(1 + at, line)
            self.lines.append(line)
        rest = len(sheets) - len(self.lines)
        self._more.setText(trn("and {n} more sheets", rest) if rest else "")
        self._more.setVisible(rest > 0)


class Week(Card):
    """Deposited and handed over, day by day."""

    def __init__(self) -> None:
        """Without figures."""
        super().__init__(tr("This week"), padding=(16, 12, 16, 10), spacing=4)
        self.setObjectName("today.week")
        self.head.addWidget(
            Legend([(tr("Deposited, chart"), "edge"), (tr("Handed over, chart"), "accent")])
        )
        self.bars = Bars()
        self.body.addWidget(self.bars, 1)

    def show_days(self, days: Sequence[tuple[date, int, int]], today: date) -> None:
        """The days with work or before the weekend, Sunday at the right."""
        kept = [
            day
            for at, day in enumerate(days)
            if at < _WORKING_WEEK or day[1] or day[2] or day[0] == today
        ]
        self.bars.set_points(
            [
                BarPoint(weekday_name(day), (deposited, given), current=day == today)
                for day, deposited, given in kept
            ]
        )


class LastBackup(Card):
    """When the register was last copied, and the button that copies it now."""

    backup_wanted = Signal()
    """Copy it now."""

    def __init__(self) -> None:
        """Nothing known."""
        super().__init__(padding=(16, 12, 16, 12))
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self._sign = QWidget()
        self._row.addWidget(self._sign)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = Label("", Role.CARD_TITLE)
        self.note = Label("", Role.NOTE, "text2")
        words.addWidget(self.title)
        words.addWidget(self.note)
        self._row.addLayout(words, 1)
        self.button = Button(tr("Back up now"))
        self.button.setObjectName("today.backup_now")
        self.button.clicked.connect(self.backup_wanted)
        self._row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tone = ""
        self.show_moment(None, None)

    def show_moment(self, moment: datetime | None, now: datetime | None) -> None:
        """When; without it, that there is none."""
        if moment is None or now is None:
            title, note, tone = tr("No backup yet"), tr("Make one before the day ends"), "warn"
        elif now - moment > _OLD:
            title, note, tone = tr("The backup is old"), _when(moment, now), "warn"
        else:
            title, note, tone = tr("The backup is sound"), _when(moment, now), "ok"
        self.title.setText(title)
        self.note.setText(note)
        self.setAccessibleName(f"{title}، {note}")
        self._show_sign(tone)

    def set_busy(self, *, busy: bool) -> None:
        """A backup is being made."""
        self.button.setEnabled(not busy)
        if busy:
            self.note.setText(tr("Copying the register, go on working"))

    def _show_sign(self, tone: str) -> None:
        if tone == self._tone:
            return
        self._tone = tone
        new = SignDisc(
            "database-export", disc=40, size=20, radius=8, ground=f"{tone}_t", token=tone
        )
        self._row.replaceWidget(self._sign, new)
        self._sign.hide()
        self._sign.deleteLater()
        self._sign = new


def _when(moment: datetime, now: datetime) -> str:
    local = moment.astimezone(ALGIERS)
    day = spoken_day(local.date(), now.astimezone(ALGIERS).date())
    return f"{day} {ltr(f'{local:%H:%M}')}"
