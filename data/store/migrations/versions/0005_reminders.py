"""Reminders: every e-mail to a lead, what was reminded by hand, and how much of a return was said before."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from data.store.tables.base import UtcDateTime

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Make both tables, and a column for the copied share."""
    op.add_column("return_versions", sa.Column("copied_share", sa.Integer(), nullable=True))
    op.create_table(
        "letters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("rung", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column("subject", sa.String(length=300), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("begun_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.Column("outcome", _outcome(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sa.ForeignKeyConstraint(["return_id"], ["returns.id"], name=op.f("fk_letters_return_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_letters_person_id")),
        sa.UniqueConstraint(
            "return_id", "rung", "person_id", name=op.f("uq_letters_return_id_rung_person_id")
        ),
    )
    op.create_table(
        "hand_reminders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_reminders")),
        sa.ForeignKeyConstraint(["return_id"], ["returns.id"], name=op.f("fk_hand_reminders_return_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_hand_reminders_by_id")),
    )
    op.create_index(op.f("ix_hand_reminders_return_id"), "hand_reminders", ["return_id"])


def downgrade() -> None:
    """Drop both tables and the column."""
    op.drop_table("hand_reminders")
    op.drop_table("letters")
    op.drop_column("return_versions", "copied_share")


def _outcome() -> sa.Enum:
    words = ("SENT", "REFUSED", "NOT_SENT", "UNKNOWN")
    return sa.Enum(*words, name="letteroutcome", native_enum=False, create_constraint=True, length=32)
