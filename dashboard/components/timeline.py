"""What happened, latest first: a full point is a meeting, a ring is between meetings."""

from collections.abc import Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, flat


class Moment(NamedTuple):
    """When ("" where it cannot be told), what in a few words, more below it, and whether it fell between meetings."""

    when: str
    title: Content
    children: Content = None
    between: bool = False


def timeline(moments: Sequence[Moment | tuple[str, Content, Content, bool]]) -> Component:
    """Return the moments in the order given."""
    return html.Ol([_item(Moment(*moment)) for moment in moments], className="time")


def quote(*words: Content) -> Component:
    """Return words taken from a return, as written."""
    return html.Blockquote(flat(*words), className="q")


def _item(moment: Moment) -> Component:
    when: Content = [html.Span(moment.when, className="when"), " "] if moment.when else None
    first = html.P(flat(when, moment.title))
    return html.Li([first, *flat(moment.children)], className=None if moment.between else "pt")
