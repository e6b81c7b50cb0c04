"""Today: what waits, where to start, and whether the register is safe.

| objectName | meaning |
|---|---|
| `today.new_request` | opens an empty request (F2) |
| `today.count_drafts`, `_to_verify`, `_at_signature`, `_ready`, `_late` | a count, opens its list |
| `today.work_0` … | a request of the work list, opens at its next step |
| `today.show_all` | every open request |
| `today.empty_new_request` | the one button when nothing waits |
| `today.count_uncollected`, `_still_due`, `_calls` | the same, while not zero |
| `today.count_appointments`, `_forms`, `_not_printed` | the same, while not zero |
| `today.clock`, `today.room` | the clock was set back; the disk is nearly full |
| `today.close_day` | the working hours are over and the day is not closed; for supervisors |
| `today.calendar` | the year's Hijri dates are not confirmed |
| `today.print_0`, `today.came_out_0` … | a sheet nobody saw come out; F9 prints all of them |
| `today.not_printed_list` | every sheet that nobody saw come out |
| `today.week` | deposited and handed over this week |
| `today.backup_now` | copies the register into the folder of backups |
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from certdesk.domain.calendar import ALGIERS
from certdesk.domain.rights import RIGHTS, Right
from certdesk.gui import theme
from certdesk.gui.page import Page
from certdesk.gui.pages.today.counts import Counts
from certdesk.gui.widgets.button import PRIMARY, Button
from certdesk.i18n import ltr, tr, trn
from certdesk.services.wanted import Wanted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from certdesk.gui.messages import Worded
    from certdesk.gui.pages.today.alarms import Alarms
    from certdesk.gui.pages.today.also import AlsoStrip
    from certdesk.gui.pages.today.side_cards import LastBackup, NotPrinted, Week
    from certdesk.gui.pages.today.work_list import WorkList
    from certdesk.gui.session import Session
    from certdesk.gui.widgets.banner import Banner
    from certdesk.gui.widgets.page_shell import PageShell
    from certdesk.services.views import TodayView
    from certdesk.services.wanted import TodayCounts

_NOON = 12
# where the files of a count are worked on, unless it is the list of requests
_PAGE_OF: "Mapping[str, tuple[str, dict[str, str]]]" = {
    "drafts": ("drafts", {}),
    "ready": ("calls", {"work": "ready"}),
    "uncollected": ("calls", {"work": "uncollected"}),
    "calls": ("follow_on", {"work": "next_calls"}),
    "not_printed": ("sheets", {}),
    "still_due": ("requests", {"wanted": "still_due"}),
    "appointments": ("follow_on", {"work": "appointments"}),
    "forms": ("blank_forms", {}),
}
_GAP = 14
_WORK_SHARE, _SIDE_SHARE = 680, 416
_SIDE_BY_SIDE = QBoxLayout.Direction.LeftToRight
_ONE_COLUMN = QBoxLayout.Direction.TopToBottom


class TodayPage(Page):
    """The first page of the day."""

    name = "today"

    # made with the rest of the page, as soon as the services answer
    alarms: "Alarms"
    also: "AlsoStrip"
    work: "WorkList"
    calendar: "Banner"
    closing: "Banner"
    not_printed: "NotPrinted"
    week: "Week"
    backup: "LastBackup"

    def __init__(self, session: "Session") -> None:
        """Empty until entered."""
        super().__init__(session)
        self._is_whole = False
        self._swept_on: date | None = None
        self.new_request = Button(tr("New request"), PRIMARY, icon="file-plus", key="F2")
        self.new_request.setObjectName("today.new_request")
        self.new_request.clicked.connect(lambda: session.go("new_request"))
        self.counts = Counts()
        self.counts.list_wanted.connect(self._open_list)
        self._below = QBoxLayout(_SIDE_BY_SIDE)
        self._below.setSpacing(_GAP)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 0)
        self._column.setSpacing(_GAP)
        self._column.addWidget(self.counts)
        self._column.addLayout(self._below, 1)
        session.desk_opened.connect(self._complete)

    def settle(self, shell: "PageShell") -> None:
        """Title, F2, hints."""
        super().settle(shell)
        shell.set_title(tr("Today"))
        shell.set_title_widgets(self.new_request)

    def enter(self, **wanted: object) -> None:
        """Count again and stand on the first thing to do."""
        del wanted
        self.refresh()
        self._first().setFocus()

    def refresh(self) -> None:
        """Count again."""
        session = self.session
        look = session.first_look
        if look is None:
            session.ask(self._count_again, self._show)
        else:
            self._show_counts(look.counts)

    def _count_again(self) -> "TodayView":
        desk = self.session.desk
        # a window may stay open over many days
        if self._swept_on != desk.office.today():
            self._swept_on = desk.office.today()
            desk.drafts.discard_left_behind()
        return desk.lists.today()

    def _open_list(self, name: str) -> None:
        """The page where the files of a count are worked on."""
        page, wanted = _PAGE_OF.get(name, ("requests", {"wanted": name}))
        self.session.go(page, **wanted)

    def changeEvent(self, event: QEvent) -> None:
        """What there is room for follows the look."""
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _complete(self) -> None:
        """The services answer: what was counted at a glance gets the rest beside it."""
        if self._is_whole or not self.isVisible():
            return
        waits_here = self.new_request.hasFocus()
        self.refresh()
        if waits_here:
            self._first().setFocus()

    def _first(self) -> QWidget:
        return self.work.first() if self._is_whole else self.new_request

    def _build_rest(self) -> None:
        """All but the counts. Made late: the first window must not wait for it."""
        from certdesk.gui.pages.today.alarms import Alarms
        from certdesk.gui.pages.today.also import AlsoStrip
        from certdesk.gui.pages.today.side_cards import LastBackup, NotPrinted, Week
        from certdesk.gui.pages.today.work_list import WorkList
        from certdesk.gui.widgets.banner import Banner

        self.alarms = Alarms()
        self._column.insertWidget(0, self.alarms)
        self.also = AlsoStrip()
        self._column.insertWidget(2, self.also)
        self.work = WorkList()
        self.calendar = Banner("", link=tr("Calendar"), sign="calendar-event", tone="warn")
        self.calendar.setObjectName("today.calendar")
        self.closing = Banner(
            tr("The working hours are over"), link=tr("Close the day"), sign="lock"
        )
        self.closing.setObjectName("today.close_day")
        self.not_printed = NotPrinted()
        self.week = Week()
        self.backup = LastBackup()
        side = QWidget()
        side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._side = QVBoxLayout(side)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.setSpacing(_GAP)
        for part in (self.closing, self.calendar, self.not_printed):
            self._side.addWidget(part)
        self._side.addWidget(self.week, 1)
        self._side.addWidget(self.backup)
        self._side.addStretch(0)
        self.work.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._below.addWidget(self.work, _WORK_SHARE)
        self._below.addWidget(side, _SIDE_SHARE)
        self._connect_rest()
        self._hint()
        self._is_whole = True

    def _hint(self) -> None:
        if self.shell is not None:
            self.shell.set_hints(
                [
                    ("F2", tr("New request")),
                    ("F3", tr("Search or scan")),
                    ("F8", tr("Pickup")),
                    ("F9", tr("Print what was not printed")),
                    ("F7", tr("Registers")),
                    ("F1", tr("Help")),
                ]
            )

    def _connect_rest(self) -> None:
        session = self.session
        self.also.wanted.connect(self._open_list)
        self.not_printed.all_wanted.connect(lambda: session.go("sheets"))
        self.closing.link_pressed.connect(lambda: session.go("supervision", tab="closing"))
        self.calendar.link_pressed.connect(lambda: session.go("settings", part="calendar"))
        session.keys.bind(self, "print", self._print_all)
        self.work.new_wanted.connect(lambda: session.go("new_request"))
        self.work.show_all.clicked.connect(lambda: session.go("requests", wanted=Wanted.OPEN.value))
        self.work.rows.request_wanted.connect(session.request_wanted)
        self.not_printed.print_wanted.connect(self._print)
        self.not_printed.came_out.connect(self._came_out)
        self.backup.backup_wanted.connect(self._back_up)

    def _show(self, view: "TodayView") -> None:
        if not self._is_whole:
            self._build_rest()
        now = self.session.now()
        today = now.astimezone(ALGIERS).date()
        self._show_counts(view)
        self.work.show_lines(view.work, today)
        self._waiting_sheets = len(view.not_issued)
        self._also = view.also
        self.not_printed.show_sheets(view.not_issued, today)
        folder = self.session.folder
        free = folder.free_bytes if folder.is_short_of_room else None
        self.alarms.tell(view.also.clock_behind, free)
        self.week.show_days(view.week, today)
        self.backup.show_moment(view.last_backup_at, now)
        self._show_calendar(view.unconfirmed_calendar_year)
        self._offer_closing()
        self._fit()

    def _show_counts(self, view: "TodayCounts | TodayView") -> None:
        now = self.session.now()
        self.counts.show_counts(view)
        if self.shell is not None:
            self.shell.set_title(tr("Today"), f"{self._greeting(now)}، {_waiting(view)}")
            clock = ltr(f"{now.astimezone(ALGIERS):%H:%M}")
            self.shell.set_status(tr("Counted at {time}", time=clock))

    def _offer_closing(self) -> None:
        """After the last working hour, where somebody who may is at the window."""
        session = self.session
        self.closing.hide()
        if session.signed_in:
            days, by = session.desk.closed_days, session.actor
            session.ask(lambda: days.is_due(by=by), self.closing.setVisible)

    def _show_calendar(self, year: int | None) -> None:
        text = tr("The Hijri feasts of {year} are not confirmed", year=ltr(year)) if year else ""
        self.calendar.set_text(text, "calendar-event")
        self.calendar.setVisible(bool(text))
        # the part is shown to who may read it; a clerk tells the head of service
        session = self.session
        reads = session.signed_in and session.actor.role in RIGHTS[Right.READ_GUARDED]
        self.calendar.link.setVisible(reads)

    def _greeting(self, now: "datetime") -> str:
        hello = tr("Good morning") if now.astimezone(ALGIERS).hour < _NOON else tr("Good afternoon")
        # a copy under way may end when the window is locked
        actor = self.session.actor if self.session.signed_in else None
        named = actor is not None and actor.id is not None and actor.name
        return f"{hello} {actor.name.split()[0]}" if actor is not None and named else hello

    def _fit(self) -> None:
        if not self._is_whole:
            return
        look = theme.look()
        # a low window has no room for the card: its count stands with the others
        as_card = not look.compact and self._waiting_sheets > 0
        self.not_printed.setVisible(as_card)
        self.also.show_counts(self._also, not_printed=0 if as_card else self._waiting_sheets)
        above = not self.also.isHidden() or not self.alarms.isHidden()
        with_chart = not look.dense and not look.compact and not (as_card and above)
        self.week.setVisible(with_chart)
        self._side.setStretch(self._side.count() - 1, 0 if with_chart else 1)
        # letters that large need the whole width for a row: the side goes below
        self._below.setDirection(_ONE_COLUMN if look.dense else _SIDE_BY_SIDE)

    def _print_all(self) -> None:
        if self._waiting_sheets:
            self.session.go("sheets", print_now=True)

    def _print(self, sheet_id: int) -> None:
        printing = self.session.desk.printing
        self.session.print_sheet(partial(printing.sheet, sheet_id), self._sent)

    def _sent(self, printer: str) -> None:
        self.refresh()
        self._say(tr("Sent to {printer}. Did it come out?", printer=printer))

    def _came_out(self, sheet_id: int) -> None:
        session = self.session
        session.act(lambda: session.desk.printing.came_out(sheet_id, by=session.actor))

    def _back_up(self) -> None:
        session = self.session
        now = session.now().astimezone(ALGIERS)
        file = session.folder.backups / f"certdesk-{now:%Y-%m-%d-%H%M%S}.db"
        self.backup.set_busy(busy=True)
        by = session.actor
        session.tasks.run(
            lambda: session.desk.upkeep.backup(file, by=by),
            lambda _facts: self._backed_up(),
            self._backup_failed,
            owner=self,
        )

    def _backed_up(self) -> None:
        self.backup.set_busy(busy=False)
        self.refresh()
        self._say(tr("The register was copied and the copy was checked"))

    def _backup_failed(self, worded: "Worded") -> None:
        self.backup.set_busy(busy=False)
        self.refresh()
        self.session.tell(worded, self)

    def _say(self, text: str) -> None:
        if self.shell is not None:
            self.shell.show_toast(text, undoable=False)


def _waiting(view: "TodayCounts | TodayView") -> str:
    count = (
        view.drafts
        + view.to_verify
        + view.to_send
        + view.at_signature
        + view.ready
        + view.to_give_back
    )
    return trn("{n} files wait for something", count)
