"""A counter for the commands."""

from pathlib import Path

import pytest

from tests.unit.cli.command import Counter


@pytest.fixture
def counter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Counter:
    return Counter(tmp_path / "office", monkeypatch)
