"""Both databases for every test that asks: `store`, `engine`, or one by name.

A pytest plugin: `tests/conftest.py` lists it. Each test gets a database of its own, copied
from one that the migrations made.
"""

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url

from certdesk.storage.engine import open_engine
from certdesk.storage.keeping.migrate import upgrade
from certdesk.storage.unit import Store
from tests.postgres_pool import Pool
from tests.storage.postgres_cluster import cluster

_TEMPLATE = "certdesk_template"
_numbers = itertools.count(1)


class TestClock:
    """A clock that moves one second at each look, from a Monday at nine."""

    __test__ = False

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a server whose user may create databases."""
    with cluster() as url:
        yield url


@pytest.fixture(scope="session")
def _sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("template") / "certdesk.db"
    engine = open_engine(file)
    upgrade(engine, None)
    engine.dispose()
    return file


@pytest.fixture(scope="session")
def _postgres_template(postgres_server: str) -> Iterator[str]:
    name = f"{_TEMPLATE}_{os.getpid()}_{next(_numbers)}"
    _administer(postgres_server, f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}")
    engine = open_engine(_url(postgres_server, name))
    upgrade(engine, None)
    engine.dispose()
    yield name
    _administer(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sqlite_file(_sqlite_template: Path, tmp_path: Path) -> Path:
    """A register file with all tables and no row."""
    file = tmp_path / "data" / "certdesk.db"
    file.parent.mkdir()
    shutil.copy2(_sqlite_template, file)
    return file


@pytest.fixture
def empty_postgres(postgres_server: str) -> Iterator[str]:
    """The URL of a database without tables."""
    yield from _database(postgres_server, "template1")


@pytest.fixture(scope="session")
def postgres_pool(postgres_server: str, _postgres_template: str) -> Iterator[Pool]:
    """Databases with all tables and no row, lent to one test after another."""
    pool = Pool(
        lambda: _copied(postgres_server, _postgres_template),
        lambda name: _administer(postgres_server, f"DROP DATABASE {name} WITH (FORCE)"),
        lambda name: _url(postgres_server, name),
    )
    yield pool
    pool.close()


@pytest.fixture
def postgres_url(postgres_pool: Pool) -> Iterator[str]:
    """The URL of a database with all tables and no row."""
    with postgres_pool.lent() as url:
        yield url


@pytest.fixture
def sqlite_engine(sqlite_file: Path) -> Iterator[Engine]:
    engine = open_engine(sqlite_file)
    yield engine
    engine.dispose()


@pytest.fixture
def postgres_engine(postgres_url: str) -> Iterator[Engine]:
    engine = open_engine(postgres_url)
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest) -> str:
    """Path or URL of a fresh register, on each database in turn."""
    name = "sqlite_file" if request.param == "sqlite" else "postgres_url"
    return str(request.getfixturevalue(name))


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database without tables, of each kind in turn."""
    if request.param == "sqlite":
        engine = open_engine(tmp_path / "empty.db")
    else:
        engine = open_engine(request.getfixturevalue("empty_postgres"))
    yield engine
    engine.dispose()


@pytest.fixture
def engine(where: str) -> Iterator[Engine]:
    engine = open_engine(where)
    yield engine
    engine.dispose()


@pytest.fixture
def store(engine: Engine, clock: Callable[[], datetime]) -> Store:
    return Store(engine, clock)


@pytest.fixture
def sqlite_store(sqlite_engine: Engine, clock: Callable[[], datetime]) -> Store:
    return Store(sqlite_engine, clock)


@pytest.fixture
def postgres_store(postgres_engine: Engine, clock: Callable[[], datetime]) -> Store:
    return Store(postgres_engine, clock)


def _database(server: str, template: str) -> Iterator[str]:
    name = _copied(server, template)
    yield _url(server, name)
    _administer(server, f"DROP DATABASE {name} WITH (FORCE)")


def _copied(server: str, template: str) -> str:
    name = f"certdesk_test_{os.getpid()}_{next(_numbers)}"
    _administer(
        server,
        f"DROP DATABASE IF EXISTS {name} WITH (FORCE)",
        f"CREATE DATABASE {name} TEMPLATE {template}",
    )
    return name


def _url(server: str, name: str) -> str:
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def _administer(server: str, *statements: str) -> None:
    url = make_url(server).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()
