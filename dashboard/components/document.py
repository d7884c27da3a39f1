"""A whole return as received, each Place with its anchor, the words that were asked for marked."""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, flat
from dashboard.components.marks import marks
from dashboard.components.source_pair import PairRow, pair_source


def document(
    rows: Sequence[PairRow],
    highlights: Mapping[str, Sequence[str]],
    head: tuple[Content, Content],
    arrive_at: str | None = None,
) -> Component:
    """Return the document. `head` is (what it is, where and when); `arrive_at` the anchor that the page opens at."""
    top = html.Div([html.Span(flat(part)) for part in head], className="doc-h")
    body = html.Div(pair_source(rows, highlights, ""), className="doc-b")
    label = marks(aria_label="The document as received", data_arrive=arrive_at)
    return html.Div([top, body], className="doc", role="group", **label)
