"""Recorded exceptions: a locked return that a planner opened again, and until when."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from data.store.tables.base import Base


class Reopening(Base):
    """Why a planner let a locked return take a newer version, up to and with the day `until`.

    `ended_at` is when it was locked again: a newer version was accepted, another reopening took this one's place,
    or its day had passed when somebody next came. A day that has passed locks by itself, recorded or not.
    """

    __tablename__ = "reopenings"

    id: Mapped[int] = mapped_column(primary_key=True)
    return_id: Mapped[int] = mapped_column(ForeignKey("returns.id"), index=True)
    reason: Mapped[str] = mapped_column(Text)
    until: Mapped[date]
    reopened_at: Mapped[datetime]
    reopened_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    ended_at: Mapped[datetime | None]
