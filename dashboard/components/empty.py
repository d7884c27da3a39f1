"""Nothing here, and why: said at full size, never left blank."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, flat


def empty(title: str, text: Content, link: tuple[str, str] | None = None) -> Component:
    """Return the message with an optional way on, as (text, address)."""
    words = flat(text)
    if link:
        words += [" ", html.A(link[0], href=link[1])]
    return html.Div([html.H3(title), html.P(words)], className="empty")
