"""Twelve quarters: ten meetings held, the tenth being the current one, and two ahead."""

from dataclasses import dataclass
from datetime import date, timedelta

from data.quarter import Quarter
from data.workdays import is_working_day

QUARTERS = 12
HELD = 10
FIRST = Quarter(2016, 2)
DAYS_IN = 12
"""A meeting is about this many days into its quarter."""


@dataclass(frozen=True)
class MadeMeeting:
    """One meeting; its id is its place among the twelve, counted from 1."""

    id: int
    slug: str
    held_on: date
    current: bool


def meetings() -> tuple[MadeMeeting, ...]:
    """The twelve, in order."""
    found: list[MadeMeeting] = []
    quarter = FIRST
    for number in range(1, QUARTERS + 1):
        found.append(MadeMeeting(number, quarter.slug, _day(quarter), number == HELD))
        quarter = quarter.next()
    return tuple(found)


def _day(quarter: Quarter) -> date:
    day = quarter.starts + timedelta(days=DAYS_IN)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
