"""A meeting is held when a later one is the current meeting and its own day is over."""

from datetime import date

import pytest

from data.meetings.held import is_held

DAY = date(2018, 7, 19)


@pytest.mark.parametrize(
    ("position", "current", "held_on", "on", "held"),
    [
        (2, 3, DAY, date(2018, 7, 20), True),
        (2, 3, DAY, DAY, False),
        (2, 3, DAY, date(2018, 7, 18), False),
        (2, 3, None, DAY, True),
        (3, 3, DAY, date(2026, 1, 1), False),
        (4, 3, DAY, date(2026, 1, 1), False),
        (2, None, DAY, date(2026, 1, 1), False),
    ],
)
def test_a_meeting_is_held_by_the_boards_current_meeting_and_its_own_day(
    position: int, current: int | None, held_on: date | None, on: date, held: bool
) -> None:
    assert is_held(position, held_on, current, on) is held
