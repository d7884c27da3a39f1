"""An assessment knows whose risk it was at its meeting, and groups, asks and actions are counted from indexes."""

from collections.abc import Sequence

from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

# Written out because SQLite can add a column that refers to a table, but only in the same breath.
ADD = """ALTER TABLE risk_assessments ADD COLUMN reporter_id INTEGER
    CONSTRAINT fk_risk_assessments_reporter_id REFERENCES reporters (id)"""
FILL = """UPDATE risk_assessments
    SET reporter_id = (SELECT risks.reporter_id FROM risks WHERE risks.id = risk_assessments.risk_id)"""
GROUPS = [
    "meeting_id",
    "reporter_id",
    "open",
    "direction",
    "band",
    "status",
    "standing",
    "stuck",
    "mentioned",
]
GROUPS += ["illustrative", "score", "risk_id"]
HEARD = ["first_heard_meeting_id", "state", "own", "reporter_id", "meeting_id", "risk_id"]
DUE = ["original_due_on", "completed_on", "raised_meeting_id", "reporter_id", "risk_id"]


def upgrade() -> None:
    """Add the column with what each risk says of itself now, and the indexes."""
    op.execute(ADD)
    op.execute(FILL)
    op.create_index("ix_risk_assessments_groups", "risk_assessments", GROUPS)
    op.create_index("ix_risk_assessments_source_item_id", "risk_assessments", ["source_item_id"])
    op.create_index("ix_asks_heard", "asks", HEARD)
    op.create_index("ix_actions_due", "actions", DUE)


def downgrade() -> None:
    """Take the indexes and the column away again."""
    op.drop_index("ix_actions_due", "actions")
    op.drop_index("ix_asks_heard", "asks")
    op.drop_index("ix_risk_assessments_source_item_id", "risk_assessments")
    op.drop_index("ix_risk_assessments_groups", "risk_assessments")
    with op.batch_alter_table("risk_assessments") as batch:
        batch.drop_constraint("fk_risk_assessments_reporter_id", type_="foreignkey")
        batch.drop_column("reporter_id")
