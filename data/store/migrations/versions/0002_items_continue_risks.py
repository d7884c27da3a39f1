"""An item of a return can say which risk of the register it continues."""

from collections.abc import Sequence

from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

# Written out because SQLite can add a column that refers to a table, but only in the same breath.
ADD = """ALTER TABLE return_items ADD COLUMN continues_risk_id INTEGER
    CONSTRAINT fk_return_items_continues_risk_id REFERENCES risks (id)"""


def upgrade() -> None:
    """Add the column; it is empty for every item there is."""
    op.execute(ADD)
    op.create_index("ix_return_items_continues_risk_id", "return_items", ["continues_risk_id"])


def downgrade() -> None:
    """Take the column away again."""
    op.drop_index("ix_return_items_continues_risk_id", "return_items")
    with op.batch_alter_table("return_items") as batch:
        batch.drop_column("continues_risk_id")
