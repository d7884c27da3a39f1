"""What can need a person now, one value a kind: each says what, who asked and since when."""

from dataclasses import dataclass
from datetime import date, datetime

from data.reports.asks.action_lines import ActionLine
from data.reports.asks.ask_lines import AskLine
from data.reports.meetings import MeetingView
from data.reports.plan.agenda import AgendaLine
from data.reports.questions.lines import QuestionLine
from data.reports.reporters import ReporterName
from data.reports.returns.owed import OwedReturn


@dataclass(frozen=True)
class AskNeed:
    """An ask of the viewer's own body without an answer."""

    ask: AskLine


@dataclass(frozen=True)
class ActionNeed:
    """An overdue action of the viewer's own body, or of a group that they lead."""

    action: ActionLine


@dataclass(frozen=True)
class DecisionNeed:
    """What the Board is asked to decide at the meeting in view."""

    item: AgendaLine


@dataclass(frozen=True)
class TurnNeed:
    """The viewer's own CSP has no turn of its own in the plan, which runs to `until`."""

    csp: ReporterName
    until: MeetingView


@dataclass(frozen=True)
class ReturnNeed:
    """A return that the viewer has to send, their own or one that they took in.

    `version` is the number of the one that is with them, None where none is; `open_problems` counts what must be
    answered before it can be submitted. `left` counts working days to the deadline, negative once it is over;
    `reminded` is when they were last reminded.
    """

    owed: OwedReturn
    meeting: MeetingView
    due: date | None
    version: int | None
    open_problems: int
    reason: str
    left: int | None = None
    reminded: datetime | None = None


@dataclass(frozen=True)
class SilentRiskNeed:
    """An open risk of the viewer's own group that its accepted return does not mention."""

    ref: str
    title: str
    reporter: ReporterName
    last_mentioned: MeetingView | None
    illustrative: bool


@dataclass(frozen=True)
class ModerateNeed:
    """A return that waits for the OPCC to accept it or to ask for changes."""

    owed: OwedReturn


@dataclass(frozen=True)
class ChaseNeed:
    """A return that has not come: to follow, or expected and past the day it was due."""

    owed: OwedReturn
    due: date | None


@dataclass(frozen=True)
class StaleNeed:
    """An accepted or received return whose period is earlier than fresh allows."""

    owed: OwedReturn


@dataclass(frozen=True)
class QuestionNeed:
    """A question on a return of the viewer's own group or CSP without an answer."""

    question: QuestionLine


@dataclass(frozen=True)
class AnsweredNeed:
    """A question of the viewer's own that has been answered since they last put its answer away."""

    question: QuestionLine


@dataclass(frozen=True)
class CandidatesNeed:
    """Risks that returns put forward and nobody has decided on."""

    count: int


Need = (
    ActionNeed
    | AskNeed
    | ReturnNeed
    | SilentRiskNeed
    | QuestionNeed
    | AnsweredNeed
    | ModerateNeed
    | ChaseNeed
    | StaleNeed
    | CandidatesNeed
    | DecisionNeed
    | TurnNeed
)


@dataclass(frozen=True)
class Needs:
    """What needs one viewer now, the most pressing first.

    `items` holds the first few of each kind; `counts` how many there are of each in all, in the same order.
    """

    items: tuple[Need, ...] = ()
    counts: tuple[tuple[type[Need], int], ...] = ()

    @property
    def total(self) -> int:
        """How many there are, shown here or not."""
        return sum(count for _, count in self.counts)

    @property
    def sensitive(self) -> bool:
        """Whether a question shown here is on a return, or about an item, that is marked."""
        asked = (one.question for one in self.items if isinstance(one, QuestionNeed | AnsweredNeed))
        return any(one.sensitive for one in asked)

    def and_also(self, kind: type[Need], count: int, items: tuple[Need, ...]) -> "Needs":
        """These and then so many of one more kind, with the first few of them."""
        if not count:
            return self
        return Needs(self.items + items, (*self.counts, (kind, count)))

    def count(self, kind: type[Need]) -> int:
        """How many there are of one kind."""
        return dict(self.counts).get(kind, 0)
