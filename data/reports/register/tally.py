"""How many risks stand where at one meeting: one grouped count that every figure about risks is taken from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from data.people import Viewer
from data.store.tables import RiskAssessment
from data.store.visibility import assessments_for
from data.terms import Band, Direction, RiskStatus


@dataclass(frozen=True)
class Tally:
    """So many risks alike in everything that a page counts by.

    `mentioned` is whether the meeting's own returns speak of it.
    """

    reporter_id: int
    open: bool
    direction: Direction
    band: Band
    status: RiskStatus
    standing: bool
    stuck: bool
    mentioned: bool
    illustrative: bool
    count: int

    @property
    def proposed(self) -> bool:
        """Put forward, by whatever meeting's returns, and waiting for somebody to decide on it."""
        return self.status is RiskStatus.PROPOSED

    @property
    def candidate(self) -> bool:
        """Put forward by this meeting's returns, and waiting for somebody to decide on it."""
        return self.proposed and self.mentioned


def tallies(session: Session, viewer: Viewer, meeting_id: int) -> tuple[Tally, ...]:
    """The meeting's assessments that the viewer may know of, counted; open ones and those closed at it."""
    at = RiskAssessment
    # In the order of the index `ix_risk_assessments_groups`: then no row is read and nothing is sorted.
    alike: list[InstrumentedAttribute[Any]] = [at.reporter_id, at.open, at.direction, at.band, at.status]
    alike += [at.standing, at.stuck, at.mentioned, at.illustrative]
    rows: Iterable[Any] = session.execute(
        select(*alike, func.count())
        .where(at.meeting_id == meeting_id, assessments_for(viewer))
        .group_by(*alike)
        .order_by(*alike)
    )
    return tuple(Tally(*row) for row in rows)


def total(found: Iterable[Tally], where: Callable[[Tally], bool]) -> int:
    """How many risks the tallies count for which `where` holds."""
    return sum(one.count for one in found if where(one))


def by_band(found: Iterable[Tally]) -> dict[Band, int]:
    """Open risks in each band, every band named, Unscored like the others."""
    opened = [one for one in found if one.open]
    return {band: total(opened, lambda one, band=band: one.band is band) for band in Band}  # type: ignore[misc]
