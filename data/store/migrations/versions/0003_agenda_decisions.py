"""An agenda item has its number on the printed agenda, and says what the Board is asked to decide."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Add both; no item there is has a number yet, and none asks for a decision."""
    op.add_column("agenda_items", sa.Column("number", sa.Integer(), nullable=True))
    op.add_column("agenda_items", sa.Column("decision", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Take both away again."""
    with op.batch_alter_table("agenda_items") as batch:
        batch.drop_column("decision")
        batch.drop_column("number")
