"""The wheel carries the forms, fonts, icons and wording, and finds them there."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.tree import ROOT, files

SHIPPED = ("resources", "forms")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    (built,) = folder.glob("*.whl")
    return built


def test_every_shipped_file_is_inside(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    expected = {
        f"certdesk/_shipped/{path.relative_to(ROOT).as_posix()}"
        for path in files()
        if path.relative_to(ROOT).parts[0] in SHIPPED
    }
    assert {name for name in expected if name.endswith(".ttf")}
    assert {name for name in expected if "/forms/" in name and name.endswith(".toml")}
    assert expected - inside == set()


def test_nothing_else_is_inside(wheel: Path) -> None:
    inside = zipfile.ZipFile(wheel).namelist()
    strangers = [name for name in inside if not name.startswith(("certdesk/", "certdesk-"))]
    assert strangers == []


def test_an_unpacked_wheel_finds_its_files(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    program = (
        "from certdesk.paths import shipped; from certdesk.i18n import catalogue;"
        "print(shipped('forms').resolve()); print(len(catalogue()))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        check=True,
        capture_output=True,
        text=True,
    )
    forms, sentences = run.stdout.split()
    assert Path(forms) == (tmp_path / "certdesk" / "_shipped" / "forms").resolve()
    assert int(sentences) > 0
