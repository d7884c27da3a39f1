"""RAG of groups and CSPs: a judgement with a written reason, one a meeting."""

from datetime import datetime

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.store.tables.base import Base, Versioned, word
from data.terms import Rag


class Rating(Versioned, Base):
    """Self-rating and challenged rating are both kept; `rag` is the one that stands."""

    __tablename__ = "ratings"
    __table_args__ = (UniqueConstraint("reporter_id", "meeting_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    reporter_id: Mapped[int] = mapped_column(ForeignKey("reporters.id"))
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    rag: Mapped[Rag] = mapped_column(word(Rag), default=Rag.NOT_RATED)
    self_rag: Mapped[Rag | None] = mapped_column(word(Rag, "self_rag"))
    reason: Mapped[str] = mapped_column(Text, default="")
    rated_at: Mapped[datetime | None]
    rated_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    illustrative: Mapped[bool] = mapped_column(default=False)
