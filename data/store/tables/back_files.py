"""Back files: documents that hold several returns, their parts, and the files of returns that came of them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from data.store.tables.base import Base, Versioned, word
from data.terms import FileOutcome, PartFate, ReporterKind


class BackFile(Base):
    """A back file as sent, kept once and for ever. `rest` is said of the whole: what is in no part, problems."""

    __tablename__ = "back_files"

    id: Mapped[int] = mapped_column(primary_key=True)
    original_name: Mapped[str] = mapped_column(String(255))
    stored_name: Mapped[str] = mapped_column(String(64), unique=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    size: Mapped[int]
    received_at: Mapped[datetime]
    received_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    outcome: Mapped[FileOutcome] = mapped_column(word(FileOutcome))
    refusal: Mapped[str] = mapped_column(Text, default="")
    rest: Mapped[dict[str, Any]] = mapped_column(JSON, deferred=True, default=dict)
    parts: Mapped[list["BackFilePart"]] = relationship(order_by="BackFilePart.number", back_populates="of")


class BackFilePart(Versioned, Base):
    """One return in a back file: what was read of it, what is suggested, and what a person made of it.

    `reading` is the reader's whole JSON, as a version keeps it; `group_name` the canonical name, "" for none.
    """

    __tablename__ = "back_file_parts"
    __table_args__ = (UniqueConstraint("back_file_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    back_file_id: Mapped[int] = mapped_column(ForeignKey("back_files.id"), index=True)
    number: Mapped[int]
    kind: Mapped[ReporterKind] = mapped_column(word(ReporterKind))
    place: Mapped[str] = mapped_column(String(160))
    until: Mapped[str] = mapped_column(String(160))
    group_name: Mapped[str] = mapped_column(String(160), default="")
    group_as_written: Mapped[str] = mapped_column(Text, default="")
    period_as_written: Mapped[str] = mapped_column(String(80), default="")
    period_month: Mapped[date | None]
    sure: Mapped[str] = mapped_column(String(10))
    why: Mapped[list[str]] = mapped_column(JSON)
    suggested_quarter: Mapped[str] = mapped_column(String(20), default="")
    suggested_on: Mapped[date | None]
    suggested_reason: Mapped[str] = mapped_column(Text, default="")
    items: Mapped[int]
    problems: Mapped[int]
    to_answer: Mapped[int]
    reading: Mapped[dict[str, Any]] = mapped_column(JSON, deferred=True)
    fate: Mapped[PartFate] = mapped_column(word(PartFate), default=PartFate.WAITING)
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    of: Mapped[BackFile] = relationship(back_populates="parts")


class BackFileTaking(Base):
    """A part was taken in: the return's file that came of it. Its bytes are the whole back file's."""

    __tablename__ = "back_file_takings"

    file_id: Mapped[int] = mapped_column(ForeignKey("return_files.id"), primary_key=True)
    part_id: Mapped[int] = mapped_column(ForeignKey("back_file_parts.id"), index=True)
