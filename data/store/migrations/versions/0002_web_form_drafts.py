"""Web forms that are being written: their boxes, and every text ever saved in them."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from data.store.tables.base import UtcDateTime

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "draft_boxes",
        *_saved("draft_boxes"),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.UniqueConstraint("return_id", "key", name=op.f("uq_draft_boxes_return_id_key")),
    )
    op.create_table(
        "draft_texts",
        *_saved("draft_texts"),
        sa.Column("box_version", sa.Integer(), nullable=True),
        sa.Column("settled_at", UtcDateTime(), nullable=True),
    )
    op.create_index("ix_draft_texts_return_key", "draft_texts", ["return_id", "key"])


def downgrade() -> None:
    """Drop both tables."""
    op.drop_table("draft_texts")
    op.drop_table("draft_boxes")


def _saved(table: str) -> list[sa.schema.SchemaItem]:
    """The columns that both have: whose box, its text, and who saved it when."""
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("saved_at", UtcDateTime(), nullable=False),
        sa.Column("saved_by_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.ForeignKeyConstraint(["return_id"], ["returns.id"], name=op.f(f"fk_{table}_return_id")),
        sa.ForeignKeyConstraint(["saved_by_id"], ["people.id"], name=op.f(f"fk_{table}_saved_by_id")),
    ]
