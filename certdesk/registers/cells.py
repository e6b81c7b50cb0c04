"""One cell of a streamed row: its text made safe, its date a serial, its number a number."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import unescape

from openpyxl.utils.datetime import to_excel

Value = str | int | date

# Excel's limit of one cell, in UTF-16 units.
_LONGEST_TEXT: Final = 32_767
_LEFT_TO_RIGHT_MARK: Final = "\u200e"
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")

# Line ends; what XML 1.0 forbids and other control characters; isolates; XML's own three;
# and a text that looks like the escape Excel decodes (ECMA-376 part 1, 22.9.2.19: _x000D_).
_UNSAFE: Final = re.compile(
    "\r\n?|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2066-\u2069&<>]"
    "|_(?=x[0-9A-Fa-f]{4}_)"
)
_SAFE: Final = {
    "\r": "\n",
    "\r\n": "\n",
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "_": "_x005F_",
    # Older Excel shows isolates as boxes: a mark on each side keeps a reference from turning.
    "\u2066": _LEFT_TO_RIGHT_MARK,
    "\u2069": _LEFT_TO_RIGHT_MARK,
}


@dataclass(frozen=True, slots=True)
class CellStyle:
    """Indexes into the workbook's cell formats; `guarded` keeps `=1+1` a text when retyped."""

    plain: int
    guarded: int


def cell_xml(reference: str, value: Value, style: CellStyle) -> str:
    """The `<c>` element of one cell; a text is never a formula, an empty one keeps its border."""
    if isinstance(value, str):
        if not value:
            return f'<c r="{reference}" s="{style.plain}"/>'
        index = style.guarded if value.startswith(_FORMULA_STARTS) else style.plain
        return (
            f'<c r="{reference}" s="{index}" t="inlineStr">'
            f'<is><t xml:space="preserve">{safe(value)}</t></is></c>'
        )
    number = value if isinstance(value, int) else _serial(value)
    return f'<c r="{reference}" s="{style.plain}"><v>{number}</v></c>'


def safe(text: str) -> str:
    """The text as XML content: control and illegal characters dropped, outer blanks kept."""
    if len(text) > _LONGEST_TEXT // 2:
        text = _cut(text)
    return _UNSAFE.sub(_replacement, text) if _UNSAFE.search(text) else text


def shown(text: str) -> str:
    """The text as openpyxl may be given it: what `safe` drops dropped, XML left to openpyxl."""
    return unescape(safe(text))


def _replacement(match: re.Match[str]) -> str:
    return _SAFE.get(match[0], "")


def _cut(text: str) -> str:
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * _LONGEST_TEXT]
    return units.decode("utf-16-le", "ignore")


@lru_cache(maxsize=4096)
def _serial(day: date) -> int:
    return int(to_excel(day))
