"""Working days, counted without the first day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.workdays import bank_holiday, count_back, count_on, is_working_day, working_days_between

DAYS = st.dates(date(2010, 1, 1), date(2035, 12, 31))
COUNTS = st.integers(0, 40)


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        (date(2018, 10, 11), 8, date(2018, 10, 1)),
        (date(2018, 10, 11), 5, date(2018, 10, 4)),
        (date(2019, 1, 17), 8, date(2019, 1, 7)),
        (date(2019, 1, 17), 5, date(2019, 1, 10)),
        (date(2019, 4, 25), 8, date(2019, 4, 11)),
        (date(2018, 1, 3), 1, date(2018, 1, 2)),
        (date(2018, 1, 2), 1, date(2017, 12, 29)),
        (date(2018, 10, 11), 0, date(2018, 10, 11)),
    ],
)
def test_counts_back_without_the_meeting_day(start: date, days: int, expected: date) -> None:
    assert count_back(start, days).day == expected


def test_names_the_bank_holidays_it_passes_over() -> None:
    skipped = count_back(date(2019, 4, 25), 8).skipped
    assert [(skip.day, skip.name) for skip in skipped] == [
        (date(2019, 4, 22), "Easter Monday"),
        (date(2019, 4, 19), "Good Friday"),
    ]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2018, 10, 1), date(2018, 10, 5), 4),
        (date(2018, 10, 1), date(2018, 9, 27), -2),
        (date(2018, 10, 1), date(2018, 10, 1), 0),
        (date(2018, 9, 28), date(2018, 10, 11), 9),
        (date(2018, 10, 11), date(2018, 10, 24), 9),
        (date(2018, 10, 5), date(2018, 10, 7), 0),
    ],
)
def test_measures_late_and_early_in_working_days(start: date, end: date, expected: int) -> None:
    assert working_days_between(start, end) == expected


def test_knows_a_bank_holiday_that_only_one_year_has() -> None:
    assert bank_holiday(date(2012, 6, 5)) == "Diamond Jubilee of Elizabeth II"
    assert not is_working_day(date(2012, 6, 5))


def test_keeps_englands_holidays_and_not_scotlands() -> None:
    assert is_working_day(date(2018, 1, 2))
    assert is_working_day(date(2018, 11, 30))


def test_refuses_to_count_a_negative_number_of_days() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        count_back(date(2018, 10, 11), -1)


@given(DAYS, COUNTS)
def test_every_step_is_a_working_day_and_the_last_is_the_answer(start: date, days: int) -> None:
    count = count_back(start, days)
    assert len(count.steps) == days
    assert all(map(is_working_day, count.steps))
    assert count.day == (count.steps[-1] if days else start)


@given(DAYS, COUNTS)
def test_steps_and_skipped_days_leave_no_weekday_out(start: date, days: int) -> None:
    count = count_back(start, days)
    passed = {start - timedelta(days=n) for n in range(1, (start - count.day).days + 1)}
    weekdays = {day for day in passed if day.weekday() < 5}
    assert weekdays == set(count.steps) | {skip.day for skip in count.skipped}


@given(DAYS, COUNTS)
def test_counting_on_and_measuring_agree(start: date, days: int) -> None:
    assert working_days_between(start, count_on(start, days).day) == days


@given(DAYS, DAYS)
def test_measuring_the_other_way_changes_only_the_sign(start: date, end: date) -> None:
    assert working_days_between(start, end) == -working_days_between(end, start)
