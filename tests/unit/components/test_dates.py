from datetime import UTC, date, datetime

import pytest

from dashboard.components import dates

MEETING = date(2018, 10, 11)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (dates.long_date, "11 October 2018"),
        (dates.weekday_date, "Thursday 11 October 2018"),
        (dates.day_month, "11 October"),
        (dates.short_month, "Oct 2018"),
        (dates.long_month, "October 2018"),
    ],
)
def test_says_a_date(said, expected: str) -> None:
    assert said(MEETING) == expected


def test_a_single_figure_day_has_no_nought() -> None:
    assert dates.long_date(date(2019, 1, 7)) == "7 January 2019"


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2018, 9, 28, 15, 12, tzinfo=UTC), "28 September 2018 at 16:12"),
        (datetime(2019, 1, 7, 9, 5, tzinfo=UTC), "7 January 2019 at 09:05"),
        (datetime(2018, 7, 31, 23, 30, tzinfo=UTC), "1 August 2018 at 00:30"),
    ],
)
def test_says_a_moment_in_london(moment: datetime, expected: str) -> None:
    assert dates.long_moment(moment) == expected


def test_refuses_a_moment_without_its_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        dates.clock(datetime(2018, 10, 11, 10, 0))
