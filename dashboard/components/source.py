"""A return as it was received: paragraphs and tables in their order, with the words that matter marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, flat
from dashboard.components.marks import marks
from dashboard.components.slug import place_anchor


@dataclass(frozen=True)
class SourceParagraph:
    """Words outside any table. `heading` sets them in bold."""

    place: str
    text: str
    heading: bool = False


@dataclass(frozen=True)
class SourceCell:
    """A cell's paragraphs. `header` cells name the columns; `colspan` and `rowspan` as in the document."""

    place: str
    paragraphs: Sequence[str]
    header: bool = False
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True)
class SourceTable:
    """A table of the document, row by row."""

    place: str
    rows: Sequence[Sequence[SourceCell]]


SourceBlock = SourceParagraph | SourceTable


def source_document(
    blocks: Sequence[SourceBlock],
    highlights: Mapping[str, Sequence[str]] | None = None,
    head: tuple[Content, Content] | None = None,
    label: str = "The document as received",
) -> Component:
    """Return the document. `highlights` names, for a Place, the sentences to mark; a sentence that is not
    found there word for word marks the whole Place. `head` is (what it is, where and when). Each Place
    has an anchor, `place_anchor(place)`.
    """
    marked = highlights or {}
    body = html.Div([_block(block, marked) for block in blocks], className="doc-b")
    parts = [body] if head is None else [_head(*head), body]
    return html.Div(parts, className="doc", role="group", **marks(aria_label=label))


def _head(left: Content, right: Content) -> Component:
    return html.Div([html.Span(flat(left)), html.Span(flat(right))], className="doc-h")


def _block(block: SourceBlock, highlights: Mapping[str, Sequence[str]]) -> Component:
    if isinstance(block, SourceParagraph):
        [words] = _marked_place([block.text], highlights.get(block.place, ()))
        return html.P(html.B(words) if block.heading else words, **_anchor(block.place))
    rows = [html.Tr([_cell(cell, highlights) for cell in row]) for row in block.rows]
    return html.Table(html.Tbody(rows), className="doc-t", **_anchor(block.place))


def _cell(cell: SourceCell, highlights: Mapping[str, Sequence[str]]) -> Component:
    texts = _marked_place(cell.paragraphs, highlights.get(cell.place, ()))
    spans = marks(colSpan=_span(cell.colspan), rowSpan=_span(cell.rowspan))
    # Every cell is a plain td: a return's tables lay out a page and their "headings" do not name columns.
    return html.Td(
        [html.P(text) for text in texts],
        **marks(className="h" if cell.header else None),
        **spans,
        **_anchor(cell.place),
    )


def _marked_place(paragraphs: Sequence[str], wanted: Sequence[str]) -> list[list[Component | str]]:
    """Mark the wanted sentences in a Place's paragraphs, or all of it when one of them is not found there."""
    if any(all(sentence not in text for text in paragraphs) for sentence in wanted):
        return [[html.Mark(text)] for text in paragraphs]
    return [marked_text(text, wanted) for text in paragraphs]


def _span(cells: int) -> int | None:
    return cells if cells > 1 else None


def _anchor(place: str) -> dict[str, Any]:
    anchor = place_anchor(place)
    return marks(id=anchor, data_place=anchor)


def marked_text(text: str, sentences: Sequence[str]) -> list[Component | str]:
    """Return the text with each of the sentences found in it marked, first found first; the rest untouched.

    Overlapping finds are joined into one mark.
    """
    parts: list[Component | str] = []
    at = 0
    for start, end in _spans(text, sentences):
        parts += [text[at:start], html.Mark(text[start:end])]
        at = end
    return [part for part in [*parts, text[at:]] if part != ""]


def _spans(text: str, sentences: Sequence[str]) -> list[tuple[int, int]]:
    found = sorted(
        (text.index(words), text.index(words) + len(words)) for words in sentences if words and words in text
    )
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
