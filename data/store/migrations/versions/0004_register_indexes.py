"""Indexes from which the register is counted without reading its rows."""

from collections.abc import Sequence

from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

REGISTER = "ix_risk_assessments_register"
BEFORE = ["meeting_id", "open", "band", "score", "risk_id"]
COUNTED = ["meeting_id", "open", "band", "direction", "status", "mentioned", "standing", "stuck", "score"]
COUNTED += ["likelihood", "impact", "illustrative", "risk_id"]


def upgrade() -> None:
    """Widen the register's index; find sensitive risks and those of one owner; drop what a unique index covers."""
    op.drop_index(REGISTER, "risk_assessments")
    op.create_index(REGISTER, "risk_assessments", COUNTED)
    op.drop_index("ix_risk_assessments_risk_id", "risk_assessments")
    op.create_index("ix_risks_marking_reporter_id", "risks", ["marking", "reporter_id"])
    op.create_index("ix_risks_owner_body_id", "risks", ["owner_body_id"])


def downgrade() -> None:
    """The indexes as they were."""
    op.drop_index("ix_risks_owner_body_id", "risks")
    op.drop_index("ix_risks_marking_reporter_id", "risks")
    op.create_index("ix_risk_assessments_risk_id", "risk_assessments", ["risk_id"])
    op.drop_index(REGISTER, "risk_assessments")
    op.create_index(REGISTER, "risk_assessments", BEFORE)
