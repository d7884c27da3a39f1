"""The store as first released: every table, the one state row, and the audit that cannot be changed."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from data.store.tables.base import UtcDateTime

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TABLES = (
    "meetings",
    "reporters",
    "sign_in_attempts",
    "store_state",
    "agenda_items",
    "bodies",
    "measures",
    "reporter_aliases",
    "returns",
    "body_aliases",
    "measure_values",
    "people",
    "risks",
    "actions",
    "audit_events",
    "leads",
    "need_to_know",
    "ratings",
    "return_files",
    "risk_areas",
    "sign_in_sessions",
    "return_versions",
    "product_rows",
    "return_items",
    "return_problems",
    "asks",
    "risk_assessments",
    "ask_addressees",
)
"""In the order in which they are made: each after those that it points to."""

ACCEPTED_VERSION = "fk_returns_accepted_version_id"

APPEND_ONLY = {
    "sqlite": [
        """CREATE TRIGGER audit_events_no_update BEFORE UPDATE ON audit_events
        BEGIN SELECT RAISE(ABORT, 'The audit is append-only.'); END""",
        """CREATE TRIGGER audit_events_no_delete BEFORE DELETE ON audit_events
        BEGIN SELECT RAISE(ABORT, 'The audit is append-only.'); END""",
    ],
    "postgresql": [
        """CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'The audit is append-only.'; END $$""",
        """CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()""",
    ],
}


def word(name: str, *words: str) -> sa.Enum:
    """A column that holds one of these words; the database refuses any other."""
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=32)


def upgrade() -> None:
    """Make the tables and their indexes, then what only the database can promise."""
    op.create_table(
        "meetings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=20), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("position", name=op.f("uq_meetings_position")),
        sa.UniqueConstraint("slug", name=op.f("uq_meetings_slug")),
    )
    op.create_index(op.f("ix_meetings_held_on"), "meetings", ["held_on"])
    op.create_table(
        "reporters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", word("reporterkind", "DELIVERY_GROUP", "CSP"), nullable=False),
        sa.Column("slug", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("short_name", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("priority", sa.Text(), nullable=False),
        sa.Column("monitoring_boards", sa.Text(), nullable=False),
        sa.Column("board_monitors", sa.Boolean(), nullable=False),
        sa.Column("active_from", sa.Date(), nullable=True),
        sa.Column("active_to", sa.Date(), nullable=True),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reporters")),
        sa.UniqueConstraint("name", name=op.f("uq_reporters_name")),
        sa.UniqueConstraint("slug", name=op.f("uq_reporters_slug")),
    )
    op.create_index(op.f("ix_reporters_kind"), "reporters", ["kind"])
    op.create_table(
        "sign_in_attempts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_attempts")),
    )
    op.create_index("ix_sign_in_attempts_key_at", "sign_in_attempts", ["key", "at"])
    op.create_table(
        "store_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("data_version", sa.Integer(), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_store_state")),
    )
    op.create_table(
        "agenda_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column(
            "slot", word("slot", "STANDING", "DELIVERY_GROUP", "PREVENTION", "CSP", "OPEN"), nullable=False
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("reporter_id", sa.Integer(), nullable=True),
        sa.Column("presenter_post", sa.String(length=160), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("minutes_illustrative", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("fixed", sa.Boolean(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_agenda_items_meeting_id")),
        sa.ForeignKeyConstraint(["reporter_id"], ["reporters.id"], name=op.f("fk_agenda_items_reporter_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_items")),
        sa.UniqueConstraint(
            "meeting_id", "slot", "position", name=op.f("uq_agenda_items_meeting_id_slot_position")
        ),
    )
    op.create_index(op.f("ix_agenda_items_meeting_id"), "agenda_items", ["meeting_id"])
    op.create_index(op.f("ix_agenda_items_reporter_id"), "agenda_items", ["reporter_id"])
    op.create_table(
        "bodies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column(
            "kind",
            word("bodykind", "RESPONSIBLE_AUTHORITY", "PARTNER_BOARD", "COMMISSIONER", "VOLUNTARY_SECTOR"),
            nullable=False,
        ),
        sa.Column("csp_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active_from", sa.Date(), nullable=True),
        sa.Column("active_to", sa.Date(), nullable=True),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["csp_id"], ["reporters.id"], name=op.f("fk_bodies_csp_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bodies")),
        sa.UniqueConstraint("name", name=op.f("uq_bodies_name")),
        sa.UniqueConstraint("slug", name=op.f("uq_bodies_slug")),
    )
    op.create_table(
        "measures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("reporter_id", sa.Integer(), nullable=True),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["reporter_id"], ["reporters.id"], name=op.f("fk_measures_reporter_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measures")),
        sa.UniqueConstraint("slug", name=op.f("uq_measures_slug")),
    )
    op.create_index(op.f("ix_measures_reporter_id"), "measures", ["reporter_id"])
    op.create_table(
        "reporter_aliases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reporter_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("used_from", sa.Date(), nullable=True),
        sa.Column("used_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["reporter_id"], ["reporters.id"], name=op.f("fk_reporter_aliases_reporter_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reporter_aliases")),
        sa.UniqueConstraint("reporter_id", "name", name=op.f("uq_reporter_aliases_reporter_id_name")),
    )
    op.create_index(op.f("ix_reporter_aliases_reporter_id"), "reporter_aliases", ["reporter_id"])
    op.create_table(
        "returns",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("reporter_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            word(
                "returnstate",
                "EXPECTED",
                "TO_FOLLOW",
                "DRAFT",
                "SUBMITTED",
                "CHANGES_REQUESTED",
                "ACCEPTED",
                "PUBLISHED",
                "NIL_RETURN",
                "SUPERSEDED",
            ),
            nullable=False,
        ),
        sa.Column("state_reason", sa.Text(), nullable=False),
        sa.Column("accepted_version_id", sa.Integer(), nullable=True),
        sa.Column("marking", word("marking", "OFFICIAL", "OFFICIAL_SENSITIVE"), nullable=False),
        sa.Column("part", word("publicationpart", "A", "B"), nullable=False),
        sa.Column("last_met_on", sa.Date(), nullable=True),
        sa.Column("last_met_as_written", sa.String(length=60), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["accepted_version_id"], ["return_versions.id"], name=ACCEPTED_VERSION, use_alter=True
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_returns_meeting_id")),
        sa.ForeignKeyConstraint(["reporter_id"], ["reporters.id"], name=op.f("fk_returns_reporter_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_returns")),
        sa.UniqueConstraint("meeting_id", "reporter_id", name=op.f("uq_returns_meeting_id_reporter_id")),
    )
    op.create_index(op.f("ix_returns_meeting_id"), "returns", ["meeting_id"])
    op.create_index(op.f("ix_returns_reporter_id"), "returns", ["reporter_id"])
    op.create_table(
        "body_aliases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("ambiguous", sa.Boolean(), nullable=False),
        sa.Column("used_from", sa.Date(), nullable=True),
        sa.Column("used_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.id"], name=op.f("fk_body_aliases_body_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body_aliases")),
        sa.UniqueConstraint("body_id", "name", name=op.f("uq_body_aliases_body_id_name")),
    )
    op.create_index(op.f("ix_body_aliases_body_id"), "body_aliases", ["body_id"])
    op.create_table(
        "measure_values",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("period_start", sa.Date(), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["measure_id"], ["measures.id"], name=op.f("fk_measure_values_measure_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_values")),
        sa.UniqueConstraint(
            "measure_id", "period_start", name=op.f("uq_measure_values_measure_id_period_start")
        ),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("post", sa.String(length=160), nullable=False),
        sa.Column("role", word("role", "MEMBER", "LEAD", "PLANNER", "ADMINISTRATOR"), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("disabled_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.id"], name=op.f("fk_people_body_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("email", name=op.f("uq_people_email")),
    )
    op.create_table(
        "risks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=20), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", word("riskkind", "RISK", "ISSUE", "EVENT"), nullable=False),
        sa.Column(
            "status",
            word("riskstatus", "PROPOSED", "ON_REGISTER", "ESCALATED", "ACCEPTED", "CLOSED"),
            nullable=False,
        ),
        sa.Column("reporter_id", sa.Integer(), nullable=False),
        sa.Column("raised_meeting_id", sa.Integer(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("consequence", sa.Text(), nullable=False),
        sa.Column("controls", sa.Text(), nullable=False),
        sa.Column("owner_body_id", sa.Integer(), nullable=True),
        sa.Column("owner_post", sa.String(length=160), nullable=False),
        sa.Column("next_review_on", sa.Date(), nullable=True),
        sa.Column("closed_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("closed_reason", sa.Text(), nullable=False),
        sa.Column("marking", word("marking", "OFFICIAL", "OFFICIAL_SENSITIVE"), nullable=False),
        sa.Column("part", word("publicationpart", "A", "B"), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["owner_body_id"], ["bodies.id"], name=op.f("fk_risks_owner_body_id")),
        sa.ForeignKeyConstraint(
            ["raised_meeting_id"], ["meetings.id"], name=op.f("fk_risks_raised_meeting_id")
        ),
        sa.ForeignKeyConstraint(["reporter_id"], ["reporters.id"], name=op.f("fk_risks_reporter_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_risks")),
        sa.UniqueConstraint("ref", name=op.f("uq_risks_ref")),
    )
    op.create_index("ix_risks_marking_reporter_id", "risks", ["marking", "reporter_id"])
    op.create_index(op.f("ix_risks_owner_body_id"), "risks", ["owner_body_id"])
    op.create_index(op.f("ix_risks_reporter_id"), "risks", ["reporter_id"])
    op.create_index(op.f("ix_risks_status"), "risks", ["status"])
    op.create_table(
        "actions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner_body_id", sa.Integer(), nullable=True),
        sa.Column("reporter_id", sa.Integer(), nullable=True),
        sa.Column("risk_id", sa.Integer(), nullable=True),
        sa.Column("raised_meeting_id", sa.Integer(), nullable=False),
        sa.Column("original_due_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("revisions", sa.Integer(), nullable=False),
        sa.Column("started", sa.Boolean(), nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["owner_body_id"], ["bodies.id"], name=op.f("fk_actions_owner_body_id")),
        sa.ForeignKeyConstraint(
            ["raised_meeting_id"], ["meetings.id"], name=op.f("fk_actions_raised_meeting_id")
        ),
        sa.ForeignKeyConstraint(["reporter_id"], ["reporters.id"], name=op.f("fk_actions_reporter_id")),
        sa.ForeignKeyConstraint(["risk_id"], ["risks.id"], name=op.f("fk_actions_risk_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actions")),
        sa.UniqueConstraint("ref", name=op.f("uq_actions_ref")),
    )
    op.create_index(
        "ix_actions_due",
        "actions",
        ["original_due_on", "completed_on", "raised_meeting_id", "reporter_id", "risk_id"],
    )
    op.create_index(op.f("ix_actions_owner_body_id"), "actions", ["owner_body_id"])
    op.create_index(op.f("ix_actions_raised_meeting_id"), "actions", ["raised_meeting_id"])
    op.create_index(op.f("ix_actions_risk_id"), "actions", ["risk_id"])
    op.create_table(
        "audit_events",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("event", sa.String(length=60), nullable=False),
        sa.Column("object_kind", sa.String(length=20), nullable=False),
        sa.Column("object_id", sa.Integer(), nullable=True),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["people.id"], name=op.f("fk_audit_events_actor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_events")),
        sa.UniqueConstraint("hash", name=op.f("uq_audit_events_hash")),
    )
    op.create_index(op.f("ix_audit_events_actor_id"), "audit_events", ["actor_id"])
    op.create_index(op.f("ix_audit_events_at"), "audit_events", ["at"])
    op.create_index("ix_audit_events_object", "audit_events", ["object_kind", "object_id"])
    op.create_table(
        "leads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("reporter_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_leads_person_id")),
        sa.ForeignKeyConstraint(["reporter_id"], ["reporters.id"], name=op.f("fk_leads_reporter_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leads")),
        sa.UniqueConstraint("person_id", "reporter_id", name=op.f("uq_leads_person_id_reporter_id")),
    )
    op.create_index(op.f("ix_leads_person_id"), "leads", ["person_id"])
    op.create_index(op.f("ix_leads_reporter_id"), "leads", ["reporter_id"])
    op.create_table(
        "need_to_know",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("object_kind", sa.String(length=20), nullable=False),
        sa.Column("object_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_need_to_know_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need_to_know")),
        sa.UniqueConstraint(
            "object_kind",
            "object_id",
            "person_id",
            name=op.f("uq_need_to_know_object_kind_object_id_person_id"),
        ),
    )
    op.create_index(op.f("ix_need_to_know_person_id"), "need_to_know", ["person_id"])
    op.create_table(
        "ratings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reporter_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("rag", word("rag", "RED", "AMBER", "GREEN", "BLUE", "GREY", "NOT_RATED"), nullable=False),
        sa.Column(
            "self_rag", word("self_rag", "RED", "AMBER", "GREEN", "BLUE", "GREY", "NOT_RATED"), nullable=True
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("rated_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("rated_by_id", sa.Integer(), nullable=True),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_ratings_meeting_id")),
        sa.ForeignKeyConstraint(["rated_by_id"], ["people.id"], name=op.f("fk_ratings_rated_by_id")),
        sa.ForeignKeyConstraint(["reporter_id"], ["reporters.id"], name=op.f("fk_ratings_reporter_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ratings")),
        sa.UniqueConstraint("reporter_id", "meeting_id", name=op.f("uq_ratings_reporter_id_meeting_id")),
    )
    op.create_index(op.f("ix_ratings_meeting_id"), "ratings", ["meeting_id"])
    op.create_table(
        "return_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("original_name", sa.String(length=255), nullable=False),
        sa.Column("stored_name", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("received_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("received_by_id", sa.Integer(), nullable=False),
        sa.Column("outcome", word("fileoutcome", "READ", "REFUSED", "ABANDONED"), nullable=False),
        sa.Column("refusal", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["received_by_id"], ["people.id"], name=op.f("fk_return_files_received_by_id")
        ),
        sa.ForeignKeyConstraint(["return_id"], ["returns.id"], name=op.f("fk_return_files_return_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_files")),
        sa.UniqueConstraint("stored_name", name=op.f("uq_return_files_stored_name")),
    )
    op.create_index(op.f("ix_return_files_return_id"), "return_files", ["return_id"])
    op.create_index("ix_return_files_return_sha", "return_files", ["return_id", "sha256"])
    op.create_table(
        "risk_areas",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("risk_id", sa.Integer(), nullable=False),
        sa.Column("csp_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["csp_id"], ["reporters.id"], name=op.f("fk_risk_areas_csp_id")),
        sa.ForeignKeyConstraint(["risk_id"], ["risks.id"], name=op.f("fk_risk_areas_risk_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_risk_areas")),
        sa.UniqueConstraint("risk_id", "csp_id", name=op.f("uq_risk_areas_risk_id_csp_id")),
    )
    op.create_index(op.f("ix_risk_areas_csp_id"), "risk_areas", ["csp_id"])
    op.create_index(op.f("ix_risk_areas_risk_id"), "risk_areas", ["risk_id"])
    op.create_table(
        "sign_in_sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("expires_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_sign_in_sessions_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_sessions")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_in_sessions_token_hash")),
    )
    op.create_index(op.f("ix_sign_in_sessions_person_id"), "sign_in_sessions", ["person_id"])
    op.create_table(
        "return_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            word(
                "returnstate",
                "EXPECTED",
                "TO_FOLLOW",
                "DRAFT",
                "SUBMITTED",
                "CHANGES_REQUESTED",
                "ACCEPTED",
                "PUBLISHED",
                "NIL_RETURN",
                "SUPERSEDED",
            ),
            nullable=False,
        ),
        sa.Column("reading", sa.JSON(), nullable=False),
        sa.Column("period_as_written", sa.String(length=80), nullable=False),
        sa.Column("period_month", sa.Date(), nullable=True),
        sa.Column("chair", sa.Text(), nullable=False),
        sa.Column("vice_chair", sa.Text(), nullable=False),
        sa.Column("vice_chair_cell", sa.String(length=20), nullable=False),
        sa.Column("parts_answered", sa.Integer(), nullable=False),
        sa.Column("parts_required", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("submitted_by_id", sa.Integer(), nullable=True),
        sa.Column("receipt", sa.String(length=20), nullable=True),
        sa.Column("moderated_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("moderated_by_id", sa.Integer(), nullable=True),
        sa.Column("moderation_reason", sa.Text(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["return_files.id"], name=op.f("fk_return_versions_file_id")),
        sa.ForeignKeyConstraint(
            ["moderated_by_id"], ["people.id"], name=op.f("fk_return_versions_moderated_by_id")
        ),
        sa.ForeignKeyConstraint(["return_id"], ["returns.id"], name=op.f("fk_return_versions_return_id")),
        sa.ForeignKeyConstraint(
            ["submitted_by_id"], ["people.id"], name=op.f("fk_return_versions_submitted_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_versions")),
        sa.UniqueConstraint("receipt", name=op.f("uq_return_versions_receipt")),
        sa.UniqueConstraint("return_id", "number", name=op.f("uq_return_versions_return_id_number")),
    )
    op.create_index(op.f("ix_return_versions_return_id"), "return_versions", ["return_id"])
    op.create_table(
        "product_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column(
            "product",
            word(
                "product",
                "TERMS_OF_REFERENCE",
                "STRATEGIC_ASSESSMENT",
                "JOINT_STRATEGY",
                "DELIVERY_PLAN",
                "PERFORMANCE",
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            word(
                "productstate",
                "STATED_UNDATED",
                "STATED_DATED",
                "LINK",
                "EMBEDDED_FILE",
                "NARRATIVE",
                "NOT_APPLICABLE",
                "BLANK",
                "ROW_MISSING",
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("place", sa.String(length=160), nullable=False),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("precision", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["return_versions.id"], name=op.f("fk_product_rows_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product_rows")),
        sa.UniqueConstraint("version_id", "product", name=op.f("uq_product_rows_version_id_product")),
    )
    op.create_index(op.f("ix_product_rows_version_id"), "product_rows", ["version_id"])
    op.create_table(
        "return_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column(
            "part",
            word(
                "part",
                "PERIOD",
                "GROUP",
                "CHAIR",
                "VICE_CHAIR",
                "OBJECTIVE",
                "KEY_INFORMATION",
                "RISK",
                "PLAN",
                "COMMENTARY",
                "EXTRA",
                "FOOTNOTE",
                "UNPLACED",
                "PRIORITY",
                "ACHIEVEMENT",
                "CONCERN",
                "RECOMMENDATION",
                "PUBLICITY",
                "ACTION_PLAN",
                "FIGURES",
            ),
            nullable=False,
        ),
        sa.Column("label", sa.String(length=160), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source_text", sa.Text(), nullable=False),
        sa.Column("place", sa.String(length=160), nullable=False),
        sa.Column(
            "saying",
            word("saying", "STATED", "NIL", "NOT_APPLICABLE", "FOR_INFORMATION", "BLANK", "TO_FOLLOW"),
            nullable=False,
        ),
        sa.Column("ask", sa.Text(), nullable=False),
        sa.Column("ask_source_text", sa.Text(), nullable=False),
        sa.Column("ask_place", sa.String(length=160), nullable=False),
        sa.Column(
            "ask_saying",
            word("ask_saying", "STATED", "NIL", "NOT_APPLICABLE", "FOR_INFORMATION", "BLANK", "TO_FOLLOW"),
            nullable=False,
        ),
        sa.Column("suggested_kind", word("suggested_kind", "RISK", "ISSUE", "EVENT"), nullable=True),
        sa.Column("suggestion_reason", sa.Text(), nullable=False),
        sa.Column("kind", word("riskkind", "RISK", "ISSUE", "EVENT"), nullable=True),
        sa.Column("continues_risk_id", sa.Integer(), nullable=True),
        sa.Column("standing", sa.Boolean(), nullable=False),
        sa.Column(
            "decision", word("decision", "PENDING", "ACCEPTED", "CORRECTED", "NOT_AN_ITEM"), nullable=False
        ),
        sa.Column("decided_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["continues_risk_id"], ["risks.id"], name=op.f("fk_return_items_continues_risk_id")
        ),
        sa.ForeignKeyConstraint(["decided_by_id"], ["people.id"], name=op.f("fk_return_items_decided_by_id")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["return_versions.id"], name=op.f("fk_return_items_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_items")),
        sa.UniqueConstraint("version_id", "ordinal", name=op.f("uq_return_items_version_id_ordinal")),
    )
    op.create_index(op.f("ix_return_items_continues_risk_id"), "return_items", ["continues_risk_id"])
    op.create_index(op.f("ix_return_items_version_id"), "return_items", ["version_id"])
    op.create_table(
        "return_problems",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("severity", word("severity", "STOP", "CHECK", "LOOK"), nullable=False),
        sa.Column("place", sa.String(length=160), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["people.id"], name=op.f("fk_return_problems_answered_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["return_versions.id"], name=op.f("fk_return_problems_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_problems")),
    )
    op.create_index(op.f("ix_return_problems_version_id"), "return_problems", ["version_id"])
    op.create_table(
        "asks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reporter_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("first_heard_meeting_id", sa.Integer(), nullable=False),
        sa.Column("meetings_heard", sa.Integer(), nullable=False),
        sa.Column("state", word("askstate", "OPEN", "ANSWERED", "WITHDRAWN"), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("source_item_id", sa.Integer(), nullable=True),
        sa.Column("risk_id", sa.Integer(), nullable=True),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["first_heard_meeting_id"], ["meetings.id"], name=op.f("fk_asks_first_heard_meeting_id")
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_asks_meeting_id")),
        sa.ForeignKeyConstraint(["reporter_id"], ["reporters.id"], name=op.f("fk_asks_reporter_id")),
        sa.ForeignKeyConstraint(["risk_id"], ["risks.id"], name=op.f("fk_asks_risk_id")),
        sa.ForeignKeyConstraint(["source_item_id"], ["return_items.id"], name=op.f("fk_asks_source_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asks")),
    )
    op.create_index(
        "ix_asks_heard",
        "asks",
        ["first_heard_meeting_id", "state", "own", "reporter_id", "meeting_id", "risk_id"],
    )
    op.create_index("ix_asks_meeting_state", "asks", ["meeting_id", "state"])
    op.create_index(op.f("ix_asks_reporter_id"), "asks", ["reporter_id"])
    op.create_index(op.f("ix_asks_risk_id"), "asks", ["risk_id"])
    op.create_table(
        "risk_assessments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("risk_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("reporter_id", sa.Integer(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column(
            "status",
            word("riskstatus", "PROPOSED", "ON_REGISTER", "ESCALATED", "ACCEPTED", "CLOSED"),
            nullable=False,
        ),
        sa.Column("mentioned", sa.Boolean(), nullable=False),
        sa.Column("last_mentioned_meeting_id", sa.Integer(), nullable=True),
        sa.Column("band", word("band", "SIGNIFICANT", "HIGH", "MODERATE", "LOW", "UNSCORED"), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("likelihood", sa.Integer(), nullable=True),
        sa.Column("impact", sa.Integer(), nullable=True),
        sa.Column("inherent_likelihood", sa.Integer(), nullable=True),
        sa.Column("inherent_impact", sa.Integer(), nullable=True),
        sa.Column("target_likelihood", sa.Integer(), nullable=True),
        sa.Column("target_impact", sa.Integer(), nullable=True),
        sa.Column(
            "direction",
            word(
                "direction",
                "WORSENING",
                "IMPROVING",
                "STATIC",
                "NEW",
                "CLOSED",
                "NOT_MENTIONED",
                "NOT_SCORED",
            ),
            nullable=False,
        ),
        sa.Column("standing", sa.Boolean(), nullable=False),
        sa.Column("stuck", sa.Boolean(), nullable=False),
        sa.Column("meetings_raised", sa.Integer(), nullable=False),
        sa.Column("meetings_in_band", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("source_item_id", sa.Integer(), nullable=True),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["last_mentioned_meeting_id"],
            ["meetings.id"],
            name=op.f("fk_risk_assessments_last_mentioned_meeting_id"),
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_risk_assessments_meeting_id")),
        sa.ForeignKeyConstraint(
            ["reporter_id"], ["reporters.id"], name=op.f("fk_risk_assessments_reporter_id")
        ),
        sa.ForeignKeyConstraint(["risk_id"], ["risks.id"], name=op.f("fk_risk_assessments_risk_id")),
        sa.ForeignKeyConstraint(
            ["source_item_id"], ["return_items.id"], name=op.f("fk_risk_assessments_source_item_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_risk_assessments")),
        sa.UniqueConstraint("risk_id", "meeting_id", name=op.f("uq_risk_assessments_risk_id_meeting_id")),
    )
    op.create_index(
        "ix_risk_assessments_groups",
        "risk_assessments",
        [
            "meeting_id",
            "reporter_id",
            "open",
            "direction",
            "band",
            "status",
            "standing",
            "stuck",
            "mentioned",
            "illustrative",
            "score",
            "risk_id",
        ],
    )
    op.create_index("ix_risk_assessments_movement", "risk_assessments", ["meeting_id", "open", "direction"])
    op.create_index(
        "ix_risk_assessments_register",
        "risk_assessments",
        [
            "meeting_id",
            "open",
            "band",
            "direction",
            "status",
            "mentioned",
            "standing",
            "stuck",
            "score",
            "likelihood",
            "impact",
            "illustrative",
            "risk_id",
        ],
    )
    op.create_index(op.f("ix_risk_assessments_source_item_id"), "risk_assessments", ["source_item_id"])
    op.create_table(
        "ask_addressees",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ask_id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("state", word("askstate", "OPEN", "ANSWERED", "WITHDRAWN"), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["people.id"], name=op.f("fk_ask_addressees_answered_by_id")
        ),
        sa.ForeignKeyConstraint(["ask_id"], ["asks.id"], name=op.f("fk_ask_addressees_ask_id")),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.id"], name=op.f("fk_ask_addressees_body_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ask_addressees")),
        sa.UniqueConstraint("ask_id", "body_id", name=op.f("uq_ask_addressees_ask_id_body_id")),
    )
    op.create_index("ix_ask_addressees_body_state", "ask_addressees", ["body_id", "state", "ask_id"])
    op.execute("INSERT INTO store_state (id, data_version, sample) VALUES (1, 0, false)")
    for statement in APPEND_ONLY[op.get_bind().dialect.name]:
        op.execute(statement)
    if op.get_bind().dialect.name != "sqlite":
        # SQLite took this key with its table; elsewhere it has to wait for the table it points to.
        op.create_foreign_key(ACCEPTED_VERSION, "returns", "return_versions", ["accepted_version_id"], ["id"])


def downgrade() -> None:
    """Take it all away again."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER audit_events_append_only ON audit_events")
        op.execute("DROP FUNCTION refuse_audit_change()")
        op.drop_constraint(ACCEPTED_VERSION, "returns")
    for table in reversed(TABLES):
        op.drop_table(table)
