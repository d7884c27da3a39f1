"""Which meeting a page speaks of, and its neighbours."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from data.clock import LONDON, now
from data.meetings.deadlines import Deadlines, deadlines
from data.people import Viewer
from data.quarter import label_of
from data.refusals import NotOpen
from data.returns.awaited import is_asked
from data.returns.states import RECEIVED
from data.store.tables import Meeting, Reporter, Return
from data.store.visibility import returns_for
from data.terms import ReporterKind


@dataclass(frozen=True)
class MeetingView:
    """One meeting as pages name it. `held_on` is None while no date is set; times are Europe/London."""

    id: int
    slug: str
    label: str
    held_on: date | None
    starts_at: datetime | None
    ends_at: datetime | None
    minutes: int
    as_at: datetime
    position: int
    current: bool
    illustrative: bool

    @property
    def deadlines(self) -> Deadlines | None:
        """When its reports are due and its papers go out; None while it has no date."""
        return deadlines(self.held_on) if self.held_on else None

    @property
    def reports_due_on(self) -> date | None:
        """The last day for reports; None while it has no date."""
        found = self.deadlines
        return found.reports_due.on if found else None


@dataclass(frozen=True)
class MeetingBar:
    """The bar under the navigation: this meeting, its neighbours, and how many returns are in."""

    meeting: MeetingView
    previous: MeetingView | None
    following: MeetingView | None
    all: tuple[MeetingView, ...]
    expected: int
    received: int


def find_meeting(session: Session, quarter: str | None) -> MeetingView:
    """The meeting of the quarter named in an address; without one, the Board's current meeting.

    An unknown quarter is refused as not open, never answered with another meeting's figures.
    """
    wanted = Meeting.slug == quarter if quarter else Meeting.current
    row = session.scalars(select(Meeting).where(wanted).order_by(Meeting.position).limit(1)).first()
    if row is None:
        raise NotOpen
    return view_of(row)


def has_meetings(session: Session, _viewer: Viewer) -> bool:
    """Whether the board has any meeting at all: a new one has none, and then no page has anything to speak of."""
    return session.scalars(select(Meeting.id).limit(1)).first() is not None


def all_meetings(session: Session) -> tuple[MeetingView, ...]:
    """Every meeting, the earliest first."""
    return tuple(view_of(row) for row in session.scalars(select(Meeting).order_by(Meeting.position)))


def last_meetings(session: Session, meeting: MeetingView, how_many: int) -> tuple[MeetingView, ...]:
    """The meeting and those before it, the earliest first."""
    known = select(Meeting).where(Meeting.position <= meeting.position)
    rows = session.scalars(known.order_by(Meeting.position.desc()).limit(how_many)).all()
    return tuple(view_of(row) for row in reversed(rows))


def meeting_before(session: Session, meeting: MeetingView) -> MeetingView | None:
    """The meeting before this one, or None before the first."""
    earlier = select(Meeting).where(Meeting.position < meeting.position)
    row = session.scalars(earlier.order_by(Meeting.position.desc()).limit(1)).first()
    return view_of(row) if row else None


def meeting_after(session: Session, meeting: MeetingView) -> MeetingView | None:
    """The meeting after this one, or None after the last."""
    later = select(Meeting).where(Meeting.position > meeting.position)
    row = session.scalars(later.order_by(Meeting.position).limit(1)).first()
    return view_of(row) if row else None


def meetings_up_to(meeting: MeetingView) -> Select[int]:
    """The ids of this meeting and of those before it: what a later one heard was not known then."""
    return select(Meeting.id).where(Meeting.position <= meeting.position)


def meeting_bar(session: Session, viewer: Viewer, quarter: str | None) -> MeetingBar:
    """The meeting, those before and after it, all of them in order, and its delivery groups' returns."""
    meeting = find_meeting(session, quarter)
    every = all_meetings(session)
    at = [one.id for one in every].index(meeting.id)
    expected, received = count_returns(session, viewer, meeting.id)
    return MeetingBar(
        meeting=meeting,
        previous=every[at - 1] if at else None,
        following=every[at + 1] if at + 1 < len(every) else None,
        all=every,
        expected=expected,
        received=received,
    )


def count_returns(session: Session, viewer: Viewer, meeting_id: int) -> tuple[int, int]:
    """(expected, received) of the delivery groups at one meeting."""
    here = (
        select(func.count(), func.count().filter(Return.state.in_(RECEIVED)))
        .join(Reporter, Reporter.id == Return.reporter_id)
        .where(Return.meeting_id == meeting_id, Reporter.kind == ReporterKind.DELIVERY_GROUP)
        .where(returns_for(viewer), is_asked())
    )
    expected, received = session.execute(here).one()
    return expected, received


def view_of(row: Meeting) -> MeetingView:
    """A meeting's row as a value. Pages speak as at the meeting's start, or as at now while it is ahead."""
    starts_at = datetime.combine(row.held_on, row.starts, LONDON) if row.held_on else None
    this_moment = now().astimezone(LONDON)
    return MeetingView(
        id=row.id,
        slug=row.slug,
        label=label_of(row.slug),
        held_on=row.held_on,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=row.minutes) if starts_at else None,
        minutes=row.minutes,
        as_at=min(this_moment, starts_at) if starts_at else this_moment,
        position=row.position,
        current=row.current,
        illustrative=row.illustrative,
    )
