"""Alembic without its ini file: run the scripts of `versions/` on an open transaction.

Apart from `migrate`, because importing Alembic takes longer than opening the window may.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def head() -> int:
    """The number of the newest revision."""
    return int(_scripts(_config()).get_current_head() or 0)


def run(connection: Connection) -> None:
    """Bring the tables up to the newest revision, within the caller's transaction."""
    config = _config()
    scripts = _scripts(config)

    def steps(revision: Any, _context: MigrationContext) -> Iterable[Any]:
        return scripts._upgrade_revs("head", revision)  # noqa: SLF001 - as Alembic's own command does

    with EnvironmentContext(config, scripts, fn=steps, destination_rev="head") as environment:
        environment.configure(connection=connection, transaction_per_migration=False)
        environment.run_migrations()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _scripts(config: Config) -> ScriptDirectory:
    return ScriptDirectory.from_config(config)
