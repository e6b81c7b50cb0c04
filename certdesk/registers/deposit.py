"""The deposit register as a workbook."""

from typing import Final

from certdesk.forms.registers import RegistersWording
from certdesk.registers.cells import Value
from certdesk.registers.columns import Column, Content, Shape
from certdesk.registers.rows import DepositEntry, RegisterBook
from certdesk.registers.workbook import build

_COLUMNS: Final = (
    Column(Content.NUMBER, 7, 9),
    Column(Content.DAY, 12, 12),
    Column(Content.CODE, 11, 20),
    Column(Content.TEXT, 16, 24),
    Column(Content.TEXT, 14, 20),
    Column(Content.CODE, 13, 24),
    Column(Content.CODE, 13, 18),
    Column(Content.TEXT, 14, 22),
    Column(Content.TEXT, 13, 18),
    Column(Content.TEXT, 10, 20),
    Column(Content.TEXT, 24, 56),
    Column(Content.TEXT, 11, 18),
    Column(Content.TEXT, 10, 16),
    Column(Content.REMARKS, 12, 24),
)


def render(book: RegisterBook[DepositEntry], wording: RegistersWording) -> bytes:
    """The .xlsx of a deposit register: the same book gives the same bytes.

    Raises:
        RegisterTooLong: a sheet of Excel cannot hold so many lines.
    """
    return build(book, shape(), wording)


def shape() -> Shape[DepositEntry]:
    """The register's columns, and how an entry fills them."""
    return Shape(_COLUMNS, _values)


def _values(entry: DepositEntry) -> tuple[Value, ...]:
    return (
        entry.row,
        entry.deposited_on,
        entry.number,
        entry.full_name,
        entry.birth,
        entry.registration_number,
        entry.phone,
        entry.diploma,
        entry.diploma_reference,
        entry.purpose,
        entry.papers,
        entry.depositor,
        entry.clerk,
        entry.remarks,
    )
