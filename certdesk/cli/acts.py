"""`certdesk act`: a list of acts through the services, each answered when it is done or refused."""

from argparse import Namespace
from collections.abc import Mapping

from certdesk.cli import wording
from certdesk.cli.act import Act
from certdesk.cli.act_table import act_of
from certdesk.cli.json_file import read_entries, require_object
from certdesk.cli.parser import Commands
from certdesk.cli.session import Session, opened
from certdesk.cli.streams import answer, complain
from certdesk.domain.errors import DeskError, InvalidFields, RuleBroken
from certdesk.domain.request import NoSuchRequest
from certdesk.i18n import tr, trn


def add_to(commands: Commands) -> None:
    """Add `act` to the command line."""
    parser = commands.add(
        "act",
        tr(
            "Plays acts from a JSON file through the counter's own rules: verify, send, "
            "take_back, prepare_pickup, confirm_pickup and the others. One line of JSON for "
            "each; after a refusal the next ones still run."
        ),
        run,
    )
    parser.add_argument("file", metavar="FILE.json", help=tr("The file; - reads standard input"))
    parser.add_argument("--json", action="store_true", help=tr("The answers are always JSON"))


def run(options: Namespace) -> int:
    """Play every act; 1 when one was refused."""
    entries = read_entries(options.file)
    refused = 0
    with opened(options) as session:
        for entry in entries:
            told = _play(session, entry)
            answer(told)
            refused += not told["ok"]
    if refused:
        complain(trn("{n} acts of the file were refused. The others are kept.", refused))
    return 1 if refused else 0


def _play(session: Session, entry: object) -> Mapping[str, object]:
    told: dict[str, object] = {"ok": False, "act": None, "number": None, "state": None}
    told |= {"code": None, "message": ""}
    act = None
    try:
        values = require_object(entry)
        told |= {"act": values.get("act"), "number": values.get("number", values.get("draft"))}
        act = Act.read(session, values)
        told |= {"ok": True, **act_of(act.name)(act), "message": tr("Done.")}
    except RuleBroken as error:
        told |= _refusal(error) | (act.seen if act else {})
    except DeskError as error:
        told |= _refusal(error)
    return told | (_standing(act) if act else {})


def _refusal(error: DeskError) -> dict[str, object]:
    told: dict[str, object] = {"code": error.code, "message": wording.sentence_of(error)}
    if isinstance(error, InvalidFields):
        told["errors"] = wording.problem_objects(error.problems)
    return told


def _standing(act: Act) -> dict[str, object]:
    """Where the request stands now: also after a refusal."""
    try:
        line = act.line()
    except (NoSuchRequest, InvalidFields):
        return {}
    return {
        "number": line.number or None,
        "draft": line.draft_code,
        "state": line.state.value if line.state else "past",
    }
