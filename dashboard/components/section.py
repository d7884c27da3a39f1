"""A part of a page: a 2 px ink line, a level 2 heading, an optional note and link, then the content."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, classes, flat
from dashboard.components.marks import marks
from dashboard.components.slug import slug


def section(
    title: str,
    *children: Content,
    note: Content = None,
    link: Content = None,
    id: str | None = None,
    keep: bool = False,
    fresh: bool = False,
) -> Component:
    """Return a labelled region.

    `keep` keeps it on one printed page, `fresh` starts a new one. The heading's id is `<id>-title`, and
    the id comes from the title when none is given, so two sections of one title on a page need an id
    each.
    """
    name = id or slug(title)
    return html.Section(
        [section_head(title, note=note, link=link, id=f"{name}-title"), *flat(*children)],
        id=name,
        className=classes("sec", "keep" if keep else None, "fresh" if fresh else None),
        **marks(aria_labelledby=f"{name}-title"),
    )


def section_head(
    title: str,
    *,
    note: Content = None,
    link: Content = None,
    id: str | None = None,
) -> Component:
    """Return the heading line alone, for a part that brings its own region."""
    tail = [
        html.P(flat(note)) if note is not None else None,
        html.Div(flat(link), className="small") if link else None,
    ]
    return html.Div(
        [html.H2(title, id=id), *[part for part in tail if part is not None]],
        className="sec-h",
    )
