"""Deadlines before a meeting, with their arithmetic."""

from datetime import date

import pytest

from data.meetings.deadlines import deadlines


@pytest.mark.parametrize(
    ("held_on", "due", "out"),
    [
        (date(2018, 10, 11), date(2018, 10, 1), date(2018, 10, 4)),
        (date(2019, 1, 17), date(2019, 1, 7), date(2019, 1, 10)),
        (date(2019, 4, 25), date(2019, 4, 11), date(2019, 4, 16)),
    ],
)
def test_reports_are_due_8_and_papers_out_5_working_days_before(held_on: date, due: date, out: date) -> None:
    found = deadlines(held_on)
    assert (found.reports_due.on, found.papers_out.on) == (due, out)
    assert (found.reports_due.working_days, found.papers_out.working_days) == (8, 5)


def test_shows_the_days_counted() -> None:
    assert deadlines(date(2019, 1, 17)).reports_due.arithmetic == (
        "Working days counted back, the meeting day left out: 16, 15, 14, 11, 10, 9, 8, 7. "
        "No bank holiday falls between."
    )


def test_names_the_bank_holidays_passed_over() -> None:
    assert deadlines(date(2019, 4, 25)).reports_due.arithmetic.endswith(
        "Bank holidays passed over: 22 April 2019 (Easter Monday); 19 April 2019 (Good Friday)."
    )
