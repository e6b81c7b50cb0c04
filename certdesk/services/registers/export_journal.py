"""The journal of exports: who took which register out, when; and which months were closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from certdesk.domain.register import RegisterKind
from certdesk.domain.rights import Actor, Right, require
from certdesk.services.act_words import act_word
from certdesk.services.office import Office
from certdesk.storage.rows.journal import JournalEntry

_SHOWN: Final = 100
_READ: Final = 5
_ACTS: Final = frozenset({"register_exported", "month_closed"})
_KINDS: Final = frozenset(kind.value for kind in RegisterKind)


@dataclass(frozen=True, slots=True)
class RegisterAct:
    """An export or a closing; `by` is empty for the command line, `kind` None once purged."""

    at: datetime
    act: str
    by: str
    kind: RegisterKind | None
    period: str
    entries: int
    file: str
    unmasked: bool


class ExportJournal:
    """Reads only."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def acts(self, *, by: Actor, limit: int = _SHOWN) -> Sequence[RegisterAct]:
        """What was done with the registers, newest first."""
        require(by, Right.EXPORT)
        with self._office.store.read() as unit:
            names = unit.staff.names()
            # backups are acts of the register too: they stand on another page
            entries = unit.journal.entries(subject="register", limit=_READ * limit)
            acts = [entry for entry in entries if entry.act in _ACTS]
            return [_act(entry, names.get(entry.by or 0, "")) for entry in acts[:limit]]


def _act(entry: JournalEntry, name: str) -> RegisterAct:
    values: dict[str, Any] = {change.field: change.new for change in entry.changes}
    kind = str(values.get("kind", ""))
    return RegisterAct(
        at=entry.at,
        act=act_word(entry.act),
        by=name,
        kind=RegisterKind(kind) if kind in _KINDS else None,
        period=str(values.get("period", "")),
        entries=int(values.get("entries", 0)),
        file=str(values.get("file", "")),
        unmasked=bool(values.get("unmasked", False)),
    )
