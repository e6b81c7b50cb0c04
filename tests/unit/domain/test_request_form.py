from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.applicant import Applicant, Depositor
from certdesk.domain.dates import Birth
from certdesk.domain.diploma import Authenticate, Diploma
from certdesk.domain.request_form import (
    FIELDS,
    FormLimits,
    FormReading,
    read_form,
    write_form,
)
from certdesk.i18n import tr
from tests.unit.domain.typed_forms import FORM, NAMES, PROXY, TODAY, codes, read


def test_a_plain_form_is_read_whole() -> None:
    assert read() == FormReading(
        applicant=Applicant(
            given_name="خديجة",
            family_name="مقران",
            birth=Birth("day", date(1997, 3, 14), 1997),
            birth_place="سيدي لخضر",
            registration_number="201512345678",
            phone="0770 12 34 56",
            bac_year=2015,
        ),
        diploma=Diploma(
            study_field="رياضيات وإعلام آلي",
            branch="رياضيات",
            speciality="أستاذ التعليم الثانوي",
            number="0457/2019",
            dated=date(2019, 7, 12),
        ),
        authenticate=Authenticate(),
        depositor=Depositor(),
        purpose="ملف توظيف",
        written_on=TODAY,
        problems=(),
        warnings=(),
    )


def test_fields_stand_in_the_order_of_the_paper() -> None:
    assert NAMES[:12] == (
        "written_on", "given_name", "family_name", "registration_number", "phone", "purpose",
        "study_field", "branch", "speciality", "diploma_number", "diploma_year", "diploma_dated",
    )  # fmt: skip
    assert len(set(NAMES)) == len(NAMES) == 32


def test_an_empty_form_names_every_required_field_in_order() -> None:
    reading = read_form({}, today=TODAY)
    required = [field.name for field in FIELDS if field.required]
    assert codes(reading) == [(name, "required") for name in required]
    assert (reading.applicant, reading.diploma, reading.purpose) == (None, None, None)


def test_the_office_may_let_fields_be_empty() -> None:
    limits = FormLimits(optional=frozenset(field.name for field in FIELDS))
    assert read_form({"given_name": "...."}, today=TODAY, limits=limits).problems == ()


@pytest.mark.parametrize("name", sorted(FORM))
def test_each_required_field_is_missed(name: str) -> None:
    assert (name, "required") in codes(read(**{name: " . "}))


@pytest.mark.parametrize(
    "field,typed,code",
    [
        ("written_on", "24/11/2026", "after_today"),
        ("written_on", "x", "date_unreadable"),
        ("given_name", "محمد\u202e", "direction_marks"),
        ("given_name", "م" * 121, "too_long"),
        ("given_name", "م" * 10_000_000, "too_long"),
        ("family_name", "Mokrane", "not_arabic"),
        ("latin_given_name", "Кhadidja", "mixed_script"),
        ("phone", "07 70 12 34", "phone_length"),
        ("registration_number", "؟", "registration_unreadable"),
        ("email", "x@example", "email_unreadable"),
        ("email", "x y@example.dz", "email_unreadable"),
        ("bac_year", "1959", "number_out_of_range"),
        ("bac_year", "2027", "number_out_of_range"),
        ("copies", "21", "number_out_of_range"),
        ("copies", "-1", "number_out_of_range"),
        ("copies", "واحدة", "number_out_of_range"),
        ("transcripts", "61", "number_out_of_range"),
        ("purpose", "a\0", "control_characters"),
        ("birth", "24/11/2026", "birth_after_today"),
        ("birth", "2027", "birth_after_today"),
        ("birth", "24/11/2010", "too_young"),
        ("birth", "~2011", "too_young"),
        ("birth", "22/11/1925", "too_old"),
        ("birth", "1924", "too_old"),
        ("birth", "15/03/1420", "hijri_year"),
        ("diploma_dated", "24/11/2026", "after_today"),
        ("diploma_dated", "12/07/2029", "after_today"),
        ("diploma_dated", "13/03/2015", "diploma_before_adult"),
        ("diploma_dated", "31/12/1959", "diploma_too_old"),
        ("diploma_year", "26", "diploma_year_two_digits"),
        ("diploma_year", "2027", "diploma_year_implausible"),
        ("diploma_year", "1959", "diploma_year_implausible"),
        ("diploma_number", "12/26", "diploma_year_two_digits"),
        ("diploma_number", "2026/12", "diploma_number_reversed"),
        ("authenticate_diploma", "ربما", "yes_or_no"),
        ("depositor_kind", "friend", "unknown_choice"),
        ("deed_date", "24/11/2026", "after_today"),
    ],
)
def test_one_wrong_field_is_one_problem_of_that_field(field: str, typed: str, code: str) -> None:
    before = PROXY if field == "deed_date" else {}
    assert read(**before).problems == ()
    assert codes(read(**before | {field: typed})) == [(field, code)]


@pytest.mark.parametrize(
    "changes,expected",
    [
        ({}, Authenticate()),
        ({"authenticate_diploma": "yes"}, Authenticate(("diploma",))),
        ({"authenticate_diploma": "لا"}, Authenticate(("training_transcripts",))),
        (
            {"authenticate_diploma": "نعم", "authenticate_transcripts": "1", "transcripts": "4"},
            Authenticate(transcripts=4),
        ),
        ({"authenticate_transcripts": "no", "transcripts": "4"}, Authenticate(("diploma",))),
        ({"authenticate_originals": "no", "copies": "3"}, Authenticate(originals=False, copies=3)),
        ({"copies": "٠"}, Authenticate(copies=0)),
    ],
)
def test_what_is_to_be_authenticated(changes: dict[str, str], expected: Authenticate) -> None:
    assert read(**changes).authenticate == expected


def test_the_usual_number_of_copies_is_the_offices() -> None:
    authenticate = read(FormLimits(default_copies=2)).authenticate
    assert authenticate is not None
    assert authenticate.copies == 2


def test_something_must_be_authenticated() -> None:
    nothing = read(authenticate_diploma="no", authenticate_transcripts="no")
    assert codes(nothing) == [("authenticate_diploma", "nothing_to_authenticate")]
    neither = read(authenticate_originals="no", copies="0")
    assert codes(neither) == [("copies", "neither_original_nor_copy")]
    assert (nothing.authenticate, neither.authenticate) == (None, None)


def test_kinds_of_diploma_are_the_offices() -> None:
    limits = FormLimits(diploma_kinds=frozenset({"pes", "pem"}))
    assert read(limits, diploma_kind="pes").problems == ()
    reading = read(limits, diploma_kind="pdf")
    assert codes(reading) == [("diploma_kind", "unknown_choice")]
    assert reading.problems[0].data["choices"] == "pem، pes"
    assert read(diploma_kind="anything").problems == ()


def test_a_proxy_needs_a_name_a_document_and_a_deed() -> None:
    empty = read(depositor_kind="proxy")
    assert codes(empty) == [(field.name, "required") for field in FIELDS if field.of_proxy]
    reading = read(**PROXY)
    assert reading.problems == ()
    assert reading.depositor == Depositor(
        "proxy",
        "سليم مقران",
        "cnibe",
        "100000017",
        "notarial",
        "12/2026",
        date(2026, 11, 1),
        "مكتب توثيق، مستغانم",
    )


def test_a_proxys_fields_do_not_count_when_the_applicant_deposits() -> None:
    assert read(**PROXY | {"depositor_kind": "applicant"}).depositor == Depositor()
    assert read(depositor_kind="friend").depositor is None


@pytest.mark.parametrize(
    "name,code",
    [("Salim MOKRANE", ""), ("سليم مقران", ""), ("سليم MOKRANE", "not_arabic")],
)
def test_a_proxys_name_is_in_one_script(name: str, code: str) -> None:
    found = codes(read(**PROXY | {"depositor_name": name}))
    assert found == ([("depositor_name", code)] if code else [])


def test_what_is_no_text_counts_as_empty() -> None:
    raw: dict[str, Any] = FORM | {"phone": 550123456, "email": None}
    assert codes(read_form(raw, today=TODAY)) == [("phone", "required")]


def test_every_problem_can_be_said_in_arabic() -> None:
    reading = read_form(dict.fromkeys(NAMES, "\u202e؟12/26"), today=TODAY)
    assert reading.problems
    for problem in reading.problems:
        said = tr(problem.sentence, **problem.data)
        assert said != problem.sentence
        assert "{" not in said
    for field in FIELDS:
        assert tr(field.label) != field.label


@pytest.mark.parametrize(
    "changes",
    [
        {},
        PROXY,
        {"birth": "~1975", "bac_year": "", "diploma_kind": "pes", "email": "x@example.dz"},
        {"birth": "04/1997", "latin_given_name": "Khadidja", "latin_family_name": "MOKRANE"},
        {"authenticate_transcripts": "no", "authenticate_originals": "no", "copies": "2"},
        {"diploma_number": "0457\\2019", "diploma_year": ""},
        {"transcripts": "5", "written_on": "20/11/2026"},
    ],
)
def test_what_was_read_can_be_written_and_read_again(changes: dict[str, str]) -> None:
    reading = read(**changes)
    assert reading.problems == ()
    assert read_form(write_form(reading), today=TODAY) == reading


def test_an_unreadable_form_writes_nothing() -> None:
    raw = dict.fromkeys(NAMES, "\0") | {"authenticate_originals": "no", "copies": "0"}
    reading = read_form(raw, today=TODAY)
    assert (reading.authenticate, reading.depositor) == (None, None)
    assert write_form(reading) == {}


ANYTHING = st.text(max_size=30) | st.text(st.sampled_from("0123456789/\\-+.~ محAb@"), max_size=14)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(NAMES, ANYTHING)))
def test_no_text_in_any_field_breaks_the_reading(raw: dict[str, str]) -> None:
    reading = read_form(raw, today=TODAY)
    fields = [problem.field for problem in reading.problems]
    assert fields == [name for name in NAMES if name in fields]
    again = read_form(write_form(reading), today=TODAY)
    assert again.applicant == reading.applicant
    assert again.diploma == reading.diploma


@given(
    given_name=st.text(st.sampled_from("محمدعليأإىةئؤءُ"), min_size=1, max_size=20),
    number=st.integers(1, 9_999_999),
    year=st.integers(2015, 2026),
    copies=st.integers(0, 20),
)
def test_clean_input_stays_as_it_is(given_name: str, number: int, year: int, copies: int) -> None:
    reading = read(
        given_name=given_name,
        diploma_number=str(number),
        diploma_year=str(year),
        copies=str(copies),
    )
    assert reading.problems == ()
    assert reading.applicant is not None
    assert reading.applicant.given_name == given_name
    assert reading.diploma is not None
    assert reading.diploma.number == f"{number}/{year}"
    assert reading.authenticate is not None
    assert reading.authenticate.copies == copies
