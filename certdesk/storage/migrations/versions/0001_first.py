"""The first tables.

The statements lie beside this file, one text a database, so that no later change of the
models can alter what the first version made. Triggers are made by `migrate`, not here.
"""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table and index of the first version."""
    dialect = op.get_bind().dialect.name
    text = Path(__file__).with_name(f"0001_first.{dialect}.sql").read_text(encoding="utf-8")
    for statement in text.split(";\n"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)
