"""A share drawn as a bar. The figure always stands beside it in words, so the bar is hidden from readers."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.marks import marks


def bar(value: float, maximum: float, marker: float | None = None, over: bool = False) -> Component:
    """Return a bar of `value` out of `maximum` with an optional upright line at `marker` (all in one
    unit).

    Refuses a maximum of 0 or less. A value above the maximum fills the bar. `over` draws it in ink:
    past a limit.
    """
    parts = [
        html.Span(className="bar-fill over" if over else "bar-fill", style={"width": _share(value, maximum)})
    ]
    if marker is not None:
        parts.append(html.Span(className="bar-at", style={"left": _share(marker, maximum)}))
    return html.Span(parts, className="bar", **marks(aria_hidden=True))


def bar_with_words(value: float, maximum: float, words: str) -> Component:
    """Return a short bar with its words beside it, for a cell: "3 of 8"."""
    return html.Span([bar(value, maximum), html.Span(words, className="small nowrap")], className="bar-words")


def _share(value: float, maximum: float) -> str:
    if maximum <= 0:
        raise ValueError(f"a bar needs a maximum above 0, not {maximum}")
    return f"{min(max(value / maximum, 0), 1):.1%}"
