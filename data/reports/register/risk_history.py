"""How one risk stood at each meeting, with that meeting's sentence as far as the viewer may read it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.reports.meetings import MeetingView, view_of
from data.reports.sentences import sentences_for
from data.scoring import COUNTYWIDE, Cell
from data.store.tables import Meeting, Return, ReturnItem, ReturnVersion, RiskAssessment
from data.terms import Band, Direction, RiskStatus

Position = tuple[int, int]
"""(likelihood, impact), each from 1"""


@dataclass(frozen=True)
class Said:
    """What a return says of the risk at one meeting, and where."""

    text: str
    place: str
    return_id: int
    period: str


@dataclass(frozen=True)
class RiskMoment:
    """The risk at one meeting.

    `said` is None where its return does not speak of it; where it does and the viewer may not read that
    version yet, `withheld` is true. `inherent`, `current` and `target` are places on the grid, None unscored.
    """

    meeting: MeetingView
    open: bool
    status: RiskStatus
    mentioned: bool
    band: Band
    score: int | None
    inherent: Position | None
    current: Position | None
    target: Position | None
    direction: Direction
    standing: bool
    stuck: bool
    meetings_raised: int
    meetings_in_band: int
    reason: str
    said: Said | None
    withheld: bool
    source_item_id: int | None
    illustrative: bool


def risk_history(
    session: Session, viewer: Viewer, risk_id: int, meeting: MeetingView
) -> tuple[RiskMoment, ...]:
    """Every meeting up to this one at which the risk was on the register, the newest first."""
    rows = session.execute(
        select(RiskAssessment, Meeting)
        .join(Meeting, Meeting.id == RiskAssessment.meeting_id)
        .where(RiskAssessment.risk_id == risk_id, Meeting.position <= meeting.position)
        .order_by(Meeting.position.desc())
    ).all()
    said = _said(session, viewer, [row.source_item_id for row, _ in rows if row.source_item_id])
    return tuple(_moment(row, view_of(at), said.get(row.source_item_id or 0)) for row, at in rows)


def on_grid(position: Position | None) -> Cell | None:
    """The score and band of a place on the grid; None for no place."""
    return COUNTYWIDE.place(*position) if position else None


def _said(session: Session, viewer: Viewer, items: list[int]) -> dict[int, Said]:
    rows = session.execute(
        select(ReturnItem, ReturnVersion.return_id, ReturnVersion.period_as_written)
        .join(ReturnVersion, ReturnVersion.id == ReturnItem.version_id)
        .join(Return, Return.id == ReturnVersion.return_id)
        .where(ReturnItem.id.in_(items), sentences_for(viewer))
    )
    return {item.id: Said(item.source_text, item.place, of, period) for item, of, period in rows}


def _moment(row: RiskAssessment, meeting: MeetingView, said: Said | None) -> RiskMoment:
    return RiskMoment(
        meeting=meeting,
        open=row.open,
        status=row.status,
        mentioned=row.mentioned,
        band=row.band,
        score=row.score,
        inherent=_position(row.inherent_likelihood, row.inherent_impact),
        current=_position(row.likelihood, row.impact),
        target=_position(row.target_likelihood, row.target_impact),
        direction=row.direction,
        standing=row.standing,
        stuck=row.stuck,
        meetings_raised=row.meetings_raised,
        meetings_in_band=row.meetings_in_band,
        reason=row.reason,
        said=said,
        withheld=row.source_item_id is not None and said is None,
        source_item_id=row.source_item_id,
        illustrative=row.illustrative,
    )


def _position(likelihood: int | None, impact: int | None) -> Position | None:
    return (likelihood, impact) if likelihood and impact else None
