"""How many stand where on the register as at a meeting: one grouped query, added up in every way a page asks."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from data.people import Viewer
from data.reports.meetings import MeetingView, find_meeting, meeting_before, view_of
from data.reports.register.query import RegisterView
from data.reports.register.where import closed_by, of_mine, open_at
from data.scoring import COUNTYWIDE
from data.store.tables import Meeting, RiskAssessment
from data.store.visibility import assessments_for
from data.terms import Band, Direction, RiskStatus

MOVEMENT = tuple(Direction)
Position = tuple[int, int]


@dataclass(frozen=True)
class Movement:
    """How many open risks did one thing since the previous meeting; whether any of them is illustrative."""

    direction: Direction
    count: int
    illustrative: bool


@dataclass(frozen=True)
class RegisterCounts:
    """The register's figures as at a meeting, for one viewer.

    `candidates` are open, proposed and mentioned in a return to this meeting; `scored_candidates` are those
    of them with a score. `stands_as_at` is the last meeting before with a register, where this one's is not
    opened yet; None where it is, or where there is none before. `grid` holds (likelihood, impact) with how
    many stand there, `on_grid` their sum.
    """

    meeting: MeetingView
    previous: MeetingView | None
    stands_as_at: MeetingView | None
    open: int
    candidates: int
    scored_candidates: int
    views: tuple[tuple[RegisterView, int], ...]
    bands: tuple[tuple[Band, int], ...]
    movement: tuple[Movement, ...]
    grid: tuple[tuple[Position, int], ...]
    on_grid: int
    illustrative: bool

    def of_view(self, view: RegisterView) -> int:
        """How many a saved view holds."""
        return dict(self.views)[view]


def register_counts(session: Session, viewer: Viewer, quarter: str | None) -> RegisterCounts:
    """The figures round the register. Every risk closed to the viewer is in none of them."""
    meeting = find_meeting(session, quarter)
    facets = _facets(session, viewer, meeting)
    return RegisterCounts(
        meeting=meeting,
        previous=meeting_before(session, meeting),
        stands_as_at=stands_as_at(session, meeting),
        open=facets.sum(lambda _: True),
        candidates=facets.sum(_candidate),
        scored_candidates=facets.sum(lambda one: _candidate(one) and one.score is not None),
        views=_views(session, viewer, meeting, facets),
        bands=tuple((band, facets.in_band(band)) for band in Band),
        movement=tuple(_movement(facets, direction) for direction in MOVEMENT),
        grid=facets.grid(),
        on_grid=sum(count for _, count in facets.grid()),
        illustrative=bool(facets.sum(lambda one: one.illustrative)),
    )


def stands_as_at(session: Session, meeting: MeetingView) -> MeetingView | None:
    """The last meeting before with a register, where this one's is not opened yet."""
    opened = exists().where(RiskAssessment.meeting_id == Meeting.id)
    up_to = select(Meeting).where(Meeting.position <= meeting.position, opened)
    last = session.scalars(up_to.order_by(Meeting.position.desc()).limit(1)).first()
    return view_of(last) if last and last.id != meeting.id else None


@dataclass(frozen=True)
class _Facet:
    """Open assessments that are alike in everything that is counted, and how many they are."""

    band: Band
    direction: Direction
    status: RiskStatus
    mentioned: bool
    standing: bool
    stuck: bool
    score: int | None
    likelihood: int | None
    impact: int | None
    illustrative: bool
    count: int


class _Facets:
    def __init__(self, facets: Sequence[_Facet]) -> None:
        self._facets = facets

    def sum(self, wanted: Callable[[_Facet], bool]) -> int:
        return sum(one.count for one in self._facets if wanted(one))

    def in_band(self, band: Band) -> int:
        return self.sum(lambda one: one.band is band)

    def grid(self) -> tuple[tuple[Position, int], ...]:
        found = Counter[Position]()
        for one in self._facets:
            if one.likelihood and one.impact:
                found[one.likelihood, one.impact] += one.count
        return tuple(sorted(found.items()))


def _facets(session: Session, viewer: Viewer, meeting: MeetingView) -> _Facets:
    row = RiskAssessment
    alike: list[InstrumentedAttribute[Any]] = [row.band, row.direction, row.status, row.mentioned]
    alike += [row.standing, row.stuck, row.score, row.likelihood, row.impact, row.illustrative]
    counted = select(*alike, func.count()).where(*open_at(meeting), assessments_for(viewer)).group_by(*alike)
    return _Facets([_Facet(*found) for found in session.execute(counted)])


def _candidate(one: _Facet) -> bool:
    return one.status is RiskStatus.PROPOSED and one.mentioned


def _movement(facets: _Facets, direction: Direction) -> Movement:
    def there(one: _Facet) -> bool:
        return one.direction is direction

    marked = facets.sum(lambda one: there(one) and one.illustrative)
    return Movement(direction, facets.sum(there), marked > 0)


def _views(
    session: Session, viewer: Viewer, meeting: MeetingView, facets: _Facets
) -> tuple[tuple[RegisterView, int], ...]:
    return (
        (RegisterView.ALL, facets.sum(lambda _: True)),
        (RegisterView.CANDIDATES, facets.sum(_candidate)),
        (RegisterView.UNSCORED, facets.in_band(Band.UNSCORED)),
        (RegisterView.NOT_MENTIONED, facets.sum(lambda one: one.direction is Direction.NOT_MENTIONED)),
        (RegisterView.STANDING, facets.sum(lambda one: one.standing)),
        (RegisterView.STUCK, facets.sum(lambda one: one.stuck)),
        (RegisterView.TOLERANCE, facets.sum(lambda one: COUNTYWIDE.over_tolerance(one.score))),
        (RegisterView.MINE, _count(session, viewer, *open_at(meeting), or_(*of_mine(viewer, meeting)))),
        (RegisterView.CLOSED, _count(session, viewer, *closed_by(meeting))),
    )


def _count(session: Session, viewer: Viewer, *conditions: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(RiskAssessment).where(*conditions, assessments_for(viewer))
    return session.scalar(query) or 0
