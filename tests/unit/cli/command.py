"""Run a command inside the test: its exit code, what it printed, what it complained of."""

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from certdesk.cli.commands import run

DATA = Path(__file__).resolve().parents[2] / "data" / "cli"
NOW = "2026-11-23T10:00"


@dataclass(frozen=True)
class Ran:
    """What one command did."""

    code: int
    out: str
    err: str

    @property
    def answers(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def answer(self) -> Any:
        (only,) = self.answers
        return only


class Counter:
    """A trial folder and the commands that are run on it."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self.place = root.parent
        self._monkeypatch = monkeypatch
        monkeypatch.setenv("CERTDESK_DATA", str(root))
        monkeypatch.setenv("CERTDESK_NOW", NOW)
        monkeypatch.delenv("CERTDESK_PASSWORD", raising=False)

    def run(self, *arguments: object, stdin: bytes | str = b"") -> Ran:
        typed = stdin.encode() if isinstance(stdin, str) else stdin
        streams = {name: io.BytesIO() for name in ("stdout", "stderr")}
        with self._monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="ascii"))
            for name, stream in streams.items():
                patch.setattr(sys, name, io.TextIOWrapper(stream, encoding="ascii"))
            code = run([str(argument) for argument in arguments])
            sys.stdout.flush()
            sys.stderr.flush()
            out, err = (stream.getvalue().decode("utf-8") for stream in streams.values())
        return Ran(code, out, err)

    def file(self, content: object, name: str = "entries.json") -> Path:
        file = self.place / name
        if isinstance(content, bytes):
            file.write_bytes(content)
        else:
            file.write_text(json.dumps(content), encoding="utf-8")
        return file

    def intake(self, *entries: object) -> Ran:
        return self.run("intake", self.file(list(entries)), "--json")

    def act(self, *acts: dict[str, object]) -> Ran:
        return self.run("act", self.file(list(acts)), "--json")

    def shown(self, number: str = "0001/2026") -> Any:
        return self.run("show", number, "--json").answer


def request(n: int = 1, **changes: object) -> dict[str, Any]:
    """The contract's request, of another invented person for each `n` > 1."""
    entry: dict[str, Any] = example("request.json")
    if n > 1:
        entry["applicant"] |= {
            "family_name": f"بن مثال {'ابجدهوزحط'[n]}",
            "latin_family_name": f"BENMITHAL {'ABCDEFGHI'[n]}",
            "registration_number": f"2017{n:08d}",
            "birth_date": f"1999-04-{n:02d}",
        }
        entry["diploma"]["number"] = f"{n}/2022"
    return entry | changes


def example(name: str) -> Any:
    """A file of `tests/data/cli`."""
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def card(number: str = "0001/2026", **changes: object) -> dict[str, Any]:
    """The contract's `prepare_pickup`, its document changed."""
    prepare: dict[str, Any] = example("acts.json")[3]
    return prepare | {"number": number, "document": prepare["document"] | changes}


def until_ready(number: str = "0001/2026") -> list[dict[str, Any]]:
    """The contract's acts up to the shelf."""
    return [act | {"number": number} for act in example("acts.json")[:3]]
