"""What a list says of a risk in its first cell: its title, then its number and what stands out."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component


def risk_line(title: str, href: str, ref: str, tags: Sequence[Component] = ()) -> list[Component]:
    """Return the linked title, and under it the number and the tags. Its table has the look `risk-t`."""
    return [html.A(title, href=href), html.Div([html.Span(ref), *tags], className="meta")]
