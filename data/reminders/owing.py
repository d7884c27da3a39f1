"""Who still owes a return, and which reminder is due to whom on a day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.meetings.deadlines import deadlines
from data.reminders.ladder import days_left, rung_due
from data.reminders.wording import Owing
from data.returns.awaited import is_awaited
from data.store.tables import Lead, Letter, Meeting, Person, Reporter, Return
from data.terms import LetterOutcome, ReporterKind, ReturnState, Role


@dataclass(frozen=True)
class Recipient:
    """A lead who can be written to: the post that they hold and their address."""

    person_id: int
    post: str
    address: str


@dataclass(frozen=True)
class DueLetter:
    """One reminder that is due: of what, at which rung of the ladder, to whom."""

    return_id: int
    rung: int
    owing: Owing
    to: Recipient

    @property
    def key(self) -> tuple[int, int, int]:
        """What there is at most one letter of."""
        return self.return_id, self.rung, self.to.person_id


class Named(Protocol):
    """A group or CSP with its names, as a row or as a value."""

    @property
    def slug(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def short_name(self) -> str: ...
    @property
    def kind(self) -> ReporterKind: ...


def owing_of(reporter: Named, quarter: str, held_on: date, state: ReturnState, on: date) -> Owing:
    """What a group or CSP owes to the meeting of a quarter, as at a day."""
    due = deadlines(held_on).reports_due.on
    return Owing(
        slug=reporter.slug,
        name=reporter.name,
        short_name=reporter.short_name,
        kind=reporter.kind,
        quarter=quarter,
        held_on=held_on,
        due=due,
        left=days_left(on, due),
        state=state,
    )


def due_letters(session: Session, on: date, ladder: tuple[int, ...]) -> tuple[DueLetter, ...]:
    """What is to be sent on a day, in the Board's order: nothing for what has been sent, was refused or may have been.

    A letter that certainly did not go out is due again. Reminders end with the day of the meeting.
    """
    ahead = select(Meeting).where(Meeting.held_on >= on).order_by(Meeting.position)
    found: list[DueLetter] = []
    for meeting in session.scalars(ahead).all():
        held_on = meeting.held_on
        rung = rung_due(on, deadlines(held_on).reports_due.on, ladder) if held_on else None
        if held_on is not None and rung is not None:
            found += _at(session, meeting, held_on, rung, on)
    return tuple(found)


def leads_of(session: Session, reporter_ids: Iterable[int]) -> dict[int, list[Recipient]]:
    """The enabled leads of each group or CSP, in the order in which they were added."""
    rows = session.execute(
        select(Lead.reporter_id, Person)
        .join(Person, Person.id == Lead.person_id)
        .where(Lead.reporter_id.in_(list(reporter_ids)))
        .where(Person.disabled_at.is_(None), Person.role == Role.LEAD)
        .order_by(Person.id)
    )
    found: dict[int, list[Recipient]] = {}
    for reporter_id, person in rows:
        found.setdefault(reporter_id, []).append(Recipient(person.id, person.post, person.email))
    return found


def _at(session: Session, meeting: Meeting, held_on: date, rung: int, on: date) -> Iterator[DueLetter]:
    awaited = session.execute(
        select(Return, Reporter)
        .join(Reporter, Reporter.id == Return.reporter_id)
        .where(Return.meeting_id == meeting.id, is_awaited())
        .order_by(Reporter.kind.desc(), Reporter.position, Reporter.id)
    ).all()
    leads = leads_of(session, [reporter.id for _, reporter in awaited])
    settled = _settled(session, [owed.id for owed, _ in awaited], rung)
    for owed, reporter in awaited:
        for lead in leads.get(reporter.id, []):
            if (owed.id, lead.person_id) not in settled:
                yield DueLetter(
                    owed.id, rung, owing_of(reporter, meeting.slug, held_on, owed.state, on), lead
                )


def _settled(session: Session, return_ids: Sequence[int], rung: int) -> set[tuple[int, int]]:
    """(return, person) of the letters of a rung that are not to be tried again."""
    rows = session.execute(
        select(Letter.return_id, Letter.person_id, Letter.outcome).where(
            Letter.return_id.in_(return_ids), Letter.rung == rung
        )
    )
    return {
        (return_id, person_id)
        for return_id, person_id, outcome in rows
        if outcome is not LetterOutcome.NOT_SENT
    }
