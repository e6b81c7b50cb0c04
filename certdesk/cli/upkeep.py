"""`certdesk check`, `backup`, `migrate`: the register's health."""

from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from certdesk.cli.out_file import check_out
from certdesk.cli.parser import Commands
from certdesk.cli.session import opened
from certdesk.cli.streams import answer, complain, say
from certdesk.cli.wording import sentence_of
from certdesk.domain.errors import KnownError
from certdesk.domain.rights import Right, require
from certdesk.i18n import tr, trn

if TYPE_CHECKING:
    from certdesk.storage.keeping.backup import BackupFacts
    from certdesk.storage.keeping.integrity import Finding, NumberCount


def add_to(commands: Commands) -> None:
    """Add `check`, `backup` and `migrate`."""
    parser = commands.add(
        "check",
        tr("Checks the register: the file, the journal's chain, the numbers, the papers' sums."),
        check,
    )
    parser.add_argument("--json", action="store_true", help=tr("One object of JSON"))
    parser.add_argument(
        "--closing",
        nargs=2,
        metavar=("COUNT", "PRINT"),
        help=tr("Compares the journal with a signed closing sheet: its count and print"),
    )
    parser = commands.add(
        "backup", tr("Writes a backup and proves it by reading it again."), backup
    )
    parser.add_argument("--out", metavar="FILE", required=True, help=tr("The file to write"))
    parser.add_argument("--json", action="store_true", help=tr("One object of JSON"))
    commands.add(
        "migrate",
        tr("Brings the register to this version of the program; a backup is made first."),
        migrate,
    )


def check(options: Namespace) -> int:
    """Say everything that does not hold; 1 when something does not.

    Raises:
        HeadUnreadable: `--closing` cannot be what stands on a sheet.
    """
    closing = None if options.closing is None else tuple(options.closing)
    try:
        with opened(options, named=False) as session:
            findings = [_finding(one) for one in session.desk.upkeep.check(closing)]
            numbers = session.desk.upkeep.numbers()
    except KnownError as error:
        if options.json:
            answer({"ok": False, "findings": [{"code": error.code, "message": sentence_of(error)}]})
        raise
    if options.json:
        counted = [asdict(one) for one in numbers]
        answer({"ok": not findings, "findings": findings, "numbers": counted})
    elif not findings:
        say(tr("The register is sound."))
        for one in numbers:
            say(_number_words(one))
    else:
        for finding in findings:
            say(str(finding["message"]))
    if findings:
        complain(
            trn(
                "The check found {n} faults. Nothing was changed. Make a backup and call support.",
                len(findings),
            )
        )
    return 1 if findings else 0


def backup(options: Namespace) -> int:
    """Write a proven backup.

    Raises:
        OutputFolderMissing; KnownError: disk full, or it could not be proven.
    """
    file = check_out(options.out)
    with opened(options) as session:
        require(session.by, Right.EXPORT)
        facts = session.desk.upkeep.backup(file, by=session.by)
    if options.json:
        answer(backup_object(facts))
    else:
        count = facts.contents.rows["requests"]
        say(trn("The backup {file} holds {n} requests and was proven.", count, file=file))
    return 0


def migrate(options: Namespace) -> int:
    """Opening a register upgrades it, backup first."""
    with opened(options, named=False) as session:
        say(tr("The register {folder} is of this version.", folder=session.desk.folder.root))
    return 0


def backup_object(facts: "BackupFacts") -> dict[str, object]:
    """What a backup holds, as JSON."""
    return {
        "file": str(facts.file),
        "made_at": facts.made_at.isoformat(),
        "schema": facts.schema,
        "size": facts.size,
        "requests": facts.contents.rows["requests"],
        "journal_entries": facts.contents.count,
        "journal_head": facts.contents.head,
    }


def _number_words(count: "NumberCount") -> str:
    kinds = {
        "D": tr("Deposits, numbers"),
        "P": tr("Pickups, numbers"),
        "T": tr("Transmittals, numbers"),
        "R": tr("Returns, numbers"),
    }
    return tr(
        "{kind} of {year}, from {first} to {last}: {used} used, {reserved} reserved, {void} void",
        kind=kinds[count.kind],
        **{name: value for name, value in asdict(count).items() if name != "kind"},
    )


def _finding(finding: "Finding") -> dict[str, object]:
    message = tr(finding.sentence, **finding.data) if finding.data else tr(finding.sentence)
    return {**finding.data, "code": finding.code, "message": message}
