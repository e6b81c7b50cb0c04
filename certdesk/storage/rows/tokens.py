"""Rows of tokens: never deleted, revoked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, true

from certdesk.domain.rights import StaffId
from certdesk.storage.rows.row_file import RowFile
from certdesk.storage.tables.counter import tokens


@dataclass(frozen=True, slots=True)
class TokenRow:
    """One token; `hash` of its secret, `staff_id` in whose name it acts."""

    id: int
    name: str
    staff_id: StaffId
    hash: str
    commands: Sequence[str]
    created_at: datetime
    created_by: int | None
    revoked_at: datetime | None
    revoked_by: int | None


class Tokens(RowFile):
    """Tokens within one unit of work."""

    def add(self, values: Mapping[str, Any]) -> int:
        """Keep a new token; its id."""
        return self._insert(tokens, values)

    def all(self) -> Sequence[TokenRow]:
        """Every token, in the order they came."""
        return self._all(true())

    def by_name(self, name: str) -> TokenRow | None:
        """The token of this name."""
        found = self._all(tokens.c.name == name)
        return found[0] if found else None

    def by_hash(self, secret_hash: str) -> TokenRow | None:
        """The token whose secret has this hash."""
        found = self._all(tokens.c.hash == secret_hash)
        return found[0] if found else None

    def update(self, token_id: int, values: Mapping[str, Any]) -> None:
        """Change one token."""
        self._update(tokens, token_id, values)

    def _all(self, condition: Any) -> Sequence[TokenRow]:
        query = select(tokens).where(condition).order_by(tokens.c.id)
        return [TokenRow(**row._asdict()) for row in self._connection.execute(query)]
