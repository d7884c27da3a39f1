"""A day in words. Pure: no clock."""

from datetime import date


def long_date(day: date) -> str:
    """The day as "11 October 2018"."""
    return f"{day.day} {day:%B %Y}"
