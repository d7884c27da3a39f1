"""Dates and times in words, as screens show them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from data import days

LONDON = ZoneInfo("Europe/London")


long_date = days.long_date
"""Return "11 October 2018"."""


def weekday_date(day: date) -> str:
    """Return "Thursday 11 October 2018"."""
    return f"{day:%A} {long_date(day)}"


def day_month(day: date) -> str:
    """Return "11 October", where the year is clear from the heading above it."""
    return f"{day.day} {day:%B}"


def short_month(day: date) -> str:
    """Return "Oct 2018", for the head of a narrow column."""
    return f"{day:%b %Y}"


def long_month(day: date) -> str:
    """Return "October 2018"."""
    return f"{day:%B %Y}"


def clock(moment: datetime) -> str:
    """Return "16:12" in London. Refuses a moment without a time zone: it could be an hour out."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone to be shown")
    return f"{moment.astimezone(LONDON):%H:%M}"


def long_moment(moment: datetime) -> str:
    """Return "28 September 2018 at 16:12" in London. Refuses a moment without a time zone."""
    words = clock(moment)
    return f"{long_date(moment.astimezone(LONDON).date())} at {words}"
