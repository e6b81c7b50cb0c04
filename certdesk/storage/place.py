"""Where a register may live: this computer's own disk.

SQLite's locks are not kept by network file systems, and a cloud program copies the file in
the middle of a transaction: both are refused, before anything is written.
"""

import os
import sys
from pathlib import Path, PurePath

from certdesk.storage.errors import FolderRefused

_REMOTE_SYSTEMS = (
    *("nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "9p"),
    *("ceph", "glusterfs", "lustre", "davfs", "gfs2", "ocfs2"),
)
_CLOUD_FOLDERS = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "nextcloud",
    "owncloud",
)
_CLOUD_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_DRIVE_REMOTE = 4  # GetDriveTypeW, winbase.h


def refuse_remote(folder: Path, mounts: str | None = None) -> None:
    """Refuse a folder on the network or under a cloud program.

    `mounts` is the text of `/proc/mounts` (read from there when not given).

    Raises:
        FolderRefused: names the folder and what it lies on.
    """
    kind = _cloud(folder) or _share(folder) or _remote_drive(folder) or _mount(folder, mounts)
    if kind:
        raise FolderRefused(folder=str(folder), kind=kind)


def _share(folder: PurePath) -> str | None:
    text = str(folder)
    return "UNC" if text.startswith(("\\\\", "//")) else None


def _cloud(folder: Path) -> str | None:
    for part in folder.parts:
        for name in _CLOUD_FOLDERS:
            # these names are followed by an account: OneDrive - Ecole, Dropbox (Personal)
            if part.casefold().startswith(name):
                return part
    resolved = folder.resolve()
    for variable in _CLOUD_VARIABLES:
        root = os.environ.get(variable)
        if root and resolved.is_relative_to(Path(root).resolve()):
            return "OneDrive"
    return None


def _remote_drive(folder: Path) -> str | None:
    if sys.platform == "win32":
        import ctypes

        drive = folder.resolve().drive
        if ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _DRIVE_REMOTE:
            return drive
    return None


def _mount(folder: Path, mounts: str | None) -> str | None:
    text = _proc_mounts() if mounts is None else mounts
    resolved = folder.resolve()
    best, system = -1, ""
    for line in text.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(fields[1].replace("\\040", " "))
        if resolved.is_relative_to(point) and len(point.parts) >= best:
            best, system = len(point.parts), fields[2]
    # fuseblk is a local NTFS or exFAT disk; every other fuse may be anything, far away.
    fuse = system == "fuse" or system.startswith("fuse.")
    return system if fuse or system in _REMOTE_SYSTEMS else None


def _proc_mounts() -> str:
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
