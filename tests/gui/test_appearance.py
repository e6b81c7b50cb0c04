"""The look is kept for the next start, whatever became of the file."""

import json
from pathlib import Path

import pytest

from certdesk.gui.appearance import (
    Appearance,
    idle_minutes,
    keep,
    keep_idle_minutes,
    kept_in,
)
from certdesk.gui.tokens import THEMES
from certdesk.gui.workstation import remember, remembered


def test_what_was_chosen_is_there_at_the_next_start(tmp_path: Path) -> None:
    assert (kept_in(tmp_path), idle_minutes(tmp_path)) == (Appearance(), 5)
    remember(tmp_path, "columns", ["number"])
    keep(tmp_path, Appearance("dark", 175))
    keep_idle_minutes(tmp_path, 15)
    assert (kept_in(tmp_path), idle_minutes(tmp_path)) == (Appearance("dark", 175), 15)
    assert remembered(tmp_path, "columns") == ["number"]


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"[]",
        b'{"appearance": 3, "idle_minutes": "x"}',
        b'{"appearance": {"theme": "pink", "text_size": "175"}, "idle_minutes": 100000}',
        b'{"appearance": {"theme": [], "text_size": 1000}}',
        "{\u0000}".encode("utf-16"),
    ],
)
def test_a_strange_file_means_the_defaults(tmp_path: Path, kept: bytes) -> None:
    (tmp_path / "window.json").write_bytes(kept)
    assert (kept_in(tmp_path), idle_minutes(tmp_path)) == (Appearance(), 5)


def test_every_choice_is_a_theme(tmp_path: Path) -> None:
    for name in THEMES:
        keep(tmp_path, Appearance(name, 100))
        assert kept_in(tmp_path).theme == name
        assert json.loads((tmp_path / "window.json").read_text())["appearance"]["theme"] == name
