"""When the sample year was loaded: times of receipt before that moment were made up with it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.store.audit import Event
from data.store.tables import AuditEvent


def is_of_sample(session: Session, moment: datetime | None) -> bool:
    """Whether a time of receipt is the sample's, so illustrative; never in a database without the sample."""
    told = select(AuditEvent.at).where(AuditEvent.event == Event.SAMPLE_LOADED.value)
    loaded_at = session.scalars(told.order_by(AuditEvent.id).limit(1)).first()
    return moment is not None and loaded_at is not None and moment < loaded_at
