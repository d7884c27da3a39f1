"""What every picture of one meeting is drawn from, counted once: returns, risks and overdue actions."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from data.people import Viewer
from data.reports.asks.overdue import OverdueTally, by_reporter, overdue_tallies
from data.reports.meetings import MeetingView, meeting_before
from data.reports.register.tally import Tally, tallies
from data.reports.returns.owed import OwedReturn, owed_returns


@dataclass(frozen=True)
class Counted:
    """One meeting as far as the viewer may know; `previous` is None before the first."""

    meeting: MeetingView
    previous: MeetingView | None
    returns: tuple[OwedReturn, ...]
    risks: tuple[Tally, ...]
    overdue: tuple[OverdueTally, ...]

    def overdue_of(self, reporter_id: int) -> int:
        """Overdue actions about one group or CSP."""
        return by_reporter(self.overdue).get(reporter_id, 0)

    def return_of(self, reporter_id: int) -> OwedReturn | None:
        """The return of one group or CSP, None where it owes none that the viewer may know of."""
        return next((one for one in self.returns if one.reporter.id == reporter_id), None)


def counted_at(session: Session, viewer: Viewer, meeting: MeetingView) -> Counted:
    """Count the meeting for this viewer, in a constant number of statements."""
    previous = meeting_before(session, meeting)
    return Counted(
        meeting=meeting,
        previous=previous,
        returns=owed_returns(session, viewer, meeting, previous),
        risks=tallies(session, viewer, meeting.id),
        overdue=overdue_tallies(session, viewer, meeting),
    )
