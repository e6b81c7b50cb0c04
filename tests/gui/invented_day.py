"""A trial folder with a morning's work in it: invented people in every state."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from certdesk.desk import Desk, open_desk
from certdesk.domain.checklist import ChecklistItem, Verdict
from certdesk.domain.identity import Comparison, Person, ShownDocument
from certdesk.domain.rights import COMMAND_LINE, Actor, Role, StaffId
from certdesk.domain.verification import Found
from certdesk.gui.printing import PrinterSetup
from certdesk.services.counter.identity_check import PickupInput

MORNING = datetime(2026, 11, 23, 9, 42, tzinfo=UTC)
"""Monday 23 November 2026, 10:42 in Algiers."""

PASSWORD = "مفتاح طويل 1"
HEAD = "ليلى مثال"
CLERK = "أمينة مثال"

FORM = {
    "registration_number": "201512345678",
    "phone": "0770 12 34 56",
    "purpose": "ملف توظيف",
    "study_field": "رياضيات وإعلام آلي",
    "branch": "رياضيات",
    "speciality": "أستاذ التعليم الثانوي",
    "diploma_number": "0457",
    "diploma_year": "2019",
    "diploma_dated": "12/07/2019",
    "birth": "14/03/1997",
    "birth_place": "سيدي لخضر",
    "email": "mithal@example.dz",
}
NAMES = (
    ("نوال", "بن مثال"),
    ("محمد الأمين", "اختبار"),
    ("جميلة", "بن تجربة"),
    ("ياسين", "بومثال"),
    ("سارة", "وهمي"),
    ("فاطمة الزهراء", "بن عيّنة"),
    ("زهرة", "بوتجربة"),
    ("كريم", "مثالي"),
    ("إيمان", "افتراضي"),
    ("رضا", "نموذج"),
)
BRANCHES = ("رياضيات", "لغة عربية", "فيزياء", "علوم طبيعية", "لغة إنجليزية", "تاريخ وجغرافيا")
_ONE_HOUR = timedelta(hours=1)


class Clock:
    """A clock that stands until it is set."""

    def __init__(self, moment: datetime = MORNING) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def on(self, day: date, hour: int = 10) -> None:
        """That day, `hour` UTC."""
        self.moment = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)

    def later(self, **much: float) -> None:
        self.moment += timedelta(**much)


class PaperSpooler:
    """A machine with one printer that takes everything."""

    def __init__(self) -> None:
        self.printed: list[str] = []

    def printers(self) -> Sequence[str]:
        return ["printer"]

    def spool(self, pages: object, printer: str, setup: PrinterSetup, title: str) -> None:
        self.printed.append(title)


class Counter:
    """The services, in the short sentences a test needs."""

    def __init__(self, desk: Desk, clock: Clock, by: Actor = COMMAND_LINE) -> None:
        self.desk, self.clock, self.by = desk, clock, by
        self._made = 0

    def draft(self, **changes: str) -> int:
        """A draft whose form has nothing to correct."""
        n = self._made
        self._made += 1
        given, family = NAMES[n % len(NAMES)]
        own = {
            "given_name": given,
            "family_name": family,
            "registration_number": f"2015{n:08}",
            "phone": f"0550 {n // 10000 % 100:02} {n // 100 % 100:02} {n % 100:02}",
            "diploma_number": f"{n + 1}",
            "branch": BRANCHES[n % len(BRANCHES)],
            "birth": f"{n % 27 + 1:02}/03/1997",
        }
        return self.desk.intake.start({**FORM, **own, **changes}, by=self.by).request_id

    def judge(self, request_id: int, *, missing: str = "") -> None:
        """Accept every paper, but for one."""
        day = self.clock().date()
        for paper in self.desk.checklist.view(request_id).papers:
            document = paper.document
            if document.id == missing:
                item = ChecklistItem(missing, Verdict.NOT_ACCEPTED, (next(iter(paper.reasons)),))
            else:
                item = ChecklistItem(
                    document.id,
                    Verdict.ACCEPTED,
                    sheets=3 if document.asks_sheets else None,
                    issued_on=day - timedelta(days=40) if document.asks_issued_on else None,
                )
            self.desk.checklist.judge(request_id, item, by=self.by)

    def deposit(self, **changes: str) -> int:
        request_id = self.draft(**changes)
        self.judge(request_id)
        self.desk.intake.deposit(request_id, by=self.by)
        return request_id

    def verified(self, found: Found = Found.AS_STATED) -> int:
        request_id = self.deposit()
        differences = "سنة التخرج" if found is Found.DIFFERENCES else ""
        self.desk.verifying.verify(
            request_id, found, reference="سجل 3، ص 12", differences=differences, by=self.by
        )
        return request_id

    def at_signature(self) -> int:
        request_id = self.verified()
        self.desk.signature.send([request_id], by=self.by)
        return request_id

    def ready(self) -> int:
        request_id = self.at_signature()
        self.desk.signature.take_back_signed(request_id, by=self.by)
        return request_id

    def card(self, request_id: int) -> PickupInput:
        """The applicant's own card, as in the file."""
        view = self.desk.reading.show(request_id, by=self.by)
        given, family = view.form["given_name"], view.form["family_name"]
        day, month, year = map(int, view.form["birth"].split("/"))
        person = Person(given, family, birth_date=date(year, month, day))
        shown = ShownDocument(
            "cnibe",
            f"1000000{request_id:02}",
            date(2020, 5, 1),
            "مستغانم",
            date(2030, 5, 1),
            person,
        )
        return PickupInput(document=shown, comparison=Comparison.MATCHES)

    def handed_over(self) -> int:
        request_id = self.ready()
        self.desk.handover.prepare(request_id, self.card(request_id), by=self.by)
        self.desk.handover.confirm(request_id, by=self.by)
        return request_id


def trial_desk(folder: Path, clock: Clock) -> Desk:
    """An empty trial folder."""
    return open_desk(folder, trial=True, clock=clock)


def staffed_desk(folder: Path, clock: Clock) -> tuple[Desk, Actor, Actor]:
    """A folder that counts, with a head of service and a clerk: (desk, head, clerk)."""
    desk = open_desk(folder, clock=clock)
    code = desk.staff.new_recovery_code()
    head = desk.staff.start(HEAD, PASSWORD, recovery_code=code, typed_back=code)
    number = desk.staff.add(CLERK, Role.CLERK, PASSWORD, by=head)
    return desk, head, Actor(StaffId(number), CLERK, Role.CLERK)


def busy_morning(desk: Desk, clock: Clock) -> Counter:
    """Work of the last days in every state, seen on Monday 23 November at 10:42."""
    counter = Counter(desk, clock)
    clock.on(date(2026, 11, 15))
    counter.at_signature()
    clock.on(date(2026, 11, 17))
    counter.deposit()
    counter.ready()
    clock.on(date(2026, 11, 22))
    for make in (counter.handed_over, counter.ready, counter.deposit, counter.at_signature):
        make()
        clock.moment += _ONE_HOUR
    void = counter.deposit()
    desk.decisions.void(void, "أُدخل مرتين", by=counter.by)
    refused = counter.deposit()
    desk.decisions.refuse(refused, "شهادة من مدرسة أخرى", by=counter.by)
    lacking = counter.draft()
    counter.judge(lacking, missing="birth_certificate")
    clock.on(date(2026, 11, 23), 8)
    counter.handed_over()
    counter.deposit()
    counter.draft()
    clock.moment = MORNING
    return counter


def made_morning(folder: Path) -> Path:
    """A trial folder with that morning's work, to be copied for each test."""
    clock = Clock()
    desk = trial_desk(folder / "data", clock)
    busy_morning(desk, clock)
    desk.close()
    return folder / "data"
