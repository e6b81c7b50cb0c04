"""`certdesk show`: one request whole."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from certdesk.cli.parser import Commands, heard
from certdesk.cli.plain import plain
from certdesk.cli.session import opened
from certdesk.cli.streams import answer, say
from certdesk.cli.wording import state_word
from certdesk.domain.dates import shown_day
from certdesk.domain.follow_on import STEP_WORDS
from certdesk.domain.rights import Right, require
from certdesk.i18n import tr

if TYPE_CHECKING:
    from certdesk.services.follow_on.views import FollowOnView
    from certdesk.services.past.views import PastView
    from certdesk.services.views import HandoverView, PaperView, RequestView

_APPLICANT = (
    "given_name", "family_name", "latin_given_name", "latin_family_name",
)  # fmt: skip


def add_to(commands: Commands) -> None:
    """Add `show` to the command line."""
    parser = commands.add(
        "show",
        tr("Shows one request whole: applicant, diploma, checklist, custody, pickups, history."),
        run,
    )
    parser.add_argument(
        "number",
        metavar="NUMBER_OR_DRAFT",
        type=heard,
        help=tr("0457/2026, a draft's code, or a scanned code"),
    )
    parser.add_argument("--json", action="store_true", help=tr("One object of JSON"))
    parser.add_argument(
        "--unmasked",
        metavar="REASON",
        type=heard,
        help=tr("Identity numbers in full, for a supervisor or auditor; kept in the journal"),
    )


def run(options: Namespace) -> int:
    """Print the request; the reading is noted.

    Raises:
        NotAllowed: `--unmasked` for a clerk.
    """
    from certdesk.services.past.find import OnlyInPast

    with opened(options) as session:
        require(session.by, Right.READ)
        try:
            request_id = session.desk.lists.resolve(options.number)
        except OnlyInPast as error:
            past_id = int(str(error.data["past_id"]))
            return _show_past(options, session.desk.past.show(past_id, by=session.by))
        reading = session.desk.reading
        if options.unmasked is None:
            view = reading.show(request_id, by=session.by)
        else:
            view = reading.show_whole(request_id, options.unmasked, by=session.by)
        followed = session.desk.follow_on.view(request_id)
    if options.json:
        answer(request_object(view, followed))
        return 0
    say(f"{view.number or view.draft_code}\t{state_word(view.state)}")
    say(f"{view.name}\t{view.birth}\t{view.birth_place}")
    say(f"{view.speciality}\t{view.diploma_number}")
    for line in view.lines:
        say(f"{line.id}\t{line.title}\t{line.sheets}\t{line.place.value}")
    for one in followed.steps:
        if not one.superseded:
            say(f"{shown_day(one.told.on)}\t{tr(STEP_WORDS[one.told.step].sentence)}")
    return 0


def _show_past(options: Namespace, view: "PastView") -> int:
    from certdesk.cli.past_words import past_object

    if options.json:
        answer(past_object(view))
        return 0
    say(f"{view.number}\t{tr('Past register')}")
    for title, text in view.cells:
        say(f"{title}\t{text}")
    return 0


def request_object(view: "RequestView", followed: "FollowOnView") -> dict[str, object]:
    """A request as the contract names its parts."""
    return {
        "number": view.number or None,
        "draft": view.draft_code,
        "check_code": view.check_code or None,
        "state": view.state.value,
        "next_step": view.next_step,
        "deposited_on": plain(view.deposited_on),
        "deposited_at": plain(view.deposited_at),
        "deposited_by": view.deposited_by,
        "promised_on": plain(view.promised_on),
        "overdue_days": view.overdue_days,
        "purpose": view.purpose,
        "copies": view.authenticate.get("copies"),
        "applicant": _applicant(view),
        "diploma": _diploma(view),
        "authenticate": plain(view.authenticate),
        "depositor": plain(view.depositor),
        "form": plain(view.form),
        "checklist": [_paper(paper) for paper in view.papers],
        "missing": [paper.paper_id for paper in view.missing],
        "verification": plain(view.verification),
        **_before_head(view),
        "custody": _custody(view),
        "transmittal": view.transmittal or None,
        "pickups": [_handover(one) for one in view.handovers],
        "lost_receipts": [plain(one) for one in view.lost_receipts],
        "corrections": _corrections(view),
        "sheets": plain(view.sheets),
        **_follow_up(followed),
        "history": [_act(entry) for entry in plain(view.history)],
    }


def _before_head(view: "RequestView") -> dict[str, object]:
    """That the file is with the head of service; why, only for who may read doubts."""
    told: dict[str, object] = {"with_head": view.doubted}
    if view.guarded:
        told |= {"doubted": view.doubted, "doubts": plain(view.doubts)}
    return told


def _applicant(view: "RequestView") -> dict[str, object]:
    return {
        **{name: view.form.get(name, "") for name in _APPLICANT},
        "name": view.name,
        "latin_name": view.latin_name,
        "birth": view.birth,
        "birth_place": view.birth_place,
        "registration_number": view.registration_number,
        "phone": view.phone,
        "email": view.email,
    }


def _diploma(view: "RequestView") -> dict[str, object]:
    return {
        "kind": view.diploma_kind,
        "study_field": view.study_field,
        "branch": view.branch,
        "speciality": view.speciality,
        "number": view.diploma_number,
        "dated": plain(view.diploma_dated),
    }


def _paper(paper: "PaperView") -> dict[str, object]:
    item: dict[str, object] = plain(paper.item)
    return {
        **item,
        "title": paper.document.title,
        "required": paper.document.required,
        "age_days": paper.age_days,
        "is_recent": paper.is_recent,
    }


def _custody(view: "RequestView") -> dict[str, object]:
    sums = view.balance
    return {
        "lines": plain(view.lines),
        "balance": {**plain(sums), "due": sums.due, "closes": sums.closes},
        "moves": plain(view.moves),
    }


def _handover(one: "HandoverView") -> dict[str, object]:
    told: dict[str, Any] = plain(one)
    told["number"] = one.number or None
    return told


def _corrections(view: "RequestView") -> list[dict[str, object]]:
    """Every field that was corrected after the number was given, oldest first."""
    return [
        {
            "field": name,
            "old": old,
            "new": new,
            "at": plain(entry.at),
            "by": entry.by,
            "reason": entry.note,
        }
        for entry in view.history
        if entry.act == "corrected"
        for name, old, new in entry.changes
    ]


def _follow_up(followed: "FollowOnView") -> dict[str, object]:
    """Every step as told, where the follow-up stands, and the calls about any matter."""
    from certdesk.cli.follow_up import call_objects, standing_object, told_objects

    return {
        "follow_up": told_objects(followed),
        "follow_up_standing": standing_object(followed),
        "calls": call_objects(followed),
    }


def _act(entry: dict[str, Any]) -> dict[str, object]:
    changes = [{"field": name, "old": old, "new": new} for name, old, new in entry["changes"]]
    return {**entry, "changes": changes}
