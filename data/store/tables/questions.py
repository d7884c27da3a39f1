"""Questions on accepted returns, and every answer ever given to them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from data.store.tables.base import Base, Versioned, word
from data.terms import QuestionState


class Question(Versioned, Base):
    """What somebody asks of an accepted return, as a whole or about one item of it.

    `version_id` is the version that was accepted then. The question keeps the Place and the sentence that it is
    about: a newer version may say something else there. `answered_at` is the moment of the newest answer, `seen_at`
    when the asker put it away.
    """

    __tablename__ = "questions"
    __table_args__ = (Index("ix_questions_state_return", "state", "return_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    return_id: Mapped[int] = mapped_column(ForeignKey("returns.id"), index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("return_versions.id"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("return_items.id"))
    place: Mapped[str] = mapped_column(String(160), default="")
    sentence: Mapped[str] = mapped_column(Text, default="")
    text: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime]
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    state: Mapped[QuestionState] = mapped_column(word(QuestionState), default=QuestionState.OPEN)
    answered_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]
    illustrative: Mapped[bool] = mapped_column(default=False)
    answers: Mapped[list["QuestionAnswer"]] = relationship(order_by="QuestionAnswer.id")


class QuestionAnswer(Base):
    """One answer to a question. A better one is added after it; none is changed or removed.

    `meeting_id` is the meeting at which it was said; None for one that was written.
    """

    __tablename__ = "question_answers"

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    answered_at: Mapped[datetime]
    answered_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    on_behalf: Mapped[bool] = mapped_column(default=False)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"), index=True)
    illustrative: Mapped[bool] = mapped_column(default=False)
