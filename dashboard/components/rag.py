"""A rating: always its word, a shape and a colour."""

from dash import html
from dash.development.base_component import Component

from data.terms import Rag

_CLASSES = {
    Rag.RED: "rag-red",
    Rag.AMBER: "rag-amber",
    Rag.GREEN: "rag-green",
    Rag.BLUE: "rag-blue",
    Rag.GREY: "rag-grey",
    Rag.NOT_RATED: "rag-none",
}


def rag_tag(rag: Rag, suggested: bool = False, word: str | None = None) -> Component:
    """Return the rating. `suggested` adds the word and a dashed outline: no person has confirmed it; Not
    rated is never a suggestion. `word` replaces the rating's own word ("Overdue" on red, "Not started"
    on grey).
    """
    shown = word or rag.value
    if suggested and rag is not Rag.NOT_RATED:
        return html.Span(f"{shown} suggested", className=f"rag {_CLASSES[rag]} sug")
    return html.Span(shown, className=f"rag {_CLASSES[rag]}")
