"""The wording of the registers: titles, columns, totals and signatures (`forms/registers.toml`)."""

from dataclasses import dataclass
from typing import Final

from certdesk.domain.register import RegisterKind
from certdesk.forms.errors import UnknownKey
from certdesk.forms.reader import Table, read, shipped_text

COLUMNS: Final = 14

# What Excel accepts as the name on a sheet's tab (ECMA-376 part 1, 18.2.19, and Excel's limits)
_SHEET_NAME: Final = r"[^\[\]:*?/\\']{1,31}"


@dataclass(frozen=True, slots=True)
class TotalsWording:
    """The names of the figures at the foot of a register."""

    counted: str
    sheets: str
    copies: str
    struck: str
    corrections: str


@dataclass(frozen=True, slots=True)
class RegisterWording:
    """One register: `sheet` on the tab, `title` on paper, its 14 `columns` from the right."""

    sheet: str
    title: str
    columns: tuple[str, ...]
    totals: TotalsWording
    signatures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegistersWording:
    """What every register says, and each register's own wording.

    Placeholders: `heading` {register} {period}; `exported` {date} {person}; `closed` {date};
    `page` {page} {pages}.
    """

    heading: str
    exported: str
    closed: str
    unmasked: str
    page: str
    empty: str
    struck: str
    correction: str
    trial: str
    deposit: RegisterWording
    pickup: RegisterWording

    def of(self, kind: RegisterKind) -> RegisterWording:
        """The wording of one register."""
        return {RegisterKind.DEPOSIT: self.deposit, RegisterKind.PICKUP: self.pickup}[kind]


def read_registers(text: str, source: str = "registers.toml") -> RegistersWording:
    """Read an edition of the registers' wording; `source` is the name errors show.

    Raises:
        FormsError: naming file, key and remedy.
    """
    return read(text, source, _registers)


def shipped_registers() -> RegistersWording:
    """The wording the program is shipped with.

    Raises:
        FormsError: the installation is incomplete or was changed by hand.
    """
    return read_registers(shipped_text("registers"))


def _registers(table: Table) -> RegistersWording:
    return RegistersWording(
        heading=table.text("heading", needs={"register", "period"}),
        exported=table.text("exported", needs={"date", "person"}),
        closed=table.text("closed", needs={"date"}),
        unmasked=table.text("unmasked"),
        page=table.text("page", needs={"page", "pages"}),
        empty=table.text("empty"),
        struck=table.text("struck"),
        correction=table.text("correction"),
        trial=table.text("trial"),
        deposit=_register(table.table("deposit")),
        pickup=_register(table.table("pickup")),
    )


def _register(table: Table) -> RegisterWording:
    return RegisterWording(
        sheet=table.matching("sheet", _SHEET_NAME, "سجل الإيداع"),
        title=table.text("title"),
        columns=_columns(table),
        totals=_totals(table.table("totals")),
        signatures=table.texts("signatures", at_least=1),
    )


def _columns(table: Table) -> tuple[str, ...]:
    titles = table.texts("columns", at_least=COLUMNS)
    if len(titles) > COLUMNS:
        known = f"columns[1] … columns[{COLUMNS}]"
        raise table.error(UnknownKey, f"columns[{COLUMNS + 1}]", known=known)
    return titles


def _totals(table: Table) -> TotalsWording:
    return TotalsWording(
        counted=table.text("counted"),
        sheets=table.text("sheets"),
        copies=table.text("copies"),
        struck=table.text("struck"),
        corrections=table.text("corrections"),
    )
