"""Whether a return speaks of now: two signals that stay separate (design, section 3). Pure."""

from datetime import date


def is_fresh(period_month: date | None, previous_meeting: date | None) -> bool | None:
    """Whether a return's period is not earlier than the month of the meeting before.

    After a meeting on 19 July, a return of July or later is fresh and one labelled May is stale. None where
    the period could not be read or there was no dated meeting before: then nobody can say.
    """
    if period_month is None or previous_meeting is None:
        return None
    return (period_month.year, period_month.month) >= (previous_meeting.year, previous_meeting.month)


def has_met_since(last_met: date | None, previous_meeting: date | None) -> bool | None:
    """Whether the group met on or after the day of the Board's meeting before; None where nobody can say."""
    if last_met is None or previous_meeting is None:
        return None
    return last_met >= previous_meeting


def months_between(earlier: date, later: date) -> int:
    """Whole months from one day to another, by the calendar; 0 where `later` is not later."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return max(0, months - (later.day < earlier.day))
