"""The first tables.

The statements lie beside this file, one text a database, so that no later change of the
models can alter what the first version made. Triggers are made by `migrate`, not here.
"""

from alembic import op

from certdesk.storage.migrations import texts

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table and index of the first version."""
    texts.run(op.get_bind(), "0001_first")
