"""The brake on guessing passwords, kept in the database so that all workers and machines share it.

Counted by the address typed, whether or not anyone has it, and by the machine that asks. An attempt is
counted before its password is looked at: guesses sent all at once are braked like guesses in a row.
"""

import hashlib
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from data.store.tables import SignInAttempt

WINDOW = timedelta(minutes=15)
ACCOUNT_LIMIT = 5
MACHINE_LIMIT = 30
"""A council's offices often share one address on the internet, so a machine may be wrong more often."""


def must_wait(session: Session, email: str, machine: str, now: datetime) -> bool:
    """Whether this account or machine has used its attempts up: for 15 minutes from the last of them."""
    limits = ((account_key(email), ACCOUNT_LIMIT), (machine_key(machine), MACHINE_LIMIT))
    return any(_used_up(session, key, limit, now) for key, limit in limits)


def count(session: Session, email: str, machine: str, now: datetime) -> int | None:
    """Count one attempt and give its number for `forgive`, or None when it must wait.

    Needs a session of `Store.write`: its lock makes counting and deciding one step.
    """
    session.execute(delete(SignInAttempt).where(SignInAttempt.at <= now - 2 * WINDOW))
    if must_wait(session, email, machine, now):
        return None
    by_machine = SignInAttempt(key=machine_key(machine), at=now)
    session.add_all([by_machine, SignInAttempt(key=account_key(email), at=now)])
    session.flush()
    return by_machine.id


def forgive(session: Session, email: str, attempt: int) -> None:
    """Forget the account's wrong attempts and this right one; the machine's other wrong ones still count."""
    session.execute(delete(SignInAttempt).where(SignInAttempt.key == account_key(email)))
    session.execute(delete(SignInAttempt).where(SignInAttempt.id == attempt))


def account_key(email: str) -> str:
    """What the attempts on one account are counted under; not the address itself."""
    return hashlib.sha256(f"account:{email}".encode()).hexdigest()


def machine_key(machine: str) -> str:
    """What the attempts from one machine are counted under; an IPv6 machine owns its whole /64 network."""
    try:
        address = ip_address(machine)
    except ValueError:
        return hashlib.sha256(f"machine:{machine}".encode()).hexdigest()
    if isinstance(address, IPv6Address):
        machine = str(int(address) >> 64)
    return hashlib.sha256(f"machine:{machine}".encode()).hexdigest()


def _used_up(session: Session, key: str, limit: int, now: datetime) -> bool:
    newest = select(SignInAttempt.at).where(SignInAttempt.key == key)
    times = session.scalars(newest.order_by(SignInAttempt.at.desc(), SignInAttempt.id.desc()).limit(limit))
    found = list(times)
    return len(found) == limit and found[0] > now - WINDOW and found[0] - found[-1] < WINDOW
