"""requirements.lock: exact versions, by hash, from wherever the machine gets its packages."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.tree import ROOT

LINE = re.compile(
    r"^(?P<name>[a-z0-9-]+)(?P<extras>\[[a-z0-9,-]+\])?"
    r"==(?P<version>[^ ;]+)(?: ; (?P<marker>.+))? \\$"
)
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


def _lines() -> list[str]:
    return (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()


def _pinned() -> dict[str, str]:
    return {m["name"]: m["version"] for line in _lines() if (m := LINE.match(line))}


def test_only_versions_and_hashes() -> None:
    assert [line for line in _lines() if not LINE.match(line) and not HASH.match(line)] == []


def test_every_version_has_a_hash() -> None:
    following = zip(_lines(), [*_lines()[1:], ""], strict=True)
    assert [one for one, two in following if LINE.match(one) and not HASH.match(two)] == []


def test_everything_asked_for_is_pinned_within_its_bounds() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    pinned = _pinned()
    wanted = [Requirement(text) for text in asked]
    missing = [one.name for one in wanted if canonicalize_name(one.name) not in pinned]
    outside = [
        one.name
        for one in wanted
        if not one.specifier.contains(pinned.get(canonicalize_name(one.name), "0"))
    ]
    assert (missing, outside) == ([], [])


def test_every_extra_that_a_library_asks_for_is_pinned_with_it() -> None:
    """Else pip looks for the extra's newest release, finds it without a hash and stops."""
    extras = {m["name"]: m["extras"] or "" for line in _lines() if (m := LINE.match(line))}
    asked = {
        (canonicalize_name(wanted.name), extra)
        for name in extras
        for wanted in _requirements_of(name)
        for extra in wanted.extras
    }
    assert [one for one in asked if one[1] not in extras[one[0]]] == []
    assert ("coverage", "toml") in asked


def _requirements_of(name: str) -> list[Requirement]:
    try:
        texts = requires(name) or []
    except PackageNotFoundError:  # for another system
        return []
    wanted = [Requirement(text) for text in texts]
    return [one for one in wanted if one.marker is None or one.marker.evaluate({"extra": ""})]
