import contextlib
import re
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from certdesk.domain.errors import RuleBroken
from certdesk.domain.numbering import (
    InvalidReference,
    NumberFormat,
    NumberKind,
    NumberStarts,
    Reference,
    ReversedYear,
    ScannedDraft,
    ScannedReference,
    TwoDigitYear,
    UnreadableCode,
    check_code,
    code_matches,
    draft_payload,
    duplicates,
    gaps,
    next_number,
    parse_payload,
    parse_reference,
    parse_sheet_number,
    payload,
    scan_text,
    sheet_number,
)

DEPOSIT = Reference(NumberKind.DEPOSIT, 2026, 457)
PICKUP = Reference(NumberKind.PICKUP, 2026, 31)

references = st.builds(
    Reference,
    st.sampled_from(NumberKind),
    st.integers(2000, 2099),
    st.integers(1, 9_999_999),
)
formats = st.builds(NumberFormat, st.integers(1, 7), st.sampled_from(["", "م.ش", "ENS"]))


@pytest.mark.parametrize(
    "reference, text",
    [
        (DEPOSIT, "0457/2026"),
        (PICKUP, "س/0031/2026"),
        (Reference(NumberKind.TRANSMITTAL, 2026, 12), "ت/0012/2026"),
        (Reference(NumberKind.RETURN, 2026, 3), "ر/0003/2026"),
        (Reference(NumberKind.DEPOSIT, 2026, 12345), "12345/2026"),
    ],
)
def test_each_series_is_written_with_its_letter(reference: Reference, text: str) -> None:
    assert NumberFormat().text(reference) == text


def test_service_code_and_width_are_the_offices_own() -> None:
    assert NumberFormat(4, "م.ش").text(DEPOSIT) == "0457/م.ش/2026"
    assert NumberFormat(6, "م.ش").text(PICKUP) == "س/000031/م.ش/2026"


@given(references, formats)
def test_what_is_written_is_read_back(reference: Reference, number_format: NumberFormat) -> None:
    assert parse_reference(number_format.text(reference)) == reference


@given(references, formats)
def test_arabic_digits_read_the_same(reference: Reference, number_format: NumberFormat) -> None:
    written = number_format.text(reference)
    western = "0123456789"
    for other in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"):
        assert parse_reference(written.translate(str.maketrans(western, other))) == reference


@pytest.mark.parametrize(
    "typed, reference",
    [
        ("457/2026", DEPOSIT),
        (" 457 / 2026 ", DEPOSIT),
        ("457\\2026", DEPOSIT),
        ("\u2066 0457/2026\u2069", DEPOSIT),
        ("٤٥٧/٢٠٢٦", DEPOSIT),
        ("D/0457/2026", DEPOSIT),
        ("P/0031/2026", PICKUP),
        ("p31/2026", PICKUP),
        ("س 31/2026", PICKUP),
        ("0457/م.ش/2026", DEPOSIT),
        # a number that could be a year stands where we print numbers
        ("2024/2026", Reference(NumberKind.DEPOSIT, 2026, 2024)),
    ],
)
def test_people_type_it_in_many_ways(typed: str, reference: Reference) -> None:
    assert parse_reference(typed) == reference


@pytest.mark.parametrize("typed", ["0012/26", "457/6", "26/0012", "س/31/26"])
def test_a_two_digit_year_is_asked_never_guessed(typed: str) -> None:
    with pytest.raises(TwoDigitYear) as caught:
        parse_reference(typed)
    assert caught.value.data["typed"] == typed


@pytest.mark.parametrize(
    "typed, meant",
    [
        ("2026/0457", "0457/2026"),
        ("2026\\457", "0457/2026"),
        ("س/2026/31", "س/0031/2026"),
    ],
)
def test_a_reversed_year_is_asked_never_turned(typed: str, meant: str) -> None:
    with pytest.raises(ReversedYear) as caught:
        parse_reference(typed)
    assert caught.value.data["example"] == meant


@pytest.mark.parametrize(
    "typed",
    ["", "457", "0/2026", "0457/1999", "2026/0000", "ط/12/2026", "X/12/2026", "12/2026/3", "²/x"],
)
def test_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(InvalidReference) as caught:
        parse_reference(typed)
    assert type(caught.value) is InvalidReference


@given(st.text(max_size=30))
def test_no_text_breaks_the_readers(text: str) -> None:
    readers: list[tuple[Callable[[str], object], type[RuleBroken]]] = [
        (parse_reference, InvalidReference),
        (parse_sheet_number, InvalidReference),
        (parse_payload, UnreadableCode),
    ]
    for reader, refusal in readers:
        with contextlib.suppress(refusal):
            reader(text)


@given(references, formats, st.integers(1, 999))
def test_sheet_numbers_are_read_back(
    reference: Reference, number_format: NumberFormat, attempt: int
) -> None:
    written = sheet_number(reference, attempt, number_format)
    assert parse_sheet_number(written) == (reference, attempt)


def test_a_sheet_is_numbered_by_request_and_attempt() -> None:
    assert sheet_number(DEPOSIT, 1) == "0457/2026-T1"


@pytest.mark.parametrize("typed", ["0457/2026", "0457/2026-T0", "-T1", "0457/2026-X1"])
def test_a_number_without_attempt_is_no_sheet(typed: str) -> None:
    with pytest.raises(InvalidReference):
        parse_sheet_number(typed)


def test_codes_on_paper_are_ascii() -> None:
    assert payload(DEPOSIT, "48219037") == "CD/D/2026/0457/48219037"
    assert payload(DEPOSIT, "48219037", 2) == "CD/D/2026/0457-T2/48219037"
    assert draft_payload("48219037") == "CD/B/48219037"


@given(references, st.none() | st.integers(1, 999), st.integers(0, 99_999_999))
def test_codes_are_read_back(reference: Reference, attempt: int | None, digits: int) -> None:
    code = f"{digits:08d}"
    scanned = payload(reference, code, attempt)
    assert scanned.isascii()
    assert parse_payload(scanned) == ScannedReference(reference, code, attempt)
    assert parse_payload(f" {scanned.lower()} ") == ScannedReference(reference, code, attempt)


def test_a_drafts_code_is_read_back() -> None:
    assert parse_payload("CD/B/00000001") == ScannedDraft("00000001")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "CD/B/1234",
        "CD/D/2026/0457",
        "CD/D/2026/0457/4821903",
        "CD/X/2026/0457/48219037",
        "CD/D/2026/0000/48219037",
        "CD/D/2026/0457-T0/48219037",
        "CD/D/1026/0457/48219037",
        "https://example.dz/",
    ],
)
def test_cut_or_foreign_codes_are_refused(text: str) -> None:
    with pytest.raises(UnreadableCode):
        parse_payload(text)


def test_check_code_is_stable_and_belongs_to_its_text() -> None:
    code = check_code(b"secret of a test", scan_text(DEPOSIT))
    assert re.fullmatch(r"\d{8}", code)
    assert code == check_code(b"secret of a test", "D/2026/0457")
    assert code_matches(b"secret of a test", scan_text(DEPOSIT), code)
    assert not code_matches(b"another secret", scan_text(DEPOSIT), code)
    assert not code_matches(b"secret of a test", scan_text(DEPOSIT, 1), code)


@given(st.binary(min_size=1), st.text())
def test_check_codes_have_eight_digits(secret: bytes, text: str) -> None:
    assume(text.isprintable())
    assert re.fullmatch(r"[0-9]{8}", check_code(secret, text))


def test_series_start_again_each_year_but_the_first() -> None:
    starts = NumberStarts(2026, {NumberKind.DEPOSIT: 458})
    assert starts.start(NumberKind.DEPOSIT, 2026) == 458
    assert starts.start(NumberKind.PICKUP, 2026) == 1
    assert starts.start(NumberKind.DEPOSIT, 2027) == 1


@pytest.mark.parametrize(
    "last, start, expected", [(None, 1, 1), (None, 458, 458), (458, 458, 459), (3, 458, 458)]
)
def test_next_number_never_falls_below_the_start(
    last: int | None, start: int, expected: int
) -> None:
    assert next_number(last, start) == expected


@given(st.integers(1, 500), st.integers(0, 80))
def test_numbers_given_one_by_one_have_no_holes(start: int, count: int) -> None:
    issued: list[int] = []
    for _ in range(count):
        issued.append(next_number(issued[-1] if issued else None, start))
    assert gaps(issued, start) == ()
    assert duplicates(issued) == ()


@given(st.sets(st.integers(1, 200)), st.sets(st.integers(1, 200)))
def test_every_hole_below_the_last_number_is_found(issued: set[int], torn_out: set[int]) -> None:
    left = issued - torn_out
    last = max(left, default=0)
    assert gaps(left, 1) == tuple(n for n in range(1, last) if n not in left)


def test_holes_and_doubles_are_named_in_order() -> None:
    assert gaps([458, 460, 463, 463], 457) == (457, 459, 461, 462)
    assert duplicates([3, 1, 3, 2, 1]) == (1, 3)
