"""On which working days somebody is reminded, bank holidays counted."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.reminders.ladder import CATCH_UP, DEFAULT, days_left, ladder_of, rung_due
from data.workdays import is_working_day

OCTOBER = date(2018, 10, 1)
"""Reports due for the meeting of 11 October 2018."""
JANUARY = date(2019, 1, 7)
"""For 17 January 2019: Christmas, Boxing Day and New Year's Day are passed over."""
MAY = date(2019, 4, 26)
"""For 9 May 2019: Good Friday and Easter Monday are passed over."""


@pytest.mark.parametrize(
    ("on", "deadline", "rung"),
    [
        (date(2018, 9, 10), OCTOBER, 15),
        (date(2018, 9, 7), OCTOBER, None),
        (date(2018, 9, 17), OCTOBER, 10),
        (date(2018, 9, 24), OCTOBER, 5),
        (date(2018, 9, 27), OCTOBER, 2),
        (date(2018, 10, 1), OCTOBER, 0),
        (date(2018, 10, 2), OCTOBER, -1),
        (date(2018, 12, 12), JANUARY, 15),
        (date(2018, 12, 19), JANUARY, 10),
        (date(2018, 12, 24), JANUARY, None),
        (date(2018, 12, 25), JANUARY, None),
        (date(2018, 12, 28), JANUARY, 5),
        (date(2019, 1, 1), JANUARY, None),
        (date(2019, 1, 3), JANUARY, 2),
        (date(2019, 1, 7), JANUARY, 0),
        (date(2019, 1, 8), JANUARY, -1),
        (date(2019, 4, 3), MAY, 15),
        (date(2019, 4, 10), MAY, 10),
        (date(2019, 4, 17), MAY, 5),
        (date(2019, 4, 19), MAY, None),
        (date(2019, 4, 22), MAY, None),
        (date(2019, 4, 24), MAY, 2),
        (date(2019, 4, 26), MAY, 0),
        (date(2019, 4, 29), MAY, -1),
    ],
)
def test_a_rung_is_due_on_its_working_day(on: date, deadline: date, rung: int | None) -> None:
    assert rung_due(on, deadline) == rung


@pytest.mark.parametrize(
    ("on", "rung"),
    [
        (date(2018, 9, 11), 15),
        (date(2018, 9, 12), 15),
        (date(2018, 9, 13), None),
        (date(2018, 9, 26), 5),
        (date(2018, 9, 28), 2),
        (date(2018, 10, 4), -1),
        (date(2018, 10, 5), None),
    ],
)
def test_a_missed_rung_is_made_up_for_within_two_working_days_unless_a_later_one_has_come(
    on: date, rung: int | None
) -> None:
    assert rung_due(on, OCTOBER) == rung


def test_a_ladder_of_ones_own_is_followed() -> None:
    assert rung_due(date(2018, 9, 28), OCTOBER, (1,)) == 1
    assert rung_due(date(2018, 9, 17), OCTOBER, (1,)) is None


@given(st.dates(date(2017, 1, 1), date(2027, 12, 31)), st.integers(-40, 40))
def test_nobody_is_reminded_when_offices_are_closed_nor_of_a_rung_not_yet_reached(
    deadline: date, days: int
) -> None:
    on = deadline + timedelta(days)
    rung = rung_due(on, deadline)
    if rung is not None:
        assert is_working_day(on)
        assert 0 <= rung - days_left(on, deadline) <= CATCH_UP


@pytest.mark.parametrize(
    ("words", "rungs"), [("15,10,5,2,0,-1", DEFAULT), ("0, 5, 0", (5, 0)), ("-3", (-3,))]
)
def test_reads_the_rungs_that_somebody_typed(words: str, rungs: tuple[int, ...]) -> None:
    assert ladder_of(words) == rungs


@pytest.mark.parametrize("words", ["", "five", "1,,2", "1;2", "61", "-61", "1.5"])
def test_refuses_what_is_no_ladder(words: str) -> None:
    with pytest.raises(ValueError, match="BOARD_REMINDER_DAYS"):
        ladder_of(words)
