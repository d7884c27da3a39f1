"""The way through a list that is longer than one page."""

from collections.abc import Callable

from dash import html
from dash.development.base_component import Component

from dashboard.components.marks import marks

BESIDE = 1
"""How many pages are named on each side of the one in view."""


def pager(page: int, pages: int, href: Callable[[int], str], label: str = "Pages of the list") -> Component:
    """Return links to the pages before, around and after the one in view; `href` gives the address of a page."""
    parts: list[Component] = []
    if page > 1:
        parts.append(html.A("‹ Previous", href=href(page - 1), rel="prev"))
    parts += [_page(number, page, href) for number in _named(page, pages)]
    if page < pages:
        parts.append(html.A("Next ›", href=href(page + 1), rel="next"))
    return html.Nav(parts, className="pager", **marks(aria_label=label))


def _named(page: int, pages: int) -> list[int]:
    """The pages to name, with 0 where some are left out."""
    near = range(page - BESIDE, page + BESIDE + 1)
    shown = [number for number in range(1, pages + 1) if number in (1, pages) or number in near]
    found: list[int] = []
    for number in shown:
        if found and number - found[-1] > 1:
            found.append(0)
        found.append(number)
    return found


def _page(number: int, current: int, href: Callable[[int], str]) -> Component:
    if number == 0:
        return html.Span("…", **marks(aria_hidden=True))
    words: list[Component | str] = [html.Span("Page ", className="sr"), f"{number:,}"]
    if number == current:
        return html.B(words, **marks(aria_current="page"))
    return html.A(words, href=href(number))
