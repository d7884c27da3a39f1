"""The document of a return as rows to set items beside, and which words of it matter."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from data.returns.items.reading import is_at, wholes
from data.returns.reader.parsed import OutlineBlock, OutlineCell

BULLETS = " \t•·◦▪-–*"
_QUOTED = re.compile(r"“([^”…]{3,}?) *”")


@dataclass(frozen=True)
class SourceCell:
    """One cell: its Place, how many columns it spans, its paragraphs, each with its own Place."""

    place: str
    span: int
    paragraphs: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True)
class SourceRow:
    """One paragraph or table row of the document. `kind` is the reader's: row, heading, paragraph, text box, ..."""

    place: str
    kind: str
    cells: tuple[SourceCell, ...]

    @property
    def is_table(self) -> bool:
        """Whether it is a row of a table."""
        return self.kind == "row"

    @property
    def blank(self) -> bool:
        """Whether no word stands in it; a lone bullet is no word."""
        return not any(text.strip(BULLETS) for cell in self.cells for text in cell.paragraphs)

    @property
    def paragraph_places(self) -> list[str]:
        """The Places of its paragraphs, cell by cell."""
        return [place for cell in self.cells for place in cell.places]

    @property
    def places(self) -> list[str]:
        """The Places of the row, of its cells and of their paragraphs."""
        return [self.place, *(cell.place for cell in self.cells), *self.paragraph_places]


def source_rows(document: Iterable[OutlineBlock]) -> tuple[SourceRow, ...]:
    """The document's rows in their order; a cell merged with the one above is left out."""
    return tuple(
        SourceRow(block.place, block.kind, tuple(_cell(cell) for cell in block.cells if not cell.merged_up))
        for block in document
    )


def row_of(rows: Sequence[SourceRow], place: str) -> int | None:
    """The index of the row that a Place is in; None where the document has no such Place."""
    return row_finder(rows)(place)


def row_finder(rows: Sequence[SourceRow]) -> Callable[[str], int | None]:
    """`row_of` for many Places: goes through the document once, however long it is.

    A Place is in a row when it is that of the row, a cell or a paragraph, or stands inside or around one of them.
    """
    inside: dict[str, int] = {}
    around: dict[str, int] = {}
    for index, row in enumerate(rows):
        for place in row.places:
            inside.setdefault(place, index)
        for place in row.paragraph_places:
            for whole in wholes(place):
                around.setdefault(whole, index)

    def find(place: str) -> int | None:
        found = [inside[whole] for whole in wholes(place) if whole in inside]
        if place in around:
            found.append(around[place])
        return min(found, default=None)

    return find


def quoted_in(sentence: str) -> tuple[str, ...]:
    """The words of a return that a problem's sentence quotes; a quotation cut short marks nothing by itself."""
    return tuple(words.strip() for words in _QUOTED.findall(sentence))


def words_at(row: SourceRow, place: str, wanted: Iterable[str] = ()) -> dict[str, tuple[str, ...]]:
    """Which words to mark, by the Place of their paragraph: the wanted ones found there, else each whole paragraph."""
    paragraphs = [
        (at, text) for cell in row.cells for at, text in zip(cell.places, cell.paragraphs, strict=True)
    ]
    inside = [(at, text) for at, text in paragraphs if is_at(at, place) or is_at(place, at)]
    found = {at: words for at, text in inside if (words := tuple(one for one in wanted if one in text))}
    return found or {at: (text,) for at, text in inside}


def _cell(cell: OutlineCell) -> SourceCell:
    return SourceCell(cell.place, cell.span, cell.paragraphs, cell.places)
