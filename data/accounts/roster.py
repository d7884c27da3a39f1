"""The people with accounts: adding, disabling, a new password, and who they are to the rules of `data.people`."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.accounts import passwords
from data.people import ANONYMOUS, Right, Viewer, may
from data.refusals import NotOpen, Refused
from data.store.audit import Event, record
from data.store.tables import Body, Lead, NeedToKnow, Person, Reporter, SignInSession
from data.terms import Role

OPERATOR = Viewer(name="Command line", role=Role.ADMINISTRATOR)
"""Whoever may run commands on the machine: has an administrator's rights and no account."""

ADDRESS = re.compile(r"[^@\s]{1,64}@[^@\s]{1,189}")


@dataclass(frozen=True)
class NewPerson:
    """What is known of a person to add; `body` and `leads` are slugs, `post` is what screens show."""

    email: str
    post: str
    role: Role
    password: str = field(repr=False)
    body: str | None = None
    leads: tuple[str, ...] = ()


def normal_email(email: str) -> str:
    """The form in which addresses are kept and compared."""
    return email.strip().lower()


def viewer_of(session: Session, person_id: int) -> Viewer:
    """The person as the rules know them now; anonymous when there is none or they are disabled."""
    known = select(Person, Body.name).outerjoin(Body, Body.id == Person.body_id)
    row = session.execute(known.where(Person.id == person_id, Person.disabled_at.is_(None))).one_or_none()
    if row is None:
        return ANONYMOUS
    person, body_name = row
    listed = select(NeedToKnow.object_kind, NeedToKnow.object_id).where(NeedToKnow.person_id == person_id)
    return Viewer(
        person_id=person.id,
        email=person.email,
        name=person.post,
        role=person.role,
        body_id=person.body_id,
        body_name=body_name or "",
        leads=frozenset(session.scalars(select(Lead.reporter_id).where(Lead.person_id == person_id))),
        listed=frozenset((kind, number) for kind, number in session.execute(listed)),
    )


def has_sample_accounts(session: Session, _viewer: Viewer) -> bool:
    """Whether this is a sample database, whose accounts share one password. A report: open to anybody."""
    return session.scalar(select(Person.id).where(Person.sample).limit(1)) is not None


def add_person(session: Session, viewer: Viewer, new: NewPerson, now: datetime) -> int:
    """Add a person and give their id.

    Refused: an address in use or not one, a lead of nothing, a weak password, a body or group that is unknown.
    """
    _administer(viewer)
    email = normal_email(new.email)
    _check_new(session, new, email)
    person = Person(
        email=email,
        post=new.post.strip(),
        role=new.role,
        body_id=_id_of_slug(session, Body, new.body) if new.body else None,
        password_hash=passwords.hash_password(new.password),
        created_at=now,
    )
    led = [_id_of_slug(session, Reporter, slug) for slug in new.leads]
    session.add(person)
    session.flush()
    session.add_all(Lead(person_id=person.id, reporter_id=reporter_id) for reporter_id in led)
    told = {"email": email, "post": person.post, "role": new.role.name, "leads": sorted(new.leads)}
    _tell(session, Event.PERSON_ADDED, viewer, person, now, **told, body=new.body)
    return person.id


def disable_person(session: Session, viewer: Viewer, *, email: str, now: datetime) -> None:
    """Disable a person and end their sessions: they are anonymous on their next request.

    Refused: an address that nobody enabled has, and the last administrator.
    """
    _administer(viewer)
    person = _enabled(session, email)
    if person.role is Role.ADMINISTRATOR and _administrators(session) == 1:
        raise Refused("This is the last administrator. Add another one first.")
    person.disabled_at = now
    _sign_out_everywhere(session, person)
    _tell(session, Event.PERSON_DISABLED, viewer, person, now, email=person.email)


def set_password(session: Session, viewer: Viewer, *, email: str, password: str, now: datetime) -> None:
    """Give a person a new password and end their sessions. Refused: a weak one, or nobody enabled there."""
    _administer(viewer)
    person = _enabled(session, email)
    passwords.check_new(password, person.email)
    person.password_hash = passwords.hash_password(password)
    _sign_out_everywhere(session, person)
    _tell(session, Event.PASSWORD_SET, viewer, person, now, email=person.email)


def _administer(viewer: Viewer) -> None:
    if not may(viewer, Right.ADMINISTER):
        raise NotOpen


def _check_new(session: Session, new: NewPerson, email: str) -> None:
    if not ADDRESS.fullmatch(email):
        raise Refused("This is not an e-mail address. Type it in full, as in name@example.org.")
    if session.scalar(select(Person.id).where(Person.email == email)):
        raise Refused("There is an account with this e-mail address already.")
    if not new.post.strip():
        raise Refused("Say which post the person holds: screens show the post.")
    if (new.role is Role.LEAD) is not bool(new.leads):
        raise Refused("A lead leads at least one group or CSP, and nobody else leads any.")
    passwords.check_new(new.password, email)


def _id_of_slug(session: Session, table: type[Body] | type[Reporter], slug: str) -> int:
    found = session.scalar(select(table.id).where(table.slug == slug))
    if found is None:
        known = ", ".join(session.scalars(select(table.slug).order_by(table.slug)))
        raise Refused(f"Nothing is known as {slug!r} here. Known are: {known or 'none yet'}.")
    return found


def _enabled(session: Session, email: str) -> Person:
    wanted = select(Person).where(Person.email == normal_email(email), Person.disabled_at.is_(None))
    person = session.scalars(wanted).one_or_none()
    if person is None:
        raise Refused("No enabled account has this e-mail address.")
    return person


def _administrators(session: Session) -> int:
    enabled = (Person.role == Role.ADMINISTRATOR, Person.disabled_at.is_(None))
    return session.scalar(select(func.count()).select_from(Person).where(*enabled)) or 0


def _sign_out_everywhere(session: Session, person: Person) -> None:
    for signed_in in session.scalars(select(SignInSession).where(SignInSession.person_id == person.id)):
        session.delete(signed_in)


def _tell(
    session: Session, event: Event, viewer: Viewer, person: Person, now: datetime, **detail: object
) -> None:
    record(session, event, actor_id=viewer.person_id, about=("person", person.id), at=now, **detail)
