"""Whether a meeting lies behind the Board. Pure."""

from datetime import date


def is_held(position: int, held_on: date | None, current_position: int | None, on: date) -> bool:
    """Whether a meeting has been held: a later one is the Board's current meeting, and its own day is over.

    The Board's current meeting itself has not, whatever the clock says: it is what everybody still works on.
    """
    if current_position is None or position >= current_position:
        return False
    return held_on is None or on > held_on
