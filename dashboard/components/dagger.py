"""The mark of an illustrative value, and the note that explains it."""

from functools import cache

from dash import html
from dash.development.base_component import Component

EXPLANATION = "Illustrative value: the published papers hold no figure here."


@cache
def dagger() -> Component:
    """Return the mark; each page that shows one ends with `foot_note`."""
    return html.Abbr("†", title="Illustrative value", className="dag")


def foot_note(*more: str) -> Component:
    """Return the note for the foot of a page, with any further sentences of the page's own."""
    return html.P(" ".join(["†", EXPLANATION, *more]), className="foot-note")
