"""Dates as a person types them."""

from datetime import date

import pytest

from data.refusals import Refused
from data.returns.deciding.typed_dates import date_in_words


@pytest.mark.parametrize(
    ("words", "day", "precision"),
    [
        ("18 July 2018", date(2018, 7, 18), "day"),
        ("18 jul 2018", date(2018, 7, 18), "day"),
        ("01/04/18", date(2018, 4, 1), "day"),
        (" 2018-07-18 ", date(2018, 7, 18), "day"),
        ("July 2018", date(2018, 7, 1), "month"),
        ("07/2018", date(2018, 7, 1), "month"),
    ],
)
def test_reads_days_and_months_day_first(words: str, day: date, precision: str) -> None:
    assert date_in_words(words) == (day, precision)


@pytest.mark.parametrize("words", ["", "soon", "31 September 2018", "2018", "July", "18/18/2018"])
def test_refuses_anything_else_with_an_example(words: str) -> None:
    with pytest.raises(Refused, match="such as 18 July 2018"):
        date_in_words(words)
