"""Whether one cycle has room for everyone: counting, not scheduling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.meetings.turns import TURN_SLOTS, shortages
from data.terms import Slot


@pytest.mark.parametrize(
    ("wanting", "left_out"),
    [
        (
            {Slot.DELIVERY_GROUP: 9, Slot.CSP: 6, Slot.PREVENTION: 5},
            {Slot.DELIVERY_GROUP: 1, Slot.CSP: 2, Slot.PREVENTION: 1},
        ),
        ({Slot.DELIVERY_GROUP: 8, Slot.CSP: 4, Slot.PREVENTION: 4}, {}),
        ({}, {}),
    ],
)
def test_says_how_many_get_no_turn_in_four_meetings(wanting, left_out):
    assert {one.slot: one.left_out for one in shortages(wanting, 4)} == left_out


@given(st.dictionaries(st.sampled_from(list(TURN_SLOTS)), st.integers(0, 40)), st.integers(1, 12))
def test_a_shortage_is_exactly_what_does_not_fit(wanting, meetings):
    found = {one.slot: one for one in shortages(wanting, meetings)}
    for slot, each in TURN_SLOTS.items():
        over = wanting.get(slot, 0) - meetings * each
        assert (found[slot].left_out if slot in found else 0) == max(0, over)
