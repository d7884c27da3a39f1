"""What items of CSPs' updates say beyond their words: cells, what holds them back, the concern they address."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "update_items",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("cells", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("spending", sa.Boolean(), nullable=False),
        sa.Column("held_back", sa.String(length=160), nullable=False),
        sa.Column("concern_item_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["return_items.id"], name=op.f("fk_update_items_item_id")),
        sa.ForeignKeyConstraint(
            ["concern_item_id"], ["return_items.id"], name=op.f("fk_update_items_concern_item_id")
        ),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_update_items")),
    )
    op.create_index(op.f("ix_update_items_concern_item_id"), "update_items", ["concern_item_id"])


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("update_items")
