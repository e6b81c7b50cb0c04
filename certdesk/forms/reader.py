"""Strict reading of one form file: every key known, every text filled, every placeholder ours.

A reader is a function that takes a `Table` and builds a frozen dataclass; `read` parses the
text, calls it, and then refuses whatever it did not ask for:

    def _sheet(table: Table) -> Sheet:
        return Sheet(
            title=table.text("title"),
            body=table.text("body", uses={"name", "number"}, needs={"number"}),
            lines=table.records("lines", _line),
        )

    def read_sheet(text: str, source: str) -> Sheet:
        return read(text, source, _sheet)

Every method raises a `FormsError` that names file, key and remedy.
"""

import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from string import Formatter
from typing import TypeVar

from certdesk.forms.errors import (
    BadValue,
    BrokenBraces,
    Duplicate,
    EmptyText,
    FormsError,
    FormsFileMissing,
    MissingKey,
    MissingPlaceholder,
    NoPlaceholderHere,
    NotToml,
    OutOfRange,
    UnknownChoice,
    UnknownChoiceNear,
    UnknownKey,
    UnknownKeyNear,
    UnknownPlaceholder,
    UnknownPlaceholderNear,
    WrongType,
    near,
)
from certdesk.paths import shipped

Built = TypeVar("Built")
Choice = TypeVar("Choice", bound=StrEnum)

_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
_TOML_PLACE = re.compile(r"at line (\d+)")
_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
_NO_WORDS: frozenset[str] = frozenset()


def shipped_text(name: str) -> str:
    """The shipped default of a form: `procedure` or `procedure.toml`, `sheets/deposit_receipt`.

    Raises:
        FormsFileMissing: the installation is incomplete.
    """
    file = f"{name.removesuffix('.toml')}.toml"
    try:
        return shipped("forms", *file.split("/")).read_text(encoding="utf-8")
    except OSError as fault:
        raise FormsFileMissing(file=file, key=name) from fault


def content_hash(text: str) -> str:
    """SHA-256 (64 hex digits) of an edition, the same on Windows and Linux.

    Line ends, a byte-order mark, trailing blanks and the way accents are composed do not
    count: an edition that reads the same has the same hash.
    """
    # imported late: the first window reads forms, but hashes none
    import hashlib
    import unicodedata

    lines = unicodedata.normalize("NFC", text.removeprefix("\ufeff")).splitlines()
    normalised = "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"
    return hashlib.sha256(normalised.encode()).hexdigest()


def read(text: str, source: str, build: Callable[["Table"], Built]) -> Built:
    """Build one form from its text; `source` is the name errors show.

    Raises:
        FormsError: naming file, key and remedy.
    """
    try:
        values = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as fault:
        place = _TOML_PLACE.search(str(fault))
        line = int(place[1]) if place else text.count("\n") + 1
        raise NotToml(file=source, key=str(line), line=line) from fault
    table = Table(values, source)
    built = build(table)
    table.refuse_the_rest()
    return built


class Table:
    """One section of a form file, read key by key."""

    def __init__(self, values: Mapping[str, object], source: str, path: str = "") -> None:
        """`path` is the dotted name of the section, empty for the whole file."""
        self.source = source
        self.path = path
        self._values = values
        self._asked: dict[str, None] = {}
        self._children: dict[str, Table] = {}

    def has(self, key: str) -> bool:
        """Whether an optional key was written (and that it is a known one)."""
        self._asked[key] = None
        return key in self._values

    def text(
        self,
        key: str,
        *,
        uses: Collection[str] = _NO_WORDS,
        needs: Collection[str] = _NO_WORDS,
        may_be_empty: bool = False,
        default: str | None = None,
    ) -> str:
        """A wording without blanks around it.

        `uses`: the placeholders it may contain; `needs`: those it must contain (they need not
        be repeated in `uses`). `default` makes the key optional.
        """
        if default is not None and not self.has(key):
            return default
        value = self._typed(key, str, f'{key} = "..."')
        return self._worded(key, value, uses, needs, may_be_empty=may_be_empty)

    def texts(
        self, key: str, *, uses: Collection[str] = _NO_WORDS, at_least: int = 0
    ) -> tuple[str, ...]:
        """A list of wordings, none empty, none twice."""
        example = f'{key} = ["...", "..."]'
        values = self._typed(key, list, example)
        read_texts: list[str] = []
        for place, value in enumerate(values, start=1):
            if not isinstance(value, str):
                raise self.error(WrongType, key, example=example)
            read_texts.append(
                self._worded(f"{key}[{place}]", value, uses, _NO_WORDS, may_be_empty=False)
            )
        self._count(key, len(values), at_least, example)
        self.refuse_twice(key, read_texts)
        return tuple(read_texts)

    def identifier(self, key: str = "id") -> str:
        """A stable name: small Latin letters, digits, underscores."""
        value = self.text(key)
        if not _IDENTIFIER.fullmatch(value):
            raise self.error(BadValue, key, value=value, example=f'{key} = "birth_certificate"')
        return value

    def matching(self, key: str, pattern: str, example: str, *, may_be_empty: bool = False) -> str:
        """A text of a given form (`pattern`: the whole text); `example` is shown when it is not."""
        value = self.text(key, may_be_empty=may_be_empty)
        if value and not re.fullmatch(pattern, value):
            raise self.error(BadValue, key, value=value, example=f'{key} = "{example}"')
        return value

    def number(
        self, key: str, *, least: int = 0, most: int = 9999, default: int | None = None
    ) -> int:
        """A whole number, bounds inclusive; `default` makes the key optional."""
        if default is not None and not self.has(key):
            return default
        value = self._typed(key, int, f"{key} = {least}")
        return self._within(key, value, least, most)

    def numbers(
        self, key: str, *, least: int = 0, most: int = 9999, at_least: int = 0
    ) -> tuple[int, ...]:
        """Whole numbers, each larger than the one before."""
        example = f"{key} = [{least}, {most}]"
        values = self._typed(key, list, example)
        read_numbers: list[int] = []
        for value in values:
            if not isinstance(value, int) or isinstance(value, bool):
                raise self.error(WrongType, key, example=example)
            floor = read_numbers[-1] + 1 if read_numbers else least
            read_numbers.append(self._within(key, value, floor, most))
        self._count(key, len(values), at_least, example)
        return tuple(read_numbers)

    def yes_no(self, key: str, *, default: bool | None = None) -> bool:
        """True or false; `default` makes the key optional."""
        if default is not None and not self.has(key):
            return default
        return self._typed(key, bool, f"{key} = true")

    def day(self, key: str) -> date:
        """A date without a time, written `2026-11-01`, of the years 1900 to 2199."""
        value = self._typed(key, date, f"{key} = 2026-11-01")
        if not _FIRST_DAY <= value <= _LAST_DAY:
            bounds = {"least": _FIRST_DAY, "most": _LAST_DAY}
            raise self.error(OutOfRange, key, value=value, **bounds)
        return value

    def choice(self, key: str, choices: type[Choice], *, default: Choice | None = None) -> Choice:
        """A member of an enumeration, written as its value."""
        known = [member.value for member in choices]
        if default is not None and not self.has(key):
            return default
        return choices(self.one_of(key, known))

    def one_of(self, key: str, known: Iterable[str]) -> str:
        """One word of a closed list."""
        known = list(known)
        value = self._typed(key, str, f'{key} = "{next(iter(known), "...")}"')
        self.require_known(key, [value], known)
        return value

    def require_known(self, key: str, values: Iterable[str], known: Iterable[str]) -> None:
        """Refuse a word that is none of `known`, suggesting the nearest."""
        known = list(known)
        for value in values:
            if value in known:
                continue
            meant = near(value, known)
            if meant:
                raise self.error(UnknownChoiceNear, key, value=value, known=meant)
            raise self.error(UnknownChoice, key, value=value, known=_listed(known))

    def table(self, key: str) -> "Table":
        """A section of its own, `[key]`."""
        return self._child(self._typed(key, dict, f"[{key}]"), self.place(key))

    def records(
        self, key: str, build: Callable[["Table"], Built], *, at_least: int = 0
    ) -> tuple[Built, ...]:
        """The sections `[[key]]`, in file order, no `id` twice; absent when none is needed."""
        if not at_least and not self.has(key):
            return ()
        example = f"[[{key}]]"
        values = self._typed(key, list, example)
        if not all(isinstance(value, dict) for value in values):
            raise self.error(WrongType, key, example=example)
        self._count(key, len(values), at_least, example)
        names = [value.get("id") for value in values]
        self.refuse_twice(key, [name for name in names if isinstance(name, str)])
        built = []
        for place, (value, name) in enumerate(zip(values, names, strict=True), start=1):
            label = f".{name}" if isinstance(name, str) and name else f"[{place}]"
            built.append(build(self._child(value, self.place(key) + label)))
        return tuple(built)

    def keys(self) -> tuple[str, ...]:
        """The keys as written, for a section whose keys are the office's own (years)."""
        return tuple(self._values)

    def refuse_twice(self, key: str, values: Iterable[str]) -> None:
        """Refuse a value that stands twice."""
        seen: set[str] = set()
        for value in values:
            if value in seen:
                raise self.error(Duplicate, key, value=value)
            seen.add(value)

    def error(self, kind: type[FormsError], key: str, **data: object) -> FormsError:
        """An error about `key` of this section, to raise."""
        return kind(file=self.source, key=self.place(key), **data)

    def place(self, key: str) -> str:
        """The dotted path of a key of this section."""
        return f"{self.path}.{key}" if self.path else key

    def refuse_the_rest(self) -> None:
        """Refuse the first key, in file order, that was never asked for."""
        for key in self._values:
            if key not in self._asked:
                raise self._unknown(key)
        for child in self._children.values():
            child.refuse_the_rest()

    def _child(self, values: Mapping[str, object], path: str) -> "Table":
        return self._children.setdefault(path, Table(values, self.source, path))

    def _typed(self, key: str, kind: type[Built], example: str) -> Built:
        if not self.has(key):
            # A misspelt key is better named by what was written than by what is missing.
            meant = near(key, [one for one in self._values if one not in self._asked])
            if meant:
                raise self.error(UnknownKeyNear, meant, known=key)
            raise self.error(MissingKey, key, example=example)
        value = self._values[key]
        # bool is an int and datetime a date for Python, not for the office
        if isinstance(value, kind) and not (
            isinstance(value, bool | datetime) and kind is not bool
        ):
            return value
        raise self.error(WrongType, key, example=example)

    def _unknown(self, key: str) -> FormsError:
        meant = near(key, [one for one in self._asked if one not in self._values])
        if meant:
            return self.error(UnknownKeyNear, key, known=meant)
        return self.error(UnknownKey, key, known=_listed(self._asked))

    def _within(self, key: str, value: int, least: int, most: int) -> int:
        if not least <= value <= most:
            raise self.error(OutOfRange, key, value=value, least=least, most=most)
        return value

    def _count(self, key: str, count: int, at_least: int, example: str) -> None:
        if count < at_least:
            raise self.error(MissingKey, key, example=example)

    def _worded(
        self,
        key: str,
        value: str,
        uses: Collection[str],
        needs: Collection[str],
        *,
        may_be_empty: bool,
    ) -> str:
        wording = value.strip()
        if not wording and not may_be_empty:
            raise self.error(EmptyText, key)
        found = self._placeholders(key, wording)
        for word in found:
            self._require_placeholder_known(key, word, {*uses, *needs})
        for word in sorted(needs):
            if word not in found:
                raise self.error(MissingPlaceholder, key, placeholder=_braced(word))
        return wording

    def _placeholders(self, key: str, wording: str) -> list[str]:
        try:
            parts = list(Formatter().parse(wording))
        except ValueError as fault:
            raise self.error(BrokenBraces, key) from fault
        return [
            f"{name}{'!' + conversion if conversion else ''}{':' + spec if spec else ''}"
            for _, name, spec, conversion in parts
            if name is not None
        ]

    def _require_placeholder_known(self, key: str, word: str, known: Collection[str]) -> None:
        if word in known:
            return
        if not known:
            raise self.error(NoPlaceholderHere, key, placeholder=_braced(word))
        meant = near(word, known)
        kind = UnknownPlaceholderNear if meant else UnknownPlaceholder
        listed = _braced(meant) if meant else _listed(_braced(one) for one in sorted(known))
        raise self.error(kind, key, placeholder=_braced(word), known=listed)


def _braced(word: str) -> str:
    return f"{{{word}}}"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
