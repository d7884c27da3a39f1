"""The five signals of returns by group and over time: received, on time, complete, fresh, copied."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from data.people import Viewer
from data.reports.meetings import MeetingView, find_meeting, last_meetings
from data.reports.reporters import ReporterName, active_reporters
from data.reports.returns.figures import Figures, figures_of
from data.reports.returns.owed import OwedReturn, owed_returns
from data.reports.returns.sample_moment import is_before, sample_loaded_at
from data.terms import Marking, ReporterKind, ReturnState

MEETINGS_SHOWN = 12


@dataclass(frozen=True)
class Point:
    """One return, in the state that this viewer may know. `overdue`: not here although its day was over."""

    owed: OwedReturn
    state: ReturnState
    overdue: bool


@dataclass(frozen=True)
class Line:
    """One group or CSP, with a point for each meeting; None where nothing was expected of it."""

    reporter: ReporterName
    points: tuple[Point | None, ...]


@dataclass(frozen=True)
class AtMeeting:
    """One meeting: what its delivery groups sent, in figures. `illustrative`: something of it is made up."""

    meeting: MeetingView
    figures: Figures
    illustrative: bool


@dataclass(frozen=True)
class OverTime:
    """The meetings from the earliest to the one in view, and a line for each group and CSP in the Board's order."""

    meeting: MeetingView
    meetings: tuple[AtMeeting, ...]
    lines: tuple[Line, ...]
    sensitive: bool

    def of(self, kind: ReporterKind) -> tuple[Line, ...]:
        """The lines of delivery groups, or of CSPs."""
        return tuple(line for line in self.lines if line.reporter.kind is kind)


def over_time(session: Session, viewer: Viewer, quarter: str | None) -> OverTime:
    """Up to twelve meetings, as far as there are any, in a few statements for each."""
    meeting = find_meeting(session, quarter)
    known = last_meetings(session, meeting, MEETINGS_SHOWN + 1)
    shown = known[-MEETINGS_SHOWN:]
    before = dict(zip(known[1:], known, strict=False))
    owed = {one: owed_returns(session, viewer, one, before.get(one)) for one in shown}
    loaded_at = sample_loaded_at(session)
    return OverTime(
        meeting=meeting,
        meetings=tuple(
            AtMeeting(
                one,
                figures_of(each for each in found if each.reporter.kind is ReporterKind.DELIVERY_GROUP),
                any(each.illustrative or is_before(each.received_at, loaded_at) for each in found),
            )
            for one, found in owed.items()
        ),
        lines=tuple(_line(name, owed) for name in active_reporters(session, meeting)),
        sensitive=any(
            each.marking is Marking.OFFICIAL_SENSITIVE for found in owed.values() for each in found
        ),
    )


def _line(reporter: ReporterName, owed: dict[MeetingView, tuple[OwedReturn, ...]]) -> Line:
    points = []
    for meeting, found in owed.items():
        one = next((each for each in found if each.reporter.id == reporter.id), None)
        points.append(_point(meeting, one) if one else None)
    return Line(reporter, tuple(points))


def _point(meeting: MeetingView, one: OwedReturn) -> Point:
    due = meeting.reports_due_on
    over = due is not None and meeting.as_at.date() > due
    return Point(one, one.state, overdue=over and one.asked and not one.received)
