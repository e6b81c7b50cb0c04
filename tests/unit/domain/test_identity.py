"""The identity check at pickup: the table of cases of the counter's design, row by row."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from certdesk.domain.identity import (
    DOCUMENT_WORDS,
    Comparison,
    Deed,
    DeedIncomplete,
    Difference,
    DocumentExpired,
    DocumentNotAccepted,
    DocumentStatus,
    IdentityRefused,
    Mismatch,
    NoDocument,
    NoteNeeded,
    Person,
    PersonCheck,
    Receiver,
    ShownDocument,
    Unlock,
    block,
    compare,
    document_status,
    missing_fields,
)

TODAY = date(2026, 11, 23)
CARD = ShownDocument("cnibe", "100000017", date(2021, 6, 20), "مدينة المثال", date(2031, 6, 20))
GOOD = PersonCheck("applicant", CARD, DocumentStatus.VALID, Comparison.MATCHES)
DEED = Deed("notarial_proxy", "77", date(2026, 10, 4), "موثق المثال")
UNLOCK = Unlock(13, "رئيسة التجربة", "معروف شخصيا")
PROXY = (replace(GOOD, role="proxy"), replace(GOOD, role="principal"))


def blocked(
    *checks: PersonCheck,
    note: str = "",
    unlock: Unlock | None = None,
    expired_unlocks: bool = True,
) -> type[IdentityRefused] | None:
    refusal = block(
        Receiver.APPLICANT, checks, None, note=note, unlock=unlock, expired_unlocks=expired_unlocks
    )
    return None if refusal is None else type(refusal)


# ---- the document


@pytest.mark.parametrize(
    "document, status",
    [
        (None, DocumentStatus.NONE),
        (replace(CARD, number="  "), DocumentStatus.NONE),
        (replace(CARD, kind="library_card"), DocumentStatus.NOT_ACCEPTED),
        (replace(CARD, expires_on=date(2026, 11, 22)), DocumentStatus.EXPIRED),
        (replace(CARD, expires_on=TODAY), DocumentStatus.VALID),
        (replace(CARD, expires_on=None), DocumentStatus.VALID),
        (CARD, DocumentStatus.VALID),
    ],
)
def test_what_a_document_is_worth(document: ShownDocument | None, status: DocumentStatus) -> None:
    assert document_status(document, ["cnibe", "passport"], TODAY) is status


@pytest.mark.parametrize(
    "changes, missing",
    [
        ({}, ()),
        ({"kind": " "}, ("kind",)),
        ({"issued_on": None, "issued_at": ""}, ("issued_on", "issued_at")),
        ({"number": ""}, ("number",)),
        ({"expires_on": None}, ()),
    ],
)
def test_what_the_sheet_needs_of_it(changes: dict[str, object], missing: tuple[str, ...]) -> None:
    assert missing_fields(replace(CARD, **changes)) == missing  # type: ignore[arg-type]
    assert set(missing) <= set(DOCUMENT_WORDS)


# ---- the comparison

FILE = Person("سمسم", "المثالي", "Semsem", "ELMITHALI", date(1998, 1, 2), 1998)


def alike(field: str, ours: str, theirs: str) -> bool:
    assert field.endswith("name")
    return ours[:2] == theirs[:2]


@pytest.mark.parametrize(
    "shown, verdict, differing",
    [
        (FILE, Comparison.MATCHES, ()),
        (Person(latin_family_name=" elmithali "), Comparison.MATCHES, ()),
        (Person(family_name="المثاليّ"), Comparison.SPELLING_DIFFERS, ("family_name",)),
        (Person(family_name="زيد"), Comparison.MISMATCH, ("family_name",)),
        (Person(given_name="سمسمة", family_name="زيد"), Comparison.MISMATCH, None),
        (Person(birth_date=date(1998, 1, 2)), Comparison.MATCHES, ()),
        (Person(birth_date=date(1998, 2, 1)), Comparison.MISMATCH, ("birth",)),
        (Person(birth_year=1998), Comparison.MATCHES, ()),
        (Person(birth_year=1997), Comparison.MISMATCH, ("birth",)),
        (Person(), Comparison.MISMATCH, ()),
    ],
)
def test_compared_field_by_field(
    shown: Person, verdict: Comparison, differing: tuple[str, ...] | None
) -> None:
    found, differences = compare(FILE, shown, same_name=alike)
    assert found is verdict
    if differing is not None:
        assert tuple(one.field for one in differences) == differing


def test_a_year_in_the_file_is_compared_with_the_year_of_the_card() -> None:
    presumed = Person(birth_year=1998)
    card = Person(birth_date=date(1998, 5, 5))
    assert compare(presumed, card, same_name=alike) == (Comparison.MATCHES, ())
    other = compare(presumed, Person(birth_date=date(1999, 5, 5)), same_name=alike)
    assert other == (
        Comparison.MISMATCH,
        (Difference("birth", "1998", "1999", spelling=False),),
    )


# ---- the table of cases


@pytest.mark.parametrize("unlock", [None, UNLOCK])
@pytest.mark.parametrize("checks", [(), (replace(GOOD, status=DocumentStatus.NONE),)])
def test_no_document_is_refused_and_nobody_unlocks(
    checks: Sequence[PersonCheck], unlock: Unlock | None
) -> None:
    assert blocked(*checks, note="ملاحظة", unlock=unlock) is NoDocument


@pytest.mark.parametrize(
    "check, refusal",
    [
        (replace(GOOD, status=DocumentStatus.NOT_ACCEPTED), DocumentNotAccepted),
        (replace(GOOD, status=DocumentStatus.EXPIRED), DocumentExpired),
        (replace(GOOD, comparison=Comparison.MISMATCH), Mismatch),
    ],
)
def test_not_accepted_expired_mismatch_unless_unlocked_with_a_reason(
    check: PersonCheck, refusal: type[IdentityRefused]
) -> None:
    assert blocked(check) is refusal
    assert blocked(check, note="ملاحظة") is refusal
    assert blocked(check, unlock=replace(UNLOCK, reason="  ")) is refusal
    assert blocked(check, unlock=UNLOCK) is None


def test_an_office_may_refuse_expired_documents_without_appeal() -> None:
    expired = replace(GOOD, status=DocumentStatus.EXPIRED)
    assert blocked(expired, unlock=UNLOCK, expired_unlocks=False) is DocumentExpired
    mismatch = replace(GOOD, comparison=Comparison.MISMATCH)
    assert blocked(mismatch, unlock=UNLOCK, expired_unlocks=False) is None


def test_another_spelling_is_accepted_with_a_note() -> None:
    check = replace(GOOD, comparison=Comparison.SPELLING_DIFFERS)
    assert blocked(check) is NoteNeeded
    assert blocked(check, note=" ") is NoteNeeded
    assert blocked(check, note="حرف زائد في البطاقة") is None


def test_a_valid_card_that_matches_is_granted() -> None:
    assert blocked(GOOD) is None


@pytest.mark.parametrize(
    "checks, deed, refusal",
    [
        (PROXY, DEED, None),
        (PROXY[:1], DEED, NoDocument),
        (PROXY[1:], DEED, NoDocument),
        ((GOOD,), DEED, NoDocument),
        (PROXY, None, DeedIncomplete),
        (PROXY, replace(DEED, dated=None), DeedIncomplete),
        (PROXY, replace(DEED, issuer=" "), DeedIncomplete),
        (PROXY, replace(DEED, number=""), DeedIncomplete),
        (
            (PROXY[0], replace(PROXY[1], status=DocumentStatus.EXPIRED)),
            DEED,
            DocumentExpired,
        ),
    ],
)
def test_a_proxy_needs_both_documents_and_the_whole_deed(
    checks: Sequence[PersonCheck], deed: Deed | None, refusal: type[IdentityRefused] | None
) -> None:
    found = block(Receiver.PROXY, checks, deed, note="", unlock=None)
    assert found is None if refusal is None else isinstance(found, refusal)


def test_no_unlock_replaces_a_deed() -> None:
    assert isinstance(block(Receiver.PROXY, PROXY, None, note="", unlock=UNLOCK), DeedIncomplete)
