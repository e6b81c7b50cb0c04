"""`print` of the sheets that no act makes, and of what goes back."""

from typing import Any

import pypdfium2
import pytest

from tests.unit.cli.command import Counter, card, request


@pytest.fixture
def refused(counter: Counter) -> Counter:
    """Two files; the second was refused and its papers given back."""
    counter.intake(request(), request(2))
    back: dict[str, Any] = card("0002/2026", latin_family_name="BENMITHAL C")
    back["document"]["birth_date"] = "1999-04-02"
    ran = counter.act(
        {"act": "refuse", "number": "0002/2026", "reason": "سبب القرار"},
        back | {"act": "give_back"},
    )
    assert [one["ok"] for one in ran.answers] == [True, True]
    return counter


@pytest.mark.parametrize(
    "words",
    [
        ["return-sheet", "2/2026"],
        ["return-sheet", "2/2026-T1"],
        ["refusal-notice", "2/2026"],
        ["progres-card", "1/2026"],
        ["file-sheet", "1/2026"],
        ["cupboard-count"],
        ["information-sheet"],
        ["closing-sheet"],
        ["closing-sheet", "--date", "2026-11-22"],
        ["blank-forms", "--count", "2"],
    ],
    ids=" ".join,
)
def test_a_sheet_is_written(refused: Counter, words: list[str]) -> None:
    out = refused.place / "ورقة.pdf"
    ran = refused.run("print", *words, "--out", out, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert (ran.answer["kind"], ran.answer["size"]) == (words[0], out.stat().st_size)
    assert len(pypdfium2.PdfDocument(out)) >= 1


def test_blank_forms_take_the_next_numbers_and_are_printed_again(refused: Counter) -> None:
    files = [refused.place / "one.pdf", refused.place / "two.pdf"]
    assert refused.run("print", "blank-forms", "--count", "3", "--out", files[0]).code == 0
    assert refused.run("print", "blank-forms", "3/2026", "--out", files[1]).code == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    assert refused.intake(request(3)).answer["number"] == "0006/2026"


@pytest.mark.parametrize(
    "words",
    [
        ["return-sheet", "1/2026"],
        ["refusal-notice", "1/2026"],
        ["refusal-notice"],
        ["file-sheet"],
        ["closing-sheet", "--date", "2026-11-24"],
        ["closing-sheet", "--date", "yesterday"],
        ["blank-forms"],
        ["blank-forms", "--count", "0"],
        ["blank-forms", "--count", "9" * 6000],
        ["blank-forms", "--count", "عشرة"],
        ["blank-forms", "1/2026"],
        ["blank-forms", "1"],
    ],
    ids=lambda words: " ".join(words)[:40],
)
def test_what_cannot_be_printed_is_one_sentence(refused: Counter, words: list[str]) -> None:
    out = refused.place / "x.pdf"
    ran = refused.run("print", *words, "--out", out)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 1)
    assert not out.exists()
