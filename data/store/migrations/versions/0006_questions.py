"""Questions on accepted returns: asked, answered, and the words that could not be taken."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from data.store.tables.base import UtcDateTime

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

STATES = ("OPEN", "ANSWERED", "ANSWERED_AT_MEETING", "WITHDRAWN")


def upgrade() -> None:
    """Make the three tables."""
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(length=160), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(*STATES, name="questionstate", native_enum=False, length=32, create_constraint=True),
            nullable=False,
        ),
        sa.Column("answered_at", UtcDateTime(), nullable=True),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.Column("seen_at", UtcDateTime(), nullable=True),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
        *_links("questions", {"return_id": "returns", "version_id": "return_versions"}),
        *_links("questions", {"item_id": "return_items", "asked_by_id": "people"}),
    )
    op.create_index(op.f("ix_questions_return_id"), "questions", ["return_id"])
    op.create_index(op.f("ix_questions_asked_by_id"), "questions", ["asked_by_id"])
    op.create_index("ix_questions_state_return", "questions", ["state", "return_id"])
    op.create_table(
        "question_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answered_at", UtcDateTime(), nullable=False),
        sa.Column("answered_by_id", sa.Integer(), nullable=False),
        sa.Column("on_behalf", sa.Boolean(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_answers")),
        *_links("question_answers", {"question_id": "questions", "answered_by_id": "people"}),
        *_links("question_answers", {"meeting_id": "meetings"}),
    )
    op.create_index(op.f("ix_question_answers_question_id"), "question_answers", ["question_id"])
    op.create_index(op.f("ix_question_answers_meeting_id"), "question_answers", ["meeting_id"])
    op.create_table(
        "unsent_texts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=60), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("choice", sa.String(length=40), nullable=False),
        sa.Column("saved_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unsent_texts")),
        sa.UniqueConstraint("person_id", "form", name=op.f("uq_unsent_texts_person_id_form")),
        *_links("unsent_texts", {"person_id": "people"}),
    )


def downgrade() -> None:
    """Drop the three tables."""
    op.drop_table("unsent_texts")
    op.drop_table("question_answers")
    op.drop_table("questions")


def _links(table: str, columns: dict[str, str]) -> list[sa.schema.SchemaItem]:
    """The keys to other tables, by column."""
    return [
        sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}"))
        for column, other in columns.items()
    ]
