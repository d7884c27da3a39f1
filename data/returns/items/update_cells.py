"""The cells of an update's tables beside their words: stored, read back, and written as the text of an item."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from data.returns.items.publicity import held_back_by
from data.returns.items.reading import UpdateReading
from data.returns.reader.parsed import FiguresTable, ParsedReturn, PlanAction
from data.returns.reader.wire import from_wire, to_wire
from data.store.tables import ReturnItem, UpdateItem
from data.terms import Part, Saying

PLAN_CELLS = {
    "number": "Number",
    "action": "Action",
    "milestones": "Milestones",
    "lead_agency": "Lead agency",
    "partners": "Other partners",
    "update": "Update this quarter",
}
"""The cells of a row of the action plan that can be corrected, in the words of the form."""

BETWEEN = " | "
"""What stands between the cells of a table in an item's words."""


_BETWEEN = re.compile(r"\s*\|\s*")


def stored(read: UpdateReading) -> UpdateItem:
    """The row that keeps what was read."""
    row = UpdateItem(spending=read.spending)
    restore_cells(row, read)
    return row


def restore_cells(row: UpdateItem, read: UpdateReading) -> None:
    """Set what was read back into the row that keeps it."""
    row.cells = to_wire(read.cells) if read.cells else None
    row.held_back = read.held_back


def follow_words(item: ReturnItem, row: UpdateItem, read: ParsedReturn) -> None:
    """Let what is kept follow the corrected words: the cells of a table, and what holds an item for publicity back.

    Words that carry no marking do not lift that of the whole file.
    """
    if item.part is Part.PUBLICITY:
        row.held_back = held_back_by(read, item.text)
    table = table_of(row)
    if table is not None:
        row.cells = to_wire(replace(table, rows=table_rows(item.text), row_places=()))


def table_rows(text: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table typed or pasted as lines: cells stand apart by tabs, or by bars where there is no tab."""
    lines = [line for line in text.split("\n") if line.strip()]
    if any("\t" in line for line in lines):
        return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines)
    return tuple(tuple(_BETWEEN.split(line.strip())) for line in lines)


def corrected_row(row: UpdateItem | None, cells: Mapping[str, str]) -> PlanAction | None:
    """The row of an action plan with these cells instead; one with an action of its own no longer goes on.

    None where no such row is kept.
    """
    known = plan_row(row)
    if known is None:
        return None
    said: dict[str, Any] = {name: cells[name] for name in PLAN_CELLS if name in cells}
    if "milestones" in said:
        said["milestones"] = tuple(line.strip() for line in said["milestones"].split("\n") if line.strip())
    goes_on = known.goes_on and said.get("action", known.action) == known.action
    return replace(known, **said, goes_on=goes_on)


def keep_row(item: ReturnItem, row: PlanAction) -> None:
    """Keep a corrected row beside its item; one without an update says nothing this quarter."""
    if item.update_item is not None:
        item.update_item.cells = to_wire(row)
    item.saying = Saying.STATED if row.update else Saying.BLANK


def plan_row(row: UpdateItem | None) -> PlanAction | None:
    """The row of an action plan that is kept there."""
    cells = _cells(row)
    return from_wire(PlanAction, cells) if cells and "action" in cells else None


def table_of(row: UpdateItem | None) -> FiguresTable | None:
    """The table that is kept there."""
    cells = _cells(row)
    return from_wire(FiguresTable, cells) if cells and "rows" in cells else None


def plan_words(row: PlanAction) -> str:
    """A row of the action plan as the words of an item, one cell a line."""
    lines = [
        ("", row.action),
        ("Milestones: ", "; ".join(row.milestones)),
        ("Lead agency: ", row.lead_agency),
        ("Other partners: ", row.partners),
        ("Update: ", row.update),
        *((f"{one.heading}: " if one.heading else "", one.text) for one in row.others),
    ]
    return "\n".join(name + said for name, said in lines if said)


def table_words(table: FiguresTable) -> str:
    """A table as the words of an item, one row a line."""
    return "\n".join(BETWEEN.join(row) for row in table.rows)


def _cells(row: UpdateItem | None) -> dict[str, Any] | None:
    return row.cells if row is not None else None
