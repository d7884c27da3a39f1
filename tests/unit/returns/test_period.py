"""The period in the title, in every form that was seen and some more."""

import pytest

from data.returns.reader.period import find_period


@pytest.mark.parametrize(
    ("text", "as_written", "month", "rest"),
    [
        (": October 2018", "October 2018", "2018-10", ""),
        (" : May 2018", "May 2018", "2018-05", ""),
        (" (September, 2018):", "September, 2018", "2018-09", ""),
        (" (October/ 2018):", "October/ 2018", "2018-10", ""),
        (": Oct 2018", "Oct 2018", "2018-10", ""),
        (" Sept 18", "Sept 18", "2018-09", ""),
        (": OCTOBER 2018", "OCTOBER 2018", "2018-10", ""),
        (" : May 2018 – Youth Justice Board", "May 2018", "2018-05", "Youth Justice Board"),
        (": July – September 2018", "July – September 2018", "2018-09", ""),
        (": Q3 2018/19", "Q3 2018/19", None, ""),
        (": October", "October", None, ""),
    ],
)
def test_finds_the_period_and_what_stands_beside_it(text, as_written, month, rest):
    found = find_period(text)
    assert (found.as_written, found.month, found.rest) == (as_written, month, rest)


@pytest.mark.parametrize("text", ["", ":", " – Youth Justice Board"])
def test_finds_no_period_where_none_is_written(text):
    assert find_period(text) is None
