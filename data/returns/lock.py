"""When a return is locked: what stands accepted after its meeting, or is published, is not superseded any more.

A planner may open it again for a while, as a recorded exception (`data.register.reopen`).
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.clock import in_london
from data.days import long_date
from data.meetings.held import is_held
from data.people import Viewer
from data.refusals import Refused
from data.returns.states import STANDING_ACCEPTED
from data.store.audit import Event, record
from data.store.tables import Meeting, Reopening, Return, ReturnVersion
from data.terms import ReturnState

WAY_OUT = "Ask the OPCC to reopen it: a planner can, with a reason, on the page of the return."


def why_locked(session: Session, owed: Return, on: date) -> str:
    """Why nothing may supersede what stands accepted on that day, with the way out; "" for a return that is not locked.

    A return of which nothing is accepted is never locked: to a past meeting it still comes in, late.
    """
    standing = standing_version(owed)
    if standing is None or open_reopening(session, owed.id, on) is not None:
        return ""
    why = _why(session, owed, standing, on)
    return f"This return is locked: {why}. {WAY_OUT}" if why else ""


def refuse_if_locked(session: Session, owed: Return, at: datetime) -> None:
    """Refuse whatever would supersede the accepted version of a locked return."""
    sentence = why_locked(session, owed, in_london(at).date())
    if sentence:
        raise Refused(sentence, "locked")


def standing_version(owed: Return) -> ReturnVersion | None:
    """The version that stands accepted, whatever came after it."""
    return next((one for one in owed.versions if one.state in STANDING_ACCEPTED), None)


def open_reopening(session: Session, return_id: int, on: date) -> Reopening | None:
    """The exception by which a locked return takes a newer version on that day; None without one."""
    opened = (Reopening.return_id == return_id, Reopening.ended_at.is_(None), Reopening.until >= on)
    return session.scalars(select(Reopening).where(*opened).order_by(Reopening.id.desc()).limit(1)).first()


def record_lapsed(session: Session, owed: Return, at: datetime) -> None:
    """Record the exceptions whose day has passed. They have locked by themselves: this only says so in the audit."""
    passed = (
        Reopening.return_id == owed.id,
        Reopening.ended_at.is_(None),
        Reopening.until < in_london(at).date(),
    )
    for one in session.scalars(select(Reopening).where(*passed).order_by(Reopening.id)).all():
        one.ended_at = at
        about: dict[str, Any] = {"reopening": one.id, "until": one.until}
        record(session, Event.REOPENING_LAPSED, actor_id=None, about=("return", owed.id), **about)


def lock_again(session: Session, viewer: Viewer, owed: Return, number: int, at: datetime) -> None:
    """Lock a reopened return, now that a newer version of it is accepted; nothing for one that was not reopened."""
    opened = open_reopening(session, owed.id, in_london(at).date())
    if opened is None:
        return
    opened.ended_at = at
    told: dict[str, Any] = {"reopening": opened.id, "number": number}
    record(session, Event.RETURN_LOCKED_AGAIN, actor_id=viewer.person_id, about=("return", owed.id), **told)


def _why(session: Session, owed: Return, standing: ReturnVersion, on: date) -> str:
    if standing.state is ReturnState.PUBLISHED:
        return "it has been published"
    meeting = session.get_one(Meeting, owed.meeting_id)
    current = session.scalars(select(Meeting.position).where(Meeting.current).limit(1)).first()
    if is_held(meeting.position, meeting.held_on, current, on):
        when = f" of {long_date(meeting.held_on)}" if meeting.held_on else ""
        return f"its meeting{when} has been held and version {standing.number} stands accepted"
    once = session.scalars(select(Reopening.id).where(Reopening.return_id == owed.id).limit(1)).first()
    return "it was reopened once, and a newer version has been accepted since" if once else ""
