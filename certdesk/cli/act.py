"""One act of a script: its name, who does it, and the request it is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from certdesk.cli.given import Given
from certdesk.cli.session import Session
from certdesk.domain.request import NoSuchRequest, RequestId
from certdesk.domain.rights import Actor

if TYPE_CHECKING:
    from certdesk.services.views import RequestLine

Told = dict[str, object]


@dataclass(frozen=True, slots=True)
class Act:
    """One act: who does it, on which request, with which values.

    `seen` is told also when the act is refused: what the identity check compared.
    """

    session: Session
    name: str
    by: Actor
    given: Given
    seen: Told = field(default_factory=dict)

    @classmethod
    def read(cls, session: Session, values: Mapping[str, object]) -> "Act":
        """Read name and actor.

        Raises:
            InvalidFields: no name, or a value of the wrong type.
            WrongPassword, NobodyOfThatName: nobody to act.
        """
        given = Given(values)
        name = given.text("act", required=True)
        return cls(session, name, actor(session, given), given)

    @property
    def request_id(self) -> RequestId:
        """The request that `number` (or `draft`) names.

        Raises:
            NoSuchRequest; InvalidFields when it names none.
        """
        return self.session.desk.lists.resolve(self._named())

    def request_ids(self) -> list[RequestId]:
        """The requests of `numbers`, else the one of `number`."""
        numbers = self.given.texts("numbers")
        if not numbers:
            return [self.request_id]
        return [self.session.desk.lists.resolve(number) for number in numbers]

    def line(self) -> "RequestLine":
        """The request as lists show it."""
        self.session.desk.lists.resolve(self._named())
        lines = self.session.desk.lists.find(self._named(), limit=1)
        if not lines:
            raise NoSuchRequest(what=self._named())
        return lines[0]

    def reason(self) -> str:
        """The reason, or the note when none is given."""
        return self.given.text("reason") or self.given.text("note")

    def _named(self) -> str:
        numbers = self.given.texts("numbers")
        if numbers:
            return numbers[0]
        name = "draft" if self.given.has("draft") and not self.given.has("number") else "number"
        return self.given.text(name, required=True)


def actor(session: Session, given: Given) -> Actor:
    """Who `as` and `password` name."""
    name = given.text("as") or None
    secret = given.raw("password")
    return session.actor(name, secret if isinstance(secret, str) else None)
