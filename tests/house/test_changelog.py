"""CHANGELOG.md tells the version that is shipped, newest first."""

import re
from datetime import date

from packaging.version import Version

from certdesk import __version__
from tests.house.tree import ROOT

HEADING = re.compile(
    r"^## \[(?P<version>\d+\.\d+\.\d+)\] - (?P<day>\d{4}-\d{2}-\d{2})$", re.MULTILINE
)


def _entries() -> list[tuple[Version, date]]:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    return [
        (Version(match["version"]), date.fromisoformat(match["day"]))
        for match in HEADING.finditer(text)
    ]


def test_the_newest_entry_is_this_version() -> None:
    assert _entries()[0][0] == Version(__version__)


def test_newest_first() -> None:
    entries = _entries()
    assert entries == sorted(entries, reverse=True)
    assert len({version for version, _ in entries}) == len(entries)
