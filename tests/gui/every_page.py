"""Every page of the window with every tab, part and stage, for what has to hold on all of them."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from certdesk.desk import Desk
from certdesk.domain.identity import IdentityRefused
from certdesk.domain.register import RegisterKind
from certdesk.domain.rights import Actor
from certdesk.domain.verification import Found
from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.import_register import ImportRegisterPage
from certdesk.gui.pages.new_request import NewRequestPage
from certdesk.gui.pages.new_request.receipt import Paper
from certdesk.gui.pages.registers import RegistersPage
from tests.gui.invented_day import Clock, Counter, staffed_desk
from tests.gui.page_window import named, settle
from tests.unit.registers import past_books

TABS = ("doubts", "unlocks", "staff", "journal", "cupboard", "closing")
PARTS = (
    "institution", "procedure", "papers", "calendar", "wording",
    "lists", "printers", "scanner", "appearance", "backup",
)  # fmt: skip


class Files:
    """One request in each state that a page looks different for."""

    def __init__(self, counter: Counter) -> None:
        self.draft = counter.draft()
        self.lacking = counter.draft()
        counter.judge(self.lacking, missing="birth_certificate")
        self.review = counter.draft()
        counter.judge(self.review)
        self.deposited = counter.deposit()
        self.differs = counter.verified(Found.DIFFERENCES)
        self.outside = counter.at_signature()
        self.ready = counter.ready()
        self.prepared = counter.ready()
        counter.desk.handover.prepare(self.prepared, counter.card(self.prepared), by=counter.by)
        self.handed_over = counter.handed_over()


def _refused(counter: Counter, request_id: int) -> None:
    """An identity refused at pickup: something to review."""
    shown = counter.card(request_id)
    assert shown.document is not None
    expired = replace(shown, document=replace(shown.document, expires_on=date(2025, 3, 1)))
    with suppress(IdentityRefused):
        counter.desk.handover.prepare(request_id, expired, by=counter.by)


def whole_day(root: Path) -> tuple[Desk, Actor, Files, Path]:
    """A folder that counts with work in every state: (desk, head of service, files, old book)."""
    clock = Clock()
    desk, head, _clerk = staffed_desk(root / "data", clock)
    counter = Counter(desk, clock)
    files = Files(counter)
    _refused(counter, files.ready)
    desk.verifying.raise_doubt(files.outside, "رقم غير واضح", by=counter.by)
    return desk, head, files, past_books.register(root / "old.xlsx", 12, year=2024)


class Tour:
    """Walks the window; `wait` lets what runs beside it come to an end."""

    def __init__(
        self, window: MainWindow, files: Files, book: Path, wait: Callable[[], None]
    ) -> None:
        self.window, self.files, self.book, self._wait = window, files, book, wait

    def stands(self) -> Iterator[str]:
        """Come to each stand and say its name; what is looked at is the window."""
        for name in ("today", "drafts", "sheets", "blank_forms", "calls", "requests", "signature"):
            yield self._show(name)
        yield from self._new_request()
        yield from self._one_file()
        yield from self._registers()
        yield from self._old_register()
        for tab in TABS:
            yield self._show("supervision", tab=tab)
        for part in PARTS:
            yield self._show("settings", part=part)

    def _rest(self, said: str) -> str:
        settle()
        self._wait()
        settle()
        return said

    def _show(self, name: str, said: str = "", **wanted: object) -> str:
        self.window.show_page(name, wanted)
        return self._rest(said or ".".join([name, *(str(one) for one in wanted.values())]))

    def _new_request(self) -> Iterator[str]:
        yield self._show("new_request", "new_request.form")
        for said, request_id in (
            ("papers", self.files.draft),
            ("entries", self.files.lacking),
            ("review", self.files.review),
        ):
            yield self._show("new_request", f"new_request.{said}", request_id=request_id)
        page = named(self.window, NewRequestPage, "new_request")
        page.press_key()
        # the focus goes to the question once the paper has left: no Tab before
        while page.receipt.paper is Paper.ON_ITS_WAY:
            settle()
        yield self._rest("new_request.receipt")

    def _one_file(self) -> Iterator[str]:
        files = vars(self.files)
        for state in ("draft", "differs", "outside", "handed_over"):
            yield self._show("request", f"request.{state}", request_id=files[state])
        yield self._show("verify", request_id=files["deposited"])
        yield self._show("correct", request_id=files["ready"])
        yield self._show("lost_receipt", request_id=files["ready"])
        yield self._show("pickup", "pickup.list")
        for state in ("ready", "prepared", "handed_over"):
            yield self._show("pickup", f"pickup.{state}", request_id=files[state])
        yield self._show("follow_on", "follow_on.list")
        given = files["handed_over"]
        yield self._show("follow_on", "follow_on.file", request_id=given)
        yield self._show("follow_on", "follow_on.fill", request_id=given, fill=True)
        # the form with the longest name
        named(self.window, QAbstractButton, "follow_on.part_2").click()
        yield self._rest("follow_on.fill_document")

    def _registers(self) -> Iterator[str]:
        yield self._show("registers")
        page = named(self.window, RegistersPage, "registers")
        for kind in list(RegisterKind)[1:]:
            page.which.set_current(kind.value)
            page.which.chosen.emit(kind.value)
            yield self._rest(f"registers.{kind.value}")
        for view in ("charts", "pages", "journal"):
            page.parts.view.set_current(view)
            page.parts.view.chosen.emit(view)
            yield self._rest(f"registers.{view}")
        page.parts.pages.clear()

    def _old_register(self) -> Iterator[str]:
        yield self._show("import_register")
        page = named(self.window, ImportRegisterPage, "import_register")
        page.choose.file.set_text(str(self.book))
        page.read_file()
        yield self._rest("import_register.read")
        page.start_import()
        yield self._rest("import_register.done")
        past = self.window.session.desk.lists.find("0007/2024")[0].id
        yield self._show("request", "past_request", request_id=past)
