"""The workbook form, described once for the writer and the reader: its sheets, headings, columns and words of guidance.

A sheet holds one part. Its first cell is its heading, the second row explains, a third may say "nothing to report";
then come the column headings, and under them one row for each item.
"""

from dataclasses import dataclass
from enum import StrEnum

from data.returns.reader import template


class SheetPart(StrEnum):
    """What a sheet is for."""

    ABOUT = "about"
    OBJECTIVES = "objectives"
    KEY = "key information"
    RISKS = "risks"
    PLANS = "plans"
    COMMENTARY = "commentary"
    EXTRA = "anything else"
    NOTES = "footnotes"
    CSP_ABOUT = "about the update"
    PRIORITIES = "priorities"
    ACTIONS = "action plan"
    FIGURES = "figures"
    SPENDING = "spending"


@dataclass(frozen=True)
class Column:
    """A column: its heading, and its width in characters."""

    heading: str
    width: int = 60


@dataclass(frozen=True)
class SheetForm:
    """One sheet of the form. `nil` is set where the part has a cell that says "nothing to report"."""

    part: SheetPart
    name: str
    heading: str
    explains: str
    columns: tuple[Column, ...]
    nil: bool = False


ASKS = "Requested actions by responsible authorities/board chairs"
QUESTION, ANSWER = Column("Question", 28), Column("Answer", 80)
TITLE, GROUP, CSP, CHAIR, VICE_CHAIR, MARKING = (
    "Title and month",
    "Delivery group",
    "CSP",
    "Chair",
    "Vice chair",
    "Protective marking",
)
NOTHING = "Nothing to report"
YES = "Yes"
TABLE = "Table"
_ROWS = "One row is one item. Several points in a cell: a new line for each (Alt and Enter). Add rows as you need them."
_NIL = ' Where there is nothing, choose "Yes" below.'

GROUP_SHEETS = (
    SheetForm(
        SheetPart.ABOUT,
        "About",
        "About this return",
        "Write in the column “Answer”. The title ends with the month that the return covers.",
        (QUESTION, ANSWER),
    ),
    SheetForm(
        SheetPart.OBJECTIVES,
        "Objectives",
        "Objectives of Countywide Delivery Group",
        "One row is one objective.",
        (Column("Objective", 110),),
    ),
    SheetForm(
        SheetPart.KEY,
        "Key information",
        "Key information",
        _ROWS + _NIL,
        (Column("Key information to raise to the Board"), Column(ASKS)),
        nil=True,
    ),
    SheetForm(
        SheetPart.RISKS,
        "Risks",
        "Risks",
        _ROWS + _NIL,
        (Column("Items to be added to the CCSSB Risk Register"), Column(ASKS)),
        nil=True,
    ),
    SheetForm(
        SheetPart.PLANS,
        "Plans",
        "Plans, actions and performance",
        "Say what there is and from when, give its address, or write N/A."
        ' Where there is nothing at all, choose "Yes" below.',
        (Column("Product", 32), Column("What there is, and from when", 80)),
        nil=True,
    ),
    SheetForm(
        SheetPart.COMMENTARY,
        "Commentary",
        "Additional commentary on plans, actions and performance",
        "One row is one paragraph." + _NIL,
        (Column("Commentary", 110),),
        nil=True,
    ),
    SheetForm(
        SheetPart.EXTRA,
        "Anything else",
        "Anything else",
        "A section that the form does not have: its heading, and what it says. May stay empty.",
        (Column("Section", 32), Column("What it says", 80)),
    ),
)

NOTES_SHEET = SheetForm(
    SheetPart.NOTES,
    "Footnotes",
    "Footnotes",
    "Each note, and the cell that it belongs to.",
    (Column("Note", 80), Column("Belongs to", 32)),
)

CSP_SHEETS = (
    SheetForm(
        SheetPart.CSP_ABOUT,
        "About",
        "About this update",
        "Write in the column “Answer”. The title ends with the month that the update covers.",
        (QUESTION, ANSWER),
    ),
    SheetForm(
        SheetPart.PRIORITIES,
        "Priorities",
        "Priorities",
        "One row is one priority. Several points in a cell: a new line for each (Alt and Enter). Where there is"
        " nothing to say, write None. Items for publicity must not be protectively marked.",
        (
            Column("Priority", 28),
            Column("Lead officer", 22),
            Column("Key achievements during this quarter", 42),
            Column("Areas of concern for partnership to note", 42),
            Column("Recommendations to partnership to address concerns", 42),
            Column("Any items for publicity", 42),
        ),
    ),
    SheetForm(
        SheetPart.ACTIONS,
        "Action plan",
        "Action plan",
        "One row is one action. Several milestones: a new line for each (Alt and Enter)." + _NIL,
        (
            Column("Action", 44),
            Column("Milestones", 44),
            Column("Lead agency", 22),
            Column("Other partners", 22),
            Column("Update this quarter", 44),
        ),
        nil=True,
    ),
    SheetForm(
        SheetPart.FIGURES,
        "Figures",
        "Figures",
        "Small tables of figures. Begin each with a row: “Table”, and beside it the title. Under it the headings."
        + _NIL,
        (),
        nil=True,
    ),
    SheetForm(
        SheetPart.SPENDING,
        "Spending",
        "Spending",
        "Spending against plan. Begin each table with a row: “Table”, and beside it the title. Under it the headings."
        + _NIL,
        (),
        nil=True,
    ),
)

ALL_SHEETS = (*GROUP_SHEETS, NOTES_SHEET, *CSP_SHEETS)
PRODUCT_ROWS = template.PRODUCT_NAMES
"""The label of each product's row on the sheet of plans."""
