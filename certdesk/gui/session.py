"""What every page is given: the services, who works here, the one door to background work."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from certdesk.domain.errors import DeskError, RuleBroken
from certdesk.domain.rights import COMMAND_LINE, Actor, Role
from certdesk.gui.desk_beside import DeskBeside, ready
from certdesk.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from certdesk.desk import Desk
    from certdesk.forms.institution import Institution
    from certdesk.gui.messages import Worded
    from certdesk.gui.printing import DeliveryReport, Spooler
    from certdesk.gui.shortcuts import Keys
    from certdesk.gui.tasks import Tasks
    from certdesk.services.first_look import FirstLook
    from certdesk.services.sheets.printing import PrintedSheet

ResultT = TypeVar("ResultT")


class NobodySignedIn(RuleBroken):
    """An act at a window where nobody is known."""

    code = "nobody_signed_in"
    sentence = (
        "The counter is locked, so this was not done. What was typed is still there. "
        "Sign in, then do it again."
    )


class Session(QObject):
    """One person at one window. Pages call the services through `ask` or `tasks.run`."""

    register_changed = Signal()
    """Something was registered: counts and lists may have changed."""
    counts_changed = Signal()
    """What waits may have changed, though nothing was done: a refused try was kept."""
    person_changed = Signal()
    """Somebody else works here now."""
    closing = Signal()
    """The window goes: what was held is let go, as long as the services can be asked."""
    page_wanted = Signal(str, object)
    """A page's name and a mapping of what to show there."""
    request_wanted = Signal(int)
    """Open a request at its next step."""
    idle_minutes_changed = Signal(int)
    """The counter locks after other minutes without a hand."""
    backup_failed = Signal(str)
    """The backup of the day could not be made: why, in words."""
    desk_opened = Signal()
    """The services can be asked without waiting (or refuse without waiting)."""
    _desk_there = Signal()

    def __init__(
        self,
        desk: "Desk | DeskBeside",
        keys: "Keys",
        spooler: "Spooler | None" = None,
        look: "FirstLook | None" = None,
        parent: QObject | None = None,
    ) -> None:
        """Nobody is signed in yet; a trial folder needs nobody.

        `spooler`: in place of this workstation's printers. `look`: what the first page shows
        while the desk is still being opened.
        """
        super().__init__(parent)
        desk = desk if isinstance(desk, DeskBeside) else ready(desk)
        self._desk = desk
        self._look = look
        self.folder = desk.folder
        self.now = desk.clock
        self.keys = keys
        self._spooler = spooler
        self._tasks: Tasks | None = None
        self._actor: Actor | None = None
        self._desk_there.connect(self.desk_opened, Qt.ConnectionType.QueuedConnection)

    @property
    def desk(self) -> "Desk":
        """The services; waits for them in the first fraction of a second."""
        return self._desk.get()

    def open_desk(self) -> None:
        """Open the desk beside the window, from now on; `desk_opened` tells when it is there."""
        self._desk.start(self._desk_there.emit)

    @property
    def first_look(self) -> "FirstLook | None":
        """What was read before the desk was open; None as soon as the desk can be asked."""
        return None if self._desk.is_open else self._look

    # what follows is made when first asked for: the first window must not wait for it

    @property
    def tasks(self) -> "Tasks":
        """The one door to background work."""
        if self._tasks is None:
            from certdesk.gui.tasks import Tasks

            self._tasks = Tasks(self)
            self._tasks.job_failed.connect(self.tell)
        return self._tasks

    @property
    def spooler(self) -> "Spooler":
        """The printers."""
        if self._spooler is None:
            from certdesk.gui.printers import printers_of

            self._spooler = printers_of(self.folder)
        return self._spooler

    @spooler.setter
    def spooler(self, spooler: "Spooler") -> None:
        self._spooler = spooler

    def institution(self) -> "Institution":
        """The names of the school and the service."""
        with self.desk.office.store.read() as unit:
            return self.desk.office.institution(unit)

    def names(self) -> tuple[str, str]:
        """The service and the short name of the school."""
        look = self.first_look
        if look is not None:
            return look.service, look.short_school
        institution = self.institution()
        return institution.service, institution.short_school

    def has_staff(self) -> bool:
        """Whether anybody has an account here."""
        look = self.first_look
        return self.desk.staff.has_staff() if look is None else look.has_staff

    @property
    def actor(self) -> Actor:
        """Who acts. In a trial folder, the person who tries the program.

        Raises:
            NobodySignedIn: the window of a folder that counts is locked.
        """
        if self._actor is not None:
            return self._actor
        if not self.folder.is_trial:
            raise NobodySignedIn
        return Actor(None, tr("Trial"), COMMAND_LINE.role)

    @property
    def signed_in(self) -> bool:
        """Whether somebody may work: signed in, or a folder for trying out."""
        return self._actor is not None or self.folder.is_trial

    @property
    def is_supervisor(self) -> bool:
        """Whether who acts may decide without calling anybody."""
        return self.signed_in and self.actor.role is Role.SUPERVISOR

    def sign_in(self, actor: Actor | None) -> None:
        """Somebody works here now; None: nobody (the window is locked)."""
        self._actor = actor
        self.person_changed.emit()

    def ask(
        self,
        call: Callable[[], ResultT],
        done: Callable[[ResultT], object] | None = None,
        failed: "Callable[[Worded], object] | None" = None,
    ) -> bool:
        """Call a service here and now (it takes milliseconds); whether it went well.

        A refusal goes to `failed`, or is shown in a dialog. What takes longer than a few
        milliseconds (PDF, workbook, backup) goes through `tasks.run`.
        """
        try:
            result = call()
        except DeskError as error:
            from certdesk.gui.messages import word

            (failed or self.tell)(word(error))
            return False
        if done is not None:
            done(result)
        return True

    def act(
        self,
        call: Callable[[], ResultT],
        done: Callable[[ResultT], object] | None = None,
        failed: "Callable[[Worded], object] | None" = None,
    ) -> bool:
        """`ask` for what changes the register: lists and counts are read again after it."""
        went_well = self.ask(call, done, failed)
        if went_well:
            self.register_changed.emit()
        return went_well

    def tell(self, worded: "Worded", parent: "QWidget | None" = None, *, title: str = "") -> None:
        """Show a refusal or fault in a dialog over the window in front."""
        # imported late: the first window must not wait for dialogs
        from certdesk.gui.dialogs.message_dialog import tell

        usual = tr("This did not work") if worded.is_bug else tr("This cannot be done now")
        title = title or usual
        tell(parent or QApplication.activeWindow(), title, worded)

    def print_sheet(
        self,
        make: Callable[[], "PrintedSheet"],
        delivered: Callable[[str], object],
        failed: "Callable[[Worded], object] | None" = None,
    ) -> None:
        """Render a sheet beside the window, keep its PDF, send it to this workstation's printer.

        `delivered` gets the printer's name. Whatever fails, the sheet waits in the list of
        sheets not printed yet, and its PDF lies in the folder of sheets when it was made.
        """
        fail = failed or partial(self.tell, title=tr("The sheet was not printed"))

        def run(by: Actor) -> None:
            # in the name of who asked for it, also when the window is locked meanwhile
            self.tasks.run(
                make, lambda sheet: self._deliver(sheet, by, delivered, fail), fail, owner=self
            )

        self.ask(lambda: self.actor, run, fail)

    def _deliver(
        self,
        sheet: "PrintedSheet",
        by: Actor,
        delivered: Callable[[str], object],
        failed: "Callable[[Worded], object]",
    ) -> None:
        from certdesk.gui.printing import PrinterSetup, Printing

        printer = self.desk.config.printer
        setup = PrinterSetup(printer.name, printer.copies, printer.right_mm, printer.down_mm)
        printing = Printing(self.spooler, self.folder.sheets)

        def noted(report: "DeliveryReport") -> None:
            if sheet.sheet_id is not None:
                number = sheet.sheet_id
                self.ask(lambda: self.desk.printing.tried(number, by=by, reason=sheet.reason))
            delivered(report.printer)

        self.ask(lambda: printing.deliver(sheet.pdf, setup, sheet.name), noted, failed)

    def go(self, page: str, **wanted: object) -> None:
        """Ask the window for another page."""
        self.page_wanted.emit(page, wanted)

    def close(self) -> None:
        """Finish the work under way and let go of the database."""
        self.closing.emit()
        if self._tasks is not None:
            self._tasks.close()
        self._desk.close()
