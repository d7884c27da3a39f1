"""The chase list: who has not sent, whom to write to and in which words, and when they were last reminded."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from data.meetings.deadlines import Deadline
from data.people import Reach, Right, Viewer, reach
from data.refusals import NotOpen
from data.reminders.ladder import days_left
from data.reminders.owing import Recipient, leads_of, owing_of
from data.reminders.wording import Owing
from data.reports.meetings import MeetingView, find_meeting, meeting_before
from data.reports.returns.owed import OwedReturn, is_missing, owed_returns
from data.reports.returns.reminded import Reminded, last_reminders


@dataclass(frozen=True)
class ChaseRow:
    """One return that its leads have still to send. `pressing`: to follow, or late; the others have time.

    `owing` is what its ready text is made of; None while the meeting has no date, and so no deadline.
    """

    owed: OwedReturn
    owing: Owing | None
    pressing: bool
    leads: tuple[Recipient, ...]
    reminded: Reminded | None


@dataclass(frozen=True)
class ChaseList:
    """What is still owed to a meeting, the most pressing first, then in the Board's order. `left` counts working
    days to the deadline, as at the meeting or now; negative once it is over.
    """

    meeting: MeetingView
    due: Deadline | None
    left: int | None
    expected: int
    rows: tuple[ChaseRow, ...]

    @property
    def pressing(self) -> int:
        """How many are to be chased now."""
        return sum(row.pressing for row in self.rows)


def chase_list(session: Session, viewer: Viewer, quarter: str | None) -> ChaseList:
    """The chase list of a meeting, for planners. Raises NotOpen to anybody else."""
    if reach(viewer, Right.MODERATE) is not Reach.ALL:
        raise NotOpen
    meeting = find_meeting(session, quarter)
    every = owed_returns(session, viewer, meeting, meeting_before(session, meeting))
    owed = [one for one in every if one.awaited]
    leads = leads_of(session, [one.reporter.id for one in owed])
    reminded = last_reminders(session, [one.return_id for one in owed])
    rows = [
        ChaseRow(
            owed=one,
            owing=_owing(one, meeting),
            pressing=is_missing(one, meeting),
            leads=tuple(leads.get(one.reporter.id, [])),
            reminded=reminded.get(one.return_id),
        )
        for one in owed
    ]
    due = meeting.deadlines.reports_due if meeting.deadlines else None
    return ChaseList(
        meeting=meeting,
        due=due,
        left=days_left(meeting.as_at.date(), due.on) if due else None,
        expected=sum(one.asked for one in every),
        rows=tuple(sorted(rows, key=lambda row: not row.pressing)),
    )


def _owing(one: OwedReturn, meeting: MeetingView) -> Owing | None:
    if meeting.held_on is None:
        return None
    return owing_of(one.reporter, meeting.slug, meeting.held_on, one.state, meeting.as_at.date())
