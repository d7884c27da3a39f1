"""The values of the check page: problems with their questions, items, rows of the document, and the whole version."""

from dataclasses import dataclass
from datetime import datetime

from data.reports.meetings import MeetingView
from data.reports.reporters import ReporterName
from data.reports.returns.source_rows import SourceRow
from data.returns.deciding.choices import CLOSED_BY_NOW, Question
from data.returns.reader.parsed import FiguresTable, PlanAction
from data.returns.states import BEING_CHECKED
from data.terms import Decision, Marking, Part, ReturnState, RiskKind, Saying, Severity


@dataclass(frozen=True)
class CheckProblem:
    """A problem and its question. `answer_words` is the answer in words, "" while there is none.

    `open_item` names the risk, ask or action that was open last quarter ("Risk R18-003"), "" for any other problem.
    """

    id: int
    row_version: int
    code: str
    severity: Severity
    place: str
    open_item: str
    message: str
    action: str
    question: Question
    choice: str
    words: str
    answer_words: str
    answered_by: str

    @property
    def open(self) -> bool:
        """Whether it still asks something of the lead; a Look never does."""
        return not self.choice and self.severity is not Severity.LOOK

    @property
    def closed(self) -> bool:
        """Whether what it is about is closed by now, so that nobody has to answer."""
        return self.choice == CLOSED_BY_NOW

    @property
    def stops(self) -> bool:
        """Whether it must be answered before submitting and is not."""
        return self.open and self.severity is Severity.STOP


@dataclass(frozen=True)
class CheckItem:
    """An item as read and as decided. `of` counts the items of its part: (2, 5) is the second of five.

    Of a CSP's update: `row`, `table`, `spending` and `held_back` as in `lines.ItemLine`, and `addresses` is the area of
    concern that a person says a recommendation is about.
    """

    id: int
    row_version: int
    part: Part
    of: tuple[int, int]
    label: str
    text: str
    source_text: str
    place: str
    saying: Saying
    ask: str
    ask_source_text: str
    ask_saying: Saying
    kind: RiskKind | None
    suggested_kind: RiskKind | None
    suggestion_reason: str
    standing: bool
    continues: int | None
    decision: Decision
    decided_by: str
    problems: tuple[CheckProblem, ...]
    row: PlanAction | None = None
    table: FiguresTable | None = None
    spending: bool = False
    held_back: str = ""
    addresses: int | None = None

    @property
    def needs_somebody(self) -> bool:
        """Whether a person has yet to decide on it or on a problem about it."""
        return self.decision is Decision.PENDING or any(problem.open for problem in self.problems)

    @property
    def free_of_problems(self) -> bool:
        """Whether it can be accepted together with others."""
        return self.decision is Decision.PENDING and not any(problem.open for problem in self.problems)


@dataclass(frozen=True)
class CheckRow:
    """Rows of the document that belong together (headings stand with the row below), and the items read there.

    `marks` are the words that a problem rests on, by the Place of their paragraph.
    """

    place: str
    source: tuple[SourceRow, ...]
    items: tuple[CheckItem, ...]
    marks: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class OpenRisk:
    """A risk of this group or CSP that is on the register: an item may speak of it again."""

    id: int
    ref: str
    title: str


@dataclass(frozen=True)
class ReturnCheck:
    """One version on its check page. `elsewhere` are problems that are about no single item; `bytes_open` whether
    this viewer may have the file itself; `why_locked` says in a sentence why the return takes no newer version, ""
    where it does.
    """

    return_id: int
    version_id: int
    number: int
    state: ReturnState
    reporter: ReporterName
    meeting: MeetingView
    marking: Marking
    file_id: int
    file_name: str
    file_size: int
    received_at: datetime
    received_by: str
    on_behalf: bool
    moderation_reason: str
    receipt: str
    why_locked: str
    open_risks: tuple[OpenRisk, ...]
    rows: tuple[CheckRow, ...]
    problems: tuple[CheckProblem, ...]
    elsewhere: tuple[CheckProblem, ...]
    bytes_open: bool = True

    @property
    def editable(self) -> bool:
        """Whether its lead may still decide on items."""
        return self.state in BEING_CHECKED

    @property
    def items(self) -> tuple[CheckItem, ...]:
        """Every item, in the order of the document."""
        return tuple(item for row in self.rows for item in row.items)

    @property
    def decided(self) -> int:
        """How many items a person has decided on."""
        return sum(item.decision is not Decision.PENDING for item in self.items)

    @property
    def to_answer(self) -> int:
        """How many problems must still be answered."""
        return sum(problem.stops for problem in self.problems)
