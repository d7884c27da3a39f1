"""Signing in and out. Unknown, wrong and disabled get the same sentence after the same work.

These services take the store and not a session: the password is checked between two transactions, so that
nobody waits for the write lock while argon2id works.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.accounts import passwords, sessions, throttle
from data.accounts.roster import normal_email
from data.refusals import Refused
from data.store.audit import Event, record
from data.store.session import Store
from data.store.tables import Person

WRONG = "The e-mail address or the password is not right, or the account is closed. Check both and try again."
WAIT = "There have been too many attempts. Wait 15 minutes, then try again."


def sign_in(store: Store, *, email: str, password: str, machine: str, now: datetime) -> str:
    """Check the password and give the token of a new session. `machine` is the network address that asks.

    Refused with `WRONG` for an unknown, disabled or wrong account alike, and with `WAIT` once the account
    typed (known or not) or the machine has used its attempts up.
    """
    email = normal_email(email)
    attempt = _count(store, email, machine, now)
    if attempt is None:
        raise Refused(WAIT, "sign-in-wait")
    with store.read() as session:
        known = select(Person.id, Person.password_hash, Person.disabled_at).where(Person.email == email)
        person = session.execute(known).one_or_none()
    usable = person.password_hash if person and person.disabled_at is None else None
    right = passwords.verify(password, usable)
    with store.write(advance=False) as session:
        token = _open(session, email, attempt, now) if right else None
        if token is None:
            about = ("person", person.id if person else None)
            record(session, Event.SIGN_IN_REFUSED, actor_id=None, about=about, at=now, machine=machine)
    if token is None:
        raise Refused(WRONG, "sign-in-wrong")
    if usable and passwords.needs_new_hash(usable):
        _hash_again(store, email, password, usable)
    return token


def sign_out(store: Store, token: str, now: datetime) -> None:
    """Make the token worthless. Nothing happens for one that is so already."""
    with store.write(advance=False) as session:
        person_id = sessions.close_session(session, token)
        if person_id:
            record(session, Event.SIGNED_OUT, actor_id=person_id, about=("person", person_id), at=now)


def _count(store: Store, email: str, machine: str, now: datetime) -> int | None:
    """Look first without the write lock: a flood of refused attempts must not hold up anyone's work."""
    with store.read() as session:
        if throttle.must_wait(session, email, machine, now):
            return None
    with store.write(advance=False) as session:
        return throttle.count(session, email, machine, now)


def _open(session: Session, email: str, attempt: int, now: datetime) -> str | None:
    """Open the session, unless the person was disabled while the password was being checked."""
    enabled = select(Person.id).where(Person.email == email, Person.disabled_at.is_(None))
    person_id = session.scalar(enabled)
    if person_id is None:
        return None
    throttle.forgive(session, email, attempt)
    record(session, Event.SIGNED_IN, actor_id=person_id, about=("person", person_id), at=now)
    return sessions.open_session(session, person_id, now)


def _hash_again(store: Store, email: str, password: str, old: str) -> None:
    """Replace a hash made with weaker parameters, unless the password was changed meanwhile."""
    new = passwords.hash_password(password)
    with store.write(advance=False) as session:
        same = select(Person).where(Person.email == email, Person.password_hash == old)
        person = session.scalars(same).one_or_none()
        if person:
            person.password_hash = new
