"""What needs somebody who sits on the Board for a body: its overdue actions, asks of it, decisions, its CSP."""

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from data.people import Right, Viewer, has_some
from data.reports.asks.action_lines import action_lines
from data.reports.asks.ask_lines import ask_lines
from data.reports.asks.overdue import of_viewer, overdue_at
from data.reports.asks.where import heard_by
from data.reports.groups.counted import Counted
from data.reports.meetings import MeetingView, view_of
from data.reports.overview.need import ActionNeed, AskNeed, DecisionNeed, TurnNeed
from data.reports.plan.agenda import AgendaLine, agenda_of
from data.reports.reporters import name_of
from data.store.tables import Action, AgendaItem, Ask, AskAddressee, Body, Meeting, Reporter
from data.store.visibility import actions_for, asks_for
from data.terms import AskState, ReporterKind, Role, Slot

SHOWN = 4
"""Of each kind, so that a long list does not push the rest off the screen; the count says how many there are."""


def overdue(session: Session, viewer: Viewer, counted: Counted) -> tuple[int, tuple[ActionNeed, ...]]:
    """Overdue actions of the viewer's own body and groups: how many, and those past their date the longest."""
    count = of_viewer(counted.overdue, viewer)
    if not count or not has_some(viewer, Right.ANSWER):
        return 0, ()
    where = (overdue_at(counted.meeting), actions_for(viewer), _own_action(viewer))
    order = (Action.original_due_on, Action.id)
    ids = session.scalars(select(Action.id).where(*where).order_by(*order).limit(SHOWN)).all()
    return count, tuple(ActionNeed(line) for line in action_lines(session, viewer, counted.meeting, ids))


def open_asks(session: Session, viewer: Viewer, meeting: MeetingView) -> tuple[int, tuple[AskNeed, ...]]:
    """Asks of the viewer's own body without its answer: how many, and those heard most often."""
    if viewer.body_id is None or not has_some(viewer, Right.ANSWER):
        return 0, ()
    # From the addressee's side: its index holds this body's open asks and no others.
    found = session.execute(
        select(Ask.id, func.count().over())
        .join(AskAddressee, AskAddressee.ask_id == Ask.id)
        .join(Meeting, Meeting.id == Ask.meeting_id)
        .where(AskAddressee.body_id == viewer.body_id, AskAddressee.state == AskState.OPEN)
        .where(Ask.state == AskState.OPEN, heard_by(meeting), asks_for(viewer))
        .order_by(Ask.meetings_heard.desc(), Meeting.position.desc(), Ask.reporter_id, Ask.id)
        .limit(SHOWN)
    ).all()
    ids = [row[0] for row in found]
    count = found[0][1] if found else 0
    return count, tuple(AskNeed(line) for line in ask_lines(session, viewer, meeting, ids))


def decisions(session: Session, viewer: Viewer, meeting: MeetingView) -> tuple[DecisionNeed, ...]:
    """What the agenda of the meeting in view asks the Board to decide, for those who sit on it."""
    if viewer.role is not Role.MEMBER:
        return ()
    found = [line for line in agenda_of(session, [meeting]) if line.decision]
    return tuple(DecisionNeed(line) for line in sorted(found, key=_by_number))


def own_csp(session: Session, viewer: Viewer, meeting: MeetingView) -> tuple[TurnNeed, ...]:
    """The viewer's own CSPs that the plan ahead gives no turn; none while there is no plan ahead."""
    until = _plan_ends(session, meeting)
    if until is None:
        return ()
    own = select(Body.csp_id).where(Body.id == viewer.body_id)
    rows = session.scalars(
        select(Reporter)
        .where(Reporter.kind == ReporterKind.CSP)
        .where(or_(Reporter.id.in_(own), Reporter.id.in_(sorted(viewer.leads))))
        .where(Reporter.id.not_in(_named_ahead(meeting)))
        .order_by(Reporter.position, Reporter.id)
    )
    return tuple(TurnNeed(name_of(row), until) for row in rows)


def _own_action(viewer: Viewer) -> ColumnElement[bool]:
    of_body = Action.owner_body_id == (viewer.body_id or 0)
    return or_(of_body, Action.reporter_id.in_(sorted(viewer.leads))) if viewer.leads else of_body


def _by_number(line: AgendaLine) -> tuple[bool, int, int]:
    return (line.number is None, line.number or 0, line.id)


def _named_ahead(meeting: MeetingView) -> Select[int | None]:
    """The reporters with an item of their own at a later meeting; a standing item is no turn."""
    return (
        select(AgendaItem.reporter_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(Meeting.position > meeting.position, AgendaItem.slot != Slot.STANDING)
        .where(AgendaItem.reporter_id.is_not(None))
    )


def _plan_ends(session: Session, meeting: MeetingView) -> MeetingView | None:
    """The last later meeting that the plan gives CSPs a turn at, or None where it gives none."""
    row = session.scalars(
        select(Meeting)
        .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
        .where(Meeting.position > meeting.position, AgendaItem.slot == Slot.CSP)
        .order_by(Meeting.position.desc())
        .limit(1)
    ).first()
    return view_of(row) if row else None
