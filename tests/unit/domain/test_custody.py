"""The hand-over equation, line by line, and what a hand-over may give."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.checklist import Disposal
from certdesk.domain.custody import (
    SETTLED,
    AlreadyGiven,
    Balance,
    EquationOpen,
    LedgerLine,
    NotDue,
    NothingGiven,
    NotOnSheet,
    Origin,
    Place,
    UnknownLine,
    balance,
    plan_giving,
    require_closed,
    require_on_sheet,
)


def line(number: int, **changes: object) -> LedgerLine:
    plain = LedgerLine(
        id=number,
        paper=f"paper-{number}",
        title=f"وثيقة {number}",
        origin=Origin.TAKEN_IN,
        is_copy=False,
        sheets=1,
        disposal=Disposal.RETURN,
        place=Place.SHELF,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


DIPLOMA = line(1)
TRANSCRIPTS = line(2, sheets=5)
FORM = line(3, disposal=Disposal.KEEP, place=Place.CUPBOARD)
COPIES = line(4, origin=Origin.MADE_HERE, is_copy=True, sheets=2)
ALL = (DIPLOMA, TRANSCRIPTS, FORM, COPIES)


@pytest.mark.parametrize("place", Place)
def test_settled_is_given_kept_or_spoiled(place: Place) -> None:
    assert line(1, place=place).is_settled is (place in {"given", "kept", "spoiled"})
    assert (place in SETTLED) is line(1, place=place).is_settled


def test_balance_sums_sheets() -> None:
    lines = (
        replace(DIPLOMA, place=Place.GIVEN),
        TRANSCRIPTS,
        replace(FORM, place=Place.KEPT),
        replace(COPIES, place=Place.SPOILED),
    )
    assert balance(lines) == Balance(taken=7, made=2, given=1, kept=1, spoiled=2)
    assert balance(lines).due == 5
    assert not balance(lines).closes
    assert balance(()).closes


@given(st.lists(st.tuples(st.sampled_from(Place), st.integers(1, 99)), max_size=8))
def test_the_equation_closes_exactly_when_every_line_is_settled(
    places: list[tuple[Place, int]],
) -> None:
    lines = [line(n, place=place, sheets=sheets) for n, (place, sheets) in enumerate(places)]
    open_sheets = sum(one.sheets for one in lines if not one.is_settled)
    assert balance(lines).due == open_sheets
    if open_sheets:
        with pytest.raises(EquationOpen) as refused:
            require_closed(lines)
        assert refused.value.data == {"sheets": open_sheets}
    else:
        require_closed(lines)


def test_all_that_is_due_is_given_and_the_rest_then_kept() -> None:
    plan = plan_giving(ALL, None)
    assert plan.give == (DIPLOMA, TRANSCRIPTS, COPIES)
    assert plan.keep == (FORM,)


def test_a_partial_pickup_keeps_nothing_yet() -> None:
    plan = plan_giving(ALL, [2, 2])
    assert (plan.give, plan.keep) == ((TRANSCRIPTS,), ())


def test_the_last_paper_given_settles_what_is_kept() -> None:
    lines = (replace(DIPLOMA, place=Place.GIVEN), TRANSCRIPTS, FORM)
    assert plan_giving(lines, [2]).keep == (FORM,)


def test_what_the_school_keeps_can_be_given_when_it_is_asked_for() -> None:
    plan = plan_giving((DIPLOMA, FORM), [1, 3])
    assert (plan.give, plan.keep) == ((DIPLOMA, FORM), ())


def test_a_return_gives_what_was_brought_and_keeps_copies_made_here() -> None:
    plan = plan_giving(ALL, None, is_return=True)
    assert (plan.give, plan.keep) == ((DIPLOMA, TRANSCRIPTS), (FORM, COPIES))


def test_only_kept_papers_left_are_settled_without_giving() -> None:
    plan = plan_giving((FORM,), None, is_return=True)
    assert (plan.give, plan.keep) == ((), (FORM,))


@pytest.mark.parametrize("chosen", [None, []])
def test_nothing_due_gives_nothing(chosen: list[int] | None) -> None:
    with pytest.raises(NothingGiven):
        plan_giving((replace(DIPLOMA, place=Place.GIVEN),), chosen)


def test_choosing_nothing_while_something_is_due() -> None:
    with pytest.raises(NothingGiven):
        plan_giving(ALL, [])


def test_a_paper_is_given_once() -> None:
    with pytest.raises(AlreadyGiven) as refused:
        plan_giving((replace(DIPLOMA, place=Place.GIVEN), TRANSCRIPTS), [1])
    assert refused.value.data == {"line": 1}


@pytest.mark.parametrize("place", [Place.KEPT, Place.SPOILED])
def test_what_is_kept_or_spoiled_is_not_due(place: Place) -> None:
    with pytest.raises(NotDue) as refused:
        plan_giving((DIPLOMA, replace(COPIES, place=place)), [4])
    assert refused.value.data == {"title": COPIES.title}


def test_a_line_of_another_file() -> None:
    with pytest.raises(UnknownLine):
        plan_giving(ALL, [99])


def test_only_what_stands_on_the_signed_sheet_is_given() -> None:
    require_on_sheet(ALL, [1, 2], [1, 2])
    require_on_sheet(ALL, [1], [1, 2])
    with pytest.raises(NotOnSheet) as refused:
        require_on_sheet(ALL, [1, 4], [1, 2])
    assert refused.value.data == {"title": COPIES.title}
