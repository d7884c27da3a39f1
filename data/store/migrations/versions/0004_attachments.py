"""Files attached to a return, and what the scanner said of any kept bytes."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from data.store.tables.base import UtcDateTime

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

KINDS = (
    "PDF",
    "WORD",
    "EXCEL",
    "POWERPOINT",
    "OPEN_TEXT",
    "OPEN_SHEET",
    "OPEN_SLIDES",
    "CSV",
    "TEXT",
    "PNG",
    "JPEG",
)
VERDICTS = ("NOT_SCANNED", "CLEAN", "HARMFUL")


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "attachments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("original_name", sa.String(length=255), nullable=False),
        sa.Column("kind", _words(KINDS, "attachmentkind"), nullable=False),
        sa.Column("stored_name", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("attached_at", UtcDateTime(), nullable=False),
        sa.Column("attached_by_id", sa.Integer(), nullable=False),
        sa.Column("taken_back_at", UtcDateTime(), nullable=True),
        sa.Column("taken_back_by_id", sa.Integer(), nullable=True),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
        sa.ForeignKeyConstraint(["return_id"], ["returns.id"], name=op.f("fk_attachments_return_id")),
        sa.ForeignKeyConstraint(["attached_by_id"], ["people.id"], name=op.f("fk_attachments_attached_by_id")),
        sa.ForeignKeyConstraint(["taken_back_by_id"], ["people.id"], name=op.f("fk_attachments_taken_back_by_id")),
        sa.UniqueConstraint("stored_name", name=op.f("uq_attachments_stored_name")),
    )
    op.create_index(op.f("ix_attachments_return_id"), "attachments", ["return_id"])
    op.create_index("ix_attachments_return_sha", "attachments", ["return_id", "sha256"])
    op.create_table(
        "scans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stored_name", sa.String(length=64), nullable=False),
        sa.Column("part", sa.String(length=255), nullable=False),
        sa.Column("verdict", _words(VERDICTS, "verdict"), nullable=False),
        sa.Column("signature", sa.String(length=160), nullable=False),
        sa.Column("scanned_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scans")),
        sa.UniqueConstraint("stored_name", "part", name=op.f("uq_scans_stored_name_part")),
    )


def downgrade() -> None:
    """Drop both tables."""
    op.drop_table("scans")
    op.drop_table("attachments")


def _words(words: Sequence[str], name: str) -> sa.Enum:
    return sa.Enum(*words, native_enum=False, length=32, create_constraint=True, name=name)
