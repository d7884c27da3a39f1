"""Whether a return is locked, and the recorded exceptions: who opened it again, why, and until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.clock import today
from data.people import Right, Viewer, may
from data.returns.lock import open_reopening, open_reopenings, why_locked
from data.store.tables import Person, Reopening, Return


@dataclass(frozen=True)
class ReopeningLine:
    """One exception. `open` while the return takes a newer version by it; `ended_at` None where it just lapsed."""

    reason: str
    until: date
    reopened_at: datetime
    reopened_by: str
    ended_at: datetime | None
    open: bool


@dataclass(frozen=True)
class LockLine:
    """How a return stands: `why_locked` in a sentence with the way out, "" where it is not; `reopened_until` None
    where it is not reopened. `reopenings` are for its lead and planners, the newest first: others know only the day.
    """

    why_locked: str
    reopened_until: date | None
    reopenings: tuple[ReopeningLine, ...]

    @property
    def opened(self) -> ReopeningLine | None:
        """The exception that is open now."""
        return next((one for one in self.reopenings if one.open), None)


def lock_of(session: Session, viewer: Viewer, owed: Return) -> LockLine:
    """The lock of a return, as far as this viewer may know."""
    on = today()
    opened = open_reopening(session, owed.id, on)
    own = may(viewer, Right.READ_UNACCEPTED, reporter_id=owed.reporter_id)
    return LockLine(
        why_locked=why_locked(session, owed, on),
        reopened_until=opened.until if opened else None,
        reopenings=_lines(session, owed, opened) if own else (),
    )


def reopened_until(session: Session, return_ids: Sequence[int]) -> dict[int, date]:
    """The returns that are reopened today, each with its last day."""
    opened = open_reopenings(session, return_ids, today())
    return {return_id: one.until for return_id, one in opened.items()}


def _lines(session: Session, owed: Return, opened: Reopening | None) -> tuple[ReopeningLine, ...]:
    found = session.execute(
        select(Reopening, Person.post)
        .join(Person, Person.id == Reopening.reopened_by_id)
        .where(Reopening.return_id == owed.id)
        .order_by(Reopening.id.desc())
    )
    return tuple(
        ReopeningLine(one.reason, one.until, one.reopened_at, post, one.ended_at, one is opened)
        for one, post in found
    )
