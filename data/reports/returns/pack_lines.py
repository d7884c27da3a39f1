"""What the screens of back files show: a pack and its parts as plain values."""

from dataclasses import dataclass
from datetime import datetime

from data.reports.meetings import MeetingView
from data.reports.reporters import ReporterName
from data.returns.reader.pack.parsed import Between
from data.returns.reader.problems import Problem
from data.returns.states import BEING_CHECKED
from data.terms import Marking, PartFate, ReporterKind, ReturnState


@dataclass(frozen=True)
class PackLine:
    """One back file as it was sent, and how many of its returns wait, were taken in and were left out."""

    id: int
    name: str
    size: int
    sha256: str
    received_at: datetime
    received_by: str
    refusal: str
    waiting: int
    taken: int
    left_out: int

    @property
    def parts(self) -> int:
        """How many returns are in it."""
        return self.waiting + self.taken + self.left_out


@dataclass(frozen=True)
class PackList:
    """The packs of page `page` of `pages`."""

    page: int
    pages: int
    packs: tuple[PackLine, ...]


@dataclass(frozen=True)
class TakenAs:
    """The version that a part became."""

    return_id: int
    number: int
    state: ReturnState
    reporter: ReporterName
    meeting: MeetingView
    marking: Marking
    abandoned: bool

    @property
    def to_check(self) -> bool:
        """Whether somebody still has to check and submit it."""
        return self.state in BEING_CHECKED


@dataclass(frozen=True)
class PartLine:
    """One return of a back file. `reporter` and `meeting` are suggestions; `no_meeting` names a quarter that has none,
    and `standing` the state of the return that the suggestions lead to."""

    number: int
    kind: ReporterKind
    place: str
    until: str
    group_name: str
    group_as_written: str
    period: str
    sure: str
    why: tuple[str, ...]
    items: int
    problems: int
    to_answer: int
    fate: PartFate
    decided_at: datetime | None
    decided_by: str
    reporter: ReporterName | None
    meeting: MeetingView | None
    no_meeting: str
    reason: str
    standing: ReturnState | None
    taken: TakenAs | None

    @property
    def open(self) -> bool:
        """Whether it can be decided on: it waits, was left out, or its draft was abandoned."""
        return self.taken is None or self.taken.abandoned


@dataclass(frozen=True)
class BackFileRead:
    """One back file with its parts, what is in none of them, and whom and which meeting to choose from."""

    pack: PackLine
    parts: tuple[PartLine, ...]
    between: tuple[Between, ...]
    problems: tuple[Problem, ...]
    reporters: tuple[ReporterName, ...]
    meetings: tuple[MeetingView, ...]

    @property
    def sensitive(self) -> bool:
        """Whether one of its returns has been marked OFFICIAL-SENSITIVE since."""
        return any(part.taken and part.taken.marking is Marking.OFFICIAL_SENSITIVE for part in self.parts)
