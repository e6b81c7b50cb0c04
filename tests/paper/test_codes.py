"""QR codes as a scanner sees them: from the printed page."""

from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp
from PIL import ImageFilter

from certdesk.documents.codes import CodeNotAscii, qr, quiet_zone, spaced
from certdesk.documents.marks import GroundMark
from certdesk.documents.page import Sheet
from certdesk.documents.render import render
from tests.paper.invented import RECEIPT, SETUP, SLIP, wording


def seen(pdf: bytes, *, turn: float = 0, blur: float = 0) -> list[str]:
    """What a decoder reads on the first page at 200 dots per inch."""
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=200 / 72, grayscale=True).to_pil()
    if blur:
        image = image.filter(ImageFilter.GaussianBlur(blur))
    if turn:
        image = image.rotate(turn, expand=True, fillcolor=255)
    return [found.text for found in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize("turn, blur", [(0, 0), (7, 0), (180, 0), (0, 1.2), (3, 0.8)])
def test_both_halves_of_the_receipt_are_read(turn: float, blur: float) -> None:
    pdf = render("deposit_receipt", [RECEIPT], wording("deposit_receipt"), SETUP)
    assert seen(pdf, turn=turn, blur=blur) == [RECEIPT.scan_code] * 2


def test_a_trial_copy_is_read_too() -> None:
    trial = replace(SETUP, trial=True, copy_count=3)
    pdf = render("deposit_receipt", [RECEIPT], wording("deposit_receipt"), trial)
    assert seen(pdf) == [RECEIPT.scan_code] * 2


def test_the_slip_is_read() -> None:
    pdf = render("deficiency_slip", [SLIP], wording("deficiency_slip"), SETUP)
    assert seen(pdf) == [SLIP.scan_code]


def test_a_code_is_as_large_as_asked_and_its_quiet_zone_known() -> None:
    sheet = Sheet(SETUP, "رمز")
    sheet.new_page()
    qr(sheet, "CD/D/2026/0457/48219037", right=30, top=40, side=25)
    cells = [mark for mark in sheet.pages[0].marks if isinstance(mark, GroundMark)]
    assert min(mark.right for mark in cells) == pytest.approx(30)
    assert max(mark.right + mark.width for mark in cells) == pytest.approx(55)
    assert min(mark.top for mark in cells) == 40
    assert max(mark.top + mark.height for mark in cells) == pytest.approx(65)
    assert len(cells) < 200, "cells are merged"
    assert 3 < quiet_zone("CD/D/2026/0457/48219037", 25) < 5


@pytest.mark.parametrize("payload, side", [("رمز", 24.0), ("CD", 19.9)])
def test_what_scanners_could_not_read_is_refused(payload: str, side: float) -> None:
    sheet = Sheet(SETUP, "رمز")
    sheet.new_page()
    with pytest.raises(CodeNotAscii):
        qr(sheet, payload, 30, 40, side)


def test_digits_are_read_aloud_in_fours() -> None:
    assert spaced("48219037") == "\u20664821 9037\u2069"
