"""Figures with what each of them counts."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, flat


def counts(lines: Sequence[tuple[Content, Content]]) -> Component:
    """Return one line for each (figure, words)."""
    return html.Ul(
        [html.Li([html.Span(flat(figure)), html.Div(flat(words))]) for figure, words in lines],
        className="counts",
    )


def headline(figure: Content, href: str | None, *words: Content) -> Component:
    """Return a large figure, linked to its list, and the words that follow it on the line."""
    large = (
        html.A(flat(figure), href=href, className="fig") if href else html.Span(flat(figure), className="fig")
    )
    return html.P([large, " ", *flat(*words)])
