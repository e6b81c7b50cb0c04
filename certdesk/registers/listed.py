"""The registers of transmittals, of decisions against a request, and of the follow-up."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from certdesk.domain.register import RegisterKind
from certdesk.registers.cells import Value
from certdesk.registers.columns import Column, Content, Shape
from certdesk.registers.rows import ListedEntry

_ROW: Final = Column(Content.NUMBER, 7, 9)
_DAY: Final = Column(Content.DAY, 12, 12)
_NUMBER: Final = Column(Content.CODE, 11, 20)
_CODE: Final = Column(Content.CODE, 13, 24)
_COUNT: Final = Column(Content.NUMBER, 8, 10)
_NAME: Final = Column(Content.TEXT, 16, 24)
_WORDS: Final = Column(Content.TEXT, 14, 22)
_LONG: Final = Column(Content.TEXT, 20, 36)
_REMARKS: Final = Column(Content.REMARKS, 12, 30)


def _values(entry: ListedEntry) -> tuple[Value, ...]:
    return entry.values


SHAPES: Final[Mapping[RegisterKind, Shape[ListedEntry]]] = MappingProxyType(
    {
        RegisterKind.TRANSMITTAL: Shape(
            (_ROW, _DAY, _NUMBER, _LONG, _COUNT, _COUNT, _COUNT, _LONG, _WORDS, _REMARKS), _values
        ),
        RegisterKind.DECIDED: Shape(
            (
                _ROW,
                _DAY,
                _NUMBER,
                _NAME,
                _WORDS,
                _CODE,
                _DAY,
                _WORDS,
                _LONG,
                _WORDS,
                _LONG,
                _REMARKS,
            ),
            _values,
        ),
        RegisterKind.FOLLOW_UP: Shape(
            (_ROW, _DAY, _NUMBER, _NAME, _CODE, _WORDS, _WORDS, _LONG, _WORDS, _REMARKS), _values
        ),
    }
)
"""Columns of each, and how an entry fills them."""
