"""A meeting in words: its day, its month, or the quarter while it has no date."""

from dashboard.components.dates import long_date, long_month, short_month
from data.reports.meetings import MeetingView


def meeting_day(meeting: MeetingView) -> str:
    """Return "11 October 2018"."""
    return long_date(meeting.held_on) if meeting.held_on else meeting.label


def meeting_month(meeting: MeetingView) -> str:
    """Return "October 2018"."""
    return long_month(meeting.held_on) if meeting.held_on else meeting.label


def meeting_short_month(meeting: MeetingView) -> str:
    """Return "Oct 2018"."""
    return short_month(meeting.held_on) if meeting.held_on else meeting.label


def meeting_and_day(meeting: MeetingView) -> str:
    """Return "2018-19 Q3: 11 October 2018", for a choice among meetings."""
    return f"{meeting.label}: {long_date(meeting.held_on) if meeting.held_on else 'date not set'}"
