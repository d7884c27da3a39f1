"""When the items of an agenda start, and which one takes questions on returns."""

from datetime import UTC, datetime

import pytest

from data.meetings.running import starting_times, takes_questions
from data.terms import Slot

TEN = datetime(2018, 10, 11, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minutes", "times"),
    [
        ([], []),
        ([5, 20, 15], ["10:00", "10:05", "10:25"]),
        ([0, 70, 5], ["10:00", "10:00", "11:10"]),
        ([5, None, 10, 5], ["10:00", "10:05", None, None]),
    ],
)
def test_an_item_starts_when_those_before_it_are_over_as_far_as_that_is_known(minutes, times):
    found = starting_times(TEN, minutes)
    assert [at and f"{at:%H:%M}" for at in found] == times


def test_a_meeting_without_a_date_has_no_times():
    assert starting_times(None, [5, 5]) == (None, None)


@pytest.mark.parametrize(
    ("slot", "title", "takes"),
    [
        (Slot.STANDING, "Questions on quarterly updates", True),
        (Slot.STANDING, "QUESTION TIME", True),
        (Slot.STANDING, "Minutes and actions", False),
        (Slot.STANDING, "Unquestioned items", False),
        (Slot.OPEN, "Questions on quarterly updates", False),
    ],
)
def test_the_standing_item_for_questions_is_known_by_its_title(slot, title, takes):
    assert takes_questions(slot, title) is takes
