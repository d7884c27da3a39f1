"""How many risks stand where at one meeting: one grouped count that every figure about risks is taken from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.reports.visibility import assessments_for
from data.store.tables import Risk, RiskAssessment
from data.terms import Band, Direction, RiskStatus


@dataclass(frozen=True)
class Tally:
    """So many risks alike in everything that a page counts by.

    `proposed` is whether it is a candidate that nobody has decided on; `from_return` whether the
    meeting's own returns speak of it.
    """

    reporter_id: int
    band: Band
    direction: Direction
    open: bool
    proposed: bool
    standing: bool
    stuck: bool
    from_return: bool
    illustrative: bool
    count: int

    @property
    def candidate(self) -> bool:
        """Put forward by this meeting's returns, and waiting for somebody to decide on it."""
        return self.proposed and self.from_return


def tallies(session: Session, viewer: Viewer, meeting_id: int) -> tuple[Tally, ...]:
    """The meeting's assessments that the viewer may know of, counted; open ones and those closed at it."""
    at = RiskAssessment
    alike = (
        Risk.reporter_id,
        at.band,
        at.direction,
        at.open,
        (at.status == RiskStatus.PROPOSED).label("proposed"),
        at.standing,
        at.stuck,
        at.mentioned.label("from_return"),
        at.illustrative,
    )
    rows = session.execute(
        select(*alike, func.count())
        .join(Risk, Risk.id == at.risk_id)
        .where(at.meeting_id == meeting_id, assessments_for(viewer))
        .group_by(*alike)
        .order_by(*alike)
    )
    return tuple(
        Tally(reporter, band, way, opened, bool(new), standing, stuck, bool(said), example, count)
        for reporter, band, way, opened, new, standing, stuck, said, example, count in rows
    )


def total(found: Iterable[Tally], where: Callable[[Tally], bool]) -> int:
    """How many risks the tallies count for which `where` holds."""
    return sum(one.count for one in found if where(one))


def by_band(found: Iterable[Tally]) -> dict[Band, int]:
    """Open risks in each band, every band named, Unscored like the others."""
    opened = [one for one in found if one.open]
    return {band: total(opened, lambda one, band=band: one.band is band) for band in Band}  # type: ignore[misc]
