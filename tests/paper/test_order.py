"""The order of lines, against ICU's recorded answers and by hand."""

import json
from pathlib import Path

import pytest

from certdesk.documents.order import visual_runs, visual_text, without_steering
from certdesk.documents.text import code, own

RECORDED = json.loads(
    (Path(__file__).parent / "data" / "line_order.json").read_text(encoding="utf-8")
)["lines"]


def test_there_are_enough_recorded_lines() -> None:
    assert len(RECORDED) >= 200
    assert sum(line != visual for line, visual in RECORDED) >= 200


def test_every_line_stands_as_icu_orders_it() -> None:
    assert [line for line, visual in RECORDED if visual_text(line) != visual] == []


@pytest.mark.parametrize(
    "line, visual",
    [
        (f"رقم {code('0457/2026')} في", "يف 0457/2026 مقر"),
        (f"في {code('2021-06-30')}", "2021-06-30 يف"),
        (f"هاتف {code('+213 550 12-34-56')}.", ".+213 550 12-34-56 فتاه"),
        (f"رقم {code('123 / 2026')}", "123 / 2026 مقر"),
        ("(أ) و[ب]", "[ب]و (أ)"),
        (f"السيد {own('Ali (B)')} هنا", "انه Ali (B) ديسلا"),
    ],
)  # fmt: skip
def test_by_hand(line: str, visual: str) -> None:
    assert visual_text(line) == visual


def test_runs_keep_every_sign() -> None:
    for line, _ in RECORDED:
        kept = sorted("".join(run.text for run in visual_runs(line)))
        assert kept == sorted(without_steering(line))
