"""The head of a page: the way here, the one h1, a sentence under it, and what can be done."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, flat
from dashboard.components.marks import marks

PAGE_TITLE_ID = "page-title"


def page_head(
    title: Content, lead: Content = None, actions: Sequence[Content] = (), tags: Sequence[Content] = ()
) -> Component:
    """Return the page's head. Its h1 takes the focus after a change of page (see board.js), so it is the only
    element with the id `page-title`.
    """
    words: list[Component] = [html.H1(flat(title), id=PAGE_TITLE_ID, tabIndex=-1)]
    if lead is not None:
        words.append(html.P(flat(lead)))
    if tags:
        words.append(html.Div(flat(*tags), className="row head-tags"))
    parts: list[Component] = [html.Div(words, className="head-words")]
    if actions:
        parts.append(html.Div(flat(*actions), className="row"))
    return html.Div(parts, className="head")


def crumbs(steps: Sequence[tuple[str, str | None]], beside: Content = None) -> Component:
    """Return the way to this page; a step without an address is where the reader is. `beside` stands at the
    right: the one before, the one after.
    """
    items = [_crumb(text, href) for text, href in steps]
    parts: list[Component] = [html.Ol(items)]
    if beside is not None:
        parts.append(html.Div(flat(beside), className="crumb-beside"))
    return html.Nav(parts, className="crumb", **marks(aria_label="Breadcrumb"))


def _crumb(text: str, href: str | None) -> Component:
    if href is None:
        return html.Li(text, **marks(aria_current="page"))
    return html.Li(html.A(text, href=href))
