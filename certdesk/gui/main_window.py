"""The window: who works here decides whether welcome, sign-in or the frame is in front."""

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from certdesk.domain.calendar import ALGIERS, long_date
from certdesk.domain.rights import RIGHTS, Right
from certdesk.gui import theme
from certdesk.gui.frame import Frame, nav_entries
from certdesk.i18n import ltr, tr
from certdesk.services.wanted import Wanted

if TYPE_CHECKING:
    from certdesk.gui.page import Page
    from certdesk.gui.session import Session
    from certdesk.services.views import RequestLine, RequestView
    from certdesk.services.wanted import TodayCounts

# where each page's class stands; imported when the page is first shown
PAGES = {
    "today": "certdesk.gui.pages.today:TodayPage",
    "new_request": "certdesk.gui.pages.new_request:NewRequestPage",
    "requests": "certdesk.gui.pages.requests:RequestsPage",
    "request": "certdesk.gui.pages.request:RequestPage",
    "correct": "certdesk.gui.pages.correct:CorrectPage",
    "lost_receipt": "certdesk.gui.pages.lost_receipt:LostReceiptPage",
    "verify": "certdesk.gui.pages.verify:VerifyPage",
    "signature": "certdesk.gui.pages.signature:SignaturePage",
    "pickup": "certdesk.gui.pages.pickup:PickupPage",
    "follow_on": "certdesk.gui.pages.follow_on:FollowOnPage",
    "drafts": "certdesk.gui.pages.waiting.drafts:DraftsPage",
    "sheets": "certdesk.gui.pages.waiting.sheets:SheetsPage",
    "blank_forms": "certdesk.gui.pages.waiting.blank_forms:BlankFormsPage",
    "calls": "certdesk.gui.pages.waiting.calls:CallsPage",
    "registers": "certdesk.gui.pages.registers:RegistersPage",
    "import_register": "certdesk.gui.pages.import_register:ImportRegisterPage",
    "past_request": "certdesk.gui.pages.past_request:PastRequestPage",
    "settings": "certdesk.gui.pages.settings:SettingsPage",
    "supervision": "certdesk.gui.pages.supervision:SupervisionPage",
}
NEXT_STEP_PAGE = {
    "fill": "new_request",
    "check": "new_request",
    "deposit": "new_request",
    "verify": "verify",
    "settle": "verify",
    "send": "signature",
    "take_back": "signature",
    "hand_over": "pickup",
    "confirm": "pickup",
    "give_back": "pickup",
    "follow_up": "follow_on",
    "nothing": "request",
}
_COUNTED = {
    "requests": Wanted.OPEN,
    "verify": Wanted.TO_VERIFY,
    "signature": Wanted.AT_SIGNATURE,
    "pickup": Wanted.READY,
}


_LOOKED_AT = 20


class MainWindow(QWidget):
    """The one window of the program."""

    def __init__(self, session: "Session") -> None:
        """Show nothing yet; `start` decides what comes first."""
        super().__init__()
        self.session = session
        self.setObjectName("main_window")
        self._pages: dict[str, Page] = {}
        self._came_from: list[tuple[str, dict[str, object]]] = []
        self._doors: dict[str, QWidget] = {}
        self._stack = QStackedLayout(self)
        self.frame = self._build_frame()
        self._stack.addWidget(self.frame)
        self._bind_keys()
        session.page_wanted.connect(self.show_page)
        session.request_wanted.connect(self.open_request)
        session.register_changed.connect(self._changed)
        session.counts_changed.connect(self._count)
        session.person_changed.connect(self._person_changed)
        session.desk_opened.connect(self._count)
        session.backup_failed.connect(lambda words: self.frame.show_toast(words, undoable=False))
        self._lock_when_idle()
        self._name_window()

    def start(self) -> None:
        """Welcome at first start, sign in when there is staff, Today in a trial folder."""
        if self.session.signed_in:
            self.enter_frame()
            return
        door = "sign_in" if self.session.has_staff() else "welcome"
        self.show_door(door)

    @property
    def in_front(self) -> str:
        """The name of the page that is seen; of the door, where one stands in front of them."""
        door = self._stack.currentWidget()
        if door is None or door is self.frame:
            return self.frame.current_page
        return door.objectName()

    def enter_frame(self) -> None:
        """Somebody may work: the frame comes to the front, where it was left."""
        self._show_person()
        self._show_oversight()
        self._stack.setCurrentWidget(self.frame)
        self._count()
        if not self.frame.current_page:
            self.show_page("today", {})
        self.frame.stand_in_page()

    def show_door(self, name: str) -> None:
        """Bring `sign_in` or `welcome` to the front; the frame keeps what was typed."""
        theme.dress_fields()
        door = self._doors.get(name)
        if door is None:
            module = import_module(f"certdesk.gui.pages.{name}")
            door = module.door(self.session)
            self._doors[name] = door
            self._stack.addWidget(door)
        self._stack.setCurrentWidget(door)
        door.setFocus()

    def show_page(self, name: str, wanted: dict[str, object]) -> None:
        """Bring a page to the front, made now if it was never shown."""
        if name == "request" and _is_past(wanted.get("request_id")):
            name, wanted = "past_request", {"line_id": wanted["request_id"]}
        front = self._front()
        if front is not None and front.name != name and not front.may_leave():
            return
        page = self._page(name)
        self._came_from = [step for step in self._came_from if step[0] != name][-8:]
        self._came_from.append((name, wanted))
        self.frame.show_page(name, rail=page.rail)
        if "text" not in wanted:
            # what was searched for is no longer what is seen
            self.frame.top_bar.search.clear()
        page.enter(**wanted)

    def open_request(self, request_id: int) -> None:
        """Open a request at its next step; one of the past register is only read."""
        session = self.session
        if _is_past(request_id):
            self.show_page("request", {"request_id": request_id})
            return

        def show(view: "RequestView") -> None:
            self.show_page(NEXT_STEP_PAGE[view.next_step], {"request_id": request_id})

        session.ask(lambda: session.desk.reading.show(request_id, by=session.actor), show)

    def search(self, text: str) -> None:
        """One hit opens at its next step, else the list shows what was found.

        The number of a blank form that is out opens it to be keyed in.

        At the pickup page the one file that is ready counts: its owner stands at the glass.
        """
        if not text.strip():
            return
        lists, front = self.session.desk.lists, self._front()
        at_pickup = front is not None and front.name == "pickup"

        def show(found: "Sequence[RequestLine]") -> None:
            ready = [one for one in found if one.state == "ready"] if at_pickup else []
            hits = ready if len(ready) == 1 else found
            if len(hits) == 1:
                self.open_request(hits[0].id)
            elif not hits and (number := self.session.desk.blank_forms.number_typed(text)):
                self.show_page("new_request", {"form_number": number})
            else:
                self.show_page("requests", {"text": text})

        by = self.session.actor
        self.session.ask(lambda: lists.find(text, limit=_LOOKED_AT, by=by), show)

    def scanned(self, code: str) -> None:
        """A code on our own paper was read: its request opens at its next step."""
        if not self.session.signed_in:
            return
        front = self._front()
        if front is not None and front.scanned(code):
            return
        desk = self.session.desk
        if number := desk.blank_forms.number_of(code):
            self.show_page("new_request", {"form_number": number})
            return
        self.session.ask(lambda: desk.lists.resolve(code), self.open_request)

    def mrz_scanned(self, zone: str) -> None:
        """A card was read: the page in front may take it."""
        front = self._front()
        if front is not None and self.session.signed_in:
            front.mrz_scanned(zone)

    def lock(self) -> None:
        """Ask who is there; the frame keeps everything."""
        if self.session.has_staff():
            self.session.sign_in(None)
            # also where one may look around without an account: a trial folder with people
            self.show_door("sign_in")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave only when the page in front lets go."""
        front = self._front()
        if front is not None and not front.may_leave():
            event.ignore()
            return
        self.session.close()
        super().closeEvent(event)

    def _build_frame(self) -> Frame:
        session = self.session
        service, school = session.names()
        entries = [entry for entry in nav_entries() if entry.page in PAGES]
        frame = Frame(office=service, school=school, clock=self._now_words, entries=entries)
        frame.page_chosen.connect(lambda name: self.show_page(name, {}))
        frame.search_requested.connect(self.search)
        frame.lock_requested.connect(self.lock)
        return frame

    def _bind_keys(self) -> None:
        keys = self.session.keys
        slots: dict[str, Callable[[], object]] = {
            "help": self._help,
            "new_request": lambda: self.show_page("new_request", {}),
            "search": self.frame.focus_search,
            "refresh": self._refresh,
            "registers": lambda: self.show_page("registers", {}),
            "pages": self.frame.walk_rail,
            "pickup": lambda: self.show_page("pickup", {}),
            "undo": self.frame.undo,
            "back": self._back,
        }
        for action, slot in slots.items():
            keys.bind(self.frame, action, slot)
        keys.bind(self.frame.rail, "back", self.frame.stand_in_page)

    def _page(self, name: str) -> "Page":
        if name not in self._pages:
            if self._pages:
                # Today, the first, has none but the search box
                theme.dress_fields()
            place, _, class_name = PAGES[name].partition(":")
            page: Page = getattr(import_module(place), class_name)(self.session)
            page.settle(self.frame.add_page(name, page))
            self._pages[name] = page
        return self._pages[name]

    def _front(self) -> "Page | None":
        return self._pages.get(self.frame.current_page)

    def _refresh(self) -> None:
        front = self._front()
        if front is not None:
            front.refresh()
        self._count()

    def _changed(self) -> None:
        self._count()
        front = self._front()
        if front is not None:
            if front.name == "settings":
                self.frame.rail.heading.set_names(*self.session.names())
            front.refresh()

    def _count(self) -> None:
        look = self.session.first_look
        if look is not None:
            self._show_counts(look.counts)
            return
        lists = self.session.desk.lists
        for page, wanted in _COUNTED.items():
            self.session.ask(partial(lists.count, wanted), partial(self.frame.set_count, page))
        self._count_oversight()
        # worked out from more than one table: beside the window
        waiting = self.session.desk.follow_on.waiting
        self.session.tasks.run(waiting, partial(self.frame.set_count, "follow_on"), owner=self)

    def _count_oversight(self) -> None:
        """Doubts and unlocks that wait for a head of service; nobody else is told of them."""
        session = self.session
        if not session.signed_in or session.actor.role not in RIGHTS[Right.READ_GUARDED]:
            self.frame.set_count("supervision", 0)
            return
        desk, by = session.desk, session.actor
        session.ask(
            lambda: desk.doubts.waiting(by=by) + desk.reviews.waiting(by=by),
            partial(self.frame.set_count, "supervision"),
        )

    def _show_counts(self, today: "TodayCounts") -> None:
        counts = {
            "requests": today.open,
            "verify": today.to_verify,
            "signature": today.at_signature,
            "pickup": today.ready,
        }
        for page, count in counts.items():
            self.frame.set_count(page, count)

    def _back(self) -> None:
        """One page back; from the first one to Today."""
        steps = self._came_from[:-1]
        name, wanted = steps[-1] if steps else ("today", {})
        if name == self.frame.current_page:
            name, wanted = "today", {}
        del self._came_from[-1:]
        self.show_page(name, wanted)

    def _help(self) -> None:
        from certdesk.gui.dialogs.help_dialog import HelpDialog

        HelpDialog(self, self.session.keys.rows_for(self)).exec()

    def _person_changed(self) -> None:
        if not self.session.signed_in:
            self.show_door("sign_in")
            return
        front = self._front()
        self.enter_frame()
        if front is not None and front is self._front():
            front.taken_over()

    def _show_person(self) -> None:
        actor = self.session.actor
        roles = {
            "clerk": tr("Counter clerk"),
            "supervisor": tr("Head of service"),
            "auditor": tr("Auditor"),
        }
        self.frame.set_person(actor.name, roles[actor.role.value], actor.name[:1])

    def _show_oversight(self) -> None:
        """Supervision is in the rail of who may read it; what one read, the next does not see."""
        readers = RIGHTS[Right.READ_GUARDED]
        may_read = self.session.actor.role in readers
        self.frame.rail.set_visible("supervision", visible=may_read)
        self._came_from = [step for step in self._came_from if may_read or step[0] != "supervision"]
        front = self._front()
        if front is not None and front.name == "supervision":
            front.refresh()
            if not may_read:
                self.show_page("today", {})

    def _now_words(self) -> tuple[str, str]:
        now = self.session.now().astimezone(ALGIERS)
        return long_date(now.date(), with_weekday=True), ltr(f"{now:%H:%M}")

    def _lock_when_idle(self) -> None:
        """Only where work counts: a trial folder needs nobody."""
        if not self.session.folder.is_trial:
            from certdesk.gui.appearance import idle_minutes
            from certdesk.gui.idle_lock import IdleLock

            lock = IdleLock(self.session, idle_minutes(self.session.folder.root), self)
            self.session.idle_minutes_changed.connect(lock.set_minutes)

    def _name_window(self) -> None:
        title = tr("Certificates service")
        if self.session.folder.is_trial:
            title = tr("{title} (trial: nothing here counts)", title=title)
        self.setWindowTitle(title)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setApplicationDisplayName("")


def _is_past(request_id: object) -> bool:
    # the ids that lists give to requests of the register before this program
    return isinstance(request_id, int) and request_id < 0
