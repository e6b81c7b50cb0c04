from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.checklist import (
    CertificateTooOld,
    ChecklistIncomplete,
    ChecklistItem,
    Disposal,
    InvalidVerdict,
    IssueDateInFuture,
    IssueDateMissing,
    LookAt,
    Missing,
    PaperForm,
    PaperStage,
    Progress,
    ReasonMissing,
    ReasonUnknown,
    RequiredDocument,
    SheetsMissing,
    SheetsOutOfRange,
    Verdict,
    WaiverIncomplete,
    age_days,
    check_item,
    first_open,
    is_recent,
    missing,
    oldest_accepted,
    progress,
    require_complete,
)

TODAY = date(2026, 11, 23)


def paper(paper_id: str, **changes: object) -> RequiredDocument:
    plain = RequiredDocument(
        id=paper_id,
        title=f"وثيقة {paper_id}",
        short_title=paper_id,
        form=PaperForm.ORIGINAL,
        required=True,
        stage=PaperStage.DEPOSIT,
        disposal=Disposal.KEEP,
        reasons=("absent", "damaged"),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


FORM = paper("request_form")
BIRTH = paper("birth_certificate", max_age_days=365, asks_issued_on=True)
TRANSCRIPTS = paper("training_transcripts", asks_sheets=True)
PRINTOUT = paper("progres_request", required=False)
CARD = paper("identity_card", stage=PaperStage.PICKUP)
PAPERS = (FORM, BIRTH, TRANSCRIPTS, PRINTOUT, CARD)


def accepted(document: RequiredDocument, **changes: object) -> ChecklistItem:
    plain = ChecklistItem(document.id, Verdict.ACCEPTED)
    return replace(plain, **changes)  # type: ignore[arg-type]


ISSUED_ON = date(2026, 10, 12)
BIRTH_OK = accepted(BIRTH, issued_on=ISSUED_ON)
COMPLETE = (accepted(FORM), BIRTH_OK, accepted(TRANSCRIPTS, sheets=4))


def test_age_is_counted_in_days() -> None:
    assert age_days(date(2026, 10, 12), TODAY) == 42
    assert age_days(TODAY, TODAY) == 0
    assert age_days(date(2026, 11, 24), TODAY) == -1


def test_the_last_day_of_the_limit_still_counts() -> None:
    assert oldest_accepted(BIRTH, TODAY) == date(2025, 11, 23)
    assert is_recent(BIRTH, date(2025, 11, 23), TODAY)
    assert not is_recent(BIRTH, date(2025, 11, 22), TODAY)
    assert not is_recent(BIRTH, date(2026, 11, 24), TODAY)


def test_a_paper_without_limit_is_never_old() -> None:
    assert oldest_accepted(FORM, TODAY) is None
    assert is_recent(FORM, date(1990, 1, 1), TODAY)


@given(st.integers(-800, 800), st.integers(1, 730))
def test_recent_means_age_within_the_limit(age: int, limit: int) -> None:
    document = replace(BIRTH, max_age_days=limit)
    issued_on = TODAY - timedelta(days=age)
    assert is_recent(document, issued_on, TODAY) == (0 <= age <= limit)


@pytest.mark.parametrize(
    "document, item",
    [
        (FORM, ChecklistItem("request_form")),
        (FORM, accepted(FORM)),
        (FORM, accepted(FORM, issued_on=date(1999, 1, 1))),
        (BIRTH, accepted(BIRTH, issued_on=date(2025, 11, 23))),
        (TRANSCRIPTS, accepted(TRANSCRIPTS, sheets=1)),
        (TRANSCRIPTS, accepted(TRANSCRIPTS, sheets=99)),
        (FORM, ChecklistItem("request_form", Verdict.NOT_ACCEPTED, ("absent", "damaged"))),
        # a certificate turned down keeps its date, however old
        (
            BIRTH,
            ChecklistItem(BIRTH.id, Verdict.NOT_ACCEPTED, ("absent",), issued_on=date(2001, 1, 1)),
        ),
        (BIRTH, ChecklistItem(BIRTH.id, Verdict.WAIVED, waived_by=2, waive_reason="في الأرشيف")),
    ],
)
def test_allowed_verdicts_pass(document: RequiredDocument, item: ChecklistItem) -> None:
    check_item(document, item, TODAY)


@pytest.mark.parametrize(
    "document, item, refusal",
    [
        (BIRTH, accepted(BIRTH), IssueDateMissing),
        (BIRTH, accepted(BIRTH, issued_on=date(2026, 11, 24)), IssueDateInFuture),
        (FORM, accepted(FORM, issued_on=date(2026, 11, 24)), IssueDateInFuture),
        (BIRTH, accepted(BIRTH, issued_on=date(2025, 10, 17)), CertificateTooOld),
        (TRANSCRIPTS, accepted(TRANSCRIPTS), SheetsMissing),
        (TRANSCRIPTS, accepted(TRANSCRIPTS, sheets=0), SheetsOutOfRange),
        (TRANSCRIPTS, accepted(TRANSCRIPTS, sheets=100), SheetsOutOfRange),
        (FORM, ChecklistItem("request_form", Verdict.NOT_ACCEPTED), ReasonMissing),
        (FORM, ChecklistItem("request_form", Verdict.NOT_ACCEPTED, ("ugly",)), ReasonUnknown),
        (FORM, ChecklistItem("request_form", Verdict.WAIVED, waived_by=2), WaiverIncomplete),
        (
            FORM,
            ChecklistItem("request_form", Verdict.WAIVED, waive_reason="سبب"),
            WaiverIncomplete,
        ),
        (
            FORM,
            ChecklistItem("request_form", Verdict.WAIVED, waived_by=2, waive_reason="  "),
            WaiverIncomplete,
        ),
    ],
)
def test_forbidden_verdicts_name_the_paper(
    document: RequiredDocument, item: ChecklistItem, refusal: type[InvalidVerdict]
) -> None:
    with pytest.raises(refusal) as caught:
        check_item(document, item, TODAY)
    assert caught.value.data["title"] == document.title


def test_too_old_says_how_old() -> None:
    with pytest.raises(CertificateTooOld) as caught:
        check_item(BIRTH, accepted(BIRTH, issued_on=date(2025, 10, 17)), TODAY)
    assert caught.value.data["age_days"] == 402
    assert caught.value.data["max_age_days"] == 365


def test_progress_counts_required_deposit_papers_only() -> None:
    assert progress(PAPERS, ()) == Progress(0, 3)
    assert progress(PAPERS, COMPLETE[:2]) == Progress(2, 3)
    assert progress(PAPERS, (*COMPLETE, accepted(PRINTOUT), accepted(CARD))) == Progress(3, 3)
    turned_down = ChecklistItem(FORM.id, Verdict.NOT_ACCEPTED, ("damaged",))
    assert progress(PAPERS, (turned_down, *COMPLETE[1:])) == Progress(2, 3)


def test_a_waived_paper_is_settled() -> None:
    waived = ChecklistItem(BIRTH.id, Verdict.WAIVED, waived_by=2, waive_reason="في الأرشيف")
    items = (COMPLETE[0], waived, COMPLETE[2])
    assert missing(PAPERS, items, TODAY) == ()
    assert progress(PAPERS, items) == Progress(3, 3)


def test_missing_papers_come_in_procedure_order_with_their_reasons() -> None:
    turned_down = ChecklistItem(TRANSCRIPTS.id, Verdict.NOT_ACCEPTED, ("damaged",), "سنة 2019")
    assert missing(PAPERS, (turned_down, BIRTH_OK), TODAY) == (
        Missing(FORM.id, FORM.title, (), ""),
        Missing(TRANSCRIPTS.id, TRANSCRIPTS.title, ("damaged",), "سنة 2019"),
    )


def test_a_certificate_that_aged_since_it_was_accepted_is_missing() -> None:
    later = ISSUED_ON + timedelta(days=366)
    assert missing(PAPERS, COMPLETE, later) == (Missing(BIRTH.id, BIRTH.title, ("too_old",), ""),)
    assert missing(PAPERS, COMPLETE, later - timedelta(days=1)) == ()
    assert first_open(PAPERS, COMPLETE) is None
    assert first_open(PAPERS, COMPLETE, later) == BIRTH


def test_an_accepted_certificate_without_date_proves_nothing() -> None:
    items = (COMPLETE[0], accepted(BIRTH), COMPLETE[2])
    assert missing(PAPERS, items, TODAY) == (Missing(BIRTH.id, BIRTH.title, (), ""),)


def test_only_a_complete_file_passes() -> None:
    require_complete(PAPERS, COMPLETE, TODAY)
    with pytest.raises(ChecklistIncomplete) as caught:
        require_complete(PAPERS, COMPLETE[:1], TODAY)
    assert [one.paper_id for one in caught.value.missing] == [BIRTH.id, TRANSCRIPTS.id]
    assert caught.value.data["papers"] == f"{BIRTH.title}، {TRANSCRIPTS.title}"


def test_the_first_open_paper_is_where_to_go_on() -> None:
    assert first_open(PAPERS, ()) == FORM
    assert first_open(PAPERS, COMPLETE[:1]) == BIRTH
    assert first_open(PAPERS, COMPLETE) is None


def test_an_alternative_does_instead() -> None:
    special = paper("birth_certificate_s12", required=False, max_age_days=3650, asks_issued_on=True)
    birth = replace(BIRTH, alternatives=(special.id, "gone_from_this_edition"))
    papers = (FORM, birth, special, TRANSCRIPTS)
    instead = accepted(special, issued_on=date(2020, 1, 1))
    items = (COMPLETE[0], instead, COMPLETE[2])
    assert progress(papers, items) == Progress(3, 3)
    assert missing(papers, items, TODAY) == ()
    too_late = date(2020, 1, 1) + timedelta(days=3651)
    assert [one.paper_id for one in missing(papers, items, too_late)] == [BIRTH.id]


def test_what_to_look_at_is_filled_with_what_is_known() -> None:
    look = LookAt("رقم {diploma_number}", "{name}، {birth}")
    filled = look.filled({"name": "خديجة مقران", "diploma_number": "123/2022"})
    assert filled == LookAt("رقم 123/2022", "خديجة مقران، …")
