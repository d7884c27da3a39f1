"""The source as it is shown beside the reading: every visible paragraph and row, each with its Place."""

from collections.abc import Iterator

from data.returns.reader.parsed import OutlineBlock, OutlineCell
from data.returns.reader.tree import Block, Cell, Document, Paragraph, Table


def outline(document: Document) -> tuple[OutlineBlock, ...]:
    """Page headers, the body in order, page footers, notes."""
    blocks = [_paragraph(item, "page header") for item in document.headers]
    blocks += _blocks(document.body)
    blocks += [_paragraph(item, "page footer") for item in document.footers]
    for note in document.notes:
        kind = note.place.split()[0].casefold()
        cell = OutlineCell(note.place, 1, (note.text,), (note.place,))
        blocks.append(OutlineBlock(note.place, kind, (cell,)))
    return tuple(blocks)


def _blocks(blocks: tuple[Block, ...]) -> list[OutlineBlock]:
    found: list[OutlineBlock] = []
    for block in blocks:
        if isinstance(block, Table):
            found += [OutlineBlock(row.place, "row", tuple(map(_cell, row.cells))) for row in block.rows]
        else:
            kind = "text box" if block.box else ("heading" if block.heading or block.bold else "paragraph")
            found.append(_paragraph(block, kind))
    return found


def _paragraph(item: Paragraph, kind: str) -> OutlineBlock:
    return OutlineBlock(item.place, kind, (OutlineCell(item.place, 1, (_shown(item),), (item.place,)),))


def _cell(cell: Cell) -> OutlineCell:
    shown = () if cell.merged_up else tuple(_visible(cell))
    texts, places = tuple(map(_shown, shown)), tuple(item.place for item in shown)
    return OutlineCell(cell.place, cell.span, texts, places, cell.merged_up)


def _visible(cell: Cell) -> Iterator[Paragraph]:
    return (item for item in cell.paragraphs() if item.text or item.embedded)


def _shown(item: Paragraph) -> str:
    """The words, and the names of embedded files in their place."""
    names = [f"[Embedded file: {found.name or found.program}]" for found in item.embedded]
    return "\n".join([item.text, *names] if item.text else names)
