"""A meeting is held when a later one is the current meeting and its own day is over; its day has come before that."""

from datetime import date

import pytest

from data.meetings.held import has_come, is_held

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


@pytest.mark.parametrize(
    ("held_on", "on", "come"),
    [
        (DAY, date(2018, 7, 18), False),
        (DAY, DAY, True),
        (DAY, date(2018, 7, 20), True),
        (None, DAY, False),
    ],
)
def test_the_day_of_a_meeting_has_come_from_that_day_on(held_on: date | None, on: date, come: bool) -> None:
    assert has_come(held_on, on) is come


def test_the_boards_current_meeting_is_not_held_although_its_day_has_come() -> None:
    assert has_come(DAY, DAY)
    assert not is_held(3, DAY, 3, DAY)
