"""Measures and their values."""

from datetime import date

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.store.tables.base import Base, Versioned


class Measure(Versioned, Base):
    """One thing that is counted, for one reporter or for the county."""

    __tablename__ = "measures"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    title: Mapped[str] = mapped_column(Text)
    unit: Mapped[str] = mapped_column(String(40), default="")
    reporter_id: Mapped[int | None] = mapped_column(ForeignKey("reporters.id"), index=True)


class MeasureValue(Base):
    """The value of a measure over one month, quarter or year starting at `period_start`."""

    __tablename__ = "measure_values"
    __table_args__ = (UniqueConstraint("measure_id", "period_start"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measures.id"))
    period_start: Mapped[date]
    value: Mapped[float]
