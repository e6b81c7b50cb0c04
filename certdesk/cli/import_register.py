"""`certdesk import-register`: the Excel register that was kept before this program."""

import json
from argparse import ArgumentTypeError, Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from certdesk.cli.errors import FileNeeded, FileUnreadable, NotJson
from certdesk.cli.parser import Commands, heard
from certdesk.cli.past_words import preview_lines, preview_object
from certdesk.cli.session import Session, opened
from certdesk.cli.streams import answer, say
from certdesk.i18n import tr, trn

if TYPE_CHECKING:
    from certdesk.domain.past_head import Mapped
    from certdesk.services.past.views import PastPreview

_MOST_MAP_BYTES = 1_000_000


def add_to(commands: Commands) -> None:
    """Add `import-register` to the command line."""
    parser = commands.add(
        "import-register",
        tr(
            "Imports the Excel register kept before this program: past requests, read only and "
            "searchable. All or nothing; --dry-run shows what would be kept."
        ),
        run,
    )
    parser.add_argument("file", metavar="FILE.xlsx", nargs="?", help=tr("The old register"))
    parser.add_argument("--sheet", metavar="NAME", type=heard, help=tr("The sheet; else the first"))
    parser.add_argument(
        "--map",
        metavar="column=field|FILE.json",
        type=heard,
        action="append",
        default=[],
        help=tr("What a column (its letters or title) holds; an empty field leaves it out"),
    )
    parser.add_argument("--dry-run", action="store_true", help=tr("Only look; nothing is stored"))
    parser.add_argument(
        "--start-number",
        type=_number,
        metavar="N",
        help=tr("Our next deposit number of this year; else the one after the file's last"),
    )
    parser.add_argument(
        "--undo", type=_number, metavar="IMPORT", help=tr("Takes an import back whole")
    )
    parser.add_argument("--reason", type=heard, default="", help=tr("Why it is taken back"))
    parser.add_argument("--json", action="store_true", help=tr("One object of JSON"))


def run(options: Namespace) -> int:
    """Look, import, or take back.

    Raises:
        FileNeeded, RowsToMend and what else is wrong with the file; nothing was stored.
    """
    with opened(options, may_make=options.undo is None) as session:
        if options.undo is not None:
            session.desk.past.take_back(options.undo, options.reason, by=session.by)
            if options.json:
                answer({"import": options.undo, "taken_back": True})
            else:
                say(tr("The import was taken back whole."))
            return 0
        if not options.file:
            raise FileNeeded
        return _import(options, session)


def _import(options: Namespace, session: Session) -> int:
    file, past = Path(options.file), session.desk.past
    view = past.preview(file, by=session.by, sheet=options.sheet)
    chosen = _chosen(options.map, view)
    if chosen is not None:
        view = past.preview(file, by=session.by, sheet=options.sheet, mapped=chosen)
    told = preview_object(view)
    if not options.json:
        for line in preview_lines(view):
            say(line)
    if options.dry_run:
        _end(options, told, view)
        return 0 if view.can_be_imported else 1
    if view.problem_count and options.json:
        answer({**told, "imported": 0, "import": None})
    done = past.bring_in(
        file,
        by=session.by,
        sheet=options.sheet,
        mapped=view.mapped,
        start_number=options.start_number,
        shown_hash=view.file_hash,
    )
    if options.json:
        next_number = done.next_number or None
        answer(
            {
                **told,
                "imported": done.entries,
                "import": done.import_id,
                "next_number": next_number,
            }
        )
    else:
        say(trn("{n} past requests were imported.", done.entries))
        if done.next_number:
            say(tr("The next deposit will be {number}.", number=done.next_number))
    return 0


def _end(options: Namespace, told: Mapping[str, object], view: "PastPreview") -> None:
    if options.json:
        answer(told)
        return
    say(trn("{n} past requests would be imported.", view.entries))
    if view.next_number:
        say(tr("The next deposit would be {number}.", number=view.next_number))


def _chosen(words: Sequence[str], view: "PastPreview") -> "Mapped | None":
    """The columns as recognised, then as `--map` says; None when it says nothing."""
    from certdesk.services.past.columns import chosen_columns

    said: dict[str, str] = {}
    for word in words:
        if "=" in word:
            column, _, field = word.rpartition("=")
            said[column] = field
        else:
            said |= _from_file(word)
    return chosen_columns(view, said) if said else None


def _from_file(name: str) -> Mapping[str, str]:
    try:
        with Path(name).open("rb") as stream:
            content = json.loads(stream.read(_MOST_MAP_BYTES).decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise NotJson(file=name, line=error.lineno) from error
    except (OSError, ValueError, RecursionError) as error:
        raise FileUnreadable(file=name) from error
    if not isinstance(content, dict):
        raise NotJson(file=name, line=1)
    return {str(column): str(field or "") for column, field in content.items()}


def _number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 9_999_999:
        raise ArgumentTypeError("1 to 9999999")
    return int(text)
