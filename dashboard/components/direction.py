"""What a risk did since the previous accepted return: a word and a shape."""

from functools import cache

from dash import html
from dash.development.base_component import Component

from data.terms import Direction

_CLASSES = {
    Direction.WORSENING: "dir d-worse",
    Direction.IMPROVING: "dir d-better",
    Direction.STATIC: "dir d-static",
    Direction.NEW: "dir d-new",
    Direction.CLOSED: "st st-ok",
    Direction.NOT_MENTIONED: "dir d-silent",
    Direction.NOT_SCORED: "dir d-none",
}


@cache
def direction_tag(direction: Direction) -> Component:
    """Return the direction in its word."""
    return html.Span(direction.value, className=_CLASSES[direction])
