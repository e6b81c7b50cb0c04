"""Whoever adds a sheet adds its sample to `resources/samples/sheets.json`: settings preview it."""

import pytest

from certdesk.documents.render import SHEETS
from certdesk.documents.samples import sample


@pytest.mark.parametrize("kind", SHEETS)
def test_every_sheet_has_a_sample_of_its_own_kind(kind: str) -> None:
    assert type(sample(kind)) is SHEETS[kind].snapshot
