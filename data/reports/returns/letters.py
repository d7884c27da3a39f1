"""Every reminder of the returns to one meeting: each e-mail with what became of it, and what was done by hand."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Reach, Right, Viewer, reach
from data.refusals import NotOpen
from data.reports.meetings import MeetingView, find_meeting
from data.reports.reporters import ReporterName, name_of
from data.store.tables import HandReminder, Letter, Person, Reporter, Return
from data.store.visibility import returns_for
from data.terms import LetterOutcome, Marking


@dataclass(frozen=True)
class LetterLine:
    """One e-mail. Without an `outcome` the machine stopped in the middle: nobody knows whether it was sent."""

    id: int
    return_id: int
    reporter: ReporterName
    marking: Marking
    post: str
    address: str
    rung: int
    subject: str
    text: str
    begun_at: datetime
    outcome: LetterOutcome | None
    answer: str
    tries: int


@dataclass(frozen=True)
class HandLine:
    """One reminder by hand: of whose return, when, and the post of who did it."""

    return_id: int
    reporter: ReporterName
    marking: Marking
    at: datetime
    by: str


@dataclass(frozen=True)
class Letters:
    """Both kinds, the newest first."""

    meeting: MeetingView
    by_email: tuple[LetterLine, ...]
    by_hand: tuple[HandLine, ...]

    @property
    def sensitive(self) -> bool:
        """Whether any of them is about an OFFICIAL-SENSITIVE return."""
        marked = [one.marking for one in self.by_email] + [one.marking for one in self.by_hand]
        return Marking.OFFICIAL_SENSITIVE in marked


def letters(session: Session, viewer: Viewer, quarter: str | None) -> Letters:
    """The reminders of a meeting's returns, for planners. Raises NotOpen to anybody else."""
    if reach(viewer, Right.MODERATE) is not Reach.ALL:
        raise NotOpen
    meeting = find_meeting(session, quarter)
    return Letters(meeting, _by_email(session, viewer, meeting), _by_hand(session, viewer, meeting))


def _by_email(session: Session, viewer: Viewer, meeting: MeetingView) -> tuple[LetterLine, ...]:
    rows = session.execute(
        select(Letter, Return, Reporter, Person.post)
        .join(Return, Return.id == Letter.return_id)
        .join(Reporter, Reporter.id == Return.reporter_id)
        .join(Person, Person.id == Letter.person_id)
        .where(Return.meeting_id == meeting.id, returns_for(viewer))
        .order_by(Letter.begun_at.desc(), Letter.id.desc())
    )
    return tuple(
        LetterLine(
            id=one.id,
            return_id=owed.id,
            reporter=name_of(reporter),
            marking=owed.marking,
            post=post,
            address=one.address,
            rung=one.rung,
            subject=one.subject,
            text=one.text,
            begun_at=one.begun_at,
            outcome=one.outcome,
            answer=one.answer,
            tries=one.tries,
        )
        for one, owed, reporter, post in rows
    )


def _by_hand(session: Session, viewer: Viewer, meeting: MeetingView) -> tuple[HandLine, ...]:
    rows = session.execute(
        select(HandReminder, Return, Reporter, Person.post)
        .join(Return, Return.id == HandReminder.return_id)
        .join(Reporter, Reporter.id == Return.reporter_id)
        .join(Person, Person.id == HandReminder.by_id)
        .where(Return.meeting_id == meeting.id, returns_for(viewer))
        .order_by(HandReminder.at.desc(), HandReminder.id.desc())
    )
    return tuple(
        HandLine(owed.id, name_of(reporter), owed.marking, one.at, post) for one, owed, reporter, post in rows
    )
