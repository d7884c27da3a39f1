"""Locked returns that a planner opened again; and the same bytes are one file of a return, by the database's word."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from data.store.tables.base import UtcDateTime

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

SAME_BYTES = "ix_return_files_return_sha"

OF_PARTS = """
UPDATE return_files SET part = (
    SELECT back_file_parts.number FROM back_file_takings
    JOIN back_file_parts ON back_file_parts.id = back_file_takings.part_id
    WHERE back_file_takings.file_id = return_files.id
) WHERE id IN (SELECT file_id FROM back_file_takings)
"""
"""What came of a back file is told apart by its part, as what comes from now on."""

TWINS = """
UPDATE return_files SET part = -id WHERE EXISTS (
    SELECT 1 FROM return_files AS one WHERE one.return_id = return_files.return_id
    AND one.sha256 = return_files.sha256 AND one.part = return_files.part AND one.id < return_files.id
)
"""
"""The same bytes kept twice before this stay two files, each with its versions: no file is ever deleted."""


def upgrade() -> None:
    """Make the table, and let no return have two files of the same bytes."""
    op.create_table(
        "reopenings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("reopened_at", UtcDateTime(), nullable=False),
        sa.Column("reopened_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reopenings")),
        sa.ForeignKeyConstraint(["return_id"], ["returns.id"], name=op.f("fk_reopenings_return_id")),
        sa.ForeignKeyConstraint(["reopened_by_id"], ["people.id"], name=op.f("fk_reopenings_reopened_by_id")),
    )
    op.create_index(op.f("ix_reopenings_return_id"), "reopenings", ["return_id"])
    op.drop_index(SAME_BYTES, "return_files")
    op.add_column("return_files", sa.Column("part", sa.Integer(), nullable=False, server_default="0"))
    op.execute(OF_PARTS)
    op.execute(TWINS)
    op.create_index(SAME_BYTES, "return_files", ["return_id", "sha256", "part"], unique=True)


def downgrade() -> None:
    """Drop the table, and leave the same bytes to the service alone."""
    op.drop_index(SAME_BYTES, "return_files")
    op.drop_column("return_files", "part")
    op.create_index(SAME_BYTES, "return_files", ["return_id", "sha256"])
    op.drop_table("reopenings")
