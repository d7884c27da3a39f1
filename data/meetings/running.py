"""The order and the times of an agenda, and which item takes questions on returns. Pure: no clock, no database."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from data.terms import Slot

_QUESTIONS = re.compile(r"\bquestions?\b", re.IGNORECASE)


def starting_times(begins: datetime | None, minutes: Sequence[int | None]) -> tuple[datetime | None, ...]:
    """When each item starts, by the minutes of those before it; None from the first item without minutes on."""
    times: list[datetime | None] = []
    at = begins
    for length in minutes:
        times.append(at)
        at = at + timedelta(minutes=length) if at is not None and length is not None else None
    return tuple(times)


def takes_questions(slot: Slot, title: str) -> bool:
    """Whether an agenda item is the standing one for questions on returns: it is known by its title."""
    return slot is Slot.STANDING and _QUESTIONS.search(title) is not None
