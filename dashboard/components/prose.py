"""Running text: paragraphs and lists at a width that can be read."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, flat


def prose(*parts: Content | Sequence[str]) -> Component:
    """Return the text: a string is a paragraph, a tuple of strings a list, anything else stands as it is."""
    return html.Div([_part(part) for part in parts if part is not None], className="prose narrow")


def numbered(steps: Sequence[Content]) -> Component:
    """Return steps in their order, numbered."""
    return html.Ol([html.Li(flat(step)) for step in steps], className="numbered")


def _part(part: Content | Sequence[str]) -> Component:
    if isinstance(part, tuple):
        return html.Ul([html.Li(flat(line)) for line in part])
    return part if isinstance(part, Component) else html.P(flat(part))
