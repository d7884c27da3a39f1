"""Terms and their values, one a line."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, flat


def summary_list(pairs: Sequence[tuple[Content, Content]], figures: bool = False) -> Component:
    """Return the list. `figures` sets the values at the right, for scores and sums."""
    parts: list[Component] = []
    for term, value in pairs:
        parts += [html.Dt(flat(term)), html.Dd(flat(value))]
    return html.Dl(parts, className="dl dl-figures" if figures else "dl")
