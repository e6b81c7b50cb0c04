"""The wording of the registers: titles, columns, totals and signatures (`forms/registers.toml`)."""

from dataclasses import dataclass
from typing import Final

from certdesk.domain.register import RegisterKind
from certdesk.forms.errors import UnknownKey
from certdesk.forms.reader import Table, read, shipped_text

COLUMNS: Final = 14
"""Of the deposit and of the pickup register, as on paper."""
_TRANSMITTAL_COLUMNS: Final = 10
_DECIDED_COLUMNS: Final = 12
_FOLLOW_UP_COLUMNS: Final = 10
_REGISTERS: Final = ("deposit", "pickup", "transmittal", "decided", "follow_up")

# What Excel accepts as the name on a sheet's tab (ECMA-376 part 1, 18.2.19, and Excel's limits)
_SHEET_NAME: Final = r"[^\[\]:*?/\\']{1,31}"


@dataclass(frozen=True, slots=True)
class TotalsWording:
    """The names of the figures at the foot of a register; one without a name is not shown."""

    counted: str
    sheets: str
    copies: str
    struck: str
    corrections: str


@dataclass(frozen=True, slots=True)
class RegisterWording:
    """One register: `sheet` on the tab, `title` on paper, its `columns` from the right."""

    sheet: str
    title: str
    columns: tuple[str, ...]
    totals: TotalsWording
    signatures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegistersWording:
    """What every register says, and each register's own wording.

    Placeholders: `heading` {register} {period}; `exported` {date} {person}; `closed` {date};
    `hash` {hash}; `page` {page} {pages}.
    """

    heading: str
    exported: str
    closed: str
    unchanged: str
    changed: str
    changes: str
    hash: str
    unmasked: str
    page: str
    empty: str
    struck: str
    correction: str
    trial: str
    summary: str
    deposit: RegisterWording
    pickup: RegisterWording
    transmittal: RegisterWording
    decided: RegisterWording
    follow_up: RegisterWording

    def of(self, kind: RegisterKind) -> RegisterWording:
        """The wording of one register."""
        return {
            RegisterKind.DEPOSIT: self.deposit,
            RegisterKind.PICKUP: self.pickup,
            RegisterKind.TRANSMITTAL: self.transmittal,
            RegisterKind.DECIDED: self.decided,
            RegisterKind.FOLLOW_UP: self.follow_up,
        }[kind]


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
    for name in _REGISTERS:
        # known beforehand, so that a missing `trial` is not taken for a misspelt `transmittal`
        table.has(name)
    return RegistersWording(
        heading=table.text("heading", needs={"register", "period"}),
        exported=table.text("exported", needs={"date", "person"}),
        closed=table.text("closed", needs={"date"}),
        unchanged=table.text("unchanged"),
        changed=table.text("changed"),
        changes=table.text("changes"),
        hash=table.text("hash", needs={"hash"}),
        unmasked=table.text("unmasked"),
        page=table.text("page", needs={"page", "pages"}),
        empty=table.text("empty"),
        struck=table.text("struck"),
        correction=table.text("correction"),
        trial=table.text("trial"),
        summary=table.matching("summary", _SHEET_NAME, "ملخص"),
        deposit=_register(table.table("deposit"), COLUMNS),
        pickup=_register(table.table("pickup"), COLUMNS),
        transmittal=_register(table.table("transmittal"), _TRANSMITTAL_COLUMNS),
        decided=_register(table.table("decided"), _DECIDED_COLUMNS),
        follow_up=_register(table.table("follow_up"), _FOLLOW_UP_COLUMNS),
    )


def _register(table: Table, count: int) -> RegisterWording:
    return RegisterWording(
        sheet=table.matching("sheet", _SHEET_NAME, "سجل الإيداع"),
        title=table.text("title"),
        columns=_columns(table, count),
        totals=_totals(table.table("totals"), every=count == COLUMNS),
        signatures=table.texts("signatures", at_least=1),
    )


def _columns(table: Table, count: int) -> tuple[str, ...]:
    titles = table.texts("columns", at_least=count)
    if len(titles) > count:
        known = f"columns[1] … columns[{count}]"
        raise table.error(UnknownKey, f"columns[{count + 1}]", known=known)
    return titles


def _totals(table: Table, *, every: bool) -> TotalsWording:
    def name(key: str) -> str:
        return table.text(key) if table.has(key) or every else ""

    return TotalsWording(
        counted=table.text("counted"),
        sheets=name("sheets"),
        copies=name("copies"),
        struck=name("struck"),
        corrections=name("corrections"),
    )
