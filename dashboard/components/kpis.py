"""A row of headline figures, each a link to its list, with the arithmetic in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, flat


@dataclass(frozen=True)
class Kpi:
    """A label, a figure ("78%", "6 of 7", or a tag), the address of its list, and how it was counted."""

    label: str
    figure: Content
    href: str | None = None
    words: Content = None


def kpis(figures: Sequence[Kpi]) -> Component:
    """Return the figures in a row, two a row on a small screen."""
    return html.Dl([_figure(kpi) for kpi in figures], className="kpis")


def _figure(kpi: Kpi) -> Component:
    parts: list[Component] = [html.Dt(kpi.label), html.Dd(_value(kpi))]
    if kpi.words is not None:
        parts.append(html.Dd(flat(kpi.words), className="small"))
    return html.Div(parts)


def _value(kpi: Kpi) -> Component:
    if kpi.href:
        return html.A(flat(kpi.figure), href=kpi.href, className="fig")
    if isinstance(kpi.figure, Component):
        return kpi.figure
    return html.Span(flat(kpi.figure), className="fig")
