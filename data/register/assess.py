"""Scoring a risk as at a meeting: by a planner, with a reason, on the Board's grid."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Right, Viewer, may
from data.refusals import NotOpen, Refused
from data.register.history import settle
from data.scoring import COUNTYWIDE, Scale
from data.store.audit import Event, record
from data.store.tables import Risk, RiskAssessment
from data.terms import RiskStatus


@dataclass(frozen=True)
class Position:
    """A likelihood and an impact, each 1 to 5."""

    likelihood: int
    impact: int


@dataclass(frozen=True)
class Scores:
    """Where a risk stands now, where it would stand without controls, and where it should come to."""

    current: Position
    inherent: Position | None = None
    target: Position | None = None


def assess(
    session: Session,
    viewer: Viewer,
    risk_id: int,
    meeting_id: int,
    scores: Scores,
    reason: str,
    scale: Scale = COUNTYWIDE,
) -> RiskAssessment:
    """Score a risk as at one meeting; a candidate is thereby put on the register.

    Refused without a reason, off the grid, and for a closed risk; not open to anyone who may not moderate,
    nor where the risk has no place on that meeting's register.
    """
    risk, row = _find(session, viewer, risk_id, meeting_id)
    if not reason.strip():
        raise Refused("Give the reason for the score, in a sentence.", "reason-missing")
    before = {"score": row.score, "band": row.band.value, "status": risk.status.value}
    _place(row, scores, scale)
    if risk.status is RiskStatus.PROPOSED:
        risk.status = row.status = RiskStatus.ON_REGISTER
    row.reason = reason.strip()
    settle(session, [risk_id])
    after = {"score": row.score, "band": row.band.value, "status": risk.status.value}
    told: dict[str, Any] = {"meeting": meeting_id, "reason": row.reason, "old": before, "new": after}
    record(session, Event.RISK_ASSESSED, actor_id=viewer.person_id, about=("risk", risk_id), **told)
    return row


def _find(session: Session, viewer: Viewer, risk_id: int, meeting_id: int) -> tuple[Risk, RiskAssessment]:
    found = session.execute(
        select(Risk, RiskAssessment)
        .join(RiskAssessment, RiskAssessment.risk_id == Risk.id)
        .where(Risk.id == risk_id, RiskAssessment.meeting_id == meeting_id)
    ).one_or_none()
    if found is None or not may(viewer, Right.MODERATE, reporter_id=found[0].reporter_id):
        raise NotOpen
    if not found[1].open:
        raise Refused("This risk is closed. Open it again before scoring it.", "risk-closed")
    return found[0], found[1]


def _place(row: RiskAssessment, scores: Scores, scale: Scale) -> None:
    now, before, wanted = scores.current, scores.inherent, scores.target
    try:
        cell = scale.place(now.likelihood, now.impact)
        for other in (before, wanted):
            scale.place(*((other.likelihood, other.impact) if other else (None, None)))
    except ValueError as off_grid:
        raise Refused(str(off_grid), "off-grid") from off_grid
    row.likelihood, row.impact, row.score, row.band = now.likelihood, now.impact, cell.score, cell.band
    if before:
        row.inherent_likelihood, row.inherent_impact = before.likelihood, before.impact
    if wanted:
        row.target_likelihood, row.target_impact = wanted.likelihood, wanted.impact
