"""Reminders of what is owed: each e-mail to a lead with what became of it, and what a planner did by hand."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.store.tables.base import Base, word
from data.terms import LetterOutcome


class Letter(Base):
    """One reminder by e-mail to one person. `rung` says so many working days before the deadline (negative: after).

    It is written before the mail server hears of it. Without an `outcome` nobody knows whether it was sent, so it
    is not sent again. `answer` is what the server said, or why nothing was sent; `tries` counts the attempts.
    """

    __tablename__ = "letters"
    __table_args__ = (UniqueConstraint("return_id", "rung", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    return_id: Mapped[int] = mapped_column(ForeignKey("returns.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    rung: Mapped[int]
    address: Mapped[str] = mapped_column(String(254))
    subject: Mapped[str] = mapped_column(String(300))
    text: Mapped[str] = mapped_column(Text)
    begun_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    outcome: Mapped[LetterOutcome | None] = mapped_column(word(LetterOutcome))
    answer: Mapped[str] = mapped_column(Text, default="")
    tries: Mapped[int] = mapped_column(default=1)


class HandReminder(Base):
    """A planner reminded the leads of a return in their own way: by telephone, in a corridor, by their own e-mail."""

    __tablename__ = "hand_reminders"

    id: Mapped[int] = mapped_column(primary_key=True)
    return_id: Mapped[int] = mapped_column(ForeignKey("returns.id"), index=True)
    at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
