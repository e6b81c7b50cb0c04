from collections.abc import Mapping

import pytest

from certdesk.domain.checklist import Disposal, PaperForm, PaperStage, RequiredDocument, Verdict
from certdesk.domain.numbering import NumberFormat, NumberKind
from certdesk.forms.errors import (
    BadValue,
    Duplicate,
    EmptyText,
    FormsError,
    MissingKey,
    OutOfRange,
    UnknownChoice,
    UnknownChoiceNear,
    UnknownKeyNear,
    UnknownPlaceholder,
    UnknownPlaceholderNear,
)
from certdesk.forms.procedure import ExpiredDocument, Mrz, Procedure, read_procedure
from certdesk.forms.reader import shipped_text

SHIPPED = shipped_text("procedure")
PROCEDURE = read_procedure(SHIPPED, "procedure.toml")


def paper(paper_id: str, procedure: Procedure = PROCEDURE) -> RequiredDocument:
    found = procedure.paper(paper_id)
    assert found is not None
    return found


def refused(old: str, new: str, kind: type[FormsError]) -> Mapping[str, object]:
    """The refusal of the shipped procedure after one change by the office."""
    assert old in SHIPPED
    with pytest.raises(FormsError) as caught:
        read_procedure(SHIPPED.replace(old, new, 1), "procedure.toml")
    assert type(caught.value) is kind
    return caught.value.data


def test_papers_stand_in_the_order_of_the_notice() -> None:
    assert [paper.id for paper in PROCEDURE.papers] == [
        "request_form",
        "bac_transcript",
        "birth_certificate",
        "diploma",
        "training_transcripts",
        "progres_request",
        "identity_card",
    ]
    assert [paper.id for paper in PROCEDURE.pickup_papers] == ["identity_card"]
    assert PROCEDURE.deposit_papers == PROCEDURE.papers[:-1]


def test_papers_are_what_the_notice_asks() -> None:
    forms = {paper.id: (paper.form, paper.required, paper.disposal) for paper in PROCEDURE.papers}
    original, copy = PaperForm.ORIGINAL, PaperForm.COPY
    assert forms == {
        "request_form": (original, True, Disposal.KEEP),
        "bac_transcript": (copy, True, Disposal.KEEP),
        "birth_certificate": (original, True, Disposal.KEEP),
        "diploma": (original, True, Disposal.RETURN),
        "training_transcripts": (original, True, Disposal.RETURN),
        "progres_request": (copy, False, Disposal.KEEP),
        "identity_card": (PaperForm.SHOWN, True, Disposal.SHOWN),
    }


def test_only_the_birth_certificate_ages_and_only_transcripts_are_counted() -> None:
    limits = {paper.id: paper.max_age_days for paper in PROCEDURE.papers if paper.asks_issued_on}
    assert limits == {"birth_certificate": 365}
    assert [paper.id for paper in PROCEDURE.papers if paper.asks_sheets] == ["training_transcripts"]


def test_every_paper_says_three_things_to_look_at() -> None:
    words = {
        "name": "خديجة مقران",
        "birth": "14/03/1997",
        "limit_date": "23/11/2025",
        "max_age_days": "365",
        "sheets": "4",
        "diploma_number": "123/2022",
        "speciality": "رياضيات",
    }
    for paper in PROCEDURE.papers:
        assert len(paper.look_at) == 3
        for look in paper.look_at:
            filled = look.filled(words)
            assert "{" not in filled.title + filled.detail
            assert "…" not in filled.title + filled.detail


def test_reasons_of_a_paper_are_those_that_fit_it() -> None:
    birth, bac = paper("birth_certificate"), paper("bac_transcript")
    assert "too_old" in birth.reasons
    assert not {"too_old", "copy_not_original", "incomplete_years"} & set(bac.reasons)
    titles = [reason.title for reason in PROCEDURE.reasons_for(birth)]
    assert titles[:3] == ["غير موجودة", "نسخة وليست أصلا", "شهادة الميلاد غير حديثة"]


def test_no_paper_has_more_reasons_than_there_are_keys() -> None:
    assert all(len(paper.reasons) <= 9 for paper in PROCEDURE.papers)


def test_an_unknown_paper_is_none() -> None:
    assert PROCEDURE.paper("passport_photo") is None


def test_defaults_are_those_asked_of_the_school() -> None:
    assert PROCEDURE.delay_working_days == 3
    assert PROCEDURE.draft_days == 30
    assert PROCEDURE.uncollected_days == (30, 60, 90)
    assert (PROCEDURE.no_news_days, PROCEDURE.appointment_days) == (14, 7)
    assert not PROCEDURE.one_person_office
    assert not PROCEDURE.clerk_may_verify_own_deposits
    assert PROCEDURE.default_copies == 1
    assert PROCEDURE.expired_document is ExpiredDocument.SUPERVISOR
    assert PROCEDURE.number_format == NumberFormat(4, "")
    assert {PROCEDURE.number_starts.start(kind, 2026) for kind in NumberKind} == {1}
    assert PROCEDURE.retention.identity_number_days == 365


def test_lists_are_ready_to_choose_from() -> None:
    kinds = {kind.id: kind for kind in PROCEDURE.identity_kinds}
    assert (kinds["cnibe"].mrz, kinds["passport"].mrz) == (Mrz.TD1, Mrz.TD3)
    assert not kinds["military_card"].enabled
    years = {kind.id: kind.years for kind in PROCEDURE.diploma_kinds if kind.enabled}
    assert years == {"pep": 3, "pem": 4, "pes": 5, "other": 0}
    assert {"notarial_proxy", "consular_proxy", "heirs_deed"} <= {
        kind.id for kind in PROCEDURE.deed_kinds
    }
    assert PROCEDURE.authenticated_kinds[0].title == "الشهادة النهائية"
    reasons = PROCEDURE.reasons
    for starters in (
        reasons.refusal,
        reasons.withdrawal,
        reasons.void,
        reasons.recall,
        reasons.unsigned,
        reasons.spoiled,
        reasons.reverse,
        reasons.waiver,
    ):
        assert starters[-1].id == "other"


def test_the_office_may_add_a_paper_and_an_alternative() -> None:
    more = SHIPPED.replace(
        "max_age_days = 365",
        'alternatives = ["special_birth_certificate"]\nmax_age_days = 90',
        1,
    ).replace(
        '[[papers]]\nid = "diploma"',
        """[[papers]]
id = "special_birth_certificate"
title = "شهادة ميلاد خاصة"
short_title = "ميلاد خاصة"
form = "copy"
required = false
stage = "deposit"
disposal = "keep"
asks_sheets = false
asks_issued_on = false

[[papers]]
id = "diploma\"""",
        1,
    )
    procedure = read_procedure(more, "edition")
    birth = paper("birth_certificate", procedure)
    assert birth.alternatives == ("special_birth_certificate",)
    assert birth.max_age_days == 90
    added = paper("special_birth_certificate", procedure)
    assert added.stage is PaperStage.DEPOSIT
    assert added.look_at == ()


@pytest.mark.parametrize(
    "old, new, kind, key",
    [
        ("max_age_days = 365", "max_age_day = 365", UnknownKeyNear, "birth_certificate"),
        ("max_age_days = 365", "max_age_days = 0", OutOfRange, "birth_certificate.max_age_days"),
        ("asks_issued_on = true", "asks_issued_on = false", BadValue, "asks_issued_on"),
        ('title = "الشهادة الأصلية"', 'title = " "', EmptyText, "papers.diploma.title"),
        ('form = "copy"', 'form = "coppy"', UnknownChoiceNear, "papers.bac_transcript.form"),
        ('id = "diploma"', 'id = "request_form"', Duplicate, "papers"),
        ("{name}، {birth}", "{nam}، {birth}", UnknownPlaceholderNear, "bac_transcript.look_at[1]"),
        ("السنة ظاهرة", "{limit_date}", UnknownPlaceholder, "bac_transcript.look_at[2].detail"),
        ("delay_working_days = 3", "delay_working_days = -1", OutOfRange, "delay_working_days"),
        ("[30, 60, 90]", "[60, 30]", OutOfRange, "delays.uncollected_days"),
        ('"supervisor"', '"whatever"', UnknownChoice, "office.expired_document"),
        ('service_code = ""', 'service_code = "2026"', BadValue, "numbers.service_code"),
        ('service_code = ""', 'service_code = "م/ش"', BadValue, "numbers.service_code"),
        ('mrz = "TD1"', 'mrz = "TD2"', UnknownChoiceNear, "kinds.identity.cnibe.mrz"),
        ("[numbers.start]", "[numbers.begin]", MissingKey, "numbers.start"),
        (
            'papers = ["birth_certificate"]',
            'papers = ["birth_certificat"]',
            MissingKey,
            "papers.birth_certificate.reasons",
        ),
        (
            'papers = ["training_transcripts"]',
            'papers = ["training_transcript"]',
            UnknownChoiceNear,
            "reasons.not_accepted.incomplete_years.papers",
        ),
        (
            "max_age_days = 365",
            'alternatives = ["birth_certificate"]\nmax_age_days = 365',
            UnknownChoice,
            "papers.birth_certificate.alternatives",
        ),
    ],
)
def test_what_the_office_gets_wrong_is_named(
    old: str, new: str, kind: type[FormsError], key: str
) -> None:
    assert key in str(refused(old, new, kind)["key"])


def test_more_than_three_things_to_look_at_do_not_fit() -> None:
    four = '{ title = "أ", detail = "ب" },\n' * 2
    old = '  { title = "إمضاء المعني(ة)"'
    assert refused(old, four + old, OutOfRange)["key"] == "papers.request_form.look_at"


def test_a_procedure_needs_a_required_paper_at_the_deposit() -> None:
    none_required = SHIPPED.replace("required = true", "required = false")
    with pytest.raises(MissingKey) as caught:
        read_procedure(none_required, "procedure.toml")
    assert caught.value.data["key"] == "papers"


def test_a_paper_without_any_reason_could_not_be_turned_down() -> None:
    text = SHIPPED.replace("papers = []", 'papers = ["diploma"]')
    with pytest.raises(MissingKey) as caught:
        read_procedure(text, "procedure.toml")
    assert caught.value.data["key"] == "papers.progres_request.reasons"


def test_verdicts_keep_their_names_in_files() -> None:
    assert [verdict.value for verdict in Verdict] == [
        "not_looked_at",
        "accepted",
        "not_accepted",
        "waived",
    ]
