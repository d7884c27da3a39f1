"""Keeps what follows from a risk's history in step with it: directions, stuck, standing, last mentioned.

What people and returns say is stored once, in the facts of an assessment (open, mentioned, scores, source).
Everything else is judged again here by the pure rules whenever a fact changes, so the two cannot drift apart.
"""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from data.returns.states import STANDING_ACCEPTED
from data.scoring import Stand, judge
from data.store.tables import Meeting, Return, ReturnItem, Risk, RiskAssessment

AT_A_TIME = 500


def settle(session: Session, risk_ids: Iterable[int]) -> None:
    """Judge the whole history of these risks again, the oldest meeting first."""
    session.flush()
    ids = sorted(set(risk_ids))
    for start in range(0, len(ids), AT_A_TIME):
        _settle_some(session, tuple(ids[start : start + AT_A_TIME]))
    session.flush()


def _settle_some(session: Session, ids: tuple[int, ...]) -> None:
    answered, persisting = _answered(session, ids), _persisting(session, ids)
    rows = session.execute(
        select(RiskAssessment, Risk.reporter_id)
        .join(Risk, Risk.id == RiskAssessment.risk_id)
        .join(Meeting, Meeting.id == RiskAssessment.meeting_id)
        .where(RiskAssessment.risk_id.in_(ids))
        .order_by(RiskAssessment.risk_id, Meeting.position)
    )
    histories = defaultdict[int, list[tuple[RiskAssessment, bool]]](list)
    for row, reporter_id in rows:
        histories[row.risk_id].append((row, (reporter_id, row.meeting_id) in answered))
    for history in histories.values():
        _judge(history, persisting)


def _judge(history: list[tuple[RiskAssessment, bool]], persisting: frozenset[int]) -> None:
    stands = tuple(stand_of(row, answered) for row, answered in history)
    said = frozenset(n for n, (row, _) in enumerate(history) if row.source_item_id in persisting)
    last_mentioned: int | None = None
    for (row, _), judged in zip(history, judge(stands, said), strict=True):
        last_mentioned = row.meeting_id if row.mentioned else last_mentioned
        row.last_mentioned_meeting_id = last_mentioned
        row.direction = judged.direction
        row.meetings_raised = judged.meetings_raised
        row.meetings_in_band = judged.meetings_in_band
        row.standing = judged.standing
        row.stuck = judged.stuck


def stand_of(row: RiskAssessment, answered: bool) -> Stand:
    """An assessment as the rules see it; `answered` is whether the group's return to that meeting is accepted."""
    return Stand(row.score, row.band, row.open, row.mentioned, answered)


def _answered(session: Session, ids: tuple[int, ...]) -> frozenset[tuple[int, int]]:
    """(reporter, meeting) wherever a return of these risks' reporters was accepted."""
    reporters = select(Risk.reporter_id).where(Risk.id.in_(ids))
    accepted = or_(Return.accepted_version_id.is_not(None), Return.state.in_(STANDING_ACCEPTED))
    found = session.execute(
        select(Return.reporter_id, Return.meeting_id).where(Return.reporter_id.in_(reporters), accepted)
    )
    return frozenset((reporter, meeting) for reporter, meeting in found)


def _persisting(session: Session, ids: tuple[int, ...]) -> frozenset[int]:
    """The items by which a return says in prose that one of these risks persists."""
    return frozenset(
        session.scalars(
            select(ReturnItem.id)
            .join(RiskAssessment, RiskAssessment.source_item_id == ReturnItem.id)
            .where(RiskAssessment.risk_id.in_(ids), ReturnItem.standing)
        )
    )
