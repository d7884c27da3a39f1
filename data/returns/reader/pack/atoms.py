"""A document as atoms: its paragraphs and table rows, the smallest things that lie in one part or in none."""

from dataclasses import dataclass, replace

from data.returns.reader.flow import Unit, units
from data.returns.reader.tree import Block, Paragraph, Row, Table, paragraphs


@dataclass(frozen=True)
class Atom:
    """One paragraph, or one row of a table. `block` and `row` are where it stands in the body; `row` is None for a
    paragraph, `table` then "". `units` are what the reader makes of it; `new_page` when it begins a page; `cells` how
    many cells it is shown as.
    """

    block: int
    row: int | None
    place: str
    table: str
    lines: tuple[Paragraph, ...]
    units: tuple[Unit, ...]
    new_page: bool
    cells: int = 1

    @property
    def text(self) -> str:
        """Every word of it, one paragraph a line."""
        return "\n".join(line.text for line in self.lines if line.text)

    @property
    def columns(self) -> int:
        """How many cells the row has; 1 for a paragraph."""
        return max((len(unit.cells) for unit in self.units), default=1)


def atoms_of(body: tuple[Block, ...]) -> list[Atom]:
    """The atoms of a body, in reading order."""
    found: list[Atom] = []
    for at, block in enumerate(body):
        if isinstance(block, Paragraph):
            found.append(_of_paragraph(at, block))
        else:
            found += [_of_row(at, number, block, row) for number, row in enumerate(block.rows)]
    return found


def blocks_of(body: tuple[Block, ...], atoms: list[Atom]) -> tuple[Block, ...]:
    """The atoms as blocks again: a table that lies in two parts is cut between its rows."""
    rows: dict[int, list[Row]] = {}
    for atom in atoms:
        held = body[atom.block]
        if isinstance(held, Table) and atom.row is not None:
            rows.setdefault(atom.block, []).append(held.rows[atom.row])
    found: list[Block] = []
    for at in dict.fromkeys(atom.block for atom in atoms):
        block = body[at]
        found.append(replace(block, rows=tuple(rows[at])) if isinstance(block, Table) else block)
    return tuple(found)


def _of_paragraph(at: int, block: Paragraph) -> Atom:
    return Atom(at, None, block.place, "", (block,), tuple(units((block,))), block.new_page)


def _of_row(at: int, number: int, table: Table, row: Row) -> Atom:
    alone = replace(table, rows=(row,))
    lines = tuple(paragraphs((alone,)))
    new_page = (table.new_page and number == 0) or any(line.new_page for line in lines[:1])
    return Atom(at, number, row.place, table.place, lines, tuple(units((alone,))), new_page, len(row.cells))
