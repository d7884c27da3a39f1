"""Saved views of one list, each with its count."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.marks import marks


def view_tabs(views: Sequence[tuple[str, int | None, str, bool]], label: str = "Saved views") -> Component:
    """Return the links for (label, count or None, address, whether it is the current one)."""
    return html.Nav([_view(*view) for view in views], className="views", **marks(aria_label=label))


def _view(label: str, count: int | None, href: str, current: bool) -> Component:
    words: list[Component | str] = [label] if count is None else [f"{label} ", html.B(f"{count:,}")]
    return html.A(words, href=href, **marks(aria_current="page" if current else None))
