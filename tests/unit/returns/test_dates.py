"""Dates as people write them, as a table: text, what is kept, the ISO guess, how exact it is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.returns.reader.dates import find_dates, last_month
from data.returns.reader.written import Precision

DAY, MONTH, QUARTER, YEAR = Precision.DAY, Precision.MONTH, Precision.QUARTER, Precision.YEAR

TABLE = [
    ("on 18th July 2018.", "18th July 2018", "2018-07-18", DAY, None),
    ("19th October at FHQ", "19th October", "2018-10-19", DAY, None),
    ("Completed: 30 June 2017", "30 June 2017", "2017-06-30", DAY, None),
    ("Completed: September 2017", "September 2017", "2017-09", MONTH, None),
    ("Signed off July 18", "July 18", "2018-07", MONTH, None),
    ("available in Oct/Nov 2018", "Oct/Nov 2018", "2018-10", MONTH, "2018-11"),
    ("Sep – Dec 2018. Hard to recruit", "Sep – Dec 2018", "2018-09", MONTH, "2018-12"),
    ("Nov 2018 – Feb 2019", "Nov 2018 – Feb 2019", "2018-11", MONTH, "2019-02"),
    ("announced by the end of September.", "end of September", "2018-09", MONTH, None),
    ("used by late 2018, leaving a gap", "late 2018", "2018-10", QUARTER, None),
    ("£700,000, until March 2020.", "March 2020", "2020-03", MONTH, None),
    ("from 01/04/18", "01/04/18", "2018-04-01", DAY, None),
    ("from 1.4.2018", "1.4.2018", "2018-04-01", DAY, None),
    ("the 2018/19 plan", "2018/19", "2018", YEAR, "2019"),
    ("the plan for 2019-21", "2019-21", "2019", YEAR, "2021"),
    ("Q3 2018/19", "Q3 2018/19", "2018-10", QUARTER, None),
    ("Q4 2018/19", "Q4 2018/19", "2019-01", QUARTER, None),
    ("funding formula in 2019. To be discussed", "2019", "2019", YEAR, None),
    ("8th and 9th March 2018", "8th and 9th March 2018", "2018-03-08", DAY, "2018-03-09"),
    ("to the Board in Sept 18", "Sept 18", "2018-09", MONTH, None),
    ("(October/ 2018):", "October/ 2018", "2018-10", MONTH, None),
    ("by Oct. 2018", "Oct. 2018", "2018-10", MONTH, None),
    ("2018-10-11", "2018-10-11", "2018-10-11", DAY, None),
    ("31/02/2018", "31/02/2018", "2018-02", MONTH, None),
]


@pytest.mark.parametrize(("text", "kept", "iso", "precision", "until"), TABLE, ids=[row[1] for row in TABLE])
def test_keeps_the_words_and_guesses_the_date(text, kept, iso, precision, until):
    (found,) = find_dates(text, 2018)
    assert (found.text, found.iso, found.precision, found.until) == (kept, iso, precision, until)


@pytest.mark.parametrize(
    "text",
    [
        "It may 20 times happen",
        "the 14 days of action",
        "x8 outreach workers",
        "In March 25 people came",
        "£961,500 to the Home Office",
        "call 01223 123456",
        "the 2010 casualties",
        "ratio 3/4",
        "24/7 cover",
    ],
)
def test_finds_no_date_where_there_is_none(text):
    assert find_dates(text, 2018) == []


def test_takes_the_year_of_the_return_when_none_is_written():
    (found,) = find_dates("on 17th July", 2019)
    assert (found.iso, found.has_year) == ("2019-07-17", False)


def test_leaves_out_a_day_and_month_when_no_year_is_known():
    assert find_dates("on 17th July") == []


def test_finds_every_date_of_a_sentence_in_order():
    text = "Met on 18th July 2018; next on 19th October, bid until March 2020 (2018/19 plan)."
    assert [found.iso for found in find_dates(text, 2018)] == ["2018-07-18", "2018-10-19", "2020-03", "2018"]


@pytest.mark.parametrize(
    ("text", "month"),
    [("Oct/Nov 2018", "2018-11"), ("30 June 2017", "2017-06"), ("in 2019", None), ("2018/19", None)],
)
def test_says_the_latest_month_a_date_can_mean(text, month):
    assert last_month(find_dates(text, 2018)[0]) == month


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2079, 12, 31)))
def test_reads_back_every_day_written_out(day):
    (found,) = find_dates(f"on {day.day} {day:%B %Y}.")
    assert found.iso == day.isoformat()


@given(st.text(max_size=200))
def test_keeps_only_words_that_stand_in_the_text(text):
    assert all(found.text in text for found in find_dates(text, 2018))
