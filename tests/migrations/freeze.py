"""Write the newest migration's statements from the models: `python -m tests.migrations.freeze`.

Only until it is released: then the next change of the models is a migration of its own. Texts
of released migrations stay as they are; the newest one makes new tables, all that the models
have and they have not.
"""

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from certdesk.storage.migrations import texts
from certdesk.storage.tables.counter import metadata

RELEASED = ("0001_first",)
NEWEST = "0002_whole_day"
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


def main() -> None:
    """Write both texts."""
    for name in DIALECTS:
        there = {one for old in RELEASED for one in texts.statements(old, name)}
        new = [one for one in statements(name) if one not in there]
        text = "".join(f"{one};\n\n" for one in new).rstrip()
        texts.frozen(NEWEST, name).write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
