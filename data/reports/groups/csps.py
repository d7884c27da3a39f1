"""The CSPs side by side: rating, update, the risks that touch each, what is asked of its council, its next turn."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.reports.asks.where import heard_by
from data.reports.groups.grid import GridRow
from data.reports.groups.groups import GroupLine, side_by_side
from data.reports.meetings import MeetingView, all_meetings
from data.reports.plan.agenda import agenda_of
from data.reports.plan.plan import Turn, turns_of
from data.reports.returns.owed import OwedReturn
from data.store.tables import Ask, AskAddressee, Body, RiskArea, RiskAssessment
from data.store.visibility import asks_for, assessments_for
from data.terms import AskState, ReporterKind


@dataclass(frozen=True)
class CspLine:
    """One CSP. `risks` counts open risks that touch its district, `asks` those without an answer of its council.

    `council` is that body's slug, empty where the CSP has none.
    """

    row: GridRow
    owed: OwedReturn | None
    risks: int
    council: str
    asks: int
    turn: Turn


@dataclass(frozen=True)
class Csps:
    """All CSPs, in the Board's own order: never ranked by a figure (design, section 4)."""

    meeting: MeetingView
    lines: tuple[CspLine, ...]
    illustrative: bool


def csps(session: Session, viewer: Viewer, quarter: str | None) -> Csps:
    """The CSPs as at the meeting; the statements asked do not grow with the rows."""
    found = side_by_side(session, viewer, quarter, ReporterKind.CSP)
    meeting = found.meeting
    touching = _touching(session, viewer, meeting)
    councils, asked = _councils(session), _asked(session, viewer, meeting)
    every = all_meetings(session)
    turns = turns_of(
        tuple(one.row.reporter for one in found.lines), meeting, every, agenda_of(session, every)
    )
    lines = [
        _line(one, turn, touching, councils, asked) for one, turn in zip(found.lines, turns, strict=True)
    ]
    return Csps(meeting, tuple(lines), any(_illustrative(one) for one in found.lines))


def _line(
    one: GroupLine,
    turn: Turn,
    touching: dict[int, int],
    councils: dict[int, tuple[int, str]],
    asked: dict[int, int],
) -> CspLine:
    body_id, slug = councils.get(one.row.reporter.id, (0, ""))
    return CspLine(
        row=one.row,
        owed=one.owed,
        risks=touching.get(one.row.reporter.id, 0),
        council=slug,
        asks=asked.get(body_id, 0),
        turn=turn,
    )


def _illustrative(one: GroupLine) -> bool:
    return one.row.now.illustrative or (one.owed is not None and one.owed.illustrative)


def _touching(session: Session, viewer: Viewer, meeting: MeetingView) -> dict[int, int]:
    rows = session.execute(
        select(RiskArea.csp_id, func.count())
        .join(RiskAssessment, RiskAssessment.risk_id == RiskArea.risk_id)
        .where(RiskAssessment.meeting_id == meeting.id, RiskAssessment.open.is_(True))
        .where(assessments_for(viewer))
        .group_by(RiskArea.csp_id)
    )
    return dict(rows.all())


def _councils(session: Session) -> dict[int, tuple[int, str]]:
    rows = session.execute(
        select(Body.csp_id, Body.id, Body.slug).where(Body.csp_id.is_not(None)).order_by(Body.id.desc())
    )
    return {csp_id: (body_id, slug) for csp_id, body_id, slug in rows if csp_id is not None}


def _asked(session: Session, viewer: Viewer, meeting: MeetingView) -> dict[int, int]:
    """Asks without an answer, by the body that has not answered; only councils of CSPs are counted."""
    councils = select(Body.id).where(Body.csp_id.is_not(None))
    rows = session.execute(
        select(AskAddressee.body_id, func.count())
        .join(Ask, Ask.id == AskAddressee.ask_id)
        .where(AskAddressee.body_id.in_(councils), AskAddressee.state == AskState.OPEN)
        .where(Ask.state == AskState.OPEN, heard_by(meeting), asks_for(viewer))
        .group_by(AskAddressee.body_id)
    )
    return dict(rows.all())
