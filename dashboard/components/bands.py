"""How many risks stand in each band, Unscored counted like the others."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.band import band_tag
from dashboard.components.bar import bar
from data.terms import Band


def band_counts(lines: Sequence[tuple[Band, int, str]]) -> Component:
    """Return one line for each (band, how many, address of their list), with a bar beside it."""
    most = max((count for _, count, _ in lines), default=0) or 1
    return html.Ul(
        [
            html.Li(
                [
                    band_tag(band),
                    html.A([str(count), html.Span(f" {band.value}", className="sr")], href=href),
                    bar(count, most),
                ]
            )
            for band, count, href in lines
        ],
        className="bands",
    )
