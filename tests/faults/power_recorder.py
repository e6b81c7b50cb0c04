"""Record every write, truncation, sync and deletion of SQLite beneath the real program.

`python -m tests.faults.power_recorder FILE COUNT LOG [PRAGMA=VALUE ...]` deposits COUNT times
and pickles the list of `Step`. A VFS of our own stands before the system's: it is SQLite's
default one, copied, with four functions that note what passes (sqlite.org/vfs.html).
"""

import _sqlite3
import ctypes
import pickle
import sys
from ctypes import CFUNCTYPE, POINTER, Structure, byref, c_char_p, c_int, c_int64, c_void_p
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import event

from certdesk.storage.engine import open_engine
from certdesk.storage.unit import Store
from tests.faults.storage_writer import deposit


class Step(NamedTuple):
    """One thing that happened. `act`: write, truncate, sync, delete or told."""

    act: str
    file: str
    at: int = 0
    data: bytes = b""


class _File(Structure):
    _fields_ = [("methods", c_void_p)]


_WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = CFUNCTYPE(c_int, c_void_p, c_int)
# The name as an address: SQLite keeps it, a copy would be gone.
_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, POINTER(_File), c_int, c_void_p)
_DELETE = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)


class _Methods(Structure):
    _fields_ = [
        ("version", c_int),
        ("close", c_void_p),
        ("read", c_void_p),
        ("write", _WRITE),
        ("truncate", _TRUNCATE),
        ("sync", _SYNC),
        ("others", c_void_p * 13),
    ]


class _Vfs(Structure):
    _fields_ = [
        ("version", c_int),
        ("file_size", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", _OPEN),
        ("delete", _DELETE),
        ("others", c_void_p * 14),
    ]


class Recorder:
    """Stands before the system's VFS from its making until `stop`."""

    def __init__(self, file: str) -> None:
        """Watch `file` and its journals; other databases of the process pass unseen."""
        self._watched_file = file
        self.steps: list[Step] = []
        self._names: dict[int, str] = {}
        self._methods: dict[int, _Methods] = {}
        self._library = library = ctypes.CDLL(_sqlite3.__file__)
        library.sqlite3_vfs_find.restype = POINTER(_Vfs)
        self._system = library.sqlite3_vfs_find(None)
        self._vfs = _Vfs()
        ctypes.pointer(self._vfs)[0] = self._system.contents
        self._vfs.name = b"recorded"
        self._vfs.open = _OPEN(self._open)
        self._vfs.delete = _DELETE(self._delete)
        if library.sqlite3_vfs_register(byref(self._vfs), 1):
            raise RuntimeError("SQLite took no VFS")

    def tell(self, n: int) -> None:
        """The counter handed a receipt over."""
        self.steps.append(Step("told", "", n))

    def stop(self) -> None:
        """Step aside, once every connection is closed."""
        self._library.sqlite3_vfs_unregister(byref(self._vfs))

    def _open(self, _vfs: int, name: int | None, file: Any, flags: int, out: int) -> int:
        system = self._system.contents
        code = int(system.open(ctypes.cast(self._system, c_void_p), name, file, flags, out))
        if code == 0 and name is not None and self._ours(ctypes.string_at(name)):
            address = ctypes.cast(file, c_void_p).value or 0
            self._names[address] = Path(ctypes.string_at(name).decode()).name
            file.contents.methods = ctypes.addressof(self._watched(file.contents.methods))
        return code

    def _ours(self, name: bytes) -> bool:
        return name.decode().startswith(self._watched_file)

    def _watched(self, original: int) -> _Methods:
        if original not in self._methods:
            plain = _Methods.from_address(original)
            watched = _Methods()
            ctypes.memmove(byref(watched), original, ctypes.sizeof(_Methods))
            self._methods[original] = watched
            watched.write = _WRITE(self._write(plain))
            watched.truncate = _TRUNCATE(self._truncate(plain))
            watched.sync = _SYNC(self._sync(plain))
        return self._methods[original]

    def _write(self, plain: _Methods) -> Any:
        def write(file: int, data: int, size: int, at: int) -> int:
            step = Step("write", self._names[file], at, ctypes.string_at(data, size))
            self.steps.append(step)
            return int(plain.write(file, data, size, at))

        return write

    def _truncate(self, plain: _Methods) -> Any:
        def truncate(file: int, size: int) -> int:
            self.steps.append(Step("truncate", self._names[file], size))
            return int(plain.truncate(file, size))

        return truncate

    def _sync(self, plain: _Methods) -> Any:
        def sync(file: int, flags: int) -> int:
            code = int(plain.sync(file, flags))
            self.steps.append(Step("sync", self._names[file]))
            return code

        return sync

    def _delete(self, _vfs: int, name: bytes, sync_folder: int) -> int:
        # `at` says whether the folder was synced, that is whether the deletion holds.
        if self._ours(name):
            self.steps.append(Step("delete", Path(name.decode()).name, sync_folder))
        system = self._system.contents
        return int(system.delete(ctypes.cast(self._system, c_void_p), name, sync_folder))


def main() -> None:
    """Deposit, and keep what SQLite did."""
    file, count, log, *pragmas = sys.argv[1:]
    recorder = Recorder(file)
    engine = open_engine(file)

    def override(driver: Any, _record: object) -> None:
        for pragma in pragmas:
            driver.execute(f"PRAGMA {pragma}").close()

    event.listen(engine, "connect", override)
    store = Store(engine, lambda: datetime.now(UTC))
    for _ in range(int(count)):
        recorder.tell(deposit(store))
    steps = [tuple(step) for step in recorder.steps]  # closing tidies up: a power cut does not
    engine.dispose()
    recorder.stop()
    Path(log).write_bytes(pickle.dumps(steps))


if __name__ == "__main__":
    main()
