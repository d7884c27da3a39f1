"""What needs the lead of a delivery group or CSP: the return that is owed, and risks that it left unmentioned."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.people import Right, Viewer, may
from data.reminders.ladder import days_left
from data.reports.meetings import MeetingView, view_of
from data.reports.overview.need import ReturnNeed, SilentRiskNeed
from data.reports.reporters import name_of
from data.reports.returns.owed import OwedReturn
from data.reports.returns.reminded import last_reminders
from data.returns.deciding.closed_by_now import is_closed
from data.returns.states import AWAITED, BEING_CHECKED
from data.store.tables import Meeting, Reporter, ReturnProblem, ReturnVersion, Risk, RiskAssessment
from data.store.visibility import assessments_for
from data.terms import Direction, Severity

SHOWN = 4


def returns_to_send(
    session: Session,
    viewer: Viewer,
    meetings: Iterable[tuple[MeetingView, tuple[OwedReturn, ...]]],
    on: date,
) -> tuple[ReturnNeed, ...]:
    """Returns of the viewer's own groups and CSPs that wait for them, at these meetings in this order.

    For a planner, the drafts that were taken in from a back file: chasing would ask a lead for what is here.
    The working days left are those from `on`, the day as at which the overview is read.
    """
    mine = [
        (meeting, one)
        for meeting, found in meetings
        for one in found
        if one.state in AWAITED and _is_with(viewer, one)
    ]
    with_lead = _with_lead(session, [one.return_id for _, one in mine])
    reminded = last_reminders(session, [one.return_id for _, one in mine])
    found = []
    for meeting, one in mine:
        version, open_problems, reason = with_lead.get(one.return_id, (None, 0, ""))
        last = reminded.get(one.return_id)
        found.append(
            ReturnNeed(
                owed=one,
                meeting=meeting,
                due=meeting.reports_due_on,
                version=version,
                open_problems=open_problems,
                reason=reason,
                left=_left(meeting, on),
                reminded=last.at if last and one.reporter.id in viewer.leads else None,
            )
        )
    return tuple(found)


def _is_with(viewer: Viewer, one: OwedReturn) -> bool:
    own = one.reporter.id in viewer.leads
    return own or (one.taken_in and may(viewer, Right.SUBMIT, reporter_id=one.reporter.id))


def _left(meeting: MeetingView, on: date) -> int | None:
    due = meeting.reports_due_on
    return days_left(on, due) if due else None


def silent_risks(
    session: Session, viewer: Viewer, meeting: MeetingView
) -> tuple[int, tuple[SilentRiskNeed, ...]]:
    """Open risks of the viewer's own groups that are Not mentioned: how many, and the first few."""
    if not viewer.leads:
        return 0, ()
    at = RiskAssessment
    where = (
        at.meeting_id == meeting.id,
        at.open.is_(True),
        at.direction == Direction.NOT_MENTIONED,
        at.reporter_id.in_(sorted(viewer.leads)),
        assessments_for(viewer),
    )
    count = session.scalars(select(func.count(at.id)).where(*where)).one()
    rows = session.execute(
        select(Risk, Reporter, Meeting, at.illustrative)
        .join(at, at.risk_id == Risk.id)
        .join(Reporter, Reporter.id == Risk.reporter_id)
        .outerjoin(Meeting, Meeting.id == at.last_mentioned_meeting_id)
        .where(*where)
        .order_by(Reporter.position, Risk.ref)
        .limit(SHOWN)
    )
    return count, tuple(
        SilentRiskNeed(risk.ref, risk.title, name_of(reporter), view_of(last) if last else None, example)
        for risk, reporter, last, example in rows
    )


def _with_lead(session: Session, return_ids: list[int]) -> dict[int, tuple[int, int, str]]:
    """For each return, its newest version with the lead: number, unanswered stopping problems, what was asked."""
    unanswered = (
        select(func.count(ReturnProblem.id))
        .where(ReturnProblem.version_id == ReturnVersion.id, ReturnProblem.severity == Severity.STOP)
        .where(ReturnProblem.answered_at.is_(None), ~is_closed())
        .scalar_subquery()
    )
    rows = session.execute(
        select(ReturnVersion.return_id, ReturnVersion.number, unanswered, ReturnVersion.moderation_reason)
        .where(ReturnVersion.return_id.in_(return_ids))
        .where(ReturnVersion.state.in_(BEING_CHECKED))
        .order_by(ReturnVersion.return_id, ReturnVersion.number)
    )
    return {return_id: (number, count, reason) for return_id, number, count, reason in rows}
