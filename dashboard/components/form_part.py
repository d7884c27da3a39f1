"""The inside of a long form's part: boxes in rows, last time's words beside them, two texts to choose from."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, flat
from dashboard.components.panel import panel
from dashboard.components.timeline import quote


def form_part(fields: Sequence[Content], beside: Component | None) -> Component:
    """Return the fields of a part; what helps to fill them in stands beside them, below on a narrow screen."""
    return html.Div(
        [html.Div(flat(*fields), className="boxes"), *([beside] if beside else [])], className="form-part"
    )


def field_group(legend: str, *fields: Content) -> Component:
    """Return the fields of one item under their common name."""
    return html.Fieldset([html.Legend(legend), *flat(*fields)])


def last_words(title: str, texts: Sequence[str]) -> Component:
    """Return what was written here before, as written."""
    return html.Aside([html.H3(title), *(quote(text) for text in texts)])


def two_texts(
    first: tuple[str, str], second: tuple[str, str], buttons: Sequence[Component], note: str
) -> Component:
    """Return two texts that were written in one box, each as (who and when, words), and the ways on."""
    said = [part for who, words in (first, second) for part in (html.P(html.B(who)), quote(words))]
    row = html.Div(list(buttons), className="row")
    return panel("warn", "Two people wrote here: choose", *said, row, html.P(note, className="hint"), level=3)
