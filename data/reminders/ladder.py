"""The ladder of reminders: on which working days before a deadline, and after it, somebody is reminded. Pure."""

from datetime import date

from data.workdays import is_working_day, working_days_between

DEFAULT = (15, 10, 5, 2, 0, -1)
"""Working days before the reports are due; the last rung is one working day after."""

CATCH_UP = 2
"""Working days for which a rung still counts where nothing ran on its own day."""

LONGEST = 60


def days_left(on: date, deadline: date) -> int:
    """Working days from a day to a deadline; negative once it is over."""
    return working_days_between(on, deadline)


def rung_due(on: date, deadline: date, ladder: tuple[int, ...] = DEFAULT) -> int | None:
    """The rung that is due on a day: the last one reached, if it was reached today or just now.

    None where none is, and on a day when offices are closed. Of two rungs that were missed only the later is due.
    """
    if not is_working_day(on):
        return None
    left = days_left(on, deadline)
    rung = min((one for one in ladder if left <= one), default=None)
    return rung if rung is not None and rung - left <= CATCH_UP else None


def ladder_of(words: str) -> tuple[int, ...]:
    """The rungs that somebody typed, "15, 10, 5, 2, 0, -1", the earliest first. Refused (ValueError) otherwise."""
    try:
        rungs = {int(part) for part in words.split(",")}
    except ValueError as odd:
        raise ValueError(_HOW) from odd
    if not all(-LONGEST <= rung <= LONGEST for rung in rungs):
        raise ValueError(_HOW)
    return tuple(sorted(rungs, reverse=True))


_HOW = (
    "BOARD_REMINDER_DAYS must be working days before the deadline, such as 15,10,5,2,0,-1 "
    f"(-1: one day after), none of them further from it than {LONGEST}."
)
