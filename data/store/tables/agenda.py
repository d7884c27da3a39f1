"""The forward plan: what stands in which slot of which meeting."""

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.store.tables.base import Base, Versioned, word
from data.terms import Slot


class AgendaItem(Versioned, Base):
    """One item in one slot. Its place is unique, so that two planners cannot both fill it.

    `number` is the one on the printed agenda, once there is one; `decision` what the Board is asked to decide.
    """

    __tablename__ = "agenda_items"
    __table_args__ = (UniqueConstraint("meeting_id", "slot", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    slot: Mapped[Slot] = mapped_column(word(Slot))
    position: Mapped[int]
    title: Mapped[str] = mapped_column(Text)
    reporter_id: Mapped[int | None] = mapped_column(ForeignKey("reporters.id"), index=True)
    presenter_post: Mapped[str] = mapped_column(String(160), default="")
    minutes: Mapped[int | None]
    minutes_illustrative: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(Text, default="")
    number: Mapped[int | None]
    decision: Mapped[str] = mapped_column(Text, default="")
    fixed: Mapped[bool] = mapped_column(default=False)
