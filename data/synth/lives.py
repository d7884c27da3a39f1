"""The life of one made-up risk: raised, spoken of or not, scored or not, closed or still open. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from random import Random

from data.scoring import COUNTYWIDE, SIZE, Judged, Stand, judge
from data.synth.calendar import HELD
from data.terms import Band, RiskKind, RiskStatus

CLOSES = 0.28
"""The chance that an open risk is closed at its next meeting: about a third of all stays open at the tenth."""

SCORED_AT_FIRST, SCORED_LATER = 0.45, 0.25
MOVES = 0.3
SPOKEN_OF = 0.88
PERSISTS = 0.05
KINDS = ((RiskKind.RISK, 0.8), (RiskKind.ISSUE, 0.14), (RiskKind.EVENT, 0.06))

WEIGHTS = (1, 3, 4, 3, 1)
"""How often a likelihood or an impact of 1 to 5 is given at first."""

Score = tuple[int, int]
"""(likelihood, impact)"""

UNSCORED: tuple[None, None] = (None, None)

Answered = Collection[tuple[int, int]]
"""(reporter, meeting) wherever a return was accepted, both by their ids."""


@dataclass(frozen=True)
class Moment:
    """How the risk stood at one meeting, and what follows from that."""

    meeting: int
    likelihood: int | None
    impact: int | None
    stand: Stand
    judged: Judged
    status: RiskStatus


@dataclass(frozen=True)
class Life:
    """A risk's whole history, the oldest meeting first. `reporter` is an id."""

    reporter: int
    kind: RiskKind
    moments: tuple[Moment, ...]

    @property
    def raised(self) -> int:
        """The meeting it was first raised at."""
        return self.moments[0].meeting

    @property
    def open(self) -> bool:
        """Whether it was open at the last meeting held."""
        return self.moments[-1].stand.open


def live(rng: Random, reporter: int, answered: Answered) -> Life:
    """One life. It can only be raised at a meeting to which its group's return was accepted."""
    first = _raised_at(rng, reporter, answered)
    stands: list[Stand] = []
    scores: list[Score | None] = []
    for meeting in range(first, HELD + 1):
        closed = meeting > first and rng.random() < CLOSES
        scores.append(_scored(rng, scores[-1] if scores else None, meeting == first))
        stands.append(_stand(rng, scores[-1], not closed, (reporter, meeting) in answered, meeting == first))
        if closed:
            break
    persists = frozenset({0}) if rng.random() < PERSISTS else frozenset[int]()
    judged = judge(tuple(stands), persists)
    statuses = _statuses(stands)
    moments = zip(range(first, HELD + 1), scores, stands, judged, statuses, strict=False)
    return Life(
        reporter,
        rng.choices([kind for kind, _ in KINDS], [share for _, share in KINDS])[0],
        tuple(
            Moment(meeting, (score or UNSCORED)[0], (score or UNSCORED)[1], stand, follows, status)
            for meeting, score, stand, follows, status in moments
        ),
    )


def _raised_at(rng: Random, reporter: int, answered: Answered) -> int:
    return rng.choice([meeting for meeting in range(1, HELD + 1) if (reporter, meeting) in answered])


def _scored(rng: Random, before: Score | None, first: bool) -> Score | None:
    if before is None:
        chance = SCORED_AT_FIRST if first else SCORED_LATER
        return (_level(rng), _level(rng)) if rng.random() < chance else None
    likelihood, impact = before
    if rng.random() < MOVES:
        likelihood = min(SIZE, max(1, likelihood + rng.choice((-1, 1))))
    return likelihood, impact


def _level(rng: Random) -> int:
    return rng.choices(range(1, SIZE + 1), WEIGHTS)[0]


def _stand(rng: Random, score: Score | None, is_open: bool, answered: bool, first: bool) -> Stand:
    cell = COUNTYWIDE.place(*(score or UNSCORED))
    mentioned = answered and (first or not is_open or rng.random() < SPOKEN_OF)
    return Stand(cell.score, cell.band, is_open, mentioned, answered)


def _statuses(stands: list[Stand]) -> list[RiskStatus]:
    found = []
    for number, stand in enumerate(stands):
        if not stand.open:
            found.append(RiskStatus.CLOSED)
        elif number == 0 and stand.score is None:
            found.append(RiskStatus.PROPOSED)
        elif stand.band is Band.SIGNIFICANT and number > 2:
            found.append(RiskStatus.ESCALATED)
        else:
            found.append(RiskStatus.ON_REGISTER)
    return found
