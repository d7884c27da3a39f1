"""Reporters: the delivery groups and CSPs, dated, with every name they have gone by."""

from datetime import date

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from data.store.tables.base import Base, Versioned, word
from data.terms import ReporterKind


class Reporter(Versioned, Base):
    """A delivery group or a CSP: whoever owes the Board a return or an update."""

    __tablename__ = "reporters"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[ReporterKind] = mapped_column(word(ReporterKind), index=True)
    slug: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(160), unique=True)
    short_name: Mapped[str] = mapped_column(String(60))
    position: Mapped[int] = mapped_column(default=0)
    priority: Mapped[str] = mapped_column(Text, default="")
    monitoring_boards: Mapped[str] = mapped_column(Text, default="")
    board_monitors: Mapped[bool] = mapped_column(default=True)
    active_from: Mapped[date | None]
    active_to: Mapped[date | None]
    aliases: Mapped[list["ReporterAlias"]] = relationship(order_by="ReporterAlias.id")


class ReporterAlias(Base):
    """A name that a reporter has gone by, and when."""

    __tablename__ = "reporter_aliases"
    __table_args__ = (UniqueConstraint("reporter_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    reporter_id: Mapped[int] = mapped_column(ForeignKey("reporters.id"), index=True)
    name: Mapped[str] = mapped_column(String(160))
    used_from: Mapped[date | None]
    used_to: Mapped[date | None]
