"""`certdesk forms`: the office's wording, procedure, calendar and lists as files."""

from argparse import Namespace
from collections.abc import Iterable, Mapping
from pathlib import Path

from certdesk.cli.errors import (
    FileNotText,
    FileTooLarge,
    FileUnreadable,
    FolderInUse,
    OutputUnwritable,
)
from certdesk.cli.out_file import write_out
from certdesk.cli.parser import Commands, Parser
from certdesk.cli.session import opened
from certdesk.cli.streams import answer, complain, say
from certdesk.cli.wording import sentence_of
from certdesk.domain.errors import DeskError
from certdesk.domain.rights import Right, require
from certdesk.forms.files import NAMES, name_of, read_form
from certdesk.i18n import tr, trn

MOST_BYTES = 1_000_000


def add_to(commands: Commands) -> None:
    """Add `forms check`, `forms import`, `forms export`."""
    group = commands.group(
        "forms", tr("What the office words and decides: procedure, calendar, every sheet.")
    )
    parser = group.add("check", tr("Checks form files; nothing is stored."), check)
    _files(parser, tr("Form files, or a folder of them"))
    parser = group.add(
        "import", tr("Makes form files the office's own: all of them, or none."), adopt
    )
    _files(parser, tr("Form files, or a folder of them"))
    parser = group.add("export", tr("Writes the forms in force into a new folder."), export)
    parser.add_argument("folder", metavar="FOLDER", help=tr("The folder to make"))
    parser.add_argument("--json", action="store_true", help=tr("One array of JSON"))


def check(options: Namespace) -> int:
    """Say of each file whether it could be used; 1 when one could not."""
    answers = [_checked(file) for file in _form_files(options.files)]
    wrong = [one for one in answers if not one["ok"]]
    if options.json:
        answer(answers)
    else:
        for one in answers:
            if one["ok"]:
                say(tr("{file}: good.", file=one["file"]))
    for one in wrong:
        complain(str(one["message"]))
    return 1 if wrong else 0


def adopt(options: Namespace) -> int:
    """Import.

    Raises:
        FormsError: one of them is wrong, none was stored; FormUnchanged; NotAllowed.
    """
    texts = {name_of(str(file)): _text(file) for file in _form_files(options.files)}
    with opened(options) as session:
        require(session.by, Right.RUN_OFFICE)
        made = session.desk.office_forms.adopt(texts, by=session.by)
    if options.json:
        answer([{"form": one.name, "edition": one.id, "hash": one.hash} for one in made])
    else:
        for one in made:
            say(
                tr(
                    "{form}: in force from now on, edition {hash}.",
                    form=one.name,
                    hash=one.hash[:10],
                )
            )
    return 0


def export(options: Namespace) -> int:
    """Write every form in force, `sheets/` in a folder of its own.

    Raises:
        FolderInUse: there are files in it already; OutputUnwritable; NotAllowed.
    """
    folder = Path(options.folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderInUse(folder=options.folder)
    with opened(options) as session:
        require(session.by, Right.RUN_OFFICE)
        views = [session.desk.office_forms.read(name, by=session.by) for name in NAMES]
    _write(folder, {one.edition.name: one.text for one in views})
    if options.json:
        answer(
            [
                {
                    "form": one.edition.name,
                    "file": str(folder / f"{one.edition.name}.toml"),
                    "edition": one.edition.id,
                    "hash": one.edition.hash,
                }
                for one in views
            ]
        )
    else:
        say(trn("{n} forms were written into {folder}", len(views), folder=folder))
    return 0


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    try:
        (folder / "sheets").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputUnwritable(file=str(folder)) from error
    for name, text in texts.items():
        write_out(folder / f"{name}.toml", text.encode())


def _files(parser: Parser, words: str) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", help=words)
    parser.add_argument("--json", action="store_true", help=tr("One array of JSON"))


def _form_files(words: Iterable[str]) -> list[Path]:
    files: list[Path] = []
    for word in words:
        path = Path(word)
        files += sorted(path.rglob("*.toml")) if path.is_dir() else [path]
    return files


def _checked(file: Path) -> dict[str, object]:
    shown: dict[str, object] = {"file": str(file)}
    try:
        name = name_of(str(file))
        read_form(name, _text(file))
    except DeskError as error:
        key = error.data.get("key", "")
        return {**shown, "ok": False, "code": error.code, "key": key, "message": sentence_of(error)}
    return {**shown, "ok": True, "form": name}


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise FileTooLarge(file=str(file), most=MOST_BYTES // 1_000_000)
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise FileUnreadable(file=str(file)) from error
    except UnicodeDecodeError as error:
        raise FileNotText(file=str(file)) from error
