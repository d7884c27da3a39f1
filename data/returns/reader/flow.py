"""A document as a flow of units: one for each table row, and one for each paragraph outside tables.

A table that only holds the layout (a cell with the form's headings inside) is opened up: its rows are units of their
own. So is a text box that holds a heading.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from data.returns.reader.headings import has_heading, is_boundary
from data.returns.reader.tree import Block, Cell, Paragraph, Row, Table, paragraphs


@dataclass(frozen=True)
class Unit:
    """One row, or one paragraph as a row of one cell. `table` is the table's place, "" outside tables."""

    cells: tuple[Cell, ...]
    place: str
    table: str = ""

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells with something in them."""
        return tuple(cell for cell in self.cells if cell.filled)


def units(blocks: tuple[Block, ...]) -> Iterator[Unit]:
    """The units of the body, in reading order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Unit((Cell(block.place, 0, 1, (block,)),), block.place)
        else:
            for row in block.rows:
                yield from _row_units(row, block.place)


def _row_units(row: Row, table: str) -> Iterator[Unit]:
    if any(_is_layout(block) for cell in row.cells for block in cell.blocks if not cell.merged_up):
        for cell in row.cells:
            if not cell.merged_up:
                yield from _opened(cell)
        return
    boxed = tuple(block for cell in row.cells for block in _boxes_with_heading(cell))
    cells = tuple(replace(cell, blocks=tuple(b for b in cell.blocks if b not in boxed)) for cell in row.cells)
    yield from _cut_at_headings(Unit(cells, row.place, table))
    yield from units(boxed)


def _cut_at_headings(unit: Unit) -> Iterator[Unit]:
    """A row of one cell is cut where a later paragraph is a heading of its own."""
    if len(unit.cells) != 1:
        yield unit
        return
    runs: list[list[Block]] = [[]]
    for block in unit.cells[0].blocks:
        if isinstance(block, Paragraph) and runs[-1] and is_boundary(block):
            runs.append([])
        runs[-1].append(block)
    for run in runs:
        yield replace(unit, cells=(replace(unit.cells[0], blocks=tuple(run)),))


def _opened(cell: Cell) -> Iterator[Unit]:
    """The cell's own paragraphs, run by run, and the rows of its tables."""
    run: list[Block] = []
    for block in (*cell.blocks, None):
        if isinstance(block, Paragraph):
            run.append(block)
            continue
        if run:
            yield Unit((replace(cell, blocks=tuple(run)),), cell.place, cell.place)
            run = []
        if block is not None:
            yield from units((block,))


def _is_layout(block: Block) -> bool:
    return isinstance(block, Table) and any(
        has_heading(_cell_lines(cell)) for row in block.rows for cell in row.cells
    )


def _cell_lines(cell: Cell) -> tuple[Paragraph, ...]:
    return tuple(paragraphs(cell.blocks))


def _boxes_with_heading(cell: Cell) -> tuple[Block, ...]:
    """The blocks of the cell's text boxes that hold a heading of the form."""
    numbers = {item.box for item in paragraphs(cell.blocks) if item.box and has_heading((item,))}
    return tuple(block for block in cell.blocks if block.box in numbers)
