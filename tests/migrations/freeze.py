"""Write the first migration's statements from the models: `python -m tests.migrations.freeze`.

Only until the first release. After it, a change of the models is a migration of its own and
the texts of 0001 stay as they are.
"""

from pathlib import Path

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import CreateIndex, CreateTable

import certdesk.storage.migrations as package
from certdesk.storage.models import metadata

_VERSIONS = Path(package.__file__).parent / "versions"
DIALECTS: dict[str, type[Dialect]] = {
    "sqlite": sqlite.dialect,
    "postgresql": postgresql.dialect,
}


def statements(name: str) -> list[str]:
    """CREATE TABLE and CREATE INDEX of every table, in the order of their foreign keys."""
    dialect = DIALECTS[name]()
    made = []
    for table in metadata.sorted_tables:
        made.append(str(CreateTable(table).compile(dialect=dialect)))
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        made += [str(CreateIndex(index).compile(dialect=dialect)) for index in indexes]
    return ["\n".join(line.rstrip() for line in text.strip().splitlines()) for text in made]


def frozen(name: str) -> Path:
    """The text of one database."""
    return _VERSIONS / f"0001_first.{name}.sql"


def main() -> None:
    """Write both texts."""
    for name in DIALECTS:
        text = "".join(f"{statement.strip()};\n" for statement in statements(name))
        frozen(name).write_text(text.replace(";\n", ";\n\n").rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
