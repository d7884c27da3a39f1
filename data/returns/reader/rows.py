"""The two sides of a row in the key or risk section, whatever grid the table was drawn on."""

from dataclasses import replace

from data.returns.reader.cells import embedded, passages, read_cell
from data.returns.reader.flow import Unit
from data.returns.reader.headings import find_right_heading
from data.returns.reader.parsed import CellReading, ReturnRow
from data.returns.reader.tree import Cell


def right_start(unit: Unit, left: Cell) -> int:
    """The grid column where the right heading of a heading row starts; -1 when the row has only the left one."""
    later = [cell for cell in unit.cells if cell.start > left.start]
    named = [cell for cell in later if find_right_heading(cell.paragraphs()) is not None]
    return named[0].start if named else (later[-1].start if later else -1)


def first_said(cells: list[Cell]) -> tuple[Cell | None, list[Cell]]:
    """The first cell that says something (a lone bullet or row number does not), and the others that do."""
    saying = [cell for cell in cells if passages(cell.paragraphs()) or embedded(tuple(cell.paragraphs()))]
    if saying:
        return saying[0], saying[1:]
    return (cells[0], []) if cells else (None, [])


def side(cell: Cell | None, unit: Unit) -> CellReading:
    """The reading of one side; an empty one at the row's place when the row has no such cell."""
    if cell is None:
        return CellReading(unit.place)
    return read_cell(cell.paragraphs(), cell.place, cell.merged_up or cell.merged_down)


def extend_last(rows: list[ReturnRow], right: CellReading) -> None:
    """A left cell that runs over several rows is one item: its asks are those of all the rows."""
    before = rows[-1].right
    if right.place == before.place:
        return
    both = before.passages + right.passages
    joined = replace(
        before, passages=both, nil=_nil_of_both(before.nil, right.nil), links=before.links + right.links
    )
    informs = before.for_information and right.for_information
    rows[-1] = replace(rows[-1], right=replace(joined, for_information=informs))


def _nil_of_both(first: bool | None, second: bool | None) -> bool | None:
    known = [nil for nil in (first, second) if nil is not None]
    return all(known) if known else None
