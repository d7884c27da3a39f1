"""The risk scale: a grid that is looked up, bands, directions, stuck and standing (design, section 4).

The grid is data. No score and no band is worked out by arithmetic, so that a Board whose grid is not a
multiplication table can set its own.
"""

from dataclasses import dataclass

from data.terms import Band, Direction

SIZE = 5
STUCK_MEETINGS = 4
STANDING_RETURNS = 3
STUCK_BANDS = frozenset({Band.HIGH, Band.SIGNIFICANT})


@dataclass(frozen=True)
class Cell:
    """What one place on the grid means; Unscored has no number."""

    score: int | None
    band: Band


UNSCORED = Cell(None, Band.UNSCORED)


@dataclass(frozen=True)
class Scale:
    """A preset: five words for likelihood, five for impact, the bands from the highest, and the grid.

    `grid[likelihood - 1][impact - 1]` is a cell. `grid` is None while a preset's grid has not been supplied:
    then nothing can be scored by it. A score above `tolerance` is more than the Board will live with.
    """

    name: str
    likelihoods: tuple[str, ...]
    impacts: tuple[str, ...]
    bands: tuple[str, ...]
    tolerance: int
    grid: tuple[tuple[Cell, ...], ...] | None

    def __post_init__(self) -> None:
        """Refuse a grid with a gap: a risk would fall through it."""
        if self.grid is not None and [len(row) for row in self.grid] != [SIZE] * SIZE:
            raise ValueError(f"The grid of {self.name} is not {SIZE} by {SIZE}.")

    def place(self, likelihood: int | None, impact: int | None) -> Cell:
        """The cell for a likelihood and an impact of 1 to 5; Unscored when either is missing.

        ValueError when a number is off the grid or this preset has no grid yet.
        """
        if likelihood is None or impact is None:
            return UNSCORED
        for name, value in (("likelihood", likelihood), ("impact", impact)):
            if not 1 <= value <= SIZE:
                raise ValueError(f"The {name} is a whole number from 1 to {SIZE}, not {value}.")
        if self.grid is None:
            raise ValueError(
                f"The grid of {self.name} has not been supplied, so nothing can be scored by it."
            )
        return self.grid[likelihood - 1][impact - 1]

    def over_tolerance(self, score: int | None) -> bool:
        """Whether a score is above the tolerance; what is unscored is not known to be."""
        return score is not None and score > self.tolerance


def _grid(rows: tuple[str, ...]) -> tuple[tuple[Cell, ...], ...]:
    letters = {"L": Band.LOW, "M": Band.MODERATE, "H": Band.HIGH, "S": Band.SIGNIFICANT}
    return tuple(tuple(Cell(int(word[1:]), letters[word[0]]) for word in row.split()) for row in rows)


COUNTYWIDE = Scale(
    name="Countywide 5 by 5",
    likelihoods=("Rare", "Unlikely", "Possible", "Likely", "Almost certain"),
    impacts=("Negligible", "Minor", "Moderate", "Major", "Catastrophic"),
    bands=(Band.SIGNIFICANT, Band.HIGH, Band.MODERATE, Band.LOW),
    tolerance=12,
    grid=_grid(
        (
            # impact: 1   2   3   4   5
            "L1  L2  L3  M4  M5",  # Rare
            "L2  M4  M6  H8  H10",  # Unlikely
            "L3  M6  H9  H12 S15",  # Possible
            "M4  H8  H12 S16 S20",  # Likely
            "M5  H10 S15 S20 S25",  # Almost certain
        )
    ),
)
"""The default preset: Low 1-3, Moderate 4-6, High 8-12, Significant 15-25."""

FIVE_BANDS = Scale(
    name="Five bands, tolerance 13",
    likelihoods=("1", "2", "3", "4", "5"),
    impacts=("1", "2", "3", "4", "5"),
    bands=("Critical", "Severe", "Substantial", "Moderate", "Low"),
    tolerance=13,
    grid=None,
)
"""The second preset: its words and tolerance are known, its grid is for the Board to supply."""

PRESETS: dict[str, Scale] = {"countywide": COUNTYWIDE, "five-bands": FIVE_BANDS}


@dataclass(frozen=True)
class Stand:
    """How a risk stood at one meeting, as far as its direction depends on it.

    `answered` is whether its group's return to that meeting was accepted; `mentioned` whether that return
    (or a person, from a paper) speaks of the risk.
    """

    score: int | None = None
    band: Band = Band.UNSCORED
    open: bool = True
    mentioned: bool = True
    answered: bool = True


def direction(before: tuple[Direction, Stand] | None, now: Stand) -> Direction:
    """What the risk did since the meeting before, always in a word; `before` is None at its first meeting.

    Closed; New; Not mentioned when the group's return is silent on it, which lasts until the group speaks;
    Not scored while there are no two scores to compare; then Worsening, Improving or Static.
    """
    if not now.open:
        return Direction.CLOSED
    if before is None or not before[1].open:
        return Direction.NEW
    was, earlier = before
    if not now.mentioned and (now.answered or was is Direction.NOT_MENTIONED):
        return Direction.NOT_MENTIONED
    return _compare(earlier.score, now.score)


def _compare(before: int | None, now: int | None) -> Direction:
    if before is None or now is None:
        return Direction.NOT_SCORED
    if now == before:
        return Direction.STATIC
    return Direction.WORSENING if now > before else Direction.IMPROVING


@dataclass(frozen=True)
class Judged:
    """What follows for one meeting from a risk's whole history up to it."""

    direction: Direction
    meetings_raised: int
    meetings_in_band: int
    standing: bool
    stuck: bool


def judge(history: tuple[Stand, ...], said_to_persist: frozenset[int] = frozenset()) -> tuple[Judged, ...]:
    """Judge each meeting of a risk's history, the oldest first.

    Stuck: the same High or Significant band at four meetings running. Standing: raised in three returns
    running (a meeting without a return breaks nothing), or said to persist in prose at one of the positions
    in `said_to_persist`, which lasts until a return is silent on it.
    """
    judged: list[Judged] = []
    for position, now in enumerate(history):
        last = judged[-1] if judged else None
        earlier = history[position - 1] if position else None
        way = direction((last.direction, earlier) if last and earlier else None, now)
        raised = _raised(last, now)
        in_band = _in_band(last, earlier, now)
        persists = position in said_to_persist or (last is not None and last.standing and raised > 0)
        judged.append(
            Judged(
                direction=way,
                meetings_raised=raised,
                meetings_in_band=in_band,
                standing=now.open and (persists or raised >= STANDING_RETURNS),
                stuck=now.open and in_band >= STUCK_MEETINGS,
            )
        )
    return tuple(judged)


def _raised(last: Judged | None, now: Stand) -> int:
    before = last.meetings_raised if last else 0
    if not now.answered:
        return before
    return before + 1 if now.mentioned else 0


def _in_band(last: Judged | None, earlier: Stand | None, now: Stand) -> int:
    if now.band not in STUCK_BANDS:
        return 0
    if last is None or earlier is None or earlier.band is not now.band:
        return 1
    return last.meetings_in_band + 1
