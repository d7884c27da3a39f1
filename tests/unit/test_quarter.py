"""Quarters of the financial year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.quarter import Quarter

QUARTERS = st.builds(Quarter, st.integers(1990, 2098), st.integers(1, 4))


@pytest.mark.parametrize(
    ("day", "slug"),
    [
        (date(2018, 1, 18), "2017-18-Q4"),
        (date(2018, 3, 31), "2017-18-Q4"),
        (date(2018, 4, 1), "2018-19-Q1"),
        (date(2018, 6, 30), "2018-19-Q1"),
        (date(2018, 7, 19), "2018-19-Q2"),
        (date(2018, 10, 11), "2018-19-Q3"),
        (date(2018, 12, 31), "2018-19-Q3"),
        (date(2019, 1, 17), "2018-19-Q4"),
        (date(1999, 12, 1), "1999-00-Q3"),
    ],
)
def test_a_day_falls_in_its_financial_year_quarter(day: date, slug: str) -> None:
    assert Quarter.of(day).slug == slug


def test_the_label_is_the_slug_as_people_write_it() -> None:
    assert Quarter(2018, 3).label == "2018-19 Q3"


@pytest.mark.parametrize("text", ["2018-19", "2018-20-Q3", "2018-19-Q5", "2018-19-q3", "", "2018-19-Q3 "])
def test_refuses_a_text_that_is_not_a_quarter(text: str) -> None:
    with pytest.raises(ValueError, match="is not a quarter"):
        Quarter.parse(text)


def test_refuses_a_fifth_quarter() -> None:
    with pytest.raises(ValueError, match="numbered 1 to 4"):
        Quarter(2018, 5)


@given(QUARTERS)
def test_a_slug_reads_back_as_the_same_quarter(quarter: Quarter) -> None:
    assert Quarter.parse(quarter.slug) == quarter


@given(QUARTERS)
def test_next_and_previous_undo_each_other_and_keep_the_order(quarter: Quarter) -> None:
    assert quarter.next().previous() == quarter == quarter.previous().next()
    assert quarter.previous() < quarter < quarter.next()


@given(QUARTERS)
def test_quarters_meet_without_gap_or_overlap(quarter: Quarter) -> None:
    assert quarter.ends + timedelta(days=1) == quarter.next().starts


@given(st.dates(date(1990, 1, 1), date(2098, 12, 31)))
def test_every_day_lies_inside_its_own_quarter(day: date) -> None:
    quarter = Quarter.of(day)
    assert quarter.starts <= day <= quarter.ends
