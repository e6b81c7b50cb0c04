"""One paper of the procedure and the closed list of reasons, read from `procedure.toml`."""

from dataclasses import dataclass

from certdesk.domain.checklist import (
    TOO_OLD,
    Disposal,
    LookAt,
    PaperForm,
    PaperStage,
    RequiredDocument,
)
from certdesk.forms.errors import BadValue, MissingKey, OutOfRange
from certdesk.forms.reader import Table

LOOK_AT_WORDS = frozenset({"name", "birth", "sheets", "diploma_number", "speciality"})
_AGE_WORDS = frozenset({"limit_date", "max_age_days"})
_MOST_LOOKS = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason to choose; `papers` are the ids it is about, empty for all."""

    id: str
    title: str
    papers: tuple[str, ...] = ()


def read_reason(table: Table) -> Reason:
    """A reason of the closed list, with the papers it is about."""
    return Reason(table.identifier(), table.text("title"), table.texts("papers"))


def read_paper(table: Table, reasons: tuple[Reason, ...]) -> RequiredDocument:
    """A paper of the checklist; `reasons` is the whole closed list.

    Raises:
        FormsError: naming file, key and remedy.
    """
    paper_id = table.identifier()
    max_age_days = _max_age_days(table)
    return RequiredDocument(
        id=paper_id,
        title=table.text("title"),
        short_title=table.text("short_title"),
        form=table.choice("form", PaperForm),
        required=table.yes_no("required"),
        stage=table.choice("stage", PaperStage),
        disposal=table.choice("disposal", Disposal),
        max_age_days=max_age_days,
        asks_sheets=table.yes_no("asks_sheets"),
        asks_issued_on=_asks_issued_on(table, max_age_days),
        alternatives=table.texts("alternatives") if table.has("alternatives") else (),
        look_at=_look_at(table, dated=max_age_days is not None),
        reasons=_reasons_of(table, paper_id, reasons, max_age_days),
    )


def _max_age_days(table: Table) -> int | None:
    if not table.has("max_age_days"):
        return None
    return table.number("max_age_days", least=1, most=36_500)


def _asks_issued_on(table: Table, max_age_days: int | None) -> bool:
    asks = table.yes_no("asks_issued_on")
    if max_age_days is not None and not asks:
        # an age cannot be judged without the date it is counted from
        raise table.error(
            BadValue, "asks_issued_on", value="false", example="asks_issued_on = true"
        )
    return asks


def _look_at(table: Table, *, dated: bool) -> tuple[LookAt, ...]:
    # A misspelt max_age_days is better named than the words it leaves unfilled below.
    table.has("look_at")
    table.refuse_the_rest()
    words = LOOK_AT_WORDS | _AGE_WORDS if dated else LOOK_AT_WORDS
    looks = table.records(
        "look_at",
        lambda look: LookAt(look.text("title", uses=words), look.text("detail", uses=words)),
    )
    if len(looks) > _MOST_LOOKS:
        raise table.error(OutOfRange, "look_at", value=len(looks), least=0, most=_MOST_LOOKS)
    return looks


def _reasons_of(
    table: Table, paper_id: str, reasons: tuple[Reason, ...], max_age_days: int | None
) -> tuple[str, ...]:
    own = tuple(one.id for one in reasons if not one.papers or paper_id in one.papers)
    needed = {TOO_OLD} if max_age_days is not None else set()
    if not own or needed - set(own):
        raise table.error(MissingKey, "reasons", example=_reason_example(paper_id))
    return own


def _reason_example(paper_id: str) -> str:
    return f'not_accepted = [{{ id = "{TOO_OLD}", title = "...", papers = ["{paper_id}"] }}]'
