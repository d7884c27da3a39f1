"""The store as first released: every table, the one state row, and the audit that cannot be changed."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

import data.store.tables.base

revision: str = '0001'
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


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


def upgrade() -> None:
    op.create_table('meetings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('slug', sa.String(length=20), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=True),
    sa.Column('starts', sa.Time(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('current', sa.Boolean(), nullable=False),
    sa.Column('illustrative', sa.Boolean(), nullable=False),
    sa.Column('row_version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_meetings')),
    sa.UniqueConstraint('position', name=op.f('uq_meetings_position')),
    sa.UniqueConstraint('slug', name=op.f('uq_meetings_slug'))
    )
    with op.batch_alter_table('meetings', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_meetings_held_on'), ['held_on'], unique=False)

    op.create_table('reporters',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('DELIVERY_GROUP', 'CSP', name='reporterkind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('slug', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=160), nullable=False),
    sa.Column('short_name', sa.String(length=60), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('priority', sa.Text(), nullable=False),
    sa.Column('monitoring_boards', sa.Text(), nullable=False),
    sa.Column('board_monitors', sa.Boolean(), nullable=False),
    sa.Column('active_from', sa.Date(), nullable=True),
    sa.Column('active_to', sa.Date(), nullable=True),
    sa.Column('row_version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reporters')),
    sa.UniqueConstraint('name', name=op.f('uq_reporters_name')),
    sa.UniqueConstraint('slug', name=op.f('uq_reporters_slug'))
    )
    with op.batch_alter_table('reporters', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reporters_kind'), ['kind'], unique=False)

    op.create_table('sign_in_attempts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=64), nullable=False),
    sa.Column('at', data.store.tables.base.UtcDateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_in_attempts'))
    )
    with op.batch_alter_table('sign_in_attempts', schema=None) as batch_op:
        batch_op.create_index('ix_sign_in_attempts_key_at', ['key', 'at'], unique=False)

    op.create_table('store_state',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('data_version', sa.Integer(), nullable=False),
    sa.Column('sample', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_store_state'))
    )
    op.create_table('agenda_items',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('slot', sa.Enum('STANDING', 'DELIVERY_GROUP', 'PREVENTION', 'CSP', 'OPEN', name='slot', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('reporter_id', sa.Integer(), nullable=True),
    sa.Column('presenter_post', sa.String(length=160), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=True),
    sa.Column('minutes_illustrative', sa.Boolean(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('fixed', sa.Boolean(), nullable=False),
    sa.Column('row_version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_agenda_items_meeting_id')),
    sa.ForeignKeyConstraint(['reporter_id'], ['reporters.id'], name=op.f('fk_agenda_items_reporter_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agenda_items')),
    sa.UniqueConstraint('meeting_id', 'slot', 'position', name=op.f('uq_agenda_items_meeting_id_slot_position'))
    )
    with op.batch_alter_table('agenda_items', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_agenda_items_meeting_id'), ['meeting_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_agenda_items_reporter_id'), ['reporter_id'], unique=False)

    op.create_table('bodies',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('slug', sa.String(length=60), nullable=False),
    sa.Column('name', sa.String(length=160), nullable=False),
    sa.Column('kind', sa.Enum('RESPONSIBLE_AUTHORITY', 'PARTNER_BOARD', 'COMMISSIONER', 'VOLUNTARY_SECTOR', name='bodykind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('csp_id', sa.Integer(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('active_from', sa.Date(), nullable=True),
    sa.Column('active_to', sa.Date(), nullable=True),
    sa.Column('row_version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['csp_id'], ['reporters.id'], name=op.f('fk_bodies_csp_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bodies')),
    sa.UniqueConstraint('name', name=op.f('uq_bodies_name')),
    sa.UniqueConstraint('slug', name=op.f('uq_bodies_slug'))
    )
    op.create_table('measures',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('slug', sa.String(length=80), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('unit', sa.String(length=40), nullable=False),
    sa.Column('reporter_id', sa.Integer(), nullable=True),
    sa.Column('row_version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['reporter_id'], ['reporters.id'], name=op.f('fk_measures_reporter_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_measures')),
    sa.UniqueConstraint('slug', name=op.f('uq_measures_slug'))
    )
    with op.batch_alter_table('measures', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_measures_reporter_id'), ['reporter_id'], unique=False)

    op.create_table('reporter_aliases',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('reporter_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=160), nullable=False),
    sa.Column('used_from', sa.Date(), nullable=True),
    sa.Column('used_to', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['reporter_id'], ['reporters.id'], name=op.f('fk_reporter_aliases_reporter_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reporter_aliases')),
    sa.UniqueConstraint('reporter_id', 'name', name=op.f('uq_reporter_aliases_reporter_id_name'))
    )
    with op.batch_alter_table('reporter_aliases', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reporter_aliases_reporter_id'), ['reporter_id'], unique=False)

    op.create_table('returns',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('reporter_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('EXPECTED', 'TO_FOLLOW', 'DRAFT', 'SUBMITTED', 'CHANGES_REQUESTED', 'ACCEPTED', 'PUBLISHED', 'NIL_RETURN', 'SUPERSEDED', name='returnstate', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('state_reason', sa.Text(), nullable=False),
    sa.Column('accepted_version_id', sa.Integer(), nullable=True),
    sa.Column('marking', sa.Enum('OFFICIAL', 'OFFICIAL_SENSITIVE', name='marking', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('part', sa.Enum('A', 'B', name='publicationpart', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('last_met_on', sa.Date(), nullable=True),
    sa.Column('last_met_as_written', sa.String(length=60), nullable=False),
    sa.Column('illustrative', sa.Boolean(), nullable=False),
    sa.Column('row_version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['accepted_version_id'], ['return_versions.id'], name='fk_returns_accepted_version_id', use_alter=True),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_returns_meeting_id')),
    sa.ForeignKeyConstraint(['reporter_id'], ['reporters.id'], name=op.f('fk_returns_reporter_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_returns')),
    sa.UniqueConstraint('meeting_id', 'reporter_id', name=op.f('uq_returns_meeting_id_reporter_id'))
    )
    with op.batch_alter_table('returns', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_returns_meeting_id'), ['meeting_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_returns_reporter_id'), ['reporter_id'], unique=False)

    op.create_table('body_aliases',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('body_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=160), nullable=False),
    sa.Column('ambiguous', sa.Boolean(), nullable=False),
    sa.Column('used_from', sa.Date(), nullable=True),
    sa.Column('used_to', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['body_id'], ['bodies.id'], name=op.f('fk_body_aliases_body_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_body_aliases')),
    sa.UniqueConstraint('body_id', 'name', name=op.f('uq_body_aliases_body_id_name'))
    )
    with op.batch_alter_table('body_aliases', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_body_aliases_body_id'), ['body_id'], unique=False)

    op.create_table('measure_values',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('measure_id', sa.Integer(), nullable=False),
    sa.Column('period_start', sa.Date(), nullable=False),
    sa.Column('value', sa.Double(), nullable=False),
    sa.ForeignKeyConstraint(['measure_id'], ['measures.id'], name=op.f('fk_measure_values_measure_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_measure_values')),
    sa.UniqueConstraint('measure_id', 'period_start', name=op.f('uq_measure_values_measure_id_period_start'))
    )
    op.create_table('people',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('post', sa.String(length=160), nullable=False),
    sa.Column('role', sa.Enum('MEMBER', 'LEAD', 'PLANNER', 'ADMINISTRATOR', name='role', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('body_id', sa.Integer(), nullable=True),
    sa.Column('password_hash', sa.String(length=200), nullable=False),
    sa.Column('created_at', data.store.tables.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('disabled_at', data.store.tables.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('sample', sa.Boolean(), nullable=False),
    sa.Column('row_version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['body_id'], ['bodies.id'], name=op.f('fk_people_body_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_people')),
    sa.UniqueConstraint('email', name=op.f('uq_people_email'))
    )
    op.create_table('risks',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=20), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('kind', sa.Enum('RISK', 'ISSUE', 'EVENT', name='riskkind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('status', sa.Enum('PROPOSED', 'ON_REGISTER', 'ESCALATED', 'ACCEPTED', 'CLOSED', name='riskstatus', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('reporter_id', sa.Integer(), nullable=False),
    sa.Column('raised_meeting_id', sa.Integer(), nullable=False),
    sa.Column('cause', sa.Text(), nullable=False),
    sa.Column('event', sa.Text(), nullable=False),
    sa.Column('consequence', sa.Text(), nullable=False),
    sa.Column('controls', sa.Text(), nullable=False),
    sa.Column('owner_body_id', sa.Integer(), nullable=True),
    sa.Column('owner_post', sa.String(length=160), nullable=False),
    sa.Column('next_review_on', sa.Date(), nullable=True),
    sa.Column('closed_at', data.store.tables.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('closed_reason', sa.Text(), nullable=False),
    sa.Column('marking', sa.Enum('OFFICIAL', 'OFFICIAL_SENSITIVE', name='marking', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('part', sa.Enum('A', 'B', name='publicationpart', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('illustrative', sa.Boolean(), nullable=False),
    sa.Column('row_version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['owner_body_id'], ['bodies.id'], name=op.f('fk_risks_owner_body_id')),
    sa.ForeignKeyConstraint(['raised_meeting_id'], ['meetings.id'], name=op.f('fk_risks_raised_meeting_id')),
    sa.ForeignKeyConstraint(['reporter_id'], ['reporters.id'], name=op.f('fk_risks_reporter_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_risks')),
    sa.UniqueConstraint('ref', name=op.f('uq_risks_ref'))
    )
    with op.batch_alter_table('risks', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_risks_reporter_id'), ['reporter_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_risks_status'), ['status'], unique=False)

    op.create_table('actions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=20), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('owner_body_id', sa.Integer(), nullable=True),
    sa.Column('reporter_id', sa.Integer(), nullable=True),
    sa.Column('risk_id', sa.Integer(), nullable=True),
    sa.Column('raised_meeting_id', sa.Integer(), nullable=False),
    sa.Column('original_due_on', sa.Date(), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('revisions', sa.Integer(), nullable=False),
    sa.Column('started', sa.Boolean(), nullable=False),
    sa.Column('completed_on', sa.Date(), nullable=True),
    sa.Column('evidence', sa.Text(), nullable=False),
    sa.Column('rag', sa.Enum('RED', 'AMBER', 'GREEN', 'BLUE', 'GREY', 'NOT_RATED', name='rag', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('illustrative', sa.Boolean(), nullable=False),
    sa.Column('row_version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['owner_body_id'], ['bodies.id'], name=op.f('fk_actions_owner_body_id')),
    sa.ForeignKeyConstraint(['raised_meeting_id'], ['meetings.id'], name=op.f('fk_actions_raised_meeting_id')),
    sa.ForeignKeyConstraint(['reporter_id'], ['reporters.id'], name=op.f('fk_actions_reporter_id')),
    sa.ForeignKeyConstraint(['risk_id'], ['risks.id'], name=op.f('fk_actions_risk_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_actions')),
    sa.UniqueConstraint('ref', name=op.f('uq_actions_ref'))
    )
    with op.batch_alter_table('actions', schema=None) as batch_op:
        batch_op.create_index('ix_actions_owner_rag', ['owner_body_id', 'rag'], unique=False)
        batch_op.create_index(batch_op.f('ix_actions_raised_meeting_id'), ['raised_meeting_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_actions_risk_id'), ['risk_id'], unique=False)

    op.create_table('audit_events',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('at', data.store.tables.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('event', sa.String(length=60), nullable=False),
    sa.Column('object_kind', sa.String(length=20), nullable=False),
    sa.Column('object_id', sa.Integer(), nullable=True),
    sa.Column('detail', sa.JSON(), nullable=False),
    sa.Column('previous_hash', sa.String(length=64), nullable=False),
    sa.Column('hash', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['actor_id'], ['people.id'], name=op.f('fk_audit_events_actor_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_audit_events')),
    sa.UniqueConstraint('hash', name=op.f('uq_audit_events_hash'))
    )
    with op.batch_alter_table('audit_events', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_audit_events_actor_id'), ['actor_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_audit_events_at'), ['at'], unique=False)
        batch_op.create_index('ix_audit_events_object', ['object_kind', 'object_id'], unique=False)

    op.create_table('leads',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('reporter_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_leads_person_id')),
    sa.ForeignKeyConstraint(['reporter_id'], ['reporters.id'], name=op.f('fk_leads_reporter_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_leads')),
    sa.UniqueConstraint('person_id', 'reporter_id', name=op.f('uq_leads_person_id_reporter_id'))
    )
    with op.batch_alter_table('leads', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_leads_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_leads_reporter_id'), ['reporter_id'], unique=False)

    op.create_table('need_to_know',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('object_kind', sa.String(length=20), nullable=False),
    sa.Column('object_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_need_to_know_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_need_to_know')),
    sa.UniqueConstraint('object_kind', 'object_id', 'person_id', name=op.f('uq_need_to_know_object_kind_object_id_person_id'))
    )
    with op.batch_alter_table('need_to_know', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_need_to_know_person_id'), ['person_id'], unique=False)

    op.create_table('ratings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('reporter_id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('rag', sa.Enum('RED', 'AMBER', 'GREEN', 'BLUE', 'GREY', 'NOT_RATED', name='rag', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('self_rag', sa.Enum('RED', 'AMBER', 'GREEN', 'BLUE', 'GREY', 'NOT_RATED', name='self_rag', native_enum=False, create_constraint=True, length=32), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('rated_at', data.store.tables.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('rated_by_id', sa.Integer(), nullable=True),
    sa.Column('illustrative', sa.Boolean(), nullable=False),
    sa.Column('row_version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_ratings_meeting_id')),
    sa.ForeignKeyConstraint(['rated_by_id'], ['people.id'], name=op.f('fk_ratings_rated_by_id')),
    sa.ForeignKeyConstraint(['reporter_id'], ['reporters.id'], name=op.f('fk_ratings_reporter_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ratings')),
    sa.UniqueConstraint('reporter_id', 'meeting_id', name=op.f('uq_ratings_reporter_id_meeting_id'))
    )
    with op.batch_alter_table('ratings', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_ratings_meeting_id'), ['meeting_id'], unique=False)

    op.create_table('return_files',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('return_id', sa.Integer(), nullable=False),
    sa.Column('original_name', sa.String(length=255), nullable=False),
    sa.Column('stored_name', sa.String(length=64), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('received_at', data.store.tables.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('received_by_id', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.Enum('READ', 'REFUSED', 'ABANDONED', name='fileoutcome', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('refusal', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['received_by_id'], ['people.id'], name=op.f('fk_return_files_received_by_id')),
    sa.ForeignKeyConstraint(['return_id'], ['returns.id'], name=op.f('fk_return_files_return_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_return_files')),
    sa.UniqueConstraint('stored_name', name=op.f('uq_return_files_stored_name'))
    )
    with op.batch_alter_table('return_files', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_return_files_return_id'), ['return_id'], unique=False)
        batch_op.create_index('ix_return_files_return_sha', ['return_id', 'sha256'], unique=False)

    op.create_table('risk_areas',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('risk_id', sa.Integer(), nullable=False),
    sa.Column('csp_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['csp_id'], ['reporters.id'], name=op.f('fk_risk_areas_csp_id')),
    sa.ForeignKeyConstraint(['risk_id'], ['risks.id'], name=op.f('fk_risk_areas_risk_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_risk_areas')),
    sa.UniqueConstraint('risk_id', 'csp_id', name=op.f('uq_risk_areas_risk_id_csp_id'))
    )
    with op.batch_alter_table('risk_areas', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_risk_areas_csp_id'), ['csp_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_risk_areas_risk_id'), ['risk_id'], unique=False)

    op.create_table('sign_in_sessions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('created_at', data.store.tables.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('expires_at', data.store.tables.base.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_sign_in_sessions_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_in_sessions')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_sign_in_sessions_token_hash'))
    )
    with op.batch_alter_table('sign_in_sessions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sign_in_sessions_person_id'), ['person_id'], unique=False)

    op.create_table('return_versions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('return_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('EXPECTED', 'TO_FOLLOW', 'DRAFT', 'SUBMITTED', 'CHANGES_REQUESTED', 'ACCEPTED', 'PUBLISHED', 'NIL_RETURN', 'SUPERSEDED', name='returnstate', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('reading', sa.JSON(), nullable=False),
    sa.Column('period_as_written', sa.String(length=80), nullable=False),
    sa.Column('period_month', sa.Date(), nullable=True),
    sa.Column('group_as_written', sa.String(length=255), nullable=False),
    sa.Column('chair', sa.Text(), nullable=False),
    sa.Column('vice_chair', sa.Text(), nullable=False),
    sa.Column('vice_chair_cell', sa.String(length=20), nullable=False),
    sa.Column('parts_answered', sa.Integer(), nullable=False),
    sa.Column('parts_required', sa.Integer(), nullable=False),
    sa.Column('created_at', data.store.tables.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('submitted_at', data.store.tables.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('submitted_by_id', sa.Integer(), nullable=True),
    sa.Column('receipt', sa.String(length=20), nullable=True),
    sa.Column('moderated_at', data.store.tables.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('moderated_by_id', sa.Integer(), nullable=True),
    sa.Column('moderation_reason', sa.Text(), nullable=False),
    sa.Column('row_version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['return_files.id'], name=op.f('fk_return_versions_file_id')),
    sa.ForeignKeyConstraint(['moderated_by_id'], ['people.id'], name=op.f('fk_return_versions_moderated_by_id')),
    sa.ForeignKeyConstraint(['return_id'], ['returns.id'], name=op.f('fk_return_versions_return_id')),
    sa.ForeignKeyConstraint(['submitted_by_id'], ['people.id'], name=op.f('fk_return_versions_submitted_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_return_versions')),
    sa.UniqueConstraint('receipt', name=op.f('uq_return_versions_receipt')),
    sa.UniqueConstraint('return_id', 'number', name=op.f('uq_return_versions_return_id_number'))
    )
    with op.batch_alter_table('return_versions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_return_versions_return_id'), ['return_id'], unique=False)

    op.create_table('product_rows',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.Column('product', sa.Enum('TERMS_OF_REFERENCE', 'STRATEGIC_ASSESSMENT', 'JOINT_STRATEGY', 'DELIVERY_PLAN', 'PERFORMANCE', name='product', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('state', sa.Enum('STATED_UNDATED', 'STATED_DATED', 'LINK', 'EMBEDDED_FILE', 'NARRATIVE', 'NOT_APPLICABLE', 'BLANK', 'ROW_MISSING', name='productstate', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('place', sa.String(length=160), nullable=False),
    sa.Column('dated', sa.Date(), nullable=True),
    sa.Column('precision', sa.String(length=10), nullable=False),
    sa.ForeignKeyConstraint(['version_id'], ['return_versions.id'], name=op.f('fk_product_rows_version_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_product_rows')),
    sa.UniqueConstraint('version_id', 'product', name=op.f('uq_product_rows_version_id_product'))
    )
    with op.batch_alter_table('product_rows', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_product_rows_version_id'), ['version_id'], unique=False)

    op.create_table('return_items',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('part', sa.Enum('PERIOD', 'GROUP', 'CHAIR', 'VICE_CHAIR', 'OBJECTIVE', 'KEY_INFORMATION', 'RISK', 'PLAN', 'COMMENTARY', 'EXTRA', 'FOOTNOTE', 'UNPLACED', 'PRIORITY', 'ACHIEVEMENT', 'CONCERN', 'RECOMMENDATION', 'PUBLICITY', 'ACTION_PLAN', 'FIGURES', name='part', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('label', sa.String(length=160), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('source_text', sa.Text(), nullable=False),
    sa.Column('place', sa.String(length=160), nullable=False),
    sa.Column('saying', sa.Enum('STATED', 'NIL', 'NOT_APPLICABLE', 'FOR_INFORMATION', 'BLANK', 'TO_FOLLOW', name='saying', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('ask', sa.Text(), nullable=False),
    sa.Column('ask_source_text', sa.Text(), nullable=False),
    sa.Column('ask_place', sa.String(length=160), nullable=False),
    sa.Column('ask_saying', sa.Enum('STATED', 'NIL', 'NOT_APPLICABLE', 'FOR_INFORMATION', 'BLANK', 'TO_FOLLOW', name='ask_saying', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('suggested_kind', sa.Enum('RISK', 'ISSUE', 'EVENT', name='suggested_kind', native_enum=False, create_constraint=True, length=32), nullable=True),
    sa.Column('suggestion_reason', sa.Text(), nullable=False),
    sa.Column('kind', sa.Enum('RISK', 'ISSUE', 'EVENT', name='riskkind', native_enum=False, create_constraint=True, length=32), nullable=True),
    sa.Column('standing', sa.Boolean(), nullable=False),
    sa.Column('decision', sa.Enum('PENDING', 'ACCEPTED', 'CORRECTED', 'NOT_AN_ITEM', name='decision', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('decided_at', data.store.tables.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('decided_by_id', sa.Integer(), nullable=True),
    sa.Column('row_version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['decided_by_id'], ['people.id'], name=op.f('fk_return_items_decided_by_id')),
    sa.ForeignKeyConstraint(['version_id'], ['return_versions.id'], name=op.f('fk_return_items_version_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_return_items')),
    sa.UniqueConstraint('version_id', 'ordinal', name=op.f('uq_return_items_version_id_ordinal'))
    )
    with op.batch_alter_table('return_items', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_return_items_version_id'), ['version_id'], unique=False)

    op.create_table('return_problems',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=60), nullable=False),
    sa.Column('severity', sa.Enum('STOP', 'CHECK', 'LOOK', name='severity', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('place', sa.String(length=160), nullable=False),
    sa.Column('message', sa.Text(), nullable=False),
    sa.Column('action', sa.Text(), nullable=False),
    sa.Column('answer', sa.Text(), nullable=False),
    sa.Column('answered_at', data.store.tables.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('answered_by_id', sa.Integer(), nullable=True),
    sa.Column('row_version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['answered_by_id'], ['people.id'], name=op.f('fk_return_problems_answered_by_id')),
    sa.ForeignKeyConstraint(['version_id'], ['return_versions.id'], name=op.f('fk_return_problems_version_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_return_problems'))
    )
    with op.batch_alter_table('return_problems', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_return_problems_version_id'), ['version_id'], unique=False)

    op.create_table('asks',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('reporter_id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('first_heard_meeting_id', sa.Integer(), nullable=False),
    sa.Column('meetings_heard', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('OPEN', 'ANSWERED', 'WITHDRAWN', name='askstate', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('own', sa.Boolean(), nullable=False),
    sa.Column('source_item_id', sa.Integer(), nullable=True),
    sa.Column('risk_id', sa.Integer(), nullable=True),
    sa.Column('illustrative', sa.Boolean(), nullable=False),
    sa.Column('row_version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['first_heard_meeting_id'], ['meetings.id'], name=op.f('fk_asks_first_heard_meeting_id')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_asks_meeting_id')),
    sa.ForeignKeyConstraint(['reporter_id'], ['reporters.id'], name=op.f('fk_asks_reporter_id')),
    sa.ForeignKeyConstraint(['risk_id'], ['risks.id'], name=op.f('fk_asks_risk_id')),
    sa.ForeignKeyConstraint(['source_item_id'], ['return_items.id'], name=op.f('fk_asks_source_item_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_asks'))
    )
    with op.batch_alter_table('asks', schema=None) as batch_op:
        batch_op.create_index('ix_asks_meeting_state', ['meeting_id', 'state'], unique=False)
        batch_op.create_index(batch_op.f('ix_asks_reporter_id'), ['reporter_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_asks_risk_id'), ['risk_id'], unique=False)

    op.create_table('risk_assessments',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('risk_id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('open', sa.Boolean(), nullable=False),
    sa.Column('status', sa.Enum('PROPOSED', 'ON_REGISTER', 'ESCALATED', 'ACCEPTED', 'CLOSED', name='riskstatus', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('mentioned', sa.Boolean(), nullable=False),
    sa.Column('last_mentioned_meeting_id', sa.Integer(), nullable=True),
    sa.Column('band', sa.Enum('SIGNIFICANT', 'HIGH', 'MODERATE', 'LOW', 'UNSCORED', name='band', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('score', sa.Integer(), nullable=True),
    sa.Column('likelihood', sa.Integer(), nullable=True),
    sa.Column('impact', sa.Integer(), nullable=True),
    sa.Column('inherent_likelihood', sa.Integer(), nullable=True),
    sa.Column('inherent_impact', sa.Integer(), nullable=True),
    sa.Column('target_likelihood', sa.Integer(), nullable=True),
    sa.Column('target_impact', sa.Integer(), nullable=True),
    sa.Column('direction', sa.Enum('WORSENING', 'IMPROVING', 'STATIC', 'NEW', 'CLOSED', 'NOT_MENTIONED', 'NOT_SCORED', name='direction', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('standing', sa.Boolean(), nullable=False),
    sa.Column('stuck', sa.Boolean(), nullable=False),
    sa.Column('meetings_raised', sa.Integer(), nullable=False),
    sa.Column('meetings_in_band', sa.Integer(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('source_item_id', sa.Integer(), nullable=True),
    sa.Column('illustrative', sa.Boolean(), nullable=False),
    sa.Column('row_version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['last_mentioned_meeting_id'], ['meetings.id'], name=op.f('fk_risk_assessments_last_mentioned_meeting_id')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_risk_assessments_meeting_id')),
    sa.ForeignKeyConstraint(['risk_id'], ['risks.id'], name=op.f('fk_risk_assessments_risk_id')),
    sa.ForeignKeyConstraint(['source_item_id'], ['return_items.id'], name=op.f('fk_risk_assessments_source_item_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_risk_assessments')),
    sa.UniqueConstraint('risk_id', 'meeting_id', name=op.f('uq_risk_assessments_risk_id_meeting_id'))
    )
    with op.batch_alter_table('risk_assessments', schema=None) as batch_op:
        batch_op.create_index('ix_risk_assessments_movement', ['meeting_id', 'open', 'direction'], unique=False)
        batch_op.create_index('ix_risk_assessments_register', ['meeting_id', 'open', 'band', 'score', 'risk_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_risk_assessments_risk_id'), ['risk_id'], unique=False)

    op.create_table('ask_addressees',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ask_id', sa.Integer(), nullable=False),
    sa.Column('body_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('OPEN', 'ANSWERED', 'WITHDRAWN', name='askstate', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('answer', sa.Text(), nullable=False),
    sa.Column('answered_at', data.store.tables.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('answered_by_id', sa.Integer(), nullable=True),
    sa.Column('row_version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['answered_by_id'], ['people.id'], name=op.f('fk_ask_addressees_answered_by_id')),
    sa.ForeignKeyConstraint(['ask_id'], ['asks.id'], name=op.f('fk_ask_addressees_ask_id')),
    sa.ForeignKeyConstraint(['body_id'], ['bodies.id'], name=op.f('fk_ask_addressees_body_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ask_addressees')),
    sa.UniqueConstraint('ask_id', 'body_id', name=op.f('uq_ask_addressees_ask_id_body_id'))
    )
    with op.batch_alter_table('ask_addressees', schema=None) as batch_op:
        batch_op.create_index('ix_ask_addressees_body_state', ['body_id', 'state', 'ask_id'], unique=False)

    op.execute("INSERT INTO store_state (id, data_version, sample) VALUES (1, 0, false)")
    for statement in APPEND_ONLY[op.get_bind().dialect.name]:
        op.execute(statement)
    if op.get_bind().dialect.name != "sqlite":
        # SQLite took this key with its table; elsewhere it has to wait for the table it points to.
        op.create_foreign_key("fk_returns_accepted_version_id", "returns", "return_versions", ["accepted_version_id"], ["id"])


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER audit_events_append_only ON audit_events")
        op.execute("DROP FUNCTION refuse_audit_change()")
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint("fk_returns_accepted_version_id", "returns")
    with op.batch_alter_table('ask_addressees', schema=None) as batch_op:
        batch_op.drop_index('ix_ask_addressees_body_state')

    op.drop_table('ask_addressees')
    with op.batch_alter_table('risk_assessments', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_risk_assessments_risk_id'))
        batch_op.drop_index('ix_risk_assessments_register')
        batch_op.drop_index('ix_risk_assessments_movement')

    op.drop_table('risk_assessments')
    with op.batch_alter_table('asks', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_asks_risk_id'))
        batch_op.drop_index(batch_op.f('ix_asks_reporter_id'))
        batch_op.drop_index('ix_asks_meeting_state')

    op.drop_table('asks')
    with op.batch_alter_table('return_problems', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_return_problems_version_id'))

    op.drop_table('return_problems')
    with op.batch_alter_table('return_items', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_return_items_version_id'))

    op.drop_table('return_items')
    with op.batch_alter_table('product_rows', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_product_rows_version_id'))

    op.drop_table('product_rows')
    with op.batch_alter_table('return_versions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_return_versions_return_id'))

    op.drop_table('return_versions')
    with op.batch_alter_table('sign_in_sessions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sign_in_sessions_person_id'))

    op.drop_table('sign_in_sessions')
    with op.batch_alter_table('risk_areas', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_risk_areas_risk_id'))
        batch_op.drop_index(batch_op.f('ix_risk_areas_csp_id'))

    op.drop_table('risk_areas')
    with op.batch_alter_table('return_files', schema=None) as batch_op:
        batch_op.drop_index('ix_return_files_return_sha')
        batch_op.drop_index(batch_op.f('ix_return_files_return_id'))

    op.drop_table('return_files')
    with op.batch_alter_table('ratings', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_ratings_meeting_id'))

    op.drop_table('ratings')
    with op.batch_alter_table('need_to_know', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_need_to_know_person_id'))

    op.drop_table('need_to_know')
    with op.batch_alter_table('leads', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_leads_reporter_id'))
        batch_op.drop_index(batch_op.f('ix_leads_person_id'))

    op.drop_table('leads')
    with op.batch_alter_table('audit_events', schema=None) as batch_op:
        batch_op.drop_index('ix_audit_events_object')
        batch_op.drop_index(batch_op.f('ix_audit_events_at'))
        batch_op.drop_index(batch_op.f('ix_audit_events_actor_id'))

    op.drop_table('audit_events')
    with op.batch_alter_table('actions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_actions_risk_id'))
        batch_op.drop_index(batch_op.f('ix_actions_raised_meeting_id'))
        batch_op.drop_index('ix_actions_owner_rag')

    op.drop_table('actions')
    with op.batch_alter_table('risks', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_risks_status'))
        batch_op.drop_index(batch_op.f('ix_risks_reporter_id'))

    op.drop_table('risks')
    op.drop_table('people')
    op.drop_table('measure_values')
    with op.batch_alter_table('body_aliases', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_body_aliases_body_id'))

    op.drop_table('body_aliases')
    with op.batch_alter_table('returns', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_returns_reporter_id'))
        batch_op.drop_index(batch_op.f('ix_returns_meeting_id'))

    op.drop_table('returns')
    with op.batch_alter_table('reporter_aliases', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_reporter_aliases_reporter_id'))

    op.drop_table('reporter_aliases')
    with op.batch_alter_table('measures', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_measures_reporter_id'))

    op.drop_table('measures')
    op.drop_table('bodies')
    with op.batch_alter_table('agenda_items', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_agenda_items_reporter_id'))
        batch_op.drop_index(batch_op.f('ix_agenda_items_meeting_id'))

    op.drop_table('agenda_items')
    op.drop_table('store_state')
    with op.batch_alter_table('sign_in_attempts', schema=None) as batch_op:
        batch_op.drop_index('ix_sign_in_attempts_key_at')

    op.drop_table('sign_in_attempts')
    with op.batch_alter_table('reporters', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_reporters_kind'))

    op.drop_table('reporters')
    with op.batch_alter_table('meetings', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_meetings_held_on'))

    op.drop_table('meetings')
