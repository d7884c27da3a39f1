"""The returns tracker: what is expected for a meeting, what came and when, and how it stands."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from data.clock import in_london
from data.meetings.deadlines import Deadline
from data.people import Right, Viewer, has_some, may
from data.reports.meetings import MeetingView, find_meeting, last_meetings, meeting_before
from data.reports.reporters import ReporterName, active_reporters
from data.reports.returns.figures import Figures, figures_of
from data.reports.returns.owed import OwedReturn, owed_returns
from data.reports.returns.reopenings import reopened_until
from data.reports.returns.sample_moment import is_before, sample_loaded_at
from data.returns.items.completeness import completeness
from data.returns.states import RECEIVED, WAITS_FOR_SOMEBODY
from data.store.tables import ProductRow, ReturnVersion
from data.terms import ReporterKind, ReturnState
from data.workdays import working_days_between

MEETINGS_SHOWN = 4


@dataclass(frozen=True)
class TrackerRow:
    """One return. `state` is what this viewer may know of it.

    `days` counts working days after the reports were due (negative: early), up to the moment in view for one
    that has not come; None where nothing was due. `missing` are the required parts without an answer.
    `latest` is the newest version that waits for its lead or for the OPCC, for those who may open it.
    `newer`: a version is accepted, and a newer one is with the OPCC or with its lead.
    `receipt_illustrative` marks a time of receipt that the sample year made up. `reopened_until` is the last day of
    a locked return that was reopened, None for one that is not.
    """

    owed: OwedReturn
    state: ReturnState
    newer: bool
    readable: bool
    days: int | None
    missing: tuple[str, ...]
    latest: int | None
    receipt_illustrative: bool
    reopened_until: date | None
    may_submit: bool
    may_moderate: bool

    @property
    def reporter(self) -> ReporterName:
        """Whose return it is."""
        return self.owed.reporter

    @property
    def late(self) -> bool:
        """Whether it came after the day it was due, or has not come although that day is over."""
        return self.days is not None and self.days > 0

    @property
    def received(self) -> bool:
        """Whether it has been sent to the OPCC."""
        return self.state in RECEIVED


@dataclass(frozen=True)
class PastState:
    """How one group's return to one meeting ended: its state, and whether it came late."""

    state: ReturnState
    late: bool


@dataclass(frozen=True)
class Tracker:
    """The whole tracker. `history` gives, by reporter id, one state for each of `meetings` (None: not expected)."""

    meeting: MeetingView
    previous: MeetingView | None
    due: Deadline | None
    groups: tuple[TrackerRow, ...]
    csps: tuple[TrackerRow, ...]
    figures: Figures
    before: Figures | None
    csp_figures: Figures
    csp_before: Figures | None
    meetings: tuple[MeetingView, ...]
    history: tuple[tuple[ReporterName, tuple[PastState | None, ...]], ...]
    may_upload: bool
    may_moderate: bool

    @property
    def rows(self) -> tuple[TrackerRow, ...]:
        """Delivery groups, then CSPs."""
        return self.groups + self.csps


@dataclass(frozen=True)
class _Known:
    """What is looked up once for all rows of a meeting, by return id (`missing` by version id)."""

    latest: dict[int, int]
    missing: dict[int, tuple[str, ...]]
    made_up: dict[int, bool]
    reopened: dict[int, date]


def tracker(session: Session, viewer: Viewer, quarter: str | None) -> Tracker:
    """The tracker of a meeting, as far as this viewer may know."""
    meeting = find_meeting(session, quarter)
    before = meeting_before(session, meeting)
    rows = _rows(session, viewer, meeting, before)
    shown = last_meetings(session, meeting, MEETINGS_SHOWN)
    earlier = {one.id: _rows_before(session, viewer, one) for one in shown if one.id != meeting.id}
    then = earlier.get(before.id, ()) if before else ()
    return Tracker(
        meeting=meeting,
        previous=before,
        due=meeting.deadlines.reports_due if meeting.deadlines else None,
        groups=_of(rows, ReporterKind.DELIVERY_GROUP),
        csps=_of(rows, ReporterKind.CSP),
        figures=_figures(rows, ReporterKind.DELIVERY_GROUP),
        before=_figures(then, ReporterKind.DELIVERY_GROUP) if then else None,
        csp_figures=_figures(rows, ReporterKind.CSP),
        csp_before=_figures(then, ReporterKind.CSP) if then else None,
        meetings=shown,
        history=_history(active_reporters(session, meeting), shown, {**earlier, meeting.id: rows}),
        may_upload=has_some(viewer, Right.SUBMIT),
        may_moderate=has_some(viewer, Right.MODERATE),
    )


def _of(rows: tuple[TrackerRow, ...], kind: ReporterKind) -> tuple[TrackerRow, ...]:
    return tuple(row for row in rows if row.reporter.kind is kind)


def _figures(rows: tuple[TrackerRow, ...], kind: ReporterKind) -> Figures:
    return figures_of(row.owed for row in _of(rows, kind))


def _rows_before(session: Session, viewer: Viewer, meeting: MeetingView) -> tuple[TrackerRow, ...]:
    before = meeting_before(session, meeting)
    return _rows(session, viewer, meeting, before, in_full=False)


def _rows(
    session: Session,
    viewer: Viewer,
    meeting: MeetingView,
    before: MeetingView | None,
    *,
    in_full: bool = True,
) -> tuple[TrackerRow, ...]:
    """The returns to one meeting; not `in_full`, without the parts that each leaves unanswered."""
    found = owed_returns(session, viewer, meeting, before)
    ids = [one.return_id for one in found]
    read = [(one.version.id, one.reporter.kind) for one in found if one.version]
    loaded_at = sample_loaded_at(session)
    known = _Known(
        latest=_latest(session, ids),
        missing=_missing(session, read) if in_full else {},
        made_up={one.return_id: is_before(one.received_at, loaded_at) for one in found},
        reopened=reopened_until(session, ids),
    )
    return tuple(_row(viewer, one, meeting.reports_due_on, meeting.as_at, known) for one in found)


def _row(
    viewer: Viewer,
    one: OwedReturn,
    due: date | None,
    as_at: datetime,
    known: _Known,
) -> TrackerRow:
    own = may(viewer, Right.READ_UNACCEPTED, reporter_id=one.reporter.id)
    return TrackerRow(
        owed=one,
        state=one.state,
        newer=one.newer,
        readable=one.version is not None,
        days=_days(due if one.asked else None, one.received_at, as_at),
        missing=known.missing.get(one.version.id, ()) if one.version else (),
        latest=known.latest.get(one.return_id) if own else None,
        receipt_illustrative=known.made_up[one.return_id],
        reopened_until=known.reopened.get(one.return_id),
        may_submit=may(viewer, Right.SUBMIT, reporter_id=one.reporter.id),
        may_moderate=may(viewer, Right.MODERATE, reporter_id=one.reporter.id),
    )


def _days(due: date | None, received_at: datetime | None, as_at: datetime) -> int | None:
    if due is None:
        return None
    if received_at is None:
        waited = working_days_between(due, as_at.date())
        return waited if waited > 0 else None
    return working_days_between(due, in_london(received_at).date())


def _latest(session: Session, return_ids: list[int]) -> dict[int, int]:
    """The number of the newest version that still waits for somebody, by return."""
    where = (ReturnVersion.return_id.in_(return_ids), ReturnVersion.state.in_(WAITS_FOR_SOMEBODY))
    found = select(ReturnVersion.return_id, ReturnVersion.number).where(*where)
    return {row.return_id: row.number for row in session.execute(found.order_by(ReturnVersion.number))}


def _missing(session: Session, versions: list[tuple[int, ReporterKind]]) -> dict[int, tuple[str, ...]]:
    """The required parts that a version leaves without an answer."""
    kinds = dict(versions)
    rows = session.scalars(
        select(ReturnVersion).where(ReturnVersion.id.in_(kinds)).options(selectinload(ReturnVersion.items))
    ).all()
    products: dict[int, list[ProductRow]] = {}
    for product in session.scalars(select(ProductRow).where(ProductRow.version_id.in_(kinds))):
        products.setdefault(product.version_id, []).append(product)
    return {row.id: completeness(kinds[row.id], row.items, products.get(row.id, [])).missing for row in rows}


def _history(
    reporters: tuple[ReporterName, ...],
    meetings: tuple[MeetingView, ...],
    rows: dict[int, tuple[TrackerRow, ...]],
) -> tuple[tuple[ReporterName, tuple[PastState | None, ...]], ...]:
    """A line for everybody of whom something was expected at one of the meetings, in the Board's order."""
    found = {
        (meeting_id, row.reporter.id): PastState(row.state, row.late and row.received)
        for meeting_id, at in rows.items()
        for row in at
    }
    owing = {reporter_id for _, reporter_id in found}
    return tuple(
        (name, tuple(found.get((meeting.id, name.id)) for meeting in meetings))
        for name in reporters
        if name.id in owing
    )
