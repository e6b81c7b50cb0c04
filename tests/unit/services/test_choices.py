"""What windows offer to choose from; nothing here decides."""

from datetime import date

from certdesk.desk import Desk
from certdesk.services.counter.choices import CounterChoices
from certdesk.services.counter.suggestions import Suggestions
from tests.builders import CLERK, deposited, draft, edition, form


def test_the_form_offers_the_offices_lists(desk: Desk) -> None:
    choices = Suggestions(desk.office).form()
    assert (choices.today, choices.default_copies) == (date(2026, 11, 23), 1)
    assert ("pes", "شهادة أستاذ التعليم الثانوي") in choices.kinds["diploma_kind"]
    assert "military_card" not in dict(choices.kinds["depositor_document_kind"])
    assert all(choices.texts[name] for name in ("purpose", "branch", "birth_place"))
    assert choices.waiver_reasons
    assert choices.pickup_papers == ["بطاقة الهوية"]


def test_a_promise_by_the_edition_of_the_draft(desk: Desk) -> None:
    request_id = draft(desk)
    edition(desk, "procedure", {"delay_working_days = 3": "delay_working_days = 9"})
    promise = Suggestions(desk.office).promise(request_id)
    assert (promise.day, promise.working_days) == (date(2026, 11, 26), 3)
    later = Suggestions(desk.office).promise(request_id, date(2026, 11, 24))
    assert later.day == date(2026, 11, 29)


def test_a_blank_form_s_promise_counts_from_its_day_once_that_is_readable(desk: Desk) -> None:
    suggestions = Suggestions(desk.office)
    days = [
        suggestions.promise(draft(desk, n, form_number="0001/2026", filled_on=filled_on)).day
        for n, filled_on in enumerate(("22/11/2026", "99/99/2026"), 1)
    ]
    assert days == [date(2026, 11, 25), date(2026, 11, 26)]


def test_alike_shows_who_came_before(desk: Desk) -> None:
    deposited(desk, 1)
    again = desk.intake.start(form(1), by=CLERK).request_id
    assert [one.number for one in Suggestions(desk.office).alike(again)] == ["0001/2026"]


def test_the_identity_panel_offers_documents_and_places(desk: Desk) -> None:
    choices = CounterChoices(desk.office)
    offered = choices.pickup(draft(desk))
    assert "cnibe" in dict(offered.identity_kinds)
    assert "military_card" in dict(offered.refused_kinds)
    assert offered.mrz_kinds["passport"] == "TD3"
    assert offered.expired_unlocks
    assert len(set(offered.places)) == len(offered.places) > 10
    assert choices.unsigned_reasons()
    assert choices.recall_reasons()
