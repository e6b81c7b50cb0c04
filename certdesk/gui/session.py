"""What every page is given: the services, who works here, the one door to background work."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from certdesk.domain.errors import DeskError
from certdesk.domain.rights import COMMAND_LINE, Actor, Role
from certdesk.forms.institution import Institution
from certdesk.gui.desk_beside import DeskBeside, ready
from certdesk.gui.messages import Worded, word
from certdesk.gui.printing import DeliveryReport, PrinterSetup, Printing, Spooler
from certdesk.gui.shortcuts import Keys
from certdesk.gui.tasks import Tasks
from certdesk.i18n import tr
from certdesk.services.today import FirstLook
from certdesk.services.views import TodayView

if TYPE_CHECKING:
    from certdesk.desk import Desk
    from certdesk.services.printing import PrintedSheet

_log = logging.getLogger(__name__)
ResultT = TypeVar("ResultT")


class Session(QObject):
    """One person at one window. Pages call the services through `ask` or `tasks.run`."""

    register_changed = Signal()
    """Something was registered: counts and lists may have changed."""
    person_changed = Signal()
    """Somebody else works here now."""
    page_wanted = Signal(str, object)
    """A page's name and a mapping of what to show there."""
    request_wanted = Signal(int)
    """Open a request at its next step."""

    def __init__(
        self,
        desk: "Desk | DeskBeside",
        keys: Keys,
        spooler: Spooler,
        look: FirstLook | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Nobody is signed in yet; a trial folder needs nobody.

        `look`: what the first page shows while the desk is still being opened.
        """
        super().__init__(parent)
        desk = desk if isinstance(desk, DeskBeside) else ready(desk)
        self._desk = desk
        self._look = look
        self.folder = desk.folder
        self.now = desk.clock
        self.spooler = spooler
        self.keys = keys
        self.tasks = Tasks(self)
        self.tasks.job_failed.connect(self.tell)
        self._actor: Actor | None = None

    @property
    def desk(self) -> "Desk":
        """The services; waits for them in the first fraction of a second."""
        return self._desk.get()

    def take_first_look(self) -> TodayView | None:
        """Today as it was read before the desk was open, once."""
        look, self._look = self._look, None
        return None if look is None else look.today

    @property
    def first_look(self) -> FirstLook | None:
        """What was read before the desk was open, until the first page took it."""
        return self._look

    def institution(self) -> Institution:
        """The names of the school and the service."""
        if self._look is not None:
            return self._look.institution
        with self.desk.office.store.read() as unit:
            return self.desk.office.institution(unit)

    def has_staff(self) -> bool:
        """Whether anybody has an account here."""
        return self._look.has_staff if self._look is not None else self.desk.staff.has_staff()

    @property
    def actor(self) -> Actor:
        """Who acts. In a folder without staff, the person who tries the program."""
        return self._actor or Actor(None, tr("Trial"), COMMAND_LINE.role)

    @property
    def signed_in(self) -> bool:
        """Whether somebody may work: signed in, or a folder for trying out."""
        return self._actor is not None or self.folder.is_trial

    @property
    def is_supervisor(self) -> bool:
        """Whether who acts may decide without calling anybody."""
        return self.actor.role is Role.SUPERVISOR

    def sign_in(self, actor: Actor | None) -> None:
        """Somebody works here now; None: nobody (the window is locked)."""
        self._actor = actor
        self.person_changed.emit()

    def ask(
        self,
        call: Callable[[], ResultT],
        done: Callable[[ResultT], object] | None = None,
        failed: Callable[[Worded], object] | None = None,
    ) -> bool:
        """Call a service here and now (it takes milliseconds); whether it went well.

        A refusal goes to `failed`, or is shown in a dialog. What takes longer than a few
        milliseconds (PDF, workbook, backup) goes through `tasks.run`.
        """
        try:
            result = call()
        except DeskError as error:
            (failed or self.tell)(word(error))
            return False
        if done is not None:
            done(result)
        return True

    def act(
        self,
        call: Callable[[], ResultT],
        done: Callable[[ResultT], object] | None = None,
        failed: Callable[[Worded], object] | None = None,
    ) -> bool:
        """`ask` for what changes the register: lists and counts are read again after it."""
        went_well = self.ask(call, done, failed)
        if went_well:
            self.register_changed.emit()
        return went_well

    def tell(self, worded: Worded, parent: QWidget | None = None) -> None:
        """Show a refusal or fault in a dialog over the window in front."""
        # imported late: the first window must not wait for dialogs
        from certdesk.gui.dialogs.message_dialog import tell

        title = tr("This did not work") if worded.is_bug else tr("This cannot be done now")
        tell(parent or QApplication.activeWindow(), title, worded)

    def print_sheet(
        self,
        make: Callable[[], "PrintedSheet"],
        delivered: Callable[[str], object],
        failed: Callable[[Worded], object] | None = None,
    ) -> None:
        """Render a sheet beside the window, keep its PDF, send it to this workstation's printer.

        `delivered` gets the printer's name. Whatever fails, the sheet waits in the list of
        sheets not printed yet, and its PDF lies in the folder of sheets when it was made.
        """
        fail = failed or self.tell
        self.tasks.run(make, lambda sheet: self._deliver(sheet, delivered, fail), fail, owner=self)

    def _deliver(
        self,
        sheet: "PrintedSheet",
        delivered: Callable[[str], object],
        failed: Callable[[Worded], object],
    ) -> None:
        printer = self.desk.config.printer
        setup = PrinterSetup(printer.name, right_mm=printer.right_mm, down_mm=printer.down_mm)
        printing = Printing(self.spooler, self.folder.sheets)

        def noted(report: DeliveryReport) -> None:
            if sheet.sheet_id is not None:
                number = sheet.sheet_id
                self.ask(lambda: self.desk.printing.tried(number, by=self.actor))
            delivered(report.printer)

        self.ask(lambda: printing.deliver(sheet.pdf, setup, sheet.name), noted, failed)

    def go(self, page: str, **wanted: object) -> None:
        """Ask the window for another page."""
        self.page_wanted.emit(page, wanted)

    def close(self) -> None:
        """Finish the work under way and let go of the database."""
        self.tasks.close()
        self.desk.close()
