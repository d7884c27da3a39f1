"""What one file says, as plain values: every item with its words exactly as written and its Place.

Nothing here knows Word, Excel, Dash or the database. `contract.as_json` turns a `ParsedReturn` into the object that
`python -m data read-return FILE --json` prints; `wire` carries it between processes without loss.
"""

from dataclasses import dataclass

from data.returns.reader.carried import CarriedItem
from data.returns.reader.problems import Problem
from data.returns.reader.written import (
    EmbeddedObject,
    GroupName,
    Kind,
    Officer,
    OfficerCell,
    Passage,
    Period,
    PlanState,
    Suggestion,
    WrittenDate,
)


@dataclass(frozen=True)
class CellReading:
    """One side of a row. `nil` is None for an empty cell, else whether the whole cell says nothing to report."""

    place: str
    passages: tuple[Passage, ...] = ()
    nil: bool | None = None
    for_information: bool = False
    merged_down: bool = False
    links: tuple[str, ...] = ()
    embedded: tuple[EmbeddedObject, ...] = ()

    @property
    def text(self) -> str:
        """The cell's paragraphs, one a line."""
        return "\n".join(passage.text for passage in self.passages)


@dataclass(frozen=True)
class ReturnRow:
    """One row of the key or the risk section: left what is said, right what is asked of others."""

    left: CellReading
    right: CellReading
    suggestion: Suggestion | None = None
    dates: tuple[WrittenDate, ...] = ()

    @property
    def place(self) -> str:
        """Where the row's own words stand: the left cell."""
        return self.left.place


@dataclass(frozen=True)
class PlanEntry:
    """One of the five product rows; `key` is its name in the contract ("tor", "strategic_assessment" ...)."""

    key: str
    state: PlanState
    place: str
    text: str = ""
    links: tuple[str, ...] = ()
    embedded: tuple[EmbeddedObject, ...] = ()
    dates: tuple[WrittenDate, ...] = ()


@dataclass(frozen=True)
class ExtraSection:
    """A part that the template does not have, kept whole."""

    heading: str
    place: str
    passages: tuple[Passage, ...] = ()
    links: tuple[str, ...] = ()
    embedded: tuple[EmbeddedObject, ...] = ()


@dataclass(frozen=True)
class Footnote:
    """A footnote or endnote, and where its mark stands in the text ("" when nothing refers to it)."""

    number: int
    text: str
    place: str
    referenced_from: str = ""


@dataclass(frozen=True)
class OtherCell:
    """A cell of an action plan under a heading that the form does not have."""

    heading: str
    text: str


@dataclass(frozen=True)
class PlanAction:
    """One row of a CSP update's action plan, as written.

    `number` is what the row is numbered by, in a column of its own or before its words. A row that `goes_on` has no
    action of its own: it holds further milestones of the one above, whose words it carries. `section` is the line
    across the table that it stands under.
    """

    place: str
    action: str
    milestones: tuple[str, ...] = ()
    lead_agency: str = ""
    partners: str = ""
    update: str = ""
    number: str = ""
    section: str = ""
    goes_on: bool = False
    others: tuple[OtherCell, ...] = ()


@dataclass(frozen=True)
class FiguresTable:
    """A small table of figures or of spending, as written: no number is guessed.

    `row_places` runs beside `rows`; empty where only the table's own Place is known.
    """

    place: str
    title: str
    rows: tuple[tuple[str, ...], ...]
    row_places: tuple[str, ...] = ()


@dataclass(frozen=True)
class NilAnswer:
    """A section of a priority that says there is nothing; `part` is its name, such as "concerns"."""

    part: str
    text: str
    place: str


@dataclass(frozen=True)
class CspPriority:
    """One priority of a CSP update and what its lead says about it. Sections that say nothing are in `nil`."""

    place: str
    priority: str
    lead: str
    achievements: tuple[Passage, ...] = ()
    concerns: tuple[Passage, ...] = ()
    recommendations: tuple[Passage, ...] = ()
    publicity: tuple[Passage, ...] = ()
    nil: tuple[NilAnswer, ...] = ()


@dataclass(frozen=True)
class CspUpdate:
    """The older task-group form, still the shape of a CSP update. Nil answers are not in the lists."""

    csp: GroupName | None
    priorities: tuple[CspPriority, ...] = ()
    action_plan: tuple[PlanAction, ...] = ()
    figures: tuple[FiguresTable, ...] = ()
    spending: tuple[FiguresTable, ...] = ()


@dataclass(frozen=True)
class OutlineCell:
    """One cell of the source as it is shown beside the reading; `places` runs beside `paragraphs`."""

    place: str
    span: int
    paragraphs: tuple[str, ...]
    places: tuple[str, ...]
    merged_up: bool = False


@dataclass(frozen=True)
class OutlineBlock:
    """One paragraph or one table row of the source. `kind`: heading, paragraph, row, text box, page header, page
    footer, footnote, endnote. A paragraph is a block of one cell."""

    place: str
    kind: str
    cells: tuple[OutlineCell, ...]


@dataclass(frozen=True)
class Limit:
    """One limit that the reading kept to."""

    name: str
    value: int | str


@dataclass(frozen=True)
class ParsedReturn:
    """Everything read from one file. What could not be placed is in `unplaced`; every doubt is in `problems`."""

    file: str
    kind: Kind
    header_as_written: str | None = None
    header_place: str = ""
    period: Period | None = None
    group: GroupName | None = None
    chair: tuple[Officer, ...] = ()
    chair_cell: OfficerCell = OfficerCell.ABSENT
    vice_chair: tuple[Officer, ...] = ()
    vice_chair_cell: OfficerCell = OfficerCell.ABSENT
    vice_chair_place: str = ""
    objectives_heading: str | None = None
    objectives: tuple[Passage, ...] = ()
    key_information: tuple[ReturnRow, ...] = ()
    risk_register_items: tuple[ReturnRow, ...] = ()
    plans: tuple[PlanEntry, ...] = ()
    commentary: tuple[Passage, ...] = ()
    extra_sections: tuple[ExtraSection, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    marking: Passage | None = None
    embedded: tuple[EmbeddedObject, ...] = ()
    unplaced: tuple[Passage, ...] = ()
    problems: tuple[Problem, ...] = ()
    document: tuple[OutlineBlock, ...] = ()
    limits: tuple[Limit, ...] = ()
    csp_update: CspUpdate | None = None
    carried: tuple[CarriedItem, ...] = ()

    def plan(self, key: str) -> PlanEntry:
        """The plans row of that key; a row that the file does not have has the state ROW_MISSING."""
        found = (entry for entry in self.plans if entry.key == key)
        return next(found, PlanEntry(key, PlanState.ROW_MISSING, ""))
