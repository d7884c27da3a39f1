"""The filled cells of a sheet as rows of a table, merged areas included, each with its Place."""

from collections import defaultdict
from dataclasses import dataclass, replace

from data.returns.reader import limits, places
from data.returns.reader.bullets import starts_bullet
from data.returns.reader.excel.cells import At, Merge, RawSheet, address, letters
from data.returns.reader.excel.words import Words
from data.returns.reader.refusals import refused
from data.returns.reader.tree import Cell, Paragraph, Row
from data.returns.reader.written import EmbeddedObject


@dataclass(frozen=True)
class Extras:
    """What hangs on cells of a sheet besides their words."""

    links: dict[At, str]
    objects: dict[At, tuple[EmbeddedObject, ...]]


def read_rows(name: str, raw: RawSheet, words: Words, extras: Extras) -> dict[int, Row]:
    """The rows with something in them, by their number. Columns count from 0 in the rows' cells."""
    grid = _Grid(name, raw, words, extras)
    return grid.rows()


class _Grid:
    def __init__(self, name: str, raw: RawSheet, words: Words, extras: Extras) -> None:
        self._name = name
        self._raw = raw
        self._words = words
        self._extras = extras
        self._by_row: defaultdict[int, list[int]] = defaultdict(list)
        for row, column in sorted({*raw.cells, *extras.objects}):
            self._by_row[row].append(column)
        self._merges: defaultdict[int, list[Merge]] = defaultdict(list)
        self._first: dict[Merge, Cell] = {}
        self._room = limits.CELLS

    def rows(self) -> dict[int, Row]:
        for merge in self._raw.merges:
            self._note_merge(merge)
        shown = (number for number in sorted(self._by_row) if self._is_shown(number))
        rows = {number: self._row(number) for number in shown}
        return {number: row for number, row in rows.items() if any(cell.filled for cell in row.cells)}

    def _note_merge(self, merge: Merge) -> None:
        inside = [number for number in self._by_row if merge.top <= number <= merge.bottom]
        for number in inside:
            self._merges[number].append(merge)
        tall = merge.bottom - merge.top >= limits.CELLS
        if tall and inside:
            count = f"{merge.bottom - merge.top + 1:,}"
            self._words.tally.see("merged_far", self._place((merge.top, merge.left)), count)

    def _is_shown(self, number: int) -> bool:
        """Whether a row is shown; one that is hidden is noted, for it holds something."""
        if number not in self._raw.hidden_rows:
            return True
        self._words.tally.see("hidden_cell", places.sheet_row(self._name, number), "a hidden row")
        return False

    def _row(self, number: int) -> Row:
        merges = sorted(self._merges[number], key=lambda merge: merge.left)
        filled = self._by_row[number]
        near = [column for column in filled if column <= limits.SHEET_COLUMNS]
        wanted = [*range(1, max(near, default=0) + 1), *(c for c in filled if c > limits.SHEET_COLUMNS)]
        self._room -= len(wanted)
        if self._room < 0:
            raise refused("too_many_cells")
        cells: list[Cell] = []
        end = 0
        for column in wanted:
            if column <= end:
                self._note_covered(number, column)
                continue
            merge = next((one for one in merges if one.left <= column <= one.right), None)
            cells.append(self._merged(number, column, merge) if merge else self._cell((number, column)))
            end = cells[-1].end
        return Row(places.sheet_row(self._name, number), tuple(cells))

    def _merged(self, number: int, column: int, merge: Merge) -> Cell:
        """A cell of a merged area: that of its first row, or the one that goes on from it."""
        if (number, column) != (merge.top, merge.left):
            self._note_covered(number, column)
        if merge not in self._first:
            first = self._cell((merge.top, merge.left))
            down = any(number < row <= merge.bottom for row in self._by_row)
            self._first[merge] = replace(first, span=merge.right - merge.left + 1, merged_down=down)
            return self._first[merge]
        return replace(self._first[merge], merged_up=True, merged_down=False)

    def _note_covered(self, number: int, column: int) -> None:
        if (number, column) in self._raw.cells:
            self._words.tally.see("hidden_cell", self._place((number, column)), "a merged cell lies over it")

    def _cell(self, at: At) -> Cell:
        place = self._place(at)
        start = at[1] - 1
        raw = self._raw.cells.get(at)
        objects = self._extras.objects.get(at, ())
        if self._raw.hidden_columns[at[1]]:
            if raw is not None or objects:
                column = places.sheet_column(self._name, letters(at[1]))
                self._words.tally.see("hidden_cell", column, "a hidden column")
            return Cell(place, start, 1)
        text = self._words.of(raw, place) if raw is not None else ""
        link = self._extras.links.get(at)
        return Cell(place, start, 1, lines_of(text, place, (link,) if link else (), objects))

    def _place(self, at: At) -> str:
        return places.sheet_cell(self._name, address(at))


def lines_of(
    text: str, place: str, links: tuple[str, ...] = (), objects: tuple[EmbeddedObject, ...] = ()
) -> tuple[Paragraph, ...]:
    """The paragraphs of a cell: one for each of its lines or, where it has bullets, one that holds them all.

    With bullets, a line without one goes on from the line above it.
    """
    said = [line for line in text.split("\n") if line]
    if any(starts_bullet(line) for line in said):
        said = ["\n".join(said)]
    if not said and objects:
        said = [""]
    numbered = len(said) > 1
    return tuple(
        Paragraph(
            places.line(place, number) if numbered else place,
            line,
            links=links if number == 1 else (),
            embedded=objects if number == 1 else (),
        )
        for number, line in enumerate(said, 1)
    )
