"""Verdicts on papers as a script gives them: `"accepted"`, or an object with what is needed."""

from certdesk.cli.given import Given
from certdesk.domain.checklist import ChecklistItem, Verdict


def read_verdict(paper: str, given: object) -> ChecklistItem:
    """One verdict: `"accepted"` or `{"verdict", "issued_on", "sheets", "reasons", "note", …}`.

    Raises:
        InvalidFields: names the paper and the value.
    """
    if not isinstance(given, dict):
        given = {"verdict": given}
    said = Given(given, paper)
    return ChecklistItem(
        paper=paper,
        verdict=said.choice("verdict", Verdict),
        reasons=said.texts("reasons"),
        note=said.text("note"),
        sheets=said.count("sheets"),
        issued_on=said.day("issued_on"),
        waive_reason=said.text("waive_reason") or said.text("reason"),
    )
