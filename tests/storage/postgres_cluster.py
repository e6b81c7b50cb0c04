"""A real PostgreSQL for the tests: the one named in the environment, or one of our own.

The cluster lives in a temporary folder, listens on a socket there, runs as an unprivileged
user also when the tests run as root, and does not sync: it is thrown away.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SERVERS = Path("/usr/lib/postgresql")
_SETTINGS = (
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses=''"
    # tables of a handful of rows, gone in a second: nothing to tidy, nothing to compile for
    " -c autovacuum=off -c jit=off"
)
GUARDED = "guarded"
"""A role of our own cluster that the server asks for a password."""
_LOCALE = ("-E", "UTF8", "--locale=C.UTF-8", "--no-sync")


class NoPostgres(Exception):
    """The promises hold on both databases or they do not hold: this is a failure, no skip."""


@contextmanager
def cluster() -> Iterator[str]:
    """A URL without a database name, whose user may create databases."""
    given = os.environ.get("CERTDESK_TEST_PG_URL")
    if given:
        yield given
        return
    binaries = _binaries()
    folder = Path(tempfile.mkdtemp(prefix="cdpg"))
    account = _account()
    if account is not None:
        os.chown(folder, account.pw_uid, account.pw_gid)
    data = folder / "data"
    user = None if account is None else account.pw_name
    try:
        _run(
            [binaries / "initdb", "-D", data, "-U", "certdesk", "-A", "trust", *_LOCALE],
            user,
        )
        rules = data / "pg_hba.conf"
        rule = f"local all {GUARDED} scram-sha-256\n"
        rules.write_text(rule + rules.read_text(encoding="utf-8"), encoding="utf-8")
        options = f"{_SETTINGS} -k {folder}"
        log = folder / "log"
        _run([binaries / "pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start"], user)
        try:
            yield f"postgresql://certdesk@/postgres?host={folder}"
        finally:
            _run([binaries / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _binaries() -> Path:
    found = sorted(_SERVERS.glob("*/bin/initdb"), key=lambda file: int(file.parent.parent.name))
    if not found:
        raise NoPostgres(
            f"no PostgreSQL under {_SERVERS}: install it or set CERTDESK_TEST_PG_URL "
            "to a server whose user may create databases"
        )
    return found[-1].parent


def _account() -> pwd.struct_passwd | None:
    """The server refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NoPostgres("no unprivileged user to run PostgreSQL as")


def _run(command: list[object], user: str | None) -> None:
    # Output goes to a file: a pipe would stay open as long as the server lives.
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(
            [str(part) for part in command],
            user=user,
            cwd="/",
            stdout=output,
            stderr=output,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            check=False,
        )
        if done.returncode:
            output.seek(0)
            raise NoPostgres(output.read().decode(errors="replace"))
