"""Asks: what a return requests of a body, and what became of it; and actions, with their due dates."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from data.store.tables.base import Base, Versioned, word
from data.terms import AskState


class Ask(Versioned, Base):
    """A requested action out of a return's right-hand cell. `own` is one that a group makes of itself."""

    __tablename__ = "asks"
    __table_args__ = (
        Index("ix_asks_meeting_state", "meeting_id", "state"),
        # All that the lists of asks are counted and kept apart by, so that no row is read for a count.
        Index(
            "ix_asks_heard", "first_heard_meeting_id", "state", "own", "reporter_id", "meeting_id", "risk_id"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    reporter_id: Mapped[int] = mapped_column(ForeignKey("reporters.id"), index=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    first_heard_meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    meetings_heard: Mapped[int] = mapped_column(default=1)
    state: Mapped[AskState] = mapped_column(word(AskState), default=AskState.OPEN)
    own: Mapped[bool] = mapped_column(default=False)
    source_item_id: Mapped[int | None] = mapped_column(ForeignKey("return_items.id"))
    risk_id: Mapped[int | None] = mapped_column(ForeignKey("risks.id"), index=True)
    illustrative: Mapped[bool] = mapped_column(default=False)
    addressees: Mapped[list["AskAddressee"]] = relationship(order_by="AskAddressee.body_id")


class AskAddressee(Versioned, Base):
    """One body that an ask is addressed to, and its answer."""

    __tablename__ = "ask_addressees"
    __table_args__ = (
        UniqueConstraint("ask_id", "body_id"),
        Index("ix_ask_addressees_body_state", "body_id", "state", "ask_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ask_id: Mapped[int] = mapped_column(ForeignKey("asks.id"))
    body_id: Mapped[int] = mapped_column(ForeignKey("bodies.id"))
    state: Mapped[AskState] = mapped_column(word(AskState), default=AskState.OPEN)
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class Action(Versioned, Base):
    """A commitment with an owner body. The original due date never changes; revisions are counted."""

    __tablename__ = "actions"
    __table_args__ = (
        Index(
            "ix_actions_due", "original_due_on", "completed_on", "raised_meeting_id", "reporter_id", "risk_id"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(20), unique=True)
    text: Mapped[str] = mapped_column(Text)
    owner_body_id: Mapped[int | None] = mapped_column(ForeignKey("bodies.id"), index=True)
    reporter_id: Mapped[int | None] = mapped_column(ForeignKey("reporters.id"))
    risk_id: Mapped[int | None] = mapped_column(ForeignKey("risks.id"), index=True)
    raised_meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    original_due_on: Mapped[date | None]
    due_on: Mapped[date | None]
    revisions: Mapped[int] = mapped_column(default=0)
    started: Mapped[bool] = mapped_column(default=False)
    completed_on: Mapped[date | None]
    evidence: Mapped[str] = mapped_column(Text, default="")
    illustrative: Mapped[bool] = mapped_column(default=False)
