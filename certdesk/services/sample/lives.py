"""Lives of requests, told as they go: each stops until the moment it names.

The counter's clock stands at that moment when the life goes on; what lies after the last day
of a sample is never played, so that its newest requests are in every state.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum

from certdesk.domain.errors import RuleBroken
from certdesk.domain.follow_on import Appointment, Call, ProgresStep, Result, Source, Told
from certdesk.domain.verification import Found
from certdesk.services.counter.identity_check import PickupInput
from certdesk.services.sample.clock import at_minute
from certdesk.services.sample.counter import Counter
from certdesk.services.sample.people import Invented

Life = Iterator[datetime]
SENDING_MINUTE = 14 * 60
_BACK_MINUTE = 9 * 60


class Fate(StrEnum):
    """What becomes of a request."""

    ORDINARY = "ordinary"
    LACKING = "lacking"
    WAIVED = "waived"
    DIFFERENCES = "differences"
    DOUBT = "doubt"
    UNSIGNED = "unsigned"
    RECALLED = "recalled"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    VOID = "void"
    UNCOLLECTED = "uncollected"
    PROXY = "proxy"
    EXPIRED = "expired"
    NO_DOCUMENT = "no_document"
    ABANDONED = "abandoned"
    IN_PARTS = "in_parts"
    REVERSED = "reversed"
    DRAFT = "draft"


# in every fifty: the others are ordinary
UNUSUAL = (
    *(Fate.REFUSED, Fate.WITHDRAWN, Fate.VOID, Fate.UNCOLLECTED, Fate.PROXY, Fate.LACKING),
    *(Fate.DOUBT, Fate.DIFFERENCES, Fate.UNSIGNED, Fate.RECALLED, Fate.NO_DOCUMENT),
    *(Fate.EXPIRED, Fate.ABANDONED, Fate.IN_PARTS, Fate.REVERSED, Fate.WAIVED),
    *(Fate.REFUSED, Fate.PROXY, Fate.PROXY, Fate.LACKING),
)
AMONG = 50


def life(counter: Counter, person: Invented, fate: Fate) -> Life:
    """One request from its draft on; the first moment is where the counter's clock stands."""
    request_id = counter.draft(person)
    yield from _taken_in(counter, person, request_id, fate)
    if fate is Fate.DRAFT:
        return
    if fate in (Fate.REFUSED, Fate.WITHDRAWN, Fate.VOID):
        yield from _decided_against(counter, person, request_id, fate)
        return
    yield from _verified(counter, request_id, fate)
    yield from _signed(counter, request_id, fate)
    if fate is Fate.UNCOLLECTED:
        yield from _called(counter, request_id)
        return
    yield from _picked_up(counter, person, request_id, fate)
    if counter.rng.random() < 0.3:
        yield from _followed(counter, request_id)


def _taken_in(counter: Counter, person: Invented, request_id: int, fate: Fate) -> Life:
    hours, rng = counter.hours, counter.rng
    yield hours.soon(counter.clock.moment, 6)
    if fate in (Fate.LACKING, Fate.DRAFT):
        lacking = rng.choice(("birth_certificate", "training_transcripts", "bac_transcript"))
        counter.judge(request_id, person, lacking=lacking)
        if fate is Fate.DRAFT:
            return
        yield hours.in_days(counter.clock.today, rng.randint(1, 6))
        counter.bring(request_id, person, lacking)
    elif fate is Fate.WAIVED:
        counter.judge(request_id, person, lacking="bac_transcript")
        counter.waive(request_id, "bac_transcript")
    else:
        counter.judge(request_id, person)
    yield hours.soon(counter.clock.moment, 4)
    counter.deposit(request_id)


def _decided_against(counter: Counter, person: Invented, request_id: int, fate: Fate) -> Life:
    hours, rng, by = counter.hours, counter.rng, counter.by
    yield hours.in_days(counter.clock.today, rng.randint(0, 2) or 1)
    if fate is Fate.VOID:
        counter.decisions.void(request_id, "قيد مكرر", by=by)
    elif fate is Fate.WITHDRAWN:
        counter.decisions.withdraw(request_id, "حاجة المعني(ة) إلى أصوله قبل الأجل", by=by)
    else:
        counter.verifying.verify(request_id, Found.NOT_FOUND, by=by)
        counter.decisions.refuse(request_id, "لا أثر للشهادة في أرشيف المدرسة", by=by)
    if rng.random() < 0.2:
        return
    yield hours.in_days(counter.clock.today, rng.randint(1, 15))
    entered = PickupInput(document=counter.card(person))
    prepared = counter.handover.prepare_return(request_id, entered, by=by)
    counter.print(prepared.sheet_id)
    yield hours.soon(counter.clock.moment, 8)
    counter.handover.confirm(request_id, by=by)


def _verified(counter: Counter, request_id: int, fate: Fate) -> Life:
    hours, rng, by = counter.hours, counter.rng, counter.by
    if fate is Fate.DOUBT:
        yield hours.soon(counter.clock.moment)
        counter.verifying.raise_doubt(request_id, "لون الختم يختلف عن ختم تلك السنة", by=by)
    yield hours.in_days(counter.clock.today, rng.choice((1, 1, 1, 2)))
    reference = counter.archive_reference()
    if fate is Fate.DIFFERENCES:
        counter.verifying.verify(
            request_id,
            Found.DIFFERENCES,
            reference=reference,
            differences="تاريخ الشهادة في السجل أسبق بيوم",
            by=by,
        )
        yield hours.in_days(counter.clock.today, rng.randint(1, 3))
        counter.verifying.settle(request_id, "خطأ كتابي في السجل، صُحّح بمحضر", by=by)
    else:
        counter.verifying.verify(request_id, Found.AS_STATED, reference=reference, by=by)
    if fate is Fate.DOUBT:
        yield hours.in_days(counter.clock.today, rng.randint(1, 4))
        counter.verifying.settle_doubts(request_id, "قورن الختم بأصل محفوظ: سليم", by=by)


def _signed(counter: Counter, request_id: int, fate: Fate) -> Life:
    hours, rng, by = counter.hours, counter.rng, counter.by
    yield from _sent(counter, request_id)
    if fate is Fate.UNSIGNED:
        counter.signature.take_back_unsigned(request_id, "غياب الممضي", by=by)
        yield from _sent(counter, request_id)
    counter.signature.take_back_signed(request_id, by=by)
    if fate is Fate.RECALLED:
        yield hours.in_days(counter.clock.today, rng.randint(1, 2))
        counter.signature.recall(request_id, "ختم ناقص", by=by)
        yield from _sent(counter, request_id)
        counter.signature.take_back_signed(request_id, by=by)


def _sent(counter: Counter, request_id: int) -> Life:
    """Wait for the day's transmittal, and for the morning it comes back."""
    counter.outbox.append(request_id)
    today = counter.clock.today
    leaves = at_minute(today, SENDING_MINUTE)
    if counter.clock.moment >= leaves:
        today = counter.hours.in_days(today, 1).date()
    back = counter.hours.in_days(today, counter.rng.choice((1, 1, 1, 2, 2, 3))).date()
    yield at_minute(back, _BACK_MINUTE) + timedelta(seconds=counter.rng.randrange(3600))


def _picked_up(counter: Counter, person: Invented, request_id: int, fate: Fate) -> Life:
    hours, rng, by = counter.hours, counter.rng, counter.by
    yield hours.in_days(counter.clock.today, rng.choice((1, 1, 2, 2, 3, 4, 6, 9, 15, 25)))
    card = counter.card(person)
    entered = PickupInput(document=card)
    if fate in (Fate.NO_DOCUMENT, Fate.EXPIRED):
        shown = counter.card(person, expired=True) if fate is Fate.EXPIRED else None
        _refused(counter, request_id, PickupInput(document=shown))
        yield hours.in_days(counter.clock.today, rng.randint(1, 8))
    elif fate is Fate.PROXY:
        entered = counter.by_proxy(person)
    elif fate is Fate.ABANDONED:
        counter.print(counter.handover.prepare(request_id, entered, by=by).sheet_id)
        yield hours.soon(counter.clock.moment)
        counter.handover.abandon(request_id, by=by)
        yield hours.in_days(counter.clock.today, 1)
    if fate is Fate.IN_PARTS:
        yield from _given(counter, request_id, entered, parts=True)
        yield hours.in_days(counter.clock.today, rng.randint(5, 20))
    yield from _given(counter, request_id, entered)
    if fate is Fate.REVERSED:
        yield hours.soon(counter.clock.moment)
        counter.handover.reverse(request_id, "سُلّمت وثيقة بدل أخرى", papers_back=True, by=by)
        yield hours.soon(counter.clock.moment)
        yield from _given(counter, request_id, entered)


def _given(counter: Counter, request_id: int, entered: PickupInput, *, parts: bool = False) -> Life:
    """Prepare, sign, confirm; in parts: only the first paper that is due."""
    prepared = counter.handover.prepare(request_id, entered, by=counter.by)
    counter.print(prepared.sheet_id)
    yield counter.hours.soon(counter.clock.moment, 8)
    given = counter.due(request_id)[:1] if parts else None
    counter.handover.confirm(request_id, given=given, by=counter.by)


def _refused(counter: Counter, request_id: int, entered: PickupInput) -> None:
    """The attempt is kept, and the papers stay."""
    try:
        counter.handover.prepare(request_id, entered, by=counter.by)
    except RuleBroken:
        return


def _called(counter: Counter, request_id: int) -> Life:
    for days in (22, 45):
        yield counter.hours.in_days(counter.clock.today, days)
        call = Call(reached=counter.rng.random() < 0.5, note="الشهادة جاهزة للاستلام")
        counter.follow_on.called(request_id, call, by=counter.by)


def _followed(counter: Counter, request_id: int) -> Life:
    hours, rng, by = counter.hours, counter.rng, counter.by
    source = rng.choice((Source.PHONE, Source.TOLD_AT_COUNTER))
    for step in (ProgresStep.ACCOUNT_CREATED, ProgresStep.FORM_CONFIRM, ProgresStep.RESULT):
        yield hours.in_days(counter.clock.today, rng.randint(2, 9))
        told = Told(step, counter.clock.today, source)
        if step is ProgresStep.FORM_CONFIRM:
            number = f"{rng.randrange(10**7):07d}"
            told = Told(step, counter.clock.today, source, receipt_number=number)
        elif step is ProgresStep.RESULT:
            told = Told(step, counter.clock.today, source, result=Result.ACCEPTED)
        counter.follow_on.record(request_id, told, by=by)
    yield hours.soon(counter.clock.moment)
    day = hours.in_days(counter.clock.today, rng.randint(3, 15)).date()
    made = Appointment(on=day, time=at_minute(day, 540).time(), place="مصلحة التصديق، الجزائر")
    counter.follow_on.appoint(request_id, made, told_on=counter.clock.today, source=source, by=by)
    if rng.random() > 0.05:
        yield hours.some_time(day + timedelta(days=3))
        done = Told(ProgresStep.DONE, day, Source.PAPER_SHOWN)
        counter.follow_on.record(request_id, done, by=by)
