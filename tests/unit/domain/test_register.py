from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.register import RegisterTotals, masked, totals


@dataclass(frozen=True)
class Line:
    sheets: int
    copies: int
    struck: bool = False
    correction: bool = False


@pytest.mark.parametrize(
    "number, shown",
    [
        ("100000017", "XXXXX0017"),
        ("12/345678", "XX/XX5678"),
        ("109870123456780012", "XXXXXXXXXXXXXX0012"),
        ("AB-12 34", "XX-12 34"),
        ("12345", "X2345"),
        ("1234", "XXXX"),
        ("7", "X"),
        ("", ""),
    ],
)
def test_only_the_last_four_are_seen(number: str, shown: str) -> None:
    assert masked(number) == shown


@given(st.text(alphabet="0123456789ABab/-. ", max_size=25))
def test_a_masked_number_gives_away_four_characters_at_most(number: str) -> None:
    shown = masked(number)
    kept = [was for was, now in zip(number, shown, strict=True) if was == now and was.isalnum()]
    assert len(kept) <= 4


def test_struck_and_correction_lines_stay_outside_the_totals() -> None:
    lines = [
        Line(9, 2),
        Line(7, 1),
        Line(5, 3, struck=True),
        Line(4, 4, correction=True),
        Line(3, 5, struck=True, correction=True),
    ]
    assert totals(lines) == RegisterTotals(counted=2, struck=1, corrections=2, sheets=16, copies=3)


def test_an_empty_register_counts_nothing() -> None:
    assert totals([]) == RegisterTotals(0, 0, 0, 0, 0)
