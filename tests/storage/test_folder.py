import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from certdesk.storage.errors import FolderBusy, FolderRefused, FolderUnusable
from certdesk.storage.folder import DataFolder, WindowLock

HOLD = """
import sys
from pathlib import Path
from certdesk.storage.folder import DataFolder, WindowLock
lock = WindowLock(DataFolder(Path(sys.argv[1])))
lock.take()
print("taken", flush=True)
sys.stdin.read()
"""


def test_a_folder_is_made_once_and_stays(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "desk")
    folder.create()
    folder.create()
    assert {path.name for path in folder.root.iterdir()} == {"backups", "sheets", "log"}
    assert (folder.database.name, folder.config.name) == ("certdesk.db", "certdesk.toml")
    assert not folder.is_trial


def test_a_trial_folder_is_marked_but_a_register_never_becomes_one(tmp_path: Path) -> None:
    trial = DataFolder(tmp_path / "trial")
    trial.create(trial=True)
    assert trial.is_trial
    real = DataFolder(tmp_path / "real")
    real.create()
    real.database.touch()
    real.create(trial=True)
    assert not real.is_trial


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FolderUnusable):
        DataFolder(tmp_path / "file" / "desk").create()
    with pytest.raises(FolderUnusable):
        WindowLock(DataFolder(tmp_path / "nowhere")).take()


def test_a_cloud_folder_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(FolderRefused):
        DataFolder(tmp_path / "Dropbox" / "desk").create()
    assert list(tmp_path.iterdir()) == []


def test_little_room_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = DataFolder(tmp_path)
    for free, short in ((499 * 1024**2, True), (501 * 1024**2, False)):
        monkeypatch.setattr(shutil, "disk_usage", lambda _root, f=free: SimpleNamespace(free=f))
        assert folder.is_short_of_room is short


def test_one_window_a_folder_and_a_dead_one_lets_go(tmp_path: Path) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert other.stdout is not None
    assert other.stdin is not None
    assert other.stdout.readline() == b"taken\n"
    lock = WindowLock(DataFolder(tmp_path))
    with pytest.raises(FolderBusy):
        lock.take()
    other.kill()
    other.wait()
    other.stdin.close()
    other.stdout.close()
    lock.take()
    with pytest.raises(FolderBusy):
        WindowLock(DataFolder(tmp_path)).take()
    lock.release()
    lock.release()
    lock.take()
    lock.release()
