"""The tree that reading a file gives: paragraphs, tables of rows of cells, and what was seen on the way."""

from collections.abc import Iterator
from dataclasses import dataclass

from data.returns.reader.parsed import Footnote
from data.returns.reader.written import EmbeddedObject


@dataclass(frozen=True)
class Paragraph:
    """Visible words, one line for each soft line break. `box` is the text box's number when it stands in one.

    `tags` are those of content controls that name a risk, ask or action. `new_page` when it begins a page by a page
    or section break.
    """

    place: str
    text: str
    bold: bool = False
    heading: bool = False
    links: tuple[str, ...] = ()
    embedded: tuple[EmbeddedObject, ...] = ()
    box: int = 0
    tags: tuple[str, ...] = ()
    new_page: bool = False

    @property
    def lines(self) -> list[str]:
        """The lines with words in them."""
        return [line for line in self.text.split("\n") if line]


@dataclass(frozen=True)
class Cell:
    """One region of a row's grid. A cell merged with the one above it has that cell's blocks and place, and is
    `merged_up`; the upper one is `merged_down`."""

    place: str
    start: int
    span: int
    blocks: "tuple[Block, ...]" = ()
    shaded: bool = False
    merged_up: bool = False
    merged_down: bool = False

    @property
    def end(self) -> int:
        """The first grid column after the cell."""
        return self.start + self.span

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph in the cell, those of nested tables too, in reading order."""
        return paragraphs(self.blocks)

    @property
    def filled(self) -> bool:
        """Whether there are words or objects in the cell."""
        return any(item.text or item.embedded for item in self.paragraphs())


@dataclass(frozen=True)
class Row:
    """One table row as Word would show it, merged cells included."""

    place: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """One table. `box` is the text box's number when it stands in one; `new_page` as for a paragraph."""

    place: str
    rows: tuple[Row, ...]
    box: int = 0
    new_page: bool = False


Block = Paragraph | Table


@dataclass(frozen=True)
class Sighting:
    """Something that the file kept out of its text, or that cannot be read as text, and where."""

    code: str
    place: str
    text: str = ""


@dataclass(frozen=True)
class Opening:
    """Where a paragraph, table, row or text box of the body begins: how much had been met before it."""

    place: str
    sightings: int
    notes: int
    guides: int


@dataclass(frozen=True)
class PagePart:
    """One page header or footer: its lines, page numbers left out, and what was seen in it."""

    lines: tuple[Paragraph, ...]
    sightings: tuple[Sighting, ...] = ()


@dataclass(frozen=True)
class PageSection:
    """A run of pages with headers and footers of their own (indexes), up to and without the block `until`."""

    until: int
    headers: tuple[int, ...] = ()
    footers: tuple[int, ...] = ()


@dataclass(frozen=True)
class Trail:
    """What a document has to say of its own parts, so that one of them can be read as if it stood alone.

    The last opening, without a place, is where the body ends.
    """

    openings: tuple[Opening, ...] = ()
    guides: tuple[str, ...] = ()
    note_sightings: tuple[tuple[Sighting, ...], ...] = ()
    headers: tuple[PagePart, ...] = ()
    footers: tuple[PagePart, ...] = ()
    sections: tuple[PageSection, ...] = ()


@dataclass(frozen=True)
class Document:
    """A whole file: its body, page headers and footers, notes, and sightings in the order they were met.

    `guides` are the tags of controls that only show something.
    """

    body: tuple[Block, ...]
    headers: tuple[Paragraph, ...]
    footers: tuple[Paragraph, ...]
    notes: tuple[Footnote, ...]
    sightings: tuple[Sighting, ...]
    guides: frozenset[str] = frozenset()
    trail: Trail = Trail()


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Every paragraph of the blocks, those inside tables too, in reading order. A cell merged over several rows is
    given once."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        for row in block.rows:
            for cell in row.cells:
                if not cell.merged_up:
                    yield from paragraphs(cell.blocks)
