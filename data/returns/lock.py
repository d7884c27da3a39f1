"""When a return is locked: what stands accepted after its meeting, or is published, is not superseded any more.

A planner may open it again for a while, as a recorded exception (`data.register.reopen`).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, select
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


@dataclass(frozen=True)
class _Standing:
    """What stands accepted of a return."""

    number: int
    state: ReturnState


@dataclass(frozen=True)
class _Around:
    """What decides whether returns are locked on a day: what stands by return, the meetings by id, the position of
    the Board's current one, and which returns are reopened now and were reopened ever.
    """

    on: date
    standing: Mapping[int, _Standing]
    meetings: Mapping[int, Meeting]
    current: int | None
    opened: Collection[int]
    reopened: Collection[int]


def why_locked(session: Session, owed: Return, on: date) -> str:
    """Why nothing may supersede what stands accepted on that day, with the way out; "" for a return that is not locked.

    A return of which nothing is accepted is never locked: to a past meeting it still comes in, late.
    """
    return locks_of(session, [owed], on).get(owed.id, "")


def locks_of(session: Session, returns: Sequence[Return], on: date) -> dict[int, str]:
    """`why_locked` of each of these returns that is locked, by its id, in as many statements as of one."""
    around = _Around(
        on=on,
        standing=_standing(session, returns),
        meetings={row.id: row for row in session.scalars(_meetings_of(returns))},
        current=session.scalars(select(Meeting.position).where(Meeting.current).limit(1)).first(),
        opened=open_reopenings(session, [owed.id for owed in returns], on).keys(),
        reopened=frozenset(session.scalars(_reopened(returns))),
    )
    locked = {owed.id: why for owed in returns if (why := _why(owed, around))}
    return {return_id: f"This return is locked: {why}. {WAY_OUT}" for return_id, why in locked.items()}


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
    return open_reopenings(session, [return_id], on).get(return_id)


def open_reopenings(session: Session, return_ids: Sequence[int], on: date) -> dict[int, Reopening]:
    """`open_reopening` of each of these returns that has one, by its id."""
    opened = (Reopening.return_id.in_(return_ids), Reopening.ended_at.is_(None), Reopening.until >= on)
    found = session.scalars(select(Reopening).where(*opened).order_by(Reopening.id))
    return {one.return_id: one for one in found}


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


def _standing(session: Session, returns: Sequence[Return]) -> dict[int, _Standing]:
    accepted = (
        ReturnVersion.return_id.in_([owed.id for owed in returns]),
        ReturnVersion.state.in_(STANDING_ACCEPTED),
    )
    columns = select(ReturnVersion.return_id, ReturnVersion.number, ReturnVersion.state)
    found = session.execute(columns.where(*accepted).order_by(ReturnVersion.number.desc()))
    return {return_id: _Standing(number, state) for return_id, number, state in found}


def _meetings_of(returns: Sequence[Return]) -> Select[Meeting]:
    return select(Meeting).where(Meeting.id.in_({owed.meeting_id for owed in returns}))


def _reopened(returns: Sequence[Return]) -> Select[int]:
    return select(Reopening.return_id).where(Reopening.return_id.in_([owed.id for owed in returns]))


def _why(owed: Return, around: _Around) -> str:
    standing = around.standing.get(owed.id)
    if standing is None or owed.id in around.opened:
        return ""
    if standing.state is ReturnState.PUBLISHED:
        return "it has been published"
    meeting = around.meetings[owed.meeting_id]
    if is_held(meeting.position, meeting.held_on, around.current, around.on):
        when = f" of {long_date(meeting.held_on)}" if meeting.held_on else ""
        return f"its meeting{when} has been held and version {standing.number} stands accepted"
    once = owed.id in around.reopened
    return "it was reopened once, and a newer version has been accepted since" if once else ""
