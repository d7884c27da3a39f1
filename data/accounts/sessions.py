"""Signed-in browsers. The cookie holds a random token; the table holds only its SHA-256.

A session ends after two idle hours, after twelve hours in any case, on signing out, and at once when the
person is disabled.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from data.accounts.roster import viewer_of
from data.people import ANONYMOUS, Viewer
from data.store.session import Store
from data.store.tables import Person, SignInSession

IDLE = timedelta(hours=2)
LONGEST = timedelta(hours=12)
STEP = timedelta(minutes=10)
"""How far a session's end may lag behind its last use: one write in ten minutes, not one a request."""

TOKEN_BYTES = 32
TOKEN_LENGTH = len(secrets.token_urlsafe(TOKEN_BYTES))


@dataclass(frozen=True)
class Signed:
    """A browser that is signed in: who, and until when if nothing more is asked."""

    viewer: Viewer
    created_at: datetime
    expires_at: datetime

    def next_end(self, now: datetime) -> datetime | None:
        """The later end that this use earns, or None while it is not worth a write."""
        end = min(now + IDLE, self.created_at + LONGEST)
        return end if end - self.expires_at >= STEP else None


def open_session(session: Session, person_id: int, now: datetime) -> str:
    """Sign a browser in and give the token for its cookie: always a new one, kept nowhere else."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session.execute(delete(SignInSession).where(SignInSession.expires_at <= now))
    session.add(
        SignInSession(token_hash=_hash(token), person_id=person_id, created_at=now, expires_at=now + IDLE)
    )
    session.flush()
    return token


def find(session: Session, token: str, now: datetime) -> Signed | None:
    """Who holds `token`; None when it is unknown, over, or its person is disabled."""
    if len(token) != TOKEN_LENGTH:
        return None
    wanted = (
        select(SignInSession)
        .join(Person, Person.id == SignInSession.person_id)
        .where(SignInSession.token_hash == _hash(token), SignInSession.expires_at > now)
        .where(Person.disabled_at.is_(None))
    )
    found = session.scalars(wanted).one_or_none()
    if found is None:
        return None
    return Signed(viewer_of(session, found.person_id), found.created_at, found.expires_at)


def viewer_of_token(store: Store, token: str | None, now: datetime) -> Viewer:
    """Who asks, read from the database at each request; moves the session's end on where that is due."""
    if not token:
        return ANONYMOUS
    with store.read() as session:
        signed = find(session, token, now)
    if signed is None:
        return ANONYMOUS
    end = signed.next_end(now)
    if end:
        with store.write(advance=False) as session:
            same = (SignInSession.token_hash == _hash(token), SignInSession.expires_at < end)
            session.execute(update(SignInSession).where(*same).values(expires_at=end))
    return signed.viewer


def close_session(session: Session, token: str) -> int | None:
    """Sign this browser out: its token is worth nothing from now on. Gives the person's id, if it had one."""
    held = delete(SignInSession).where(SignInSession.token_hash == _hash(token))
    return session.scalars(held.returning(SignInSession.person_id)).one_or_none()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
