"""The office may change every word of a sheet, and is told what it broke."""

import tomllib
from dataclasses import fields
from itertools import product

import pytest

from certdesk.forms.errors import EmptyText, FormsError, MissingKey, UnknownKey
from certdesk.forms.reader import shipped_text
from certdesk.forms.sheets import KINDS, read_sheet, shipped_sheet

KEYS = [(name, one.name) for name, kind in KINDS.items() for one in fields(kind)]

FILLED = [
    (name, key)
    for name, key in KEYS
    if "{" in str(tomllib.loads(shipped_text(f"sheets/{name}"))[key])
]


def written(values: dict[str, object]) -> str:
    def quoted(value: object) -> str:
        if isinstance(value, list):
            return "[" + ", ".join(map(quoted, value)) + "]"
        return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'

    return "\n".join(f"{key} = {quoted(value)}" for key, value in values.items())


def refused(name: str, values: dict[str, object]) -> FormsError:
    with pytest.raises(FormsError) as caught:
        read_sheet(KINDS[name], written(values), f"{name}.toml")
    assert caught.value.data["file"] == f"{name}.toml"
    return caught.value


@pytest.mark.parametrize("name", KINDS)
def test_the_shipped_wording_is_read(name: str) -> None:
    assert shipped_sheet(KINDS[name]) is shipped_sheet(KINDS[name])


@pytest.mark.parametrize("name, key", KEYS)
def test_a_missing_key_is_named(name: str, key: str) -> None:
    values = tomllib.loads(shipped_text(f"sheets/{name}"))
    del values[key]
    error = refused(name, values)
    assert isinstance(error, MissingKey)
    assert error.data["key"] == key


@pytest.mark.parametrize("name, key", KEYS)
def test_an_empty_text_is_named(name: str, key: str) -> None:
    values = tomllib.loads(shipped_text(f"sheets/{name}"))
    values[key] = [" "] if isinstance(values[key], list) else " "
    error = refused(name, values)
    assert isinstance(error, EmptyText)
    assert str(error.data["key"]).startswith(key)


@pytest.mark.parametrize("name, key", FILLED)
def test_a_lost_place_is_named(name: str, key: str) -> None:
    values = tomllib.loads(shipped_text(f"sheets/{name}"))
    values[key] = "نص بلا مكان"
    assert refused(name, values).data["key"] == key


@pytest.mark.parametrize("name, text", list(product(KINDS, ["{stranger}", "{", "{0}"])))
def test_a_strange_place_is_named(name: str, text: str) -> None:
    values = tomllib.loads(shipped_text(f"sheets/{name}"))
    key = next(key for key, value in values.items() if isinstance(value, str))
    values[key] = f"{values[key]} {text}"
    assert refused(name, values).data["key"] == key


@pytest.mark.parametrize("name", KINDS)
def test_an_unknown_key_is_named(name: str) -> None:
    values = {**tomllib.loads(shipped_text(f"sheets/{name}")), "stranger_altogether": "نص"}
    error = refused(name, values)
    assert isinstance(error, UnknownKey)
    assert error.data["key"] == "stranger_altogether"
