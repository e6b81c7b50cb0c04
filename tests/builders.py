"""Requests of invented people, brought to any state in one call.

Everything goes through the services, as at the counter; nothing is written past the rules.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from certdesk.config import Config
from certdesk.desk import Desk
from certdesk.domain.checklist import ChecklistItem, RequiredDocument, Verdict
from certdesk.domain.identity import Deed, Person, Receiver, ShownDocument
from certdesk.domain.rights import Actor, Role, StaffId
from certdesk.domain.verification import Found
from certdesk.forms.reader import content_hash
from certdesk.services.counter.handover import HandedOver, Prepared
from certdesk.services.counter.identity_check import PickupInput
from certdesk.services.counter.intake import Deposited
from certdesk.services.office import Office
from certdesk.storage.folder import DataFolder
from certdesk.storage.unit import Store

CLERK = Actor(StaffId(11), "عون التجربة", Role.CLERK)
COLLEAGUE = Actor(StaffId(12), "زميل التجربة", Role.CLERK)
SUPERVISOR = Actor(StaffId(13), "رئيسة التجربة", Role.SUPERVISOR)
AUDITOR = Actor(StaffId(14), "مراقب التجربة", Role.AUDITOR)

_GIVEN = ("سمسم", "ياقوت", "مرجان", "فيروز", "زمرد", "عقيق", "لؤلؤ", "كهرمان")
_FAMILY = ("المثالي", "النموذجي", "التجريبي", "الافتراضي")
_LATIN_GIVEN = ("Semsem", "Yakout", "Mordjane", "Fairouz", "Zoumourroud", "Akik", "Loulou", "Kahra")
_LATIN_FAMILY = ("ELMITHALI", "ENNAMOUDHADJI", "ETTADJRIBI", "ELIFTIRADI")


def desk_on(store: Store, *, trial: bool = False) -> Desk:
    """A desk on a store of the tests, its office begun; its folder is never made."""
    office = Office(store, store.clock, trial=trial)
    with store.write() as unit:
        office.begin(unit)
    return Desk(DataFolder(Path("no-folder-of-the-tests")), Config(), office)


def staffed(desk: Desk) -> tuple[Actor, Actor]:
    """A clerk and a supervisor with accounts, whose names stand on sheets; no password works."""
    with desk.office.store.write() as unit:
        made = [
            unit.staff.add(
                {
                    "name": actor.name,
                    "role": actor.role.value,
                    "password_hash": "no hash",
                    "active": True,
                    "created_at": desk.office.now(),
                }
            )
            for actor in (CLERK, SUPERVISOR)
        ]
    return CLERK._replace(id=made[0]), SUPERVISOR._replace(id=made[1])


def edition(desk: Desk, kind: str, changes: Mapping[str, str]) -> None:
    """A new edition of the office's `kind`, with each text replaced by another."""
    with desk.office.store.write() as unit:
        newest = unit.editions.newest(kind)
        assert newest is not None
        text = newest.text
        for old, new in changes.items():
            assert old in text
            text = text.replace(old, new, 1)
        unit.editions.add(kind, text, content_hash(text), at=desk.office.now(), by=None)


def form(n: int = 1, **changes: str) -> dict[str, str]:
    """The typed form of invented person `n` (1, 2, …): each another person and diploma."""
    given, family = _GIVEN[n % len(_GIVEN)], _FAMILY[n // len(_GIVEN) % len(_FAMILY)]
    fields = {
        "given_name": given,
        "family_name": family,
        "latin_given_name": _LATIN_GIVEN[n % len(_GIVEN)],
        "latin_family_name": _LATIN_FAMILY[n // len(_GIVEN) % len(_FAMILY)],
        "birth": f"{born(n):%d/%m/%Y}",
        "birth_place": "مدينة المثال",
        "registration_number": f"2017{n:08d}",
        "phone": f"0550{n:06d}",
        "study_field": "علوم",
        "branch": "رياضيات",
        "speciality": "رياضيات",
        "diploma_kind": "pes",
        "diploma_number": str(100 + n),
        "diploma_year": "2022",
        "diploma_dated": "03/07/2022",
        "purpose": "ملف توظيف",
        "copies": "2",
    }
    return {name: text for name, text in (fields | changes).items() if text}


def born(n: int = 1) -> date:
    """The birth of invented person `n`."""
    return date(1998, 1, 1) + timedelta(days=n)


def card(n: int = 1, **changes: object) -> ShownDocument:
    """The valid identity card of invented person `n`, in Latin letters as a reader gives it."""
    typed = form(n)
    document = ShownDocument(
        kind="cnibe",
        number=f"{100_000_000 + n}",
        issued_on=date(2021, 6, 20),
        issued_at="مدينة المثال",
        expires_on=date(2031, 6, 20),
        person=Person(
            latin_given_name=typed["latin_given_name"],
            latin_family_name=typed["latin_family_name"],
            birth_date=born(n),
        ),
    )
    return replace(document, **changes)  # type: ignore[arg-type]


DEED = Deed("notarial_proxy", "77/2026", date(2026, 10, 4), "موثق مدينة المثال")


def by_proxy(n: int = 1, **changes: object) -> PickupInput:
    """A proxy with everything in order, for person `n`'s papers."""
    entered = PickupInput(
        receiver=Receiver.PROXY,
        document=card(n, number="900000001", person=Person()),
        principal_document=card(n),
        proxy_name="وكيل المثال",
        deed=DEED,
    )
    return replace(entered, **changes)  # type: ignore[arg-type]


def accepted(document: RequiredDocument, today: date) -> ChecklistItem:
    """A paper looked at and found good."""
    return ChecklistItem(
        document.id,
        Verdict.ACCEPTED,
        sheets=5 if document.asks_sheets else None,
        issued_on=today - timedelta(days=30) if document.asks_issued_on else None,
    )


def draft(desk: Desk, n: int = 1, *, by: Actor = CLERK, **changes: str) -> int:
    """A draft of person `n`; no paper was looked at. Its id."""
    return desk.intake.start(form(n, **changes), by=by).request_id


def complete(
    desk: Desk, n: int = 1, *, by: Actor = CLERK, without: Sequence[str] = (), **changes: str
) -> int:
    """A draft whose required papers are accepted, but for those of `without`. Its id."""
    request_id = draft(desk, n, by=by, **changes)
    for paper in desk.checklist.view(request_id).papers:
        if paper.document.required and paper.document.id not in without:
            item = accepted(paper.document, desk.office.today())
            desk.checklist.judge(request_id, item, by=by)
    return request_id


def deposit(desk: Desk, n: int = 1, *, by: Actor = CLERK, **changes: str) -> Deposited:
    """A deposit of person `n`, as the service tells it."""
    return desk.intake.deposit(complete(desk, n, by=by, **changes), by=by)


def deposited(desk: Desk, n: int = 1, *, by: Actor = CLERK, **changes: str) -> int:
    """A deposited request. Its id."""
    return deposit(desk, n, by=by, **changes).request_id


def verified(desk: Desk, n: int = 1, *, by: Actor = CLERK, **changes: str) -> int:
    """A deposited request found in the archive as stated. Its id."""
    request_id = deposited(desk, n, by=by, **changes)
    desk.verifying.verify(request_id, Found.AS_STATED, reference="سجل 3، ص 12", by=SUPERVISOR)
    return request_id


def at_signature(desk: Desk, n: int = 1, *, by: Actor = CLERK, **changes: str) -> int:
    """A request that travels alone in a transmittal. Its id."""
    request_id = verified(desk, n, by=by, **changes)
    desk.signature.send([request_id], by=by)
    return request_id


def ready(desk: Desk, n: int = 1, *, by: Actor = CLERK, **changes: str) -> int:
    """A signed request on the shelf, its copies made. Its id."""
    request_id = at_signature(desk, n, by=by, **changes)
    desk.signature.take_back_signed(request_id, by=by)
    return request_id


def prepare(desk: Desk, request_id: int, n: int = 1, *, by: Actor = CLERK) -> Prepared:
    """Prepare the pickup of everything by person `n`, card in hand."""
    return desk.handover.prepare(request_id, PickupInput(document=card(n)), by=by)


def pick_up(
    desk: Desk,
    request_id: int,
    n: int = 1,
    *,
    lines: Sequence[int] | None = None,
    by: Actor = CLERK,
) -> HandedOver:
    """Prepare and confirm a pickup of `lines` (None: all) by person `n`."""
    chosen = None if lines is None else tuple(lines)
    desk.handover.prepare(request_id, PickupInput(document=card(n), lines=chosen), by=by)
    return desk.handover.confirm(request_id, by=by)


def handed_over(desk: Desk, n: int = 1, *, by: Actor = CLERK, **changes: str) -> int:
    """A request all of whose papers were given. Its id."""
    request_id = ready(desk, n, by=by, **changes)
    pick_up(desk, request_id, n, by=by)
    return request_id


def give_back(desk: Desk, request_id: int, n: int = 1, *, by: Actor = CLERK) -> HandedOver:
    """Give the papers of a refused, withdrawn or void request back to person `n`."""
    desk.handover.prepare_return(request_id, PickupInput(document=card(n)), by=by)
    return desk.handover.confirm(request_id, by=by)
