"""What changed on the register since the meeting before, with the risks that changed by name where they are few."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.reports.meetings import MeetingView
from data.reports.register.tally import Tally, total
from data.reports.reporters import ReporterName
from data.store.tables import Risk, RiskAssessment
from data.store.visibility import assessments_for
from data.terms import Direction

NAMED = 2
"""Up to so many changed risks are named; more are told by the groups that they come from."""

ORDER = (
    Direction.NEW,
    Direction.NOT_SCORED,
    Direction.WORSENING,
    Direction.IMPROVING,
    Direction.STATIC,
    Direction.NOT_MENTIONED,
)


@dataclass(frozen=True)
class NamedRisk:
    """A risk as a link names it."""

    ref: str
    title: str
    standing: bool
    meetings_raised: int
    illustrative: bool


@dataclass(frozen=True)
class Change:
    """How many open risks went one way; `risks` names them where they are few, else `groups` says whose."""

    direction: Direction
    count: int
    risks: tuple[NamedRisk, ...]
    groups: tuple[tuple[ReporterName, int], ...]
    illustrative: bool


@dataclass(frozen=True)
class Changes:
    """`came_in` counts open candidates that this meeting's returns put forward, `closed` those closed at it."""

    came_in: int
    closed: int
    lines: tuple[Change, ...]


def changes(
    session: Session,
    viewer: Viewer,
    meeting: MeetingView,
    tallies: tuple[Tally, ...],
    reporters: tuple[ReporterName, ...],
) -> Changes:
    """The register's movement at the meeting, every direction that any open risk took."""
    names = {one.id: one for one in reporters}
    lines = [_change(session, viewer, meeting, way, tallies, names) for way in ORDER]
    return Changes(
        came_in=total(tallies, lambda one: one.open and one.candidate),
        closed=total(tallies, lambda one: one.direction is Direction.CLOSED and not one.open),
        lines=tuple(line for line in lines if line.count),
    )


def _change(
    session: Session,
    viewer: Viewer,
    meeting: MeetingView,
    way: Direction,
    tallies: tuple[Tally, ...],
    names: dict[int, ReporterName],
) -> Change:
    mine = [one for one in tallies if one.open and one.direction is way]
    count = total(mine, lambda _: True)
    per_group: dict[int, int] = {}
    for one in mine:
        per_group[one.reporter_id] = per_group.get(one.reporter_id, 0) + one.count
    largest = sorted(per_group.items(), key=lambda pair: (-pair[1], pair[0]))
    return Change(
        direction=way,
        count=count,
        risks=_named(session, viewer, meeting, way) if 0 < count <= NAMED else (),
        groups=tuple((names[one], many) for one, many in largest if one in names),
        illustrative=any(one.illustrative for one in mine),
    )


def _named(session: Session, viewer: Viewer, meeting: MeetingView, way: Direction) -> tuple[NamedRisk, ...]:
    at = RiskAssessment
    rows = session.execute(
        select(Risk.ref, Risk.title, at.standing, at.meetings_raised, at.illustrative)
        .join(at, at.risk_id == Risk.id)
        .where(at.meeting_id == meeting.id, at.open.is_(True), at.direction == way, assessments_for(viewer))
        .order_by(Risk.ref)
        .limit(NAMED)
    )
    return tuple(NamedRisk(*row) for row in rows)
