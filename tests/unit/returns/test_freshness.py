"""Fresh and met since: two signals that stay separate."""

from datetime import date

import pytest

from data.returns.checks.freshness import has_met_since, is_fresh

JULY = date(2018, 7, 19)


@pytest.mark.parametrize(
    ("period", "previous", "fresh"),
    [
        (date(2018, 10, 1), JULY, True),
        (date(2018, 9, 1), JULY, True),
        (date(2018, 7, 1), JULY, True),
        (date(2018, 6, 1), JULY, False),
        (date(2018, 5, 1), JULY, False),
        (date(2017, 12, 1), JULY, False),
        (None, JULY, None),
        (date(2018, 5, 1), None, None),
    ],
)
def test_a_period_is_fresh_from_the_month_of_the_meeting_before(period, previous, fresh):
    assert is_fresh(period, previous) is fresh


@pytest.mark.parametrize(
    ("met", "since"),
    [(date(2018, 7, 18), False), (JULY, True), (date(2018, 9, 3), True), (None, None)],
)
def test_a_group_has_met_since_from_the_day_of_the_meeting_before(met, since):
    assert has_met_since(met, JULY) is since
