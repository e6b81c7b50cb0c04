"""The ready call list on paper."""

import pytest

from certdesk.desk import Desk
from certdesk.services.follow_on.views import Work
from certdesk.services.sheets import ready_calls
from tests.builders import CLERK, ready
from tests.paper.reading import words


def test_a_list_longer_than_its_paper_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ready(desk, 1)
    ready(desk, 2)
    whole = words(desk.ready_calls.sheet(Work.READY, by=CLERK).pdf)
    assert {"0001/2026", "0002/2026"} <= whole
    assert "وغيرها:" not in whole
    monkeypatch.setattr(ready_calls, "MOST", 1)
    first = words(desk.ready_calls.sheet(Work.READY, by=CLERK).pdf)
    assert "0001/2026" in first
    assert "0002/2026" not in first
    assert "وغيرها:" in first
