"""One item of a reading as a plain value, and the exact source words at a Place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from data.returns.reader.parsed import FiguresTable, OutlineBlock, PlanAction
from data.terms import Part, RiskKind, Saying

_SHEET_CELL = re.compile(r"cell [A-Z]{1,3}(?P<row>\d+)")


@dataclass(frozen=True)
class UpdateReading:
    """What an item of a CSP's update says beyond its words: the cells of a row of the action plan or of a table, and
    what keeps an item for publicity from the public ("" for nothing).
    """

    cells: PlanAction | FiguresTable | None = None
    spending: bool = False
    held_back: str = ""


@dataclass(frozen=True)
class ItemReading:
    """One thing read: what it is, its words, the exact source words, its Place, and what it says.

    A row of a return is one item: `text` is its left cell, `ask` its right cell. A suggestion is the
    reader's; only a person applies it.
    `continues` is the reference of the risk that the lead says it is, `continues_ask` the number of the ask.
    """

    part: Part
    text: str
    source_text: str
    place: str
    saying: Saying = Saying.STATED
    label: str = ""
    ask: str = ""
    ask_place: str = ""
    ask_saying: Saying = Saying.BLANK
    suggested_kind: RiskKind | None = None
    suggestion_reason: str = ""
    continues: str = ""
    continues_ask: str = ""
    of_update: UpdateReading | None = None


def source_at(document: Iterable[OutlineBlock], place: str) -> str:
    """The source words that stand at a Place: a paragraph's, or all those of a cell, row or block; "" when none do."""
    found = [text for at, text in _paragraphs(document) if is_at(at, place)]
    return "\n".join(found)


def is_at(place: str, whole: str) -> bool:
    """Whether `place` is `whole` or stands inside it: "Table 1, row 8, left cell" is inside "Table 1, row 8", and
    "Risks, cell C7" inside "Risks, row 7".
    """
    inside = place == whole or place.startswith(f"{whole}, ")
    return bool(whole) and (inside or (", row " in whole and whole in wholes(place)))


def wholes(place: str) -> list[str]:
    """A Place and each Place that it stands inside, the outermost last: `is_at(place, whole)` holds for these alone."""
    steps = place.split(", ") if place else []
    found: list[str] = []
    for length in range(len(steps), 0, -1):
        found.append(", ".join(steps[:length]))
        cell = _SHEET_CELL.fullmatch(steps[length - 1])
        if cell is not None and length > 1:
            found.append(", ".join([*steps[: length - 1], f"row {cell['row']}"]))
    return found


def _paragraphs(document: Iterable[OutlineBlock]) -> Iterable[tuple[str, str]]:
    for block in document:
        for cell in block.cells:
            if not cell.merged_up:
                yield from zip(cell.places, cell.paragraphs, strict=True)
