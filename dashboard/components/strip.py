"""One small block for each of a few things: fresh, stale, waited for, left out."""

from collections.abc import Sequence
from typing import Literal

from dash import html
from dash.development.base_component import Component

from dashboard.components.marks import marks

Block = Literal["full", "stale", "wait", "out"]


def strip(states: Sequence[Block], label: str, small: bool = False) -> Component:
    """Return the blocks in their order; `label` says in words what they show."""
    return html.Div(
        [html.Span(className=None if state == "full" else state) for state in states],
        className="strip s" if small else "strip",
        role="img",
        **marks(aria_label=label),
    )
