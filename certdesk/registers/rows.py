"""The plain snapshots a register is written from: one entry a line, one attribute a column."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from certdesk.domain.register import RegisterKind, RegisterTotals

EntryT_co = TypeVar("EntryT_co", covariant=True)


class PeriodKind(StrEnum):
    """How the period was asked for."""

    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class RegisterPeriod:
    """`first`: inclusive, `end`: exclusive, Algiers dates; `title`: such as «نوفمبر 2026»."""

    kind: PeriodKind
    first: date
    end: date
    title: str


@dataclass(frozen=True, slots=True)
class IdentityShown:
    """The identity document as the register names it; `number` whole, masked when written."""

    kind: str
    number: str


@dataclass(frozen=True, slots=True)
class DepositEntry:
    """One line of the deposit register, its columns in the order of the paper register.

    `row` counts the lines from 1; `number` is the receipt's (`0457/2026`). Texts may hold
    references isolated by `certdesk.i18n.ltr`. Beside the columns: `sheets` taken in, `copies`
    asked for, `struck` (void) and `correction` (of a closed month); `source` is the id of the
    request, or of the correction, or minus that of a blank form that was struck out.
    """

    row: int
    deposited_on: date
    number: str
    full_name: str
    birth: str
    registration_number: str
    phone: str
    diploma: str
    diploma_reference: str
    purpose: str
    papers: str
    depositor: str
    clerk: str
    remarks: str
    sheets: int
    copies: int
    struck: bool = False
    correction: bool = False
    source: int = 0


@dataclass(frozen=True, slots=True)
class PickupEntry:
    """One line of the pickup register, its columns in the order of the paper register.

    `row` counts the lines from 1; `number` is the deposit receipt's. The two signatures say
    where they stand (the signed pickup sheet), or are empty to be signed on the printed register.
    Beside the columns: `sheets` given, `struck` (reversed) and `correction` (of a closed
    month); `source` is the id of the hand-over, or of the correction.
    """

    row: int
    handed_over_on: date
    number: str
    full_name: str
    birth: str
    papers: str
    copies: int
    receiver: str
    identity: IdentityShown | None
    identity_issued: str
    deed: str
    receiver_signature: str
    clerk_signature: str
    remarks: str
    sheets: int
    struck: bool = False
    correction: bool = False
    source: int = 0


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """One line of a register that has no paper forebear: its values in column order.

    The first counts the lines from 1, the last are the remarks.
    """

    values: tuple[str | int | date, ...]
    sheets: int = 0
    copies: int = 0
    struck: bool = False
    correction: bool = False


class Line(Protocol):
    """What every register's entry has beside its columns."""

    @property
    def struck(self) -> bool:
        """Void: the number stays, struck out."""
        ...

    @property
    def correction(self) -> bool:
        """The line corrects an entry of a closed month."""
        ...


@dataclass(frozen=True, slots=True)
class ClosedMonth:
    """A month that was closed: its entries stand as they were then.

    `hash` of the entries, `changes` since, each in words; none when the hash of the entries as
    they are now is the same.
    """

    on: date
    by: str
    hash: str
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """One chart of the summary: words and figures, in the order they are read.

    `current` is the place of the figure that is meant (this month), if one is.
    """

    title: str
    points: tuple[tuple[str, int], ...]
    current: int | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What the period came to, in charts; `facts` are (name, figure)."""

    title: str
    facts: tuple[tuple[str, int | float | str], ...]
    months: Series
    ready: Series
    missing: Series
    open: Series


@dataclass(frozen=True, slots=True)
class RegisterBook(Generic[EntryT_co]):
    """A register to be written: its entries in order, its totals, and who exported it.

    `closed`: how the month was closed, if it was; the sheet then says that it was exported
    anew. `unmasked`: identity numbers in full (supervisors only; the service checks).
    """

    kind: RegisterKind
    period: RegisterPeriod
    entries: Sequence[EntryT_co]
    totals: RegisterTotals
    school: str
    service: str
    exported_on: date
    exported_by: str
    trial: bool = False
    closed: ClosedMonth | None = None
    unmasked: bool = False
    summary: Summary | None = None
