"""What the register's views mean, and what the direction of a risk is compared with."""

from dashboard.components.dates import long_month
from data.reports.meetings import MeetingView
from data.scoring import COUNTYWIDE, STANDING_RETURNS, STUCK_MEETINGS

_NUMBERS = {3: "three", 4: "four"}


def month_of(meeting: MeetingView) -> str:
    """Return "July", or the quarter's label where no date is set."""
    return long_month(meeting.held_on).split()[0] if meeting.held_on else meeting.label


def since(previous: MeetingView | None) -> str:
    """Return "Since July": what the direction of a risk is compared with."""
    return f"Since {month_of(previous)}" if previous else "Direction"


def meanings(previous: MeetingView | None) -> list[tuple[str, str]]:
    """Return each view's name and what puts a risk in it."""
    before = f"in {month_of(previous)}" if previous else "at the previous meeting"
    standing, stuck = _NUMBERS[STANDING_RETURNS], _NUMBERS[STUCK_MEETINGS]
    return [
        ("Candidates", "Put forward by a return to this meeting, and not yet taken on by a person."),
        ("Unscored", "Nobody has scored it. The app never makes a score from prose."),
        ("Not mentioned", f"Open {before}, absent now, not closed. It stays until its lead answers."),
        ("Standing", f"Raised in {standing} returns running, or said to persist."),
        ("Stuck", f"High or Significant at {stuck} meetings running, in the same band."),
        ("Over tolerance", f"Scored above {COUNTYWIDE.tolerance}, the most the Board accepts."),
        ("My organisation", "Owned by it, asked of it, or from a group or CSP that you lead."),
    ]
