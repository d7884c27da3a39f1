"""Whether a meeting lies behind the Board, and whether its day has come. Pure."""

from datetime import date


def is_held(position: int, held_on: date | None, current_position: int | None, on: date) -> bool:
    """Whether a meeting has been held: a later one is the Board's current meeting, and its own day is over.

    The Board's current meeting itself has not, whatever the clock says: it is what everybody still works on.
    """
    if current_position is None or position >= current_position:
        return False
    return held_on is None or on > held_on


def has_come(held_on: date | None, on: date) -> bool:
    """Whether the day of a meeting has come, so that what is said there can be taken down. It need not be held yet."""
    return held_on is not None and on >= held_on
