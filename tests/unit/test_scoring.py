"""The grid, directions, stuck and standing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.scoring import COUNTYWIDE, FIVE_BANDS, PRESETS, UNSCORED, Cell, Scale, Stand, direction, judge
from data.terms import Band, Direction

ON_GRID = st.integers(1, 5)
BANDS = [(1, 3, Band.LOW), (4, 6, Band.MODERATE), (8, 12, Band.HIGH), (15, 25, Band.SIGNIFICANT)]

HIGH = Stand(12, Band.HIGH)
LOWER_HIGH = Stand(9, Band.HIGH)
SIGNIFICANT = Stand(16, Band.SIGNIFICANT)
BARE = Stand()
SILENT = Stand(12, Band.HIGH, mentioned=False)
CARRIED = Stand(12, Band.HIGH, mentioned=False, answered=False)


@pytest.mark.parametrize("likelihood", range(1, 6))
@pytest.mark.parametrize("impact", range(1, 6))
def test_every_cell_of_the_default_grid_is_in_its_published_band(likelihood: int, impact: int) -> None:
    cell = COUNTYWIDE.place(likelihood, impact)
    assert cell.score == likelihood * impact
    assert [cell.band] == [band for low, high, band in BANDS if low <= cell.score <= high]


@given(ON_GRID, ON_GRID, ON_GRID)
def test_more_likely_or_worse_is_never_a_lower_score(low: int, high: int, other: int) -> None:
    low, high = sorted((low, high))
    assert COUNTYWIDE.place(low, other).score <= COUNTYWIDE.place(high, other).score
    assert COUNTYWIDE.place(other, low).score <= COUNTYWIDE.place(other, high).score


@pytest.mark.parametrize(("likelihood", "impact"), [(None, None), (None, 5), (5, None)])
def test_is_unscored_when_anything_is_missing(likelihood: int | None, impact: int | None) -> None:
    assert COUNTYWIDE.place(likelihood, impact) == UNSCORED


@pytest.mark.parametrize(("likelihood", "impact"), [(0, 3), (6, 3), (3, 0), (3, 6), (-1, 1)])
def test_refuses_a_number_off_the_grid(likelihood: int, impact: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 5"):
        COUNTYWIDE.place(likelihood, impact)


def test_looks_a_score_up_and_never_multiplies() -> None:
    odd = replace(COUNTYWIDE, grid=tuple(tuple(Cell(99, Band.LOW) for _ in range(5)) for _ in range(5)))
    assert odd.place(5, 5) == Cell(99, Band.LOW)


def test_a_preset_without_a_grid_scores_nothing_and_says_why() -> None:
    assert FIVE_BANDS.place(None, None) == UNSCORED
    with pytest.raises(ValueError, match="has not been supplied"):
        FIVE_BANDS.place(3, 3)


def test_refuses_a_grid_with_a_gap() -> None:
    with pytest.raises(ValueError, match="not 5 by 5"):
        Scale("Gap", (), (), (), 12, COUNTYWIDE.grid[:4] if COUNTYWIDE.grid else None)


@pytest.mark.parametrize("preset", PRESETS.values())
def test_a_score_at_the_tolerance_is_within_it(preset: Scale) -> None:
    assert not preset.over_tolerance(preset.tolerance)
    assert preset.over_tolerance(preset.tolerance + 1)
    assert not preset.over_tolerance(None)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (None, HIGH, Direction.NEW),
        (None, BARE, Direction.NEW),
        ((Direction.CLOSED, replace(HIGH, open=False)), HIGH, Direction.NEW),
        ((Direction.NEW, LOWER_HIGH), HIGH, Direction.WORSENING),
        ((Direction.NEW, HIGH), LOWER_HIGH, Direction.IMPROVING),
        ((Direction.WORSENING, HIGH), HIGH, Direction.STATIC),
        ((Direction.NEW, BARE), BARE, Direction.NOT_SCORED),
        ((Direction.NEW, BARE), HIGH, Direction.NOT_SCORED),
        ((Direction.STATIC, HIGH), BARE, Direction.NOT_SCORED),
        ((Direction.STATIC, HIGH), SILENT, Direction.NOT_MENTIONED),
        ((Direction.NEW, BARE), replace(BARE, mentioned=False), Direction.NOT_MENTIONED),
        ((Direction.WORSENING, HIGH), CARRIED, Direction.STATIC),
        ((Direction.NEW, BARE), replace(BARE, mentioned=False, answered=False), Direction.NOT_SCORED),
        ((Direction.NOT_MENTIONED, SILENT), CARRIED, Direction.NOT_MENTIONED),
        ((Direction.NOT_MENTIONED, SILENT), HIGH, Direction.STATIC),
        ((Direction.STATIC, HIGH), replace(HIGH, open=False), Direction.CLOSED),
    ],
)
def test_says_what_a_risk_did_in_one_word(
    before: tuple[Direction, Stand] | None, now: Stand, expected: Direction
) -> None:
    assert direction(before, now) is expected


@pytest.mark.parametrize(
    ("history", "stuck"),
    [
        ((HIGH,) * 3, False),
        ((HIGH,) * 4, True),
        ((HIGH, LOWER_HIGH, HIGH, LOWER_HIGH), True),
        ((HIGH, HIGH, HIGH, SIGNIFICANT), False),
        ((HIGH, HIGH, BARE, HIGH), False),
        ((SIGNIFICANT, replace(SIGNIFICANT, mentioned=False), SIGNIFICANT, SIGNIFICANT), True),
        ((Stand(6, Band.MODERATE),) * 6, False),
        ((HIGH, HIGH, HIGH, replace(HIGH, open=False)), False),
    ],
)
def test_is_stuck_at_the_fourth_meeting_in_the_same_high_band(
    history: tuple[Stand, ...], stuck: bool
) -> None:
    assert judge(history)[-1].stuck is stuck


NOT_SAID = replace(BARE, mentioned=False)
NO_RETURN = replace(BARE, mentioned=False, answered=False)


@pytest.mark.parametrize(
    ("history", "prose", "standing"),
    [
        ((BARE,) * 2, (), False),
        ((BARE,) * 3, (), True),
        ((BARE, BARE, NO_RETURN, BARE), (), True),
        ((BARE, BARE, NOT_SAID, BARE), (), False),
        ((BARE,), (0,), True),
        ((BARE, BARE), (0,), True),
        ((BARE, NO_RETURN), (0,), True),
        ((BARE, NOT_SAID), (0,), False),
        ((BARE, NOT_SAID, BARE), (0,), False),
        ((BARE, BARE, replace(BARE, open=False)), (), False),
    ],
)
def test_is_standing_after_three_returns_or_when_said_to_persist(
    history: tuple[Stand, ...], prose: tuple[int, ...], standing: bool
) -> None:
    assert judge(history, frozenset(prose))[-1].standing is standing


STANDS = st.sampled_from([HIGH, LOWER_HIGH, SIGNIFICANT, BARE, SILENT, CARRIED, NOT_SAID, NO_RETURN])


@given(st.lists(STANDS, min_size=1, max_size=12))
def test_the_past_is_never_judged_anew_by_what_comes_after(history: list[Stand]) -> None:
    whole = judge(tuple(history))
    assert [judge(tuple(history[:n]))[-1] for n in range(1, len(history) + 1)] == list(whole)


@given(st.lists(STANDS, min_size=2, max_size=12))
def test_an_open_risk_that_a_return_is_silent_on_is_never_anything_but_not_mentioned(
    history: list[Stand],
) -> None:
    for now, judged in list(zip(history, judge(tuple(history)), strict=True))[1:]:
        if now.answered and not now.mentioned:
            assert judged.direction is Direction.NOT_MENTIONED
