"""A Word table as rows of grid regions: spans, merged cells, rows and cells inside content controls."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from data.returns.reader import limits, places
from data.returns.reader.refusals import refused
from data.returns.reader.tree import Cell, Row, Table, paragraphs
from data.returns.reader.word.names import Element, attribute, child, named, number, switch, value
from data.returns.reader.word.story import Container, Story

_WRAPPERS = ("w:sdtContent", "w:sdt", "w:customXml", "w:smartTag", "w:ins", "w:moveTo")


@dataclass(frozen=True)
class _Region:
    """A cell element and its place in the grid. `merge` is "restart", "continue" or ""."""

    element: Element
    start: int
    span: int
    merge: str


def read_table(story: Story, element: Element, place: str, depth: int) -> Table:
    """The table of a w:tbl element. Rows deleted with change tracking and hidden rows are left out and noted."""
    rows: list[Row] = []
    for item in _inside(element, "w:tr"):
        properties = child(item, "w:trPr")
        row_place = places.row(place, len(rows) + 1)
        before = places.after_row(place, len(rows))
        if story.is_deleted(properties, before):
            story.tally.see("deleted_row", before)
        elif properties is not None and switch(properties, "w:hidden"):
            story.tally.see("hidden_text", place)
        else:
            if depth == 1:
                story.tally.open(row_place)
            rows.append(_read_row(story, item, row_place, rows, depth))
    return Table(place, _with_merged_down(rows))


def _inside(element: Element, wanted: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, those inside content controls too."""
    for item in element:
        name = named(item)
        if name == wanted:
            yield item
        elif name in _WRAPPERS:
            yield from _inside(item, wanted)


def _read_row(story: Story, item: Element, place: str, above: list[Row], depth: int) -> Row:
    regions = _regions(story, item, place)
    cells = [
        _read_cell(story, region, places.cell(place, index, len(regions)), above, depth)
        for index, region in enumerate(regions)
    ]
    return Row(place, tuple(cells))


def _regions(story: Story, item: Element, place: str) -> list[_Region]:
    properties = child(item, "w:trPr")
    start = _skipped(properties, "w:gridBefore")
    _skipped(properties, "w:gridAfter")
    regions: list[_Region] = []
    for element in _inside(item, "w:tc"):
        cell_properties = child(element, "w:tcPr")
        if story.is_deleted(cell_properties, place):
            continue
        region = _region(element, cell_properties, start)
        start += region.span
        if regions and region.merge == "sideways":
            regions[-1] = replace(regions[-1], span=regions[-1].span + region.span)
        else:
            regions.append(region)
    return regions


def _skipped(properties: Element | None, name: str) -> int:
    """How many grid columns a row leaves out before its first or after its last cell."""
    return _checked_span(number(value(properties, name))) if properties is not None else 0


def _region(element: Element, properties: Element | None, start: int) -> _Region:
    if properties is None:
        return _Region(element, start, 1, "")
    span = max(1, _checked_span(number(value(properties, "w:gridSpan"), 1)))
    if (value(properties, "w:hMerge") or "restart") == "continue" and child(
        properties, "w:hMerge"
    ) is not None:
        return _Region(element, start, span, "sideways")
    merged = child(properties, "w:vMerge")
    merge = (attribute(merged, "w:val") or "continue") if merged is not None else ""
    return _Region(element, start, span, merge)


def _checked_span(span: int) -> int:
    """A span as Word would draw it (at most 63 columns). Raises RefusedFile for one that is not from Word."""
    if abs(span) > limits.SPAN:
        raise refused("bad_span")
    return max(0, min(span, limits.TABLE_COLUMNS))


def _read_cell(story: Story, region: _Region, place: str, above: list[Row], depth: int) -> Cell:
    upper = _cell_above(above, region.start) if region.merge == "continue" else None
    if upper is not None:
        _note_covered(story, region, place, depth)
        return replace(upper, span=region.span, merged_up=True, merged_down=False)
    blocks = Container(story, place, depth=depth).read(region.element)
    properties = child(region.element, "w:tcPr")
    shade = child(properties, "w:shd") if properties is not None else None
    fill = (attribute(shade, "w:fill") or "auto").casefold() if shade is not None else "auto"
    shaded = fill not in ("auto", "ffffff")
    return Cell(place, region.start, region.span, blocks, shaded, merged_down=region.merge == "restart")


def _cell_above(above: list[Row], start: int) -> Cell | None:
    """The cell that a continued one goes on from; None when the row that began the merge is gone."""
    cells = above[-1].cells if above else ()
    return next(
        (cell for cell in cells if cell.start == start and (cell.merged_down or cell.merged_up)), None
    )


def _note_covered(story: Story, region: _Region, place: str, depth: int) -> None:
    """Words in a cell that a merged cell covers: Word does not show them."""
    blocks = Container(story, place, depth=depth).read(region.element)
    if any(item.text for item in paragraphs(blocks)):
        story.tally.see("hidden_text", place)


def _with_merged_down(rows: list[Row]) -> tuple[Row, ...]:
    """The rows, a cell marked `merged_down` only when a cell below is in truth merged with it."""
    covered = {cell.place for row in rows for cell in row.cells if cell.merged_up}
    return tuple(replace(row, cells=tuple(_mark(cell, covered) for cell in row.cells)) for row in rows)


def _mark(cell: Cell, covered: set[str]) -> Cell:
    return replace(cell, merged_down=cell.place in covered and not cell.merged_up)
