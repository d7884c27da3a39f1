"""When the sample year was loaded: times of receipt before that moment were made up with it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.store.audit import Event
from data.store.tables import AuditEvent


def sample_loaded_at(session: Session) -> datetime | None:
    """When the sample was loaded; None in a database without it."""
    told = select(AuditEvent.at).where(AuditEvent.event == Event.SAMPLE_LOADED.value)
    return session.scalars(told.order_by(AuditEvent.id).limit(1)).first()


def is_of_sample(session: Session, moment: datetime | None) -> bool:
    """Whether a time of receipt is the sample's, so illustrative; never in a database without the sample."""
    return is_before(moment, sample_loaded_at(session))


def is_before(moment: datetime | None, loaded_at: datetime | None) -> bool:
    """The same where the moment of loading is known already."""
    return moment is not None and loaded_at is not None and moment < loaded_at
