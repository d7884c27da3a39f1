"""Back files: documents that hold several returns, their parts, and what came of them."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from data.store.tables.base import UtcDateTime

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Make the three tables."""
    op.create_table(
        "back_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("original_name", sa.String(length=255), nullable=False),
        sa.Column("stored_name", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.Column("received_by_id", sa.Integer(), nullable=False),
        sa.Column("outcome", _word("fileoutcome", "READ", "REFUSED", "ABANDONED"), nullable=False),
        sa.Column("refusal", sa.Text(), nullable=False),
        sa.Column("rest", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_back_files")),
        sa.UniqueConstraint("stored_name", name=op.f("uq_back_files_stored_name")),
        sa.UniqueConstraint("sha256", name=op.f("uq_back_files_sha256")),
        sa.ForeignKeyConstraint(["received_by_id"], ["people.id"], name=op.f("fk_back_files_received_by_id")),
    )
    op.create_table(
        "back_file_parts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("back_file_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", _word("reporterkind", "DELIVERY_GROUP", "CSP"), nullable=False),
        sa.Column("place", sa.String(length=160), nullable=False),
        sa.Column("until", sa.String(length=160), nullable=False),
        sa.Column("group_name", sa.String(length=160), nullable=False),
        sa.Column("group_as_written", sa.Text(), nullable=False),
        sa.Column("period_as_written", sa.String(length=80), nullable=False),
        sa.Column("period_month", sa.Date(), nullable=True),
        sa.Column("sure", sa.String(length=10), nullable=False),
        sa.Column("why", sa.JSON(), nullable=False),
        sa.Column("suggested_quarter", sa.String(length=20), nullable=False),
        sa.Column("suggested_on", sa.Date(), nullable=True),
        sa.Column("suggested_reason", sa.Text(), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.Column("problems", sa.Integer(), nullable=False),
        sa.Column("to_answer", sa.Integer(), nullable=False),
        sa.Column("reading", sa.JSON(), nullable=False),
        sa.Column("fate", _word("partfate", "WAITING", "TAKEN_IN", "LEFT_OUT"), nullable=False),
        sa.Column("decided_at", UtcDateTime(), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_back_file_parts")),
        sa.UniqueConstraint("back_file_id", "number", name=op.f("uq_back_file_parts_back_file_id_number")),
        sa.ForeignKeyConstraint(["back_file_id"], ["back_files.id"], name=op.f("fk_back_file_parts_back_file_id")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["people.id"], name=op.f("fk_back_file_parts_decided_by_id")),
    )
    op.create_index(op.f("ix_back_file_parts_back_file_id"), "back_file_parts", ["back_file_id"])
    op.create_table(
        "back_file_takings",
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("part_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("file_id", name=op.f("pk_back_file_takings")),
        sa.ForeignKeyConstraint(["file_id"], ["return_files.id"], name=op.f("fk_back_file_takings_file_id")),
        sa.ForeignKeyConstraint(["part_id"], ["back_file_parts.id"], name=op.f("fk_back_file_takings_part_id")),
    )
    op.create_index(op.f("ix_back_file_takings_part_id"), "back_file_takings", ["part_id"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("back_file_takings")
    op.drop_table("back_file_parts")
    op.drop_table("back_files")


def _word(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, length=32, create_constraint=True)
