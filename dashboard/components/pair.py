"""The check page's rows: a Place of the document on the left, what was read from it on the right."""

from collections.abc import Sequence
from typing import Literal

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, classes, flat
from dashboard.components.marks import marks
from dashboard.components.slug import place_anchor

PairState = Literal["plain", "stop", "check"]

_CLASSES: dict[PairState, str | None] = {"plain": None, "stop": "stopp", "check": "prob"}


def pair_head(left: Content, left_note: str, right: Content, right_note: str) -> Component:
    """Return the heads of the two columns; they stay in sight."""
    sides = [
        html.Div([*flat(words), " ", html.Span(note)])
        for words, note in ((left, left_note), (right, right_note))
    ]
    return html.Div(sides, className="pair hd")


def pair(
    place: str,
    source: Content,
    readings: Sequence[Component],
    state: PairState = "plain",
) -> Component:
    """Return one Place: `source` is its part of the document, `readings` one `reading` for each item read
    there.

    `stop` and `check` draw the edge that says so, beside the words in each reading.
    """
    anchor = place_anchor(place)
    label = html.Span(f"Document: {place}", className="src-label")
    left = html.Div([label, html.Div(flat(source))], className="src")
    right = html.Div(flat(*readings), className="read")
    return html.Div(
        [left, right],
        id=anchor,
        className=classes("pair", _CLASSES[state]),
        tabIndex=-1,
        **marks(data_place=anchor),
    )


def reading(
    title: str,
    place: str,
    *children: Content,
    actions: Sequence[Content] = (),
    id: str | None = None,
) -> Component:
    """Return one item as read: what it is, its Place, its words, and what can be done with it."""
    words: list[Component | str | int | float] = [html.H3(title), *flat(*children)]
    if actions:
        words.append(html.Div(flat(*actions), className="acts"))
    parts = [html.Div(words, className="item-words"), html.Span(place, className="place")]
    return html.Div(parts, className="item", **marks(id=id))


def pair_fold(place: str, words: str, *folded: Content) -> Component:
    """Return a run of settled rows, folded under their words until opened."""
    summary = html.Summary([html.Span(place), html.Span(words)])
    return html.Details([summary, *flat(*folded)], className="fold")


def submit_bar(words: Content, *buttons: Content, label: str = "Submit") -> Component:
    """Return the bar that stays at the foot of the window: what is left to do, and the buttons."""
    inside = html.Div([html.P(flat(words), className="grow"), *flat(*buttons)], className="wrap")
    return html.Div(inside, className="submit", role="region", **marks(aria_label=label))
