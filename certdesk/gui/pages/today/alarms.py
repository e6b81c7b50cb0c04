"""What is wrong with this machine, in a sentence above the counts: its clock, its disk."""

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.calendar import ALGIERS
from certdesk.gui.widgets.banner import Banner
from certdesk.i18n import ltr, tr

_MEGABYTE = 1024 * 1024


class Alarms(QWidget):
    """Hidden while nothing is wrong; nothing here stops the work."""

    def __init__(self) -> None:
        """Nothing is wrong."""
        super().__init__()
        self.clock = Banner("", sign="clock", tone="bad")
        self.clock.setObjectName("today.clock")
        self.room = Banner("", sign="database-export", tone="warn")
        self.room.setObjectName("today.room")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for banner in (self.clock, self.room):
            banner.hide()
            column.addWidget(banner)
        self.hide()

    def tell(self, clock_behind: datetime | None = None, free_bytes: int | None = None) -> None:
        """`clock_behind`: the newest act, when it is later than the clock says."""
        if clock_behind is not None:
            newest = clock_behind.astimezone(ALGIERS)
            words = tr(
                "The clock of this machine was set back: the newest entry is of {moment}. "
                "Set it right before you go on.",
                moment=ltr(f"{newest:%d/%m/%Y %H:%M}"),
            )
            self.clock.set_text(words, "clock")
        if free_bytes is not None:
            words = tr(
                "Only {n} MB are left on the disk. Make room on it; what is registered is safe.",
                n=ltr(free_bytes // _MEGABYTE),
            )
            self.room.set_text(words, "database-export")
        self.clock.setVisible(clock_behind is not None)
        self.room.setVisible(free_bytes is not None)
        self.setVisible(clock_behind is not None or free_bytes is not None)
