"""Rows of a document as they stand beside what was read from them: cells side by side, the words that matter marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.marks import marks
from dashboard.components.slug import place_anchor
from dashboard.components.source import marked_text


@dataclass(frozen=True)
class PairCell:
    """A cell: its Place, the columns it spans, and its paragraphs as (Place, words)."""

    place: str
    span: int
    paragraphs: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class PairRow:
    """A table row, or a paragraph when `table` is false. `quiet` sets a heading or a row that nothing was read from."""

    place: str
    cells: Sequence[PairCell]
    table: bool = True
    quiet: bool = False


def pair_source(
    rows: Sequence[PairRow], highlights: Mapping[str, Sequence[str]], pair_place: str
) -> list[Component]:
    """Return the rows. `highlights` are words to mark by the Place of their paragraph. Every Place has its anchor
    but `pair_place`, which is the anchor of the whole pair.
    """
    parts: list[Component] = []
    table: list[Component] = []
    for row in rows:
        if row.table:
            table.append(_row(row, highlights, pair_place))
            continue
        if table:
            parts.append(_table(table))
            table = []
        parts += [
            _paragraph(at, words, highlights, pair_place)
            for cell in row.cells
            for at, words in cell.paragraphs
        ]
    return [*parts, _table(table)] if table else parts


def _table(rows: Sequence[Component]) -> Component:
    return html.Table(html.Tbody(list(rows)), className="doc-t", role="presentation")


def _row(row: PairRow, highlights: Mapping[str, Sequence[str]], pair_place: str) -> Component:
    cells = [_cell(cell, row.quiet, highlights, pair_place) for cell in row.cells]
    return html.Tr(cells, className="h" if row.quiet else None)


def _cell(cell: PairCell, quiet: bool, highlights: Mapping[str, Sequence[str]], pair_place: str) -> Component:
    words = [_paragraph(at, text, highlights, pair_place) for at, text in cell.paragraphs]
    span = marks(colSpan=cell.span if cell.span > 1 else None, className="h" if quiet else None)
    taken = {
        pair_place,
        *(at for at, _ in cell.paragraphs),
    }  # a workbook's cell of one line has its line's Place
    own = cell.place if cell.place not in taken else None
    return html.Td(words, **span, **_anchor(own))


def _paragraph(place: str, text: str, highlights: Mapping[str, Sequence[str]], pair_place: str) -> Component:
    words = marked_text(text, highlights.get(place, ()))
    return html.P(words, **_anchor(place if place != pair_place else None))


def _anchor(place: str | None) -> dict[str, Any]:
    if not place:
        return {}
    anchor = place_anchor(place)
    return {"id": anchor, "data-place": anchor}
