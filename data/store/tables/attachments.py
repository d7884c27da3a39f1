"""Files attached to a return beside its Word file, and what the scanner said of any kept bytes."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.store.tables.base import Base, Versioned, word
from data.terms import AttachmentKind, Verdict


class Attachment(Versioned, Base):
    """One file that a lead attached, kept for ever under a random name with its SHA-256, taken back or not.

    It goes with every version submitted after it was attached and before it was taken back.
    """

    __tablename__ = "attachments"
    __table_args__ = (Index("ix_attachments_return_sha", "return_id", "sha256"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    return_id: Mapped[int] = mapped_column(ForeignKey("returns.id"), index=True)
    original_name: Mapped[str] = mapped_column(String(255))
    kind: Mapped[AttachmentKind] = mapped_column(word(AttachmentKind))
    stored_name: Mapped[str] = mapped_column(String(64), unique=True)
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    attached_at: Mapped[datetime]
    attached_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    taken_back_at: Mapped[datetime | None]
    taken_back_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class Scan(Base):
    """What the scanner said last of some kept bytes, or of a `part` inside them ("" is all of them).

    By the first random name of the bytes, whatever they are to a return.
    """

    __tablename__ = "scans"
    __table_args__ = (UniqueConstraint("stored_name", "part"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    stored_name: Mapped[str] = mapped_column(String(64))
    part: Mapped[str] = mapped_column(String(255), default="")
    verdict: Mapped[Verdict] = mapped_column(word(Verdict))
    signature: Mapped[str] = mapped_column(String(160), default="")
    scanned_at: Mapped[datetime]
