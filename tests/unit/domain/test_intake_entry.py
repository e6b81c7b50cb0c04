from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.request_form import FIELDS, raw_from_intake, read_form

ENTRY: dict[str, Any] = {
    "applicant": {
        "given_name": "محمد الأمين",
        "family_name": "بن عيسى",
        "latin_given_name": "Mohamed Lamine",
        "latin_family_name": "BENAISSA",
        "birth_date": "1999-04-15",
        "birth_place": "مستغانم",
        "registration_number": "201712345678",
        "phone": "0550123456",
        "email": "x@example.dz",
    },
    "diploma": {
        "kind": "pes",
        "study_field": "علوم",
        "branch": "رياضيات",
        "speciality": "رياضيات",
        "number": "123/2022",
        "dated": "2022-07-03",
    },
    "purpose": "ملف توظيف",
    "copies": 2,
    "deposited_on": "2026-11-23",
    "papers": {
        "request_form": "accepted",
        "training_transcripts": {"verdict": "accepted", "sheets": 5},
    },
}


def entry(path: str, value: object) -> dict[str, Any]:
    changed = deepcopy(ENTRY)
    *groups, last = path.split(".")
    inner = changed
    for group in groups:
        inner = inner.setdefault(group, {})
    inner[last] = value
    return changed


def test_the_documented_example_is_a_form_without_problems() -> None:
    raw, problems = raw_from_intake(ENTRY)
    assert problems == ()
    reading = read_form(raw, today=date(2026, 11, 23))
    assert (reading.problems, reading.warnings) == ((), ())
    assert reading.authenticate is not None
    assert (reading.authenticate.copies, reading.authenticate.transcripts) == (2, 5)
    assert raw["birth"] == "1999-04-15"


def test_every_raw_name_is_a_field() -> None:
    whole = entry(
        "depositor",
        {
            "kind": "proxy",
            "name": "سليم بن عيسى",
            "document_kind": "cnibe",
            "document_number": "100000017",
            "deed_kind": "notarial",
            "deed_number": "12",
            "deed_date": "2026-11-01",
            "deed_issuer": "مكتب توثيق",
        },
    )
    whole["authenticate"] = {"papers": ["diploma"], "originals": False, "copies": 3}
    raw, problems = raw_from_intake(whole)
    assert problems == ()
    assert set(raw) <= {field.name for field in FIELDS}
    assert raw["depositor_kind"] == "proxy"
    assert (raw["authenticate_diploma"], raw["authenticate_transcripts"]) == ("yes", "no")
    assert (raw["authenticate_originals"], raw["copies"]) == ("no", "3")


@pytest.mark.parametrize(
    "birth,raw_birth",
    [
        ({"date": "1999-04-15"}, "1999-04-15"),
        ({"year": 1999}, "1999"),
        ({"year": "1999"}, "1999"),
        ({"presumed": 1975}, "~1975"),
        ("15/04/1999", "15/04/1999"),
        ({"presumed": 1975, "date": None}, "~1975"),
    ],
)
def test_births_in_their_three_forms(birth: object, raw_birth: str) -> None:
    raw, problems = raw_from_intake(entry("applicant.birth", birth))
    assert (raw["birth"], problems) == (raw_birth, ())


@pytest.mark.parametrize(
    "path,value,field",
    [
        ("applicant", "محمد", "given_name"),
        ("applicant.given_name", 5, "given_name"),
        ("applicant.phone", 550123456, "phone"),
        ("applicant.email", ["x"], "email"),
        ("applicant.bac_year", True, "bac_year"),
        ("applicant.birth", 1999, "birth"),
        ("applicant.birth", {}, "birth"),
        ("applicant.birth", {"date": 1999}, "birth"),
        ("applicant.birth", {"year": 1999.5}, "birth"),
        ("applicant.birth", {"year": True}, "birth"),
        ("applicant.birth", {"year": 1999, "presumed": 1999}, "birth"),
        ("diploma", [], "diploma_number"),
        ("diploma.dated", 20220703, "diploma_dated"),
        ("copies", 1.5, "copies"),
        ("authenticate", "all", "authenticate_diploma"),
        ("authenticate.papers", "diploma", "authenticate_diploma"),
        ("authenticate.papers", ["card"], "authenticate_diploma"),
        ("authenticate.papers", [{}], "authenticate_diploma"),
        ("authenticate.originals", "yes", "authenticate_originals"),
        ("depositor", "proxy", "depositor_kind"),
        ("depositor.name", 1, "depositor_name"),
    ],
)
def test_a_wrong_type_is_a_problem_of_its_field(path: str, value: object, field: str) -> None:
    raw, problems = raw_from_intake(entry(path, value))
    assert [(problem.field, problem.code) for problem in problems] == [(field, "wrong_type")]
    assert all(isinstance(text, str) for text in raw.values())


def test_numbers_may_be_years_and_counts() -> None:
    changed = entry("applicant.bac_year", 2017)
    changed["authenticate"] = {"transcripts": 4}
    raw, problems = raw_from_intake(changed)
    assert (raw["bac_year"], raw["transcripts"], problems) == ("2017", "4", ())


@pytest.mark.parametrize("papers", [None, [], {"training_transcripts": "accepted"}])
def test_transcripts_may_stay_uncounted(papers: object) -> None:
    raw, problems = raw_from_intake(entry("papers", papers))
    assert "transcripts" not in raw
    assert problems == ()


def test_an_empty_entry_is_an_empty_form() -> None:
    assert raw_from_intake({}) == ({}, ())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
KEYS = [*ENTRY, "authenticate", "depositor", "written_on"]


@given(st.dictionaries(st.sampled_from(KEYS), JSON))
def test_no_json_breaks_it(entry_: dict[str, object]) -> None:
    raw, problems = raw_from_intake(entry_)
    reading = read_form(raw, today=date(2026, 11, 23))
    assert all(problem.code == "wrong_type" for problem in problems)
    assert reading.problems
