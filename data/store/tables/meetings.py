"""Meetings of the Board."""

from datetime import date, time

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from data.store.tables.base import Base, Versioned


class Meeting(Versioned, Base):
    """One quarterly meeting. A planned meeting may have no date yet; its quarter is always known.

    `slug` is the quarter in addresses (`2018-19-Q3`). One meeting is `current`: where every page opens.
    """

    __tablename__ = "meetings"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(20), unique=True)
    held_on: Mapped[date | None] = mapped_column(index=True)
    starts: Mapped[time] = mapped_column(default=time(10, 0))
    minutes: Mapped[int] = mapped_column(default=120)
    position: Mapped[int] = mapped_column(unique=True)
    current: Mapped[bool] = mapped_column(default=False)
    illustrative: Mapped[bool] = mapped_column(default=False)
