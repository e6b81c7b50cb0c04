"""Reading one JSON object value by value: what is of a wrong type or no one line is refused."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar, cast

from certdesk.domain.dates import parse_day
from certdesk.domain.errors import FieldProblem, InvalidFields
from certdesk.domain.names import check_text

ChoiceT = TypeVar("ChoiceT", bound=StrEnum)
LONGEST_TEXT = 500


class Given:
    """The values of one object; `path` names it in front of its fields (`document.number`).

    Every reader raises InvalidFields, which names the field; a null is as good as absent.
    """

    def __init__(self, values: Mapping[str, object], path: str = "") -> None:
        """Read from `values`."""
        self._values = values
        self._path = path

    def has(self, name: str) -> bool:
        """Whether the value is there and not null."""
        return self._values.get(name) is not None

    def raw(self, name: str) -> object:
        """The value as it came."""
        return self._values.get(name)

    def text(self, name: str, *, required: bool = False) -> str:
        """One printable line, cleaned; `""` when absent."""
        value = self._values.get(name)
        if value is None:
            if required:
                raise self.missing(name)
            return ""
        if not isinstance(value, str):
            raise self._wrong_type(name)
        checked = check_text(self._named(name), value, LONGEST_TEXT)
        if isinstance(checked, FieldProblem):
            raise InvalidFields((checked,))
        if required and not checked:
            raise self.missing(name)
        return checked

    def day(self, name: str) -> date | None:
        """A date; None when absent."""
        text = self.text(name)
        if not text:
            return None
        day = parse_day(text, self._named(name))
        if isinstance(day, FieldProblem):
            raise InvalidFields((day,))
        return day

    def flag(self, name: str, *, default: bool | None = None) -> bool:
        """True or false; without a default it must be said."""
        value = self._values.get(name)
        if value is None and default is not None:
            return default
        if value is None:
            raise self.missing(name)
        if not isinstance(value, bool):
            raise self._wrong_type(name)
        return value

    def count(self, name: str) -> int | None:
        """A whole number; None when absent."""
        value = self._values.get(name)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._wrong_type(name)
        return value

    def choice(self, name: str, kinds: type[ChoiceT]) -> ChoiceT:
        """One of a closed list."""
        text = self.text(name, required=True)
        if text not in {kind.value for kind in kinds}:
            raise self._refused(
                name,
                "unknown_choice",
                "{given} is not one of: {known}.",
                given=text,
                known=", ".join(kind.value for kind in kinds),
            )
        return kinds(text)

    def part(self, name: str) -> "Given | None":
        """An object within this one; None when absent."""
        value = self._values.get(name)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self._wrong_type(name)
        return Given(value, self._named(name))

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; empty when absent."""
        return tuple(
            Given({name: value}, self._path).text(name, required=True) for value in self.items(name)
        )

    def items(self, name: str) -> list[object]:
        """A list of anything; empty when absent."""
        value = self._values.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self._wrong_type(name)
        return cast("list[object]", value)

    def pairs(self) -> list[tuple[str, object]]:
        """Every name with its value."""
        return list(self._values.items())

    def missing(self, name: str) -> InvalidFields:
        """The error of a value that must be there."""
        return self._refused(name, "required", "The value {value} is missing.", value=name)

    def _wrong_type(self, name: str) -> InvalidFields:
        return self._refused(
            name,
            "wrong_type",
            "The value {value} has the wrong type. Nothing of it was used.",
            value=self._named(name),
        )

    def _refused(self, name: str, code: str, sentence: str, **data: object) -> InvalidFields:
        return InvalidFields((FieldProblem(self._named(name), code, sentence, data),))

    def _named(self, name: str) -> str:
        return f"{self._path}.{name}" if self._path else name
