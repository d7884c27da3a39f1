"""A made-up risk lives by the same rules as a real one."""

import itertools
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from data.scoring import COUNTYWIDE
from data.synth.calendar import HELD, QUARTERS, meetings
from data.synth.lives import Life, live
from data.terms import Band, RiskStatus
from data.workdays import is_working_day

EVERY = frozenset((reporter, meeting) for reporter in (1, 2) for meeting in range(1, HELD + 1))


def one(seed: int) -> Life:
    """A life out of a seed."""
    return live(Random(seed), 1, EVERY)


@given(some.integers(0, 10_000))
def test_a_risk_is_spoken_of_when_raised_and_stands_at_every_meeting_until_it_is_closed(seed):
    life = one(seed)
    meetings_of_it = [moment.meeting for moment in life.moments]
    assert life.moments[0].stand.mentioned
    assert meetings_of_it == list(range(life.raised, life.raised + len(meetings_of_it)))
    assert all(moment.stand.open for moment in life.moments[:-1])
    assert life.open == (life.moments[-1].meeting == HELD and life.moments[-1].stand.open)
    assert (life.moments[-1].status is RiskStatus.CLOSED) is not life.open


@given(some.integers(0, 10_000))
def test_a_score_is_the_one_of_its_place_on_the_grid_and_is_never_lost(seed):
    scored = False
    for moment in one(seed).moments:
        cell = COUNTYWIDE.place(moment.likelihood, moment.impact)
        assert (moment.stand.score, moment.stand.band) == (cell.score, cell.band)
        assert moment.stand.band is not Band.UNSCORED or not scored
        scored = moment.stand.score is not None


def test_is_raised_only_at_a_meeting_to_which_the_return_was_accepted():
    only = frozenset({(1, 4), (1, 7)})
    assert {live(Random(seed), 1, only).raised for seed in range(40)} == {4, 7}


def test_the_same_seed_gives_the_same_life():
    assert one(2018) == one(2018)


@pytest.mark.parametrize("part", ["open", "unscored", "standing", "stuck", "closed"])
def test_many_lives_hold_some_of_every_sort(part):
    last = [one(seed).moments[-1] for seed in range(600)]
    shares = {
        "open": sum(moment.stand.open for moment in last),
        "unscored": sum(moment.stand.open and moment.stand.score is None for moment in last),
        "standing": sum(moment.judged.standing for moment in last),
        "stuck": sum(moment.judged.stuck for moment in last),
        "closed": sum(not moment.stand.open for moment in last),
    }
    assert shares[part] > 5


def test_twelve_quarters_follow_each_other_and_the_tenth_is_the_current_one():
    made = meetings()
    assert len(made) == QUARTERS
    assert [one.id for one in made if one.current] == [HELD]
    assert (made[HELD - 1].slug, len({one.slug for one in made})) == ("2018-19-Q3", QUARTERS)
    assert all(before.held_on < after.held_on for before, after in itertools.pairwise(made))
    assert all(is_working_day(one.held_on) for one in made)
