"""The overview: what needs the viewer now, then the county in one picture."""

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from data.people import Viewer
from data.reports.groups.counted import counted_at
from data.reports.groups.grid import Grid, grid
from data.reports.meetings import MeetingView, find_meeting, meeting_after
from data.reports.overview.need import AnsweredNeed, Needs
from data.reports.overview.needs import needs
from data.reports.plan.agenda import AgendaLine, agenda_of
from data.reports.register.changes import Changes, changes
from data.reports.register.counts import stands_as_at
from data.reports.register.tally import Tally, by_band, total
from data.reports.reporters import active_reporters
from data.reports.returns.owed import OwedReturn
from data.terms import Band, ReporterKind, ReturnState, Slot

FOCUS = (Slot.DELIVERY_GROUP, Slot.PREVENTION, Slot.CSP)


@dataclass(frozen=True)
class NextMeeting:
    """The meeting to get ready for; `focus` names its focus items."""

    meeting: MeetingView
    focus: tuple[AgendaLine, ...]


@dataclass(frozen=True)
class ReturnsPicture:
    """The delivery groups' returns to the meeting, each in one of five states, in the Board's order.

    `undated` came in and cannot be called fresh or stale: its period could not be read, it is a nil return
    without a file, or there was no dated meeting before. `unread` was received and is not accepted, so its
    period is not open to the viewer.
    """

    fresh: tuple[OwedReturn, ...]
    stale: tuple[OwedReturn, ...]
    undated: tuple[OwedReturn, ...]
    unread: tuple[OwedReturn, ...]
    to_follow: tuple[OwedReturn, ...]
    expected: tuple[OwedReturn, ...]

    @property
    def received(self) -> int:
        """How many have been sent."""
        return sum(map(len, (self.fresh, self.stale, self.undated, self.unread)))

    @property
    def owed(self) -> int:
        """How many the meeting expects in all."""
        return self.received + len(self.to_follow) + len(self.expected)


@dataclass(frozen=True)
class RisksPicture:
    """Open risks by band, every band named; `candidates` are those that this meeting's returns put forward."""

    bands: tuple[tuple[Band, int], ...]
    candidates: int
    illustrative: bool

    @property
    def open(self) -> int:
        """How many are open in all."""
        return sum(count for _, count in self.bands)


@dataclass(frozen=True)
class Overview:
    """Everything on the overview, as at one meeting and for one viewer.

    `stands_as_at` is the meeting whose register still stands, where that of this meeting is not opened yet.
    """

    meeting: MeetingView
    previous: MeetingView | None
    next: NextMeeting | None
    needs: Needs
    returns: ReturnsPicture
    risks: RisksPicture
    changes: Changes
    grid: Grid
    stands_as_at: MeetingView | None = None

    def and_also(self, answered: tuple[int, tuple[AnsweredNeed, ...]]) -> "Overview":
        """The same with the answers to one person's own questions: how many there are, and the first few."""
        return replace(self, needs=self.needs.and_also(AnsweredNeed, *answered))


def overview(session: Session, viewer: Viewer, quarter: str | None) -> Overview:
    """The overview as at the meeting of `quarter`; the statements asked do not grow with the rows."""
    meeting = find_meeting(session, quarter)
    following = meeting_after(session, meeting)
    counted = counted_at(session, viewer, meeting)
    return Overview(
        meeting=meeting,
        previous=counted.previous,
        next=_next(session, meeting, following),
        needs=needs(session, viewer, counted, following),
        returns=returns_picture(counted.returns),
        risks=risks_picture(counted.risks),
        changes=changes(session, viewer, meeting, counted.risks, active_reporters(session, meeting)),
        grid=grid(session, viewer, counted),
        stands_as_at=None if counted.risks else stands_as_at(session, meeting),
    )


def returns_picture(owed: tuple[OwedReturn, ...]) -> ReturnsPicture:
    """The delivery groups' returns sorted by what the Board can make of them; CSP updates are not counted."""
    groups = [one for one in owed if one.asked and one.reporter.kind is ReporterKind.DELIVERY_GROUP]
    came = [one for one in groups if one.received]
    read = [one for one in came if one.version is not None or one.accepted]
    missing = [one for one in groups if not one.received]
    return ReturnsPicture(
        fresh=tuple(one for one in read if one.fresh is True),
        stale=tuple(one for one in read if one.fresh is False),
        undated=tuple(one for one in read if one.fresh is None),
        unread=tuple(one for one in came if one not in read),
        to_follow=tuple(one for one in missing if one.state is ReturnState.TO_FOLLOW),
        expected=tuple(one for one in missing if one.state is not ReturnState.TO_FOLLOW),
    )


def risks_picture(counted: tuple[Tally, ...]) -> RisksPicture:
    """Open risks in each band, and how many of them this meeting's returns put forward."""
    opened = [one for one in counted if one.open]
    return RisksPicture(
        bands=tuple(by_band(opened).items()),
        candidates=total(opened, lambda one: one.candidate),
        illustrative=any(one.illustrative for one in opened),
    )


def _next(session: Session, meeting: MeetingView, following: MeetingView | None) -> NextMeeting | None:
    """The meeting in view while it is ahead; once it has begun, the one after it."""
    ahead = meeting.starts_at is None or meeting.as_at < meeting.starts_at
    chosen = meeting if ahead else following
    if chosen is None:
        return None
    return NextMeeting(
        meeting=chosen,
        focus=tuple(line for line in agenda_of(session, [chosen]) if line.slot in FOCUS),
    )
