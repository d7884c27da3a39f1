"""How long there is until the reports of a meeting are due, for the bar of a page where one works towards it. Pure."""

from datetime import date, datetime

from dashboard.components.dates import long_date, weekday_date
from data.clock import in_london
from data.meetings.deadlines import REPORTS_DUE_DAYS, deadlines
from data.reminders.wording import left_words
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


def due_words(due: date | None, left: int | None, reminded: datetime | None) -> str:
    """The deadline with the working days left or past, and when its lead was last reminded."""
    if due is None or left is None:
        return "The meeting has no date yet."
    verb = "were" if left < 0 else "are"
    told = f" You were reminded on {long_date(in_london(reminded).date())}." if reminded else ""
    return f"Reports {verb} due {weekday_date(due)}: {left_words(left)}.{told}"
