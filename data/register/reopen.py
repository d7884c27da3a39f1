"""A planner opens a locked return again: an exception with a reason and a last day, recorded and shown."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from data.clock import in_london, now
from data.people import Right, Viewer
from data.refusals import Refused
from data.register.sentences import refuse
from data.returns.deciding.typed_dates import date_in_words
from data.returns.lock import open_reopening, record_lapsed, why_locked
from data.returns.owed import find_return
from data.store.audit import Event, record
from data.store.tables import Reopening
from data.typed import few_words
from data.unsent import drop_unsent, reopening_form
from data.workdays import count_on

USUAL_DAYS = 10
"""Working days that a return stays open unless the planner says another day."""

LONGEST = timedelta(days=92)
"""An exception ends within a quarter: a later one is decided on anew."""


def usual_last_day(on: date) -> date:
    """The last day that is offered: ten working days on."""
    return count_on(on, USUAL_DAYS).day


def reopen_return(
    session: Session, viewer: Viewer, return_id: int, reason: str, until: str, *, at: datetime | None = None
) -> Reopening:
    """Let a locked return take a newer version up to and with the day `until`, as typed.

    One that is open already gets the new reason and day instead of its old ones, which are kept. Refused without a
    reason, for a day that is over or more than a quarter ahead, and for a return that is not locked.
    """
    owed = find_return(session, viewer, Right.MODERATE, return_id)
    at = at or now()
    said = few_words(reason)
    if not said:
        refuse("no-reason-to-reopen")
    day = _last_day(until, in_london(at).date())
    record_lapsed(session, owed, at)
    opened = open_reopening(session, owed.id, in_london(at).date())
    if opened is None and not why_locked(session, owed, in_london(at).date()):
        refuse("not-locked")
    if viewer.person_id is None:
        raise ValueError("A return is reopened by a person.")
    if opened is not None:
        opened.ended_at = at
    made = Reopening(
        return_id=owed.id, reason=said, until=day, reopened_at=at, reopened_by_id=viewer.person_id
    )
    session.add(made)
    told: dict[str, Any] = {"reason": said, "until": day, "instead_of": opened.id if opened else None}
    record(session, Event.RETURN_REOPENED, actor_id=viewer.person_id, about=("return", owed.id), **told)
    drop_unsent(session, viewer, reopening_form(owed.id))
    return made


def _last_day(words: str, on: date) -> date:
    try:
        day, precision = date_in_words(words)
    except Refused:
        refuse("not-a-day")
    if precision != "day":
        refuse("not-a-day")
    if day < on:
        refuse("past")
    if day > on + LONGEST:
        refuse("too-far")
    return day
