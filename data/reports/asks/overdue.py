"""Actions past their original due date: which they are, and how many of whom."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.reports.meetings import MeetingView, meetings_up_to
from data.store.tables import Action
from data.store.visibility import actions_for


@dataclass(frozen=True)
class OverdueTally:
    """So many overdue actions about one group or CSP (or none) that one body (or none) owns."""

    reporter_id: int | None
    body_id: int | None
    count: int


def overdue_tallies(session: Session, viewer: Viewer, meeting: MeetingView) -> tuple[OverdueTally, ...]:
    """The overdue actions that the viewer may know of, counted once for every figure of a page."""
    whose = (Action.reporter_id, Action.owner_body_id)
    rows = session.execute(
        select(*whose, func.count())
        .where(overdue_at(meeting), actions_for(viewer))
        .group_by(*whose)
        .order_by(*whose)
    )
    return tuple(OverdueTally(*row) for row in rows)


def by_reporter(found: Iterable[OverdueTally]) -> dict[int, int]:
    """How many are about each group or CSP, by its id."""
    counts: dict[int, int] = {}
    for one in found:
        if one.reporter_id is not None:
            counts[one.reporter_id] = counts.get(one.reporter_id, 0) + one.count
    return counts


def of_viewer(found: Iterable[OverdueTally], viewer: Viewer) -> int:
    """How many the viewer's own body owns, or are about a group that they lead."""
    return sum(
        one.count
        for one in found
        if one.reporter_id in viewer.leads or (one.body_id is not None and one.body_id == viewer.body_id)
    )


def overdue_at(meeting: MeetingView) -> ColumnElement[bool]:
    """Actions that were known by the meeting, past their original due date and not complete with evidence.

    The original due date never changes, and completion without evidence does not count (design, section 4).
    """
    on = meeting.as_at.date()
    unfinished = or_(Action.completed_on.is_(None), Action.completed_on > on, Action.evidence == "")
    return (Action.original_due_on < on) & unfinished & known_by(meeting)


def known_by(meeting: MeetingView) -> ColumnElement[bool]:
    """Actions raised at this meeting or before it: what came later was not known then."""
    return Action.raised_meeting_id.in_(meetings_up_to(meeting))
