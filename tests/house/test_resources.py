"""resources/README.md says of every file where it comes from and under which licence."""

import re
from fnmatch import fnmatch

from tests.house.tree import ROOT, files


def test_every_file_has_its_line() -> None:
    readme = ROOT / "resources" / "README.md"
    named = re.findall(r"`([^`\n]+)`", readme.read_text(encoding="utf-8"))
    inside = [
        path.relative_to(readme.parent).as_posix()
        for path in files()
        if path.is_relative_to(readme.parent) and path != readme
    ]
    assert inside
    assert [name for name in inside if not any(fnmatch(name, line) for line in named)] == []


def test_no_line_without_a_file() -> None:
    readme = ROOT / "resources" / "README.md"
    rows = re.findall(r"^\| *`([^`\n]+)`", readme.read_text(encoding="utf-8"), re.MULTILINE)
    assert [row for row in rows if not list(readme.parent.glob(row.rstrip("/")))] == []
