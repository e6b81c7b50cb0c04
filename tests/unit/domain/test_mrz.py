import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.mrz import MrzReading, read_mrz

SAMPLES = Path(__file__).parents[2] / "data" / "mrz_samples.tsv"
TODAY = date(2026, 11, 23)


def samples() -> list[dict[str, str]]:
    with SAMPLES.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [{key: value or "" for key, value in row.items()} for row in rows]


def lines_of(sample: dict[str, str]) -> list[str]:
    return [sample[key] for key in ("line1", "line2", "line3") if sample[key]]


def shown(reading: MrzReading) -> dict[str, str]:
    return {
        "valid": str(int(reading.ok)),
        "error": reading.error,
        "warnings": ",".join(reading.warnings),
        "surname": reading.surname,
        "given": reading.given_names,
        "document": reading.document_number,
        "birth": str(reading.birth or ""),
        "sex": reading.sex,
        "expiry": str(reading.expiry_date or ""),
        "nationality": reading.nationality,
    }


def test_the_sample_is_whole() -> None:
    assert len(samples()) == 26


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample["id"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\t "])
def test_every_sample_reads_as_expected(sample: dict[str, str], line_end: str) -> None:
    reading = read_mrz(line_end.join(lines_of(sample)) + line_end, TODAY)
    assert shown(reading) == {key: sample[key] for key in shown(reading)}
    assert reading.format == sample["format"] or not sample["format"]


@pytest.mark.parametrize(
    "sample", [row for row in samples() if row["error"] != "length"], ids=lambda row: row["id"]
)
def test_a_scanner_may_send_all_in_one_line(sample: dict[str, str]) -> None:
    assert shown(read_mrz("".join(lines_of(sample)), TODAY)) == {
        key: sample[key] for key in shown(MrzReading(ok=True))
    }


def digit(text: str) -> str:
    values = [0 if sign == "<" else int(sign, 36) for sign in text]
    return str(sum(v * (7, 3, 1)[n % 3] for n, v in enumerate(values)) % 10)


def card(
    *,
    first: str = "IDDZA",
    number: str = "100000017",
    birth: str = "990415",
    expiry: str = "310620",
    nationality: str = "DZA",
    names: str = "BENFICTIF<<MOHAMED",
    rest: str = "",
) -> list[str]:
    check = "<" if rest else digit(number)
    one = f"{first}{number}{check}{rest}".ljust(30, "<")
    two = f"{birth}{digit(birth)}M{expiry}{digit(expiry)}{nationality}".ljust(29, "<")
    two += digit(one[5:30] + two[:7] + two[8:15] + two[18:29])
    return [one, two, names.ljust(30, "<")]


def read_card(today: date = TODAY, /, **fields: str) -> MrzReading:
    return read_mrz("\n".join(card(**fields)), today)


def test_swapped_lines_are_named() -> None:
    one, two, three = card()
    for lines in ([two, one, three], [one, three, two], [three, one, two]):
        assert read_mrz("\n".join(lines), TODAY).error == "line_order"
    passport = next(row for row in samples() if row["id"] == "T3-V01")
    swapped = f"{passport['line2']}\n{passport['line1']}"
    assert read_mrz(swapped, TODAY).error == "line_order"


def test_a_letter_read_in_a_date_is_not_taken_for_swapped_lines() -> None:
    one, two, three = card()
    assert read_mrz("\n".join([one, "O" + two[1:], three]), TODAY).error == "birth_check"


def test_composite_and_birth_checks() -> None:
    one, two, three = card()
    assert read_mrz("\n".join([one, two[:29] + "9", three]), TODAY).error == "composite_check"
    assert read_mrz("\n".join([one, "980415" + two[6:], three]), TODAY).error == "birth_check"


def test_long_document_numbers_go_on_in_the_optional_field() -> None:
    reading = read_card(number="123456789", rest="012" + digit("123456789012") + "<")
    assert (reading.ok, reading.document_number) == (True, "123456789012")


def test_an_empty_check_without_a_long_number_is_wrong() -> None:
    one, two, three = card()
    assert read_mrz("\n".join([one[:14] + "<" + one[15:], two, three]), TODAY).error == (
        "document_check"
    )


@pytest.mark.parametrize(
    "birth,today,expected",
    [
        ("261123", TODAY, "2026-11-23"),
        ("261124", TODAY, "1926-11-24"),
        ("000229", TODAY, "2000-02-29"),
        ("750400", TODAY, ""),
        ("7504<<", TODAY, "1975-04-??"),
        ("26<<<<", TODAY, "2026-??-??"),
        ("27<<<<", TODAY, "1927-??-??"),
        ("<<<<<<", TODAY, ""),
        ("75<<12", TODAY, ""),
        ("000229", date(2126, 1, 1), "2000-02-29"),
        ("000229", date(2000, 1, 1), ""),
    ],
)
def test_the_century_of_a_birth_is_the_latest_that_has_come(
    birth: str, today: date, expected: str
) -> None:
    reading = read_card(today, birth=birth)
    assert str(reading.birth or "") == expected
    assert reading.error == ("" if expected else "birth_date")


@pytest.mark.parametrize(
    "expiry,year", [("310620", 2031), ("760620", 2076), ("770620", 1977), ("990620", 1999)]
)
def test_the_century_of_an_expiry_is_the_nearest(expiry: str, year: int) -> None:
    reading = read_card(expiry=expiry)
    assert reading.expiry_date == date(year, 6, 20)
    assert ("expired" in reading.warnings) is (year < 2026)


def test_the_next_century_begins_early_for_expiry_dates() -> None:
    assert read_card(date(2095, 1, 1), expiry="040620").expiry_date == date(2104, 6, 20)


@pytest.mark.parametrize(
    "fields,error",
    [
        ({"first": "XDDZA"}, "document_code"),
        ({"expiry": "31<<20"}, "expiry_date"),
        ({"expiry": "311320"}, "expiry_date"),
        ({"nationality": "D1A"}, "nationality"),
        ({"nationality": "<<<"}, "nationality"),
        ({"names": "BEN4<<MOHAMED"}, "name"),
        ({"names": ""}, "name"),
    ],
)
def test_what_the_check_digits_do_not_catch(fields: dict[str, str], error: str) -> None:
    assert read_card(**fields).error == error


@pytest.mark.parametrize("text", ["", "x", "ß" * 30, "<" * 90, "A" * 88, "1" * 90, "9" * 100_000])
def test_noise_is_refused_with_a_code(text: str) -> None:
    reading = read_mrz(text, TODAY)
    assert (reading.ok, bool(reading.error)) == (False, True)


@given(st.text(st.sampled_from("ABDZ0123456789<PIM\n"), max_size=100) | st.text(max_size=100))
def test_no_text_breaks_the_reader(text: str) -> None:
    reading = read_mrz(text, TODAY)
    assert reading.ok is not bool(reading.error)


@given(st.sampled_from(range(30)), st.sampled_from("0123456789"))
def test_one_wrong_digit_in_the_data_line_never_passes(place: int, wrong: str) -> None:
    one, two, three = card()
    if two[place].isdigit() and two[place] != wrong:
        spoiled = two[:place] + wrong + two[place + 1 :]
        assert not read_mrz(f"{one}\n{spoiled}\n{three}", TODAY).ok
