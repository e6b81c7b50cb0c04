"""`certdesk sample`: a trial folder full of invented requests."""

from argparse import ArgumentTypeError, Namespace
from datetime import date

from certdesk.cli.parser import Commands
from certdesk.cli.session import opened
from certdesk.cli.streams import answer, say
from certdesk.i18n import tr, trn


def add_to(commands: Commands) -> None:
    """Add `sample` to the command line."""
    parser = commands.add(
        "sample",
        tr(
            "Fills a trial folder with invented requests of some years, in every state, with "
            "their papers, pickups and journal. About a minute for each 10,000."
        ),
        run,
    )
    parser.add_argument(
        "--requests", metavar="N", type=int, required=True, help=tr("How many, to 1,000,000")
    )
    parser.add_argument(
        "--seed", metavar="S", type=int, default=1, help=tr("The same seed, the same people")
    )
    parser.add_argument(
        "--until", metavar="DATE", type=_day, help=tr("The last day, as 2026-11-23; else today")
    )
    parser.add_argument("--json", action="store_true", help=tr("One object of JSON"))


def run(options: Namespace) -> int:
    """Fill the folder.

    Raises:
        NotATrialFolder, SampleNotEmpty, SampleOutOfRange: nothing was added.
    """
    from certdesk.services.sample import fill

    with opened(options, may_make=True) as session:
        filled = fill(
            session.desk.office,
            options.requests,
            seed=options.seed,
            until=options.until,
            by=session.by,
        )
    if options.json:
        answer(
            {
                "requests": filled.requests,
                "first_day": filled.first_day.isoformat(),
                "last_day": filled.last_day.isoformat(),
            }
        )
        return 0
    say(
        trn(
            "{n} invented requests were added, from {first} to {last}.",
            filled.requests,
            first=filled.first_day,
            last=filled.last_day,
        )
    )
    return 0


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise ArgumentTypeError(tr("{typed} is no day", typed=typed)) from error
