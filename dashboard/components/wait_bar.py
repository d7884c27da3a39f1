"""How long somebody has waited and will wait: solid until now, outlined until the next turn."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import classes
from dashboard.components.marks import marks


def wait_bar(waited: float, ahead: float | None, maximum: float, marker: float) -> Component:
    """Return a bar of `waited` and then `ahead`, with an upright line at `marker`; all in one unit.

    `ahead` None means no end in sight: the outline runs, dashed, to the end. Refuses a maximum of 0 or less.
    The figures always stand beside it in words, so the bar is hidden from readers.
    """
    if maximum <= 0:
        raise ValueError(f"a bar needs a maximum above 0, not {maximum}")
    start = min(waited, maximum)
    end = maximum if ahead is None else min(waited + ahead, maximum)
    rest = {"left": _share(start, maximum), "width": _share(end - start, maximum)}
    return html.Span(
        [
            html.Span(className="bar-fill", style={"width": _share(start, maximum)}),
            html.Span(className=classes("bar-rest", "open-end" if ahead is None else None), style=rest),
            html.Span(className="bar-at", style={"left": _share(marker, maximum)}),
        ],
        className="bar",
        **marks(aria_hidden=True),
    )


def _share(value: float, maximum: float) -> str:
    return f"{value / maximum:.1%}"
