"""The foot of a record: two who sign, and the place of the stamp between them."""

from dataclasses import dataclass

from certdesk.documents.measures import STAMP, Strip, Style
from certdesk.documents.page import Sheet

SIGNING = 46.0
"""From the first baseline to the lower edge of the stamp, in mm."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the words over the place, and the name, ready to be set."""

    title: str
    name: str = ""


def sign(sheet: Sheet, at: float, right: Signer, left: Signer) -> None:
    """Two places to sign with the stamp between them; `at` is the first baseline."""
    third = sheet.full.width / 3
    edge = sheet.full.right
    _signer(sheet, at, right, Strip(edge, third))
    sheet.stamp_place(edge + third + (third - STAMP) / 2, at)
    _signer(sheet, at, left, Strip(edge + 2 * third, third))


def _signer(sheet: Sheet, at: float, signer: Signer, strip: Strip) -> None:
    at = sheet.write(signer.title, at, strip, Style(13, "bold", "centre"), most_lines=2)
    sheet.write(signer.name, at + 7, strip, Style(11, align="centre"), most_lines=2)
