"""The web form, described once: its parts, its boxes and their keys, for groups and for CSPs. Pure."""

import re
from dataclasses import dataclass

from data.returns.reader.template import PRODUCT_NAMES, PRODUCTS
from data.terms import ReporterKind

MOST_ROWS = 40
"""Rows of one part: more than any return that the Board has had."""

LONGEST = 20_000
"""Characters of one box; a longer text is refused, never cut."""

NIL = "nil"
"""The box of a part that says "nothing to report": "yes" or empty."""

_KEY = re.compile(r"([a-z_]+)\.(?:([1-9][0-9]?)\.)?([a-z_]+)")


@dataclass(frozen=True)
class Box:
    """One box to write in. `lines` is how tall it begins; 1 is an input of one line."""

    name: str
    label: str
    hint: str = ""
    lines: int = 3


@dataclass(frozen=True)
class FormPart:
    """One part of the form. Rows repeat: each is one item. `nil` is the sentence of its nothing-to-report choice."""

    slug: str
    title: str
    boxes: tuple[Box, ...]
    hint: str = ""
    rows: bool = False
    nil: str = ""

    def key(self, box: str, row: int | None = None) -> str:
        """The key of a box: "risks.2.said" in a row, "about.chair" outside."""
        return f"{self.slug}.{box}" if row is None else f"{self.slug}.{row}.{box}"

    @property
    def nil_key(self) -> str:
        """The key of the nothing-to-report choice."""
        return self.key(NIL)


_PERIOD = Box("period", "The month it speaks of", "For example October 2018.", 1)
_LINES = "One point a line."
_NAMES = PRODUCT_NAMES | {"tor": "Terms of reference"}
_ASKED = Box("asked", "What you ask, and of whom", "Leave it empty if you ask for nothing.")

GROUP_FORM = (
    FormPart(
        "about",
        "About this return",
        (_PERIOD, Box("chair", "Chair", lines=1), Box("vice_chair", "Vice chair", lines=1)),
    ),
    FormPart("objectives", "Objectives", (Box("text", "The group's objectives", _LINES, 5),)),
    FormPart(
        "key",
        "Key information",
        (Box("said", "What the Board should know", _LINES), _ASKED),
        "What to raise to the Board. One box for each thing.",
        rows=True,
        nil="There is no key information to raise this quarter",
    ),
    FormPart(
        "risks",
        "Risks",
        (Box("said", "The risk: its cause, and what may follow", _LINES), _ASKED),
        "Items for the Board's risk register. One box for each risk.",
        rows=True,
        nil="There are no risks to add this quarter",
    ),
    FormPart(
        "plans",
        "Plans, actions and performance",
        tuple(Box(name, _NAMES[name], lines=1) for name in PRODUCTS),
        "For each, the date it was agreed or last reviewed, or where it is. N/A if it does not apply.",
    ),
    FormPart("commentary", "Commentary", (Box("text", "Anything to add on plans and performance", lines=5),)),
    FormPart("other", "Anything else", (Box("text", "A general update, if there is one", lines=3),)),
)

_SAID = "One point a line. Write None where there is nothing."

CSP_FORM = (
    FormPart("about", "About this update", (_PERIOD,)),
    FormPart(
        "priorities",
        "Priorities",
        (
            Box("priority", "Priority", lines=1),
            Box("lead", "Lead officer", "The post.", 1),
            Box("achievements", "Key achievements this quarter", _SAID),
            Box("concerns", "Areas of concern for the partnership to note", _SAID),
            Box(
                "recommendations",
                "Recommendations to address them",
                f"{_SAID} Each becomes an ask, so name who is to act.",
            ),
            Box("publicity", "Items for publicity", "One item a line. Nothing that is protectively marked."),
        ),
        "One priority after another. A box left empty counts as not answered.",
        rows=True,
    ),
    FormPart(
        "actions",
        "Action plan",
        (
            Box("action", "Action", lines=2),
            Box("milestones", "Milestones", "One a line, each with its own number, such as 1.1a.", 2),
            Box("lead_agency", "Lead agency", lines=1),
            Box("partners", "Other partners", lines=1),
            Box("update", "Update this quarter", lines=2),
        ),
        "One row for each action. A milestone with an update of its own gets a row below, without an action.",
        rows=True,
    ),
    FormPart(
        "figures",
        "Figures",
        (
            Box("title", "What the table shows", lines=1),
            Box(
                "rows",
                "The table",
                "Paste it from a spreadsheet or from Word, headings first. Typed: | between cells.",
                5,
            ),
        ),
        "Small tables of figures, one after another. They are kept as written.",
        rows=True,
    ),
    FormPart(
        "spending",
        "Spending against plan",
        (
            Box("item", "What for", lines=1),
            Box("planned", "Planned", "For example £1,500.", 1),
            Box("spent", "Spent", lines=1),
        ),
        "The difference is shown only where both are plain amounts in pounds.",
        rows=True,
    ),
)


def form_of(kind: ReporterKind) -> tuple[FormPart, ...]:
    """The form that a delivery group or a CSP writes."""
    return CSP_FORM if kind is ReporterKind.CSP else GROUP_FORM


def is_key(form: tuple[FormPart, ...], key: str) -> bool:
    """Whether the form has that box."""
    found = _KEY.fullmatch(key)
    part = next((one for one in form if found and one.slug == found[1]), None)
    if found is None or part is None:
        return False
    row, name = found[2], found[3]
    if name == NIL:
        return bool(part.nil) and row is None
    known = name in {box.name for box in part.boxes}
    return known and part.rows == (row is not None) and int(row or 1) <= MOST_ROWS


def row_of(key: str) -> int:
    """The number of the row that a box stands in; 0 for a box outside rows."""
    found = _KEY.fullmatch(key)
    return int(found[2] or 0) if found else 0


def label_of(form: tuple[FormPart, ...], key: str) -> str:
    """A box in words: "Risks, row 2, what you ask, and of whom"."""
    slug, _, rest = key.partition(".")
    name = rest.rpartition(".")[2]
    part = next(one for one in form if one.slug == slug)
    box = next((one.label for one in part.boxes if one.name == name), part.nil)
    row = row_of(key)
    return ", ".join([part.title, *([f"row {row}"] if row else []), box])
