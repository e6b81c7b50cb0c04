"""The demonstration day by files: `intake`, `act` and `print`, as a script plays it."""

import io
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from certdesk.cli.commands import run
from certdesk.clock import VARIABLE
from certdesk.desk import open_desk
from certdesk.domain.rights import Role
from certdesk.gui.demo import people

DAY = Path(__file__).resolve().parents[1] / "data" / "day"
PLACEHOLDERS = {"02-intake.json": ("karim", "samira"), "04-intake.json": ("iman",)}
"""Whose drafts a file leaves: their codes are put into the later files."""


NOW, BEFORE = "2026-11-23T10:00", "2026-10-29T10:00"
"""The day, and the last working day of the month before: the first applicant's."""
CLOSED = "2026-10"


def play(root: Path, place: Path) -> list[dict[str, Any]]:
    """Play the files of the day in a new trial folder; what every act answered."""
    with _clock(BEFORE):
        _open(root)
    drafts: dict[str, str] = {}
    answers: list[dict[str, Any]] = []
    for file in sorted(DAY.glob("*.json")):
        text = file.read_text(encoding="utf-8")
        for name, draft in drafts.items():
            text = text.replace(f"{{{name}}}", draft)
        filled = place / file.name
        filled.write_text(text, encoding="utf-8")
        if file.name == "07-act.json":
            close_last_month(root, place)
        with _clock(BEFORE if file.name == "01-intake.json" else NOW):
            told = command(root, people.CLERK, file.stem[3:], filled, "--json")
        kept = [json.loads(line) for line in told.splitlines()]
        answers += kept
        left = [one["draft"] for one in kept if one.get("state") == "draft"]
        drafts |= dict(zip(PLACEHOLDERS.get(file.name, ()), left, strict=False))
        if file.name == "01-intake.json":
            forms = place / "forms.pdf"
            command(root, people.HEAD, "print", "blank-forms", "--count", 2, "--out", forms)
    return answers


def close_last_month(root: Path, place: Path) -> None:
    """The head of service closes the deposits of the month before; its page lies in `place`."""
    page = place / "month-closing.pdf"
    asked = ("--kind", "deposit", "--month", CLOSED, "--close", "--out", page)
    command(root, people.HEAD, "register", *asked)


def _open(root: Path) -> None:
    desk = open_desk(root, trial=True)
    code = desk.staff.new_recovery_code()
    head = desk.staff.start(people.HEAD, people.PASSWORD, recovery_code=code, typed_back=code)
    desk.staff.add(people.CLERK, Role.CLERK, people.PASSWORD, by=head)
    desk.close()


@contextmanager
def _clock(moment: str) -> Iterator[None]:
    """The trial folder's clock, for what is done within."""
    kept = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = moment
    try:
        yield
    finally:
        os.environ.pop(VARIABLE)
        if kept is not None:
            os.environ[VARIABLE] = kept


def command(root: Path, by: str, *arguments: object) -> str:
    """What one command of a person printed."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with redirect_stdout(out), redirect_stderr(io.TextIOWrapper(io.BytesIO())):
        run(["--data", str(root), "--as", by, *map(str, arguments)])
        out.flush()
    out.seek(0)
    return out.read()
