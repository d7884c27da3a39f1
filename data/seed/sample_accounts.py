"""The accounts of a sample database, and their one password."""

import os
import secrets
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.accounts import passwords
from data.accounts.roster import OPERATOR, viewer_of
from data.people import Viewer
from data.seed.lists import read_list
from data.store.audit import Event, record
from data.store.tables import Body, Lead, Person, Reporter
from data.terms import Role

RANDOM_BYTES = 12


def sample_password(given: str | None, kept_in: Path) -> str:
    """The password of the sample accounts: the one given, else the one kept, else a new random one, then kept.

    The file is for its owner alone (mode 0600).
    """
    if given:
        return given
    if kept_in.exists():
        return kept_in.read_text(encoding="utf-8").strip()
    password = secrets.token_urlsafe(RANDOM_BYTES)
    kept_in.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(
        os.open(kept_in, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
    ) as file:
        file.write(password + "\n")
    return password


def add_accounts(session: Session, password: str, at: datetime) -> dict[str, Viewer]:
    """Add the sample accounts, all with the one password; each as a viewer, by the name before the @."""
    bodies = {body.slug: body.id for body in session.scalars(select(Body))}
    reporters = {reporter.slug: reporter.id for reporter in session.scalars(select(Reporter))}
    added = {}
    for entry in read_list("sample_year/accounts"):
        person = Person(
            email=entry["email"],
            post=entry["post"],
            role=Role(entry["role"]),
            body_id=bodies[entry["body"]],
            password_hash=passwords.hash_password(password),
            created_at=at,
            sample=True,
        )
        session.add(person)
        session.flush()
        led = [reporters[slug] for slug in entry.get("leads", [])]
        session.add_all(Lead(person_id=person.id, reporter_id=reporter_id) for reporter_id in led)
        told = {"email": person.email, "post": person.post, "role": person.role.name}
        about = ("person", person.id)
        record(session, Event.PERSON_ADDED, actor_id=OPERATOR.person_id, about=about, at=at, **told)
        added[person.email.split("@")[0]] = viewer_of(session, person.id)
    return added


def keep_password(session: Session, password: str) -> None:
    """Give the sample accounts this password where theirs is another: what is printed must be what works."""
    for person in session.scalars(select(Person).where(Person.sample).order_by(Person.id)):
        if not passwords.verify(password, person.password_hash):
            person.password_hash = passwords.hash_password(password)
            about = ("person", person.id)
            record(session, Event.PASSWORD_SET, actor_id=None, about=about, email=person.email)


def account_lines(session: Session, password: str) -> list[str]:
    """What is printed of the sample accounts: one line each, and the password."""
    people = session.scalars(
        select(Person).where(Person.sample, Person.disabled_at.is_(None)).order_by(Person.id)
    )
    lines = [f"  {person.email:<24} {person.role.value}, {person.post}" for person in people]
    return ["Sample accounts (for trying out, with made-up data only):", *lines, f"  Password: {password}"]
