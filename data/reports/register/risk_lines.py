"""The open risks of one group, or those that touch one district, as a short list: the gravest first."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.reports.asks.ask_lines import Source
from data.reports.meetings import MeetingView
from data.reports.reporters import ReporterName, name_of
from data.store.tables import Reporter, ReturnItem, ReturnVersion, Risk, RiskArea, RiskAssessment
from data.store.visibility import assessments_for
from data.terms import Band, Direction, Marking, RiskKind, RiskStatus

SHOWN = 10


@dataclass(frozen=True)
class RiskLine:
    """One open risk as at a meeting. `source` is its sentence in that meeting's return, None where it has none."""

    ref: str
    title: str
    kind: RiskKind
    status: RiskStatus
    sensitive: bool
    reporter: ReporterName
    band: Band
    score: int | None
    direction: Direction
    standing: bool
    stuck: bool
    meetings_raised: int
    illustrative: bool
    source: Source | None


@dataclass(frozen=True)
class RiskLines:
    """Every band with how many of these risks stand in it, and the gravest of them, at most ten."""

    bands: tuple[tuple[Band, int], ...]
    lines: tuple[RiskLine, ...]

    @property
    def total(self) -> int:
        """How many there are, shown here or not."""
        return sum(count for _, count in self.bands)

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.lines)

    @property
    def sensitive(self) -> bool:
        """Whether any that is shown is OFFICIAL-SENSITIVE."""
        return any(line.sensitive for line in self.lines)


def of_reporter(reporter_id: int) -> ColumnElement[bool]:
    """The risks that one group or CSP had at the meeting."""
    return RiskAssessment.reporter_id == reporter_id


def in_area(csp_id: int) -> ColumnElement[bool]:
    """The risks that touch the area of one CSP."""
    return RiskAssessment.risk_id.in_(select(RiskArea.risk_id).where(RiskArea.csp_id == csp_id))


def risk_lines(
    session: Session, viewer: Viewer, meeting: MeetingView, which: ColumnElement[bool]
) -> RiskLines:
    """The open risks for which `which` holds, a condition on `RiskAssessment`, as the register stood then."""
    at = RiskAssessment
    where = (at.meeting_id == meeting.id, at.open.is_(True), which, assessments_for(viewer))
    counted = session.execute(select(at.band, func.count()).where(*where).group_by(at.band))
    counts = dict(counted.all())
    # First which, from an index alone; then what is shown of them.
    gravest = (func.coalesce(at.score, 0).desc(), at.risk_id)
    ids = session.scalars(select(at.id).where(*where).order_by(*gravest).limit(SHOWN)).all()
    rows = session.execute(
        select(at, Risk, Reporter, ReturnVersion.return_id, ReturnItem.place)
        .join(Risk, Risk.id == at.risk_id)
        .join(Reporter, Reporter.id == Risk.reporter_id)
        .outerjoin(ReturnItem, ReturnItem.id == at.source_item_id)
        .outerjoin(ReturnVersion, ReturnVersion.id == ReturnItem.version_id)
        .where(at.id.in_(ids))
        .order_by(*gravest)
    )
    return RiskLines(
        bands=tuple((band, counts.get(band, 0)) for band in Band),
        lines=tuple(_line(*row) for row in rows),
    )


def _line(
    at: RiskAssessment, risk: Risk, reporter: Reporter, return_id: int | None, place: str | None
) -> RiskLine:
    return RiskLine(
        ref=risk.ref,
        title=risk.title,
        kind=risk.kind,
        status=at.status,
        sensitive=risk.marking is Marking.OFFICIAL_SENSITIVE,
        reporter=name_of(reporter),
        band=at.band,
        score=at.score,
        direction=at.direction,
        standing=at.standing,
        stuck=at.stuck,
        meetings_raised=at.meetings_raised,
        illustrative=at.illustrative,
        source=Source(return_id, place or "") if return_id is not None else None,
    )
