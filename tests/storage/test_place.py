from pathlib import Path, PureWindowsPath
from typing import cast

import pytest

from certdesk.storage.engine import open_engine
from certdesk.storage.errors import FolderRefused
from certdesk.storage.place import _share, refuse_remote

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/share /srv/office nfs4 rw 0 0
//nas/desk /mnt/with\\040space cifs rw 0 0
remote /mnt/far fuse.sshfs rw 0 0
/dev/sdb1 /mnt/usb fuseblk rw 0 0
/dev/sdc1 /srv/office/local ext4 rw 0 0
"""


@pytest.mark.parametrize(
    "folder, kind",
    [
        ("/srv/office", "nfs4"),
        ("/srv/office/desk/data", "nfs4"),
        ("/mnt/with space/data", "cifs"),
        ("/mnt/far/data", "fuse.sshfs"),
        ("/home/desk/OneDrive - Ecole/data", "OneDrive - Ecole"),
        ("/home/desk/Dropbox/data", "Dropbox"),
    ],
)
def test_network_and_cloud_folders_are_refused(folder: str, kind: str) -> None:
    with pytest.raises(FolderRefused) as caught:
        refuse_remote(Path(folder), MOUNTS)
    assert caught.value.data == {"folder": folder, "kind": kind}


@pytest.mark.parametrize("folder", ["/var/desk", "/mnt/usb/data", "/srv/office/local/data"])
def test_folders_of_this_computer_are_taken(folder: str) -> None:
    refuse_remote(Path(folder), MOUNTS)


def test_a_share_by_its_name_is_refused() -> None:
    assert _share(cast("Path", PureWindowsPath(r"\\server\desk\data"))) == "UNC"
    assert _share(cast("Path", PureWindowsPath(r"C:\desk\data"))) is None


def test_a_folder_that_onedrive_holds_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDrive", str(tmp_path))
    with pytest.raises(FolderRefused):
        open_engine(tmp_path / "desk" / "certdesk.db")
    assert list(tmp_path.iterdir()) == []
