"""Sheets about people who do not exist: what a wording is looked at with before it rules."""

import json
from functools import cache

from certdesk.documents.render import stored_snapshot
from certdesk.documents.stored import Stored
from certdesk.paths import shipped


@cache
def sample(kind: str) -> Stored:
    """The invented snapshot of a kind (`deposit_receipt`).

    Raises:
        KeyError: there is none.
    """
    file = shipped("resources", "samples", "sheets.json")
    values = json.loads(file.read_text(encoding="utf-8"))[kind]
    return stored_snapshot(kind, values)
