"""How long there is until the reports of a meeting are due, for the bar of a page where one works towards it. Pure."""

from datetime import date

from dashboard.components.dates import weekday_date
from data.meetings.deadlines import REPORTS_DUE_DAYS, deadlines
from data.reports.meetings import MeetingView
from data.workdays import working_days_between


def deadline_words(meeting: MeetingView, today: date) -> str | None:
    """The deadline with the working days left or past; None for a meeting without a date."""
    if meeting.held_on is None:
        return None
    due = deadlines(meeting.held_on).reports_due.on
    when = f"Deadline {weekday_date(due)}, {REPORTS_DUE_DAYS} working days before the meeting."
    left = working_days_between(today, due)
    if today > due:
        return f"{when} It is over."
    if left == 0:
        return f"{when} It is today."
    return f"{when} {left} working {'day' if left == 1 else 'days'} left."
