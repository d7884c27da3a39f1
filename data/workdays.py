"""Working days: Monday to Friday less England's bank holidays (design, section 4, "Clocks")."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import holidays

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True)
class SkippedDay:
    """A bank holiday on a weekday that a count passed over, with its name."""

    day: date
    name: str


@dataclass(frozen=True)
class Count:
    """A count of working days from `start`, which is not counted itself, to `day`.

    `steps` are the days counted, in the order of counting; `skipped` the bank holidays passed over.
    """

    start: date
    day: date
    steps: tuple[date, ...]
    skipped: tuple[SkippedDay, ...]


def bank_holiday(day: date) -> str | None:
    """The name of the bank holiday that England keeps on this day, or None."""
    return _holidays(day.year).get(day)


def is_working_day(day: date) -> bool:
    """Whether offices are open: a weekday that is not a bank holiday."""
    return day.weekday() < _SATURDAY and bank_holiday(day) is None


def count_back(start: date, days: int) -> Count:
    """`days` working days before `start`, with every step (Terms of Reference 4.3: 8 and 5 before a meeting)."""
    return _count(start, days, -_DAY)


def count_on(start: date, days: int) -> Count:
    """`days` working days after `start`, with every step."""
    return _count(start, days, _DAY)


def working_days_between(start: date, end: date) -> int:
    """Working days after `start` up to and with `end`; negative, counted the same way, when `end` is earlier.

    So a return due on Monday 1 October and received on Friday 5 October is 4 late, and one received on
    Thursday 27 September is 2 early (-2).
    """
    if end < start:
        return -working_days_between(end, start)
    return sum(map(is_working_day, _days(start, end)))


def _count(start: date, days: int, step: timedelta) -> Count:
    if days < 0:
        raise ValueError("Working days are counted by a number of 0 or more.")
    day, steps, skipped = start, list[date](), list[SkippedDay]()
    while len(steps) < days:
        day += step
        if is_working_day(day):
            steps.append(day)
        elif day.weekday() < _SATURDAY:
            skipped.append(SkippedDay(day, bank_holiday(day) or ""))
    return Count(start, day, tuple(steps), tuple(skipped))


def _days(after: date, until: date) -> Iterator[date]:
    day = after
    while day < until:
        day += _DAY
        yield day


@lru_cache(maxsize=64)
def _holidays(year: int) -> dict[date, str]:
    return dict(holidays.country_holidays("GB", subdiv="ENG", years=year))
