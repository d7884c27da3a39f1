"""The delivery groups side by side: rating, return, risks, asks, products."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.reports.asks.where import heard_by
from data.reports.groups.counted import counted_at
from data.reports.groups.grid import GridRow, grid
from data.reports.groups.products import ProductsLine, products_of
from data.reports.meetings import MeetingView, find_meeting
from data.reports.register.tally import by_band
from data.reports.returns.owed import OwedReturn
from data.store.tables import Ask
from data.store.visibility import asks_for
from data.terms import AskState, Band, ReporterKind


@dataclass(frozen=True)
class GroupLine:
    """One delivery group or CSP. `owed` is None where it owes this meeting nothing that the viewer may know of;
    `products` is None where no return of its own stands accepted.
    """

    row: GridRow
    owed: OwedReturn | None
    bands: tuple[tuple[Band, int], ...]
    open_asks: int
    overdue_actions: int
    products: ProductsLine | None

    @property
    def open_risks(self) -> int:
        """Open risks in all bands."""
        return sum(count for _, count in self.bands)


@dataclass(frozen=True)
class Groups:
    """All of one kind, in the Board's own order, as at one meeting."""

    meeting: MeetingView
    previous: MeetingView | None
    lines: tuple[GroupLine, ...]
    illustrative: bool


def groups(session: Session, viewer: Viewer, quarter: str | None) -> Groups:
    """The delivery groups."""
    return side_by_side(session, viewer, quarter, ReporterKind.DELIVERY_GROUP)


def side_by_side(session: Session, viewer: Viewer, quarter: str | None, kind: ReporterKind) -> Groups:
    """Everyone of one kind; the statements asked do not grow with the rows."""
    meeting = find_meeting(session, quarter)
    counted = counted_at(session, viewer, meeting)
    ratings = grid(session, viewer, counted)
    asked = open_asks(session, viewer, meeting)
    accepted = [one.version.id for one in counted.returns if one.accepted and one.version]
    products = products_of(session, accepted, meeting)
    lines = []
    for row in ratings.of(kind):
        owed = counted.return_of(row.reporter.id)
        version = owed.version if owed else None
        own = [one for one in counted.risks if one.reporter_id == row.reporter.id]
        lines.append(
            GroupLine(
                row=row,
                owed=owed,
                bands=tuple(by_band(own).items()),
                open_asks=asked.get(row.reporter.id, 0),
                overdue_actions=counted.overdue_of(row.reporter.id),
                products=products.get(version.id) if version else None,
            )
        )
    examples = [one.illustrative for one in counted.returns] + [one.illustrative for one in counted.risks]
    illustrative = ratings.illustrative or any(examples)
    return Groups(meeting, counted.previous, tuple(lines), illustrative)


def open_asks(session: Session, viewer: Viewer, meeting: MeetingView) -> dict[int, int]:
    """Asks without an answer of each group or CSP, those of itself too, known at the meeting, by reporter id."""
    rows = session.execute(
        select(Ask.reporter_id, func.count())
        .where(heard_by(meeting), Ask.state == AskState.OPEN, asks_for(viewer))
        .group_by(Ask.reporter_id)
    )
    return dict(rows.all())
