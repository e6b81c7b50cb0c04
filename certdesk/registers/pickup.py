"""The pickup register as a workbook."""

from functools import partial
from typing import Final

from certdesk.domain.register import masked
from certdesk.forms.registers import RegistersWording
from certdesk.i18n import ltr
from certdesk.registers.cells import Value
from certdesk.registers.columns import Column, Content, Shape
from certdesk.registers.rows import IdentityShown, PickupEntry, RegisterBook
from certdesk.registers.workbook import build

_COLUMNS: Final = (
    Column(Content.NUMBER, 7, 9),
    Column(Content.DAY, 12, 12),
    Column(Content.CODE, 11, 20),
    Column(Content.TEXT, 16, 24),
    Column(Content.TEXT, 14, 20),
    Column(Content.TEXT, 22, 48),
    Column(Content.NUMBER, 7, 9),
    Column(Content.TEXT, 14, 22),
    Column(Content.TEXT, 14, 20),
    Column(Content.TEXT, 13, 18),
    Column(Content.TEXT, 11, 18),
    Column(Content.TEXT, 14, 18),
    Column(Content.TEXT, 14, 18),
    Column(Content.REMARKS, 12, 24),
)


def render(book: RegisterBook[PickupEntry], wording: RegistersWording) -> bytes:
    """The .xlsx of a pickup register: the same book gives the same bytes.

    Raises:
        RegisterTooLong: a sheet of Excel cannot hold so many lines.
    """
    return build(book, shape(unmasked=book.unmasked), wording)


def shape(*, unmasked: bool) -> Shape[PickupEntry]:
    """The register's columns, and how an entry fills them."""
    return Shape(_COLUMNS, partial(_values, unmasked=unmasked))


def _values(entry: PickupEntry, *, unmasked: bool) -> tuple[Value, ...]:
    return (
        entry.row,
        entry.handed_over_on,
        entry.number,
        entry.full_name,
        entry.birth,
        entry.papers,
        entry.copies,
        entry.receiver,
        _identity(entry.identity, unmasked=unmasked),
        entry.identity_issued,
        entry.deed,
        entry.receiver_signature,
        entry.clerk_signature,
        entry.remarks,
    )


def _identity(identity: IdentityShown | None, *, unmasked: bool) -> str:
    if identity is None:
        return ""
    number = identity.number if unmasked else masked(identity.number)
    return f"{identity.kind} {ltr(number)}"
