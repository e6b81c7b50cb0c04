"""The tables of a whole day at the counter: only new ones, no row of the first is touched."""

from alembic import op

from certdesk.storage.migrations import texts

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make what the first version did not have."""
    texts.run(op.get_bind(), "0002_whole_day")
