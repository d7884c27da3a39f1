"""The audit: append-only and chained, so that a changed or missing event shows."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from data.store.tables.base import Base


class AuditEvent(Base):
    """One thing that somebody did. `hash` covers this event and the hash before it.

    The database refuses to change or delete a row (triggers in the first migration).
    """

    __tablename__ = "audit_events"
    __table_args__ = (Index("ix_audit_events_object", "object_kind", "object_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(index=True)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    event: Mapped[str] = mapped_column(String(60))
    object_kind: Mapped[str] = mapped_column(String(20), default="")
    object_id: Mapped[int | None]
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)


class StoreState(Base):
    """The store's one row: the data version that caches are kept by, and whether this is a sample."""

    __tablename__ = "store_state"

    id: Mapped[int] = mapped_column(primary_key=True)
    data_version: Mapped[int] = mapped_column(default=0)
    sample: Mapped[bool] = mapped_column(default=False)
