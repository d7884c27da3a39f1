"""Web forms that are being written: what each box says now, and every text that was ever saved in it."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.store.tables.base import Base, Versioned


class DraftBox(Versioned, Base):
    """What one box of a return's web form says now. `key` names the box: "risks.2.said".

    A box is a row of its own, so that two people who write in different boxes never meet.
    """

    __tablename__ = "draft_boxes"
    __table_args__ = (UniqueConstraint("return_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    return_id: Mapped[int] = mapped_column(ForeignKey("returns.id"))
    key: Mapped[str] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime]
    saved_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))


class DraftText(Base):
    """One text that somebody saved in a box: kept for ever, whatever the box says since.

    `box_version` is the version of the box that it made. A text without one was laid aside, because somebody else
    had changed the box meanwhile; `settled_at` is when a person chose between the two.
    """

    __tablename__ = "draft_texts"
    __table_args__ = (Index("ix_draft_texts_return_key", "return_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    return_id: Mapped[int] = mapped_column(ForeignKey("returns.id"))
    key: Mapped[str] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime]
    saved_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    box_version: Mapped[int | None]
    settled_at: Mapped[datetime | None]
