"""Bodies: the organisations that sit on the Board and answer its asks."""

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from data.store.tables.base import Base, Versioned, word
from data.terms import BodyKind


class Body(Versioned, Base):
    """An organisation. Councils merge and are renamed, so a body is dated data with aliases."""

    __tablename__ = "bodies"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(160), unique=True)
    kind: Mapped[BodyKind] = mapped_column(word(BodyKind))
    csp_id: Mapped[int | None] = mapped_column(ForeignKey("reporters.id"))
    position: Mapped[int] = mapped_column(default=0)
    active_from: Mapped[date | None]
    active_to: Mapped[date | None]
    aliases: Mapped[list["BodyAlias"]] = relationship(order_by="BodyAlias.id")


class BodyAlias(Base):
    """A name or abbreviation of a body; `ambiguous` where it could mean another (PCC, CCC, South)."""

    __tablename__ = "body_aliases"
    __table_args__ = (UniqueConstraint("body_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("bodies.id"), index=True)
    name: Mapped[str] = mapped_column(String(160))
    ambiguous: Mapped[bool] = mapped_column(default=False)
    used_from: Mapped[date | None]
    used_to: Mapped[date | None]
