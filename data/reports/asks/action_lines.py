"""Actions as pages show them: the commitment, its owner, its dates, and how it is rated."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.rag import ActionFacts, ActionRating, rate_action
from data.reports.meetings import MeetingView, view_of
from data.reports.reporters import ReporterName, name_of
from data.store.tables import Action, Body, Meeting, Reporter, Risk
from data.store.visibility import risks_for
from data.workdays import working_days_between


@dataclass(frozen=True)
class ActionLine:
    """One action as at a meeting. The original due date never changes; `revisions` counts the moves of the
    other one. `days_over` counts working days past the original date, 0 where it is not past.
    """

    id: int
    ref: str
    text: str
    owner_id: int | None
    owner_slug: str
    owner_name: str
    reporter: ReporterName | None
    risk_ref: str
    raised: MeetingView
    original_due_on: date | None
    due_on: date | None
    revisions: int
    completed_on: date | None
    evidence: str
    rating: ActionRating
    days_over: int
    illustrative: bool


def action_lines(
    session: Session, viewer: Viewer, meeting: MeetingView, ids: Sequence[int]
) -> tuple[ActionLine, ...]:
    """The actions of these ids, in the order of the ids; whether the viewer may know of them is asked before."""
    rows = session.execute(
        select(Action, Body.slug, Body.name, Reporter, Risk.ref, Meeting)
        .join(Meeting, Meeting.id == Action.raised_meeting_id)
        .outerjoin(Body, Body.id == Action.owner_body_id)
        .outerjoin(Reporter, Reporter.id == Action.reporter_id)
        .outerjoin(Risk, (Risk.id == Action.risk_id) & risks_for(viewer))
        .where(Action.id.in_(ids))
    ).all()
    on = meeting.as_at.date()
    lines = {
        row.Action.id: _line(
            row.Action, (row.slug or "", row.name or ""), row.Reporter, row.ref, row.Meeting, on
        )
        for row in rows
    }
    return tuple(lines[one] for one in ids if one in lines)


def _line(
    row: Action, owner: tuple[str, str], reporter: Reporter | None, ref: str | None, raised: Meeting, on: date
) -> ActionLine:
    rating = rate_action(
        ActionFacts(
            row.original_due_on, row.due_on, row.revisions, row.started, row.completed_on, row.evidence
        ),
        on,
    )
    past = row.original_due_on is not None and row.original_due_on < on
    return ActionLine(
        id=row.id,
        ref=row.ref,
        text=row.text,
        owner_id=row.owner_body_id,
        owner_slug=owner[0],
        owner_name=owner[1],
        reporter=name_of(reporter) if reporter else None,
        risk_ref=ref or "",
        raised=view_of(raised),
        original_due_on=row.original_due_on,
        due_on=row.due_on,
        revisions=row.revisions,
        completed_on=row.completed_on,
        evidence=row.evidence,
        rating=rating,
        days_over=working_days_between(row.original_due_on, on) if past and row.original_due_on else 0,
        illustrative=row.illustrative,
    )
