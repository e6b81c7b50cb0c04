"""Custody: every paper is a ledger line, and a hand-over closes only when it balances.

Losing a diploma is the worst that can happen at the counter: it is delivered once in a life.
The equation, line by line in sheets: taken in + made here = given + kept + spoiled.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from certdesk.domain.checklist import Disposal
from certdesk.domain.errors import RuleBroken


class Origin(StrEnum):
    """Where a paper came from."""

    TAKEN_IN = "taken_in"
    MADE_HERE = "made_here"


class Place(StrEnum):
    """Where a paper is."""

    CUPBOARD = "cupboard"
    AT_SIGNATURE = "at_signature"
    SHELF = "shelf"
    GIVEN = "given"
    KEPT = "kept"
    SPOILED = "spoiled"


SETTLED = frozenset({Place.GIVEN, Place.KEPT, Place.SPOILED})


class MoveKind(StrEnum):
    """Why a paper moved."""

    TAKE_IN = "take_in"
    MAKE = "make"
    SEND = "send"
    COME_BACK = "come_back"
    GIVE = "give"
    KEEP = "keep"
    SPOIL = "spoil"
    REVERSE = "reverse"


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One paper in custody: `sheets` ≥ 1 of the same kind that move together."""

    id: int
    paper: str
    title: str
    origin: Origin
    is_copy: bool
    sheets: int
    disposal: Disposal
    place: Place
    slot: str = ""
    reason: str = ""

    @property
    def is_settled(self) -> bool:
        """Given, kept or spoiled: nothing more is due."""
        return self.place in SETTLED


@dataclass(frozen=True, slots=True)
class Balance:
    """The equation of some lines, in sheets."""

    taken: int
    made: int
    given: int
    kept: int
    spoiled: int

    @property
    def due(self) -> int:
        """Sheets not yet accounted for."""
        return self.taken + self.made - self.given - self.kept - self.spoiled

    @property
    def closes(self) -> bool:
        """Whether taken in + made = given + kept + spoiled."""
        return self.due == 0


class EquationOpen(RuleBroken):
    """A hand-over or return that would leave a paper unaccounted for."""

    code = "equation_open"
    sentence = (
        "The papers do not balance: {sheets} sheets are not accounted for. Nothing was handed "
        "over. Tick each paper given, or say that it is kept or spoiled."
    )


class AlreadyGiven(RuleBroken):
    """A paper is given at most once."""

    code = "already_given"
    sentence = (
        "This paper was already handed over: {number}, on {when}, to {receiver}, by {who}. "
        "Nothing was handed over now. Open the file to see that hand-over."
    )


class NotDue(RuleBroken):
    """A paper that the school kept, or that was spoiled."""

    code = "not_due"
    sentence = (
        "{title}: this paper is no longer to be given, it was kept or spoiled. "
        "Nothing was changed. Choose another paper of the list."
    )


class NotOnSheet(RuleBroken):
    """Confirming a paper that is not on the sheet both signed."""

    code = "not_on_sheet"
    sentence = (
        "{title}: this paper is not on the sheet that was signed. Nothing was handed over. "
        "Abandon the sheet and prepare the hand-over again with every paper."
    )


class NothingGiven(RuleBroken):
    """A hand-over of no paper at all."""

    code = "nothing_given"
    sentence = "No paper was chosen to be given. Nothing was changed. Choose at least one paper."


class UnknownLine(RuleBroken):
    """A ledger line that is not of this request."""

    code = "unknown_line"
    sentence = "This paper is not in this file. Nothing was changed. Choose a paper of the list."


class NothingHere(RuleBroken):
    """A slot for papers of which none is here."""

    code = "nothing_here"
    sentence = (
        "No paper of this file lies in the cupboard or on the shelf. Nothing was changed. "
        "Open the file to see where its papers are."
    )


def balance(lines: Iterable[LedgerLine]) -> Balance:
    """Sum the equation over lines, in sheets."""
    lines = tuple(lines)

    def sheets(*places: Place) -> int:
        return sum(line.sheets for line in lines if line.place in places)

    return Balance(
        taken=sum(line.sheets for line in lines if line.origin is Origin.TAKEN_IN),
        made=sum(line.sheets for line in lines if line.origin is Origin.MADE_HERE),
        given=sheets(Place.GIVEN),
        kept=sheets(Place.KEPT),
        spoiled=sheets(Place.SPOILED),
    )


@dataclass(frozen=True, slots=True)
class GivingPlan:
    """What a hand-over or return does: lines given, lines then kept by the school."""

    give: tuple[LedgerLine, ...]
    keep: tuple[LedgerLine, ...]


def plan_giving(
    lines: Sequence[LedgerLine], given: Collection[int] | None, *, is_return: bool = False
) -> GivingPlan:
    """Plan a hand-over of `given` ledger lines (None: all that is due).

    Papers the school keeps are settled with the last paper given, so that a partial pickup
    leaves them, and the request, open. A return gives back what the applicant brought;
    copies made here are then kept by the school.

    Raises:
        AlreadyGiven, NotDue, UnknownLine, NothingGiven.
    """
    due = [line for line in lines if not line.is_settled]
    to_return = [line for line in due if _goes_back(line, is_return=is_return)]
    chosen = to_return if given is None else _chosen(lines, given)
    rest = [line for line in to_return if line not in chosen]
    keep = [line for line in due if line not in to_return and line not in chosen]
    if not chosen and (rest or not keep):
        raise NothingGiven
    return GivingPlan(tuple(chosen), () if rest else tuple(keep))


def _goes_back(line: LedgerLine, *, is_return: bool) -> bool:
    if is_return:
        return line.origin is Origin.TAKEN_IN and line.disposal is Disposal.RETURN
    return line.disposal is Disposal.RETURN


def _chosen(lines: Sequence[LedgerLine], given: Collection[int]) -> list[LedgerLine]:
    by_id = {line.id: line for line in lines}
    chosen = []
    for line_id in dict.fromkeys(given):
        line = by_id.get(line_id)
        if line is None:
            raise UnknownLine(line=line_id)
        if line.place is Place.GIVEN:
            raise AlreadyGiven(line=line_id)
        if line.is_settled:
            raise NotDue(title=line.title)
        chosen.append(line)
    return chosen


def require_on_sheet(
    lines: Iterable[LedgerLine], given: Collection[int], prepared: Collection[int]
) -> None:
    """Raise NotOnSheet when a line to be given does not stand on the signed sheet.

    Of a line that was given or kept before, the plan says when and to whom.
    """
    for line in lines:
        if line.id in given and line.id not in prepared and not line.is_settled:
            raise NotOnSheet(title=line.title)


def require_closed(lines: Iterable[LedgerLine]) -> None:
    """Raise EquationOpen unless every line, each by itself, is settled."""
    open_sheets = sum(line.sheets for line in lines if not balance((line,)).closes)
    if open_sheets:
        raise EquationOpen(sheets=open_sheets)
