"""People, what they lead, their sign-in sessions, and the attempts that the throttle counts."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.store.tables.base import Base, Versioned, word
from data.terms import Role


class Person(Versioned, Base):
    """Someone with an account. `post` is what screens show; a disabled person is anonymous at once."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    post: Mapped[str] = mapped_column(String(160))
    role: Mapped[Role] = mapped_column(word(Role))
    body_id: Mapped[int | None] = mapped_column(ForeignKey("bodies.id"))
    password_hash: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]
    sample: Mapped[bool] = mapped_column(default=False)


class Lead(Base):
    """A person leads a delivery group or CSP."""

    __tablename__ = "leads"
    __table_args__ = (UniqueConstraint("person_id", "reporter_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    reporter_id: Mapped[int] = mapped_column(ForeignKey("reporters.id"), index=True)


class NeedToKnow(Base):
    """A person is on the need-to-know list of one OFFICIAL-SENSITIVE `return` or `risk`, by its id."""

    __tablename__ = "need_to_know"
    __table_args__ = (UniqueConstraint("object_kind", "object_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    object_kind: Mapped[str] = mapped_column(String(20))
    object_id: Mapped[int]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)


class SignInSession(Base):
    """A signed-in browser. Only the token's SHA-256 is kept, so that a stolen table signs nobody in."""

    __tablename__ = "sign_in_sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class SignInAttempt(Base):
    """One failed sign-in, by a hash of the address typed or of the machine it came from."""

    __tablename__ = "sign_in_attempts"
    __table_args__ = (Index("ix_sign_in_attempts_key_at", "key", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
