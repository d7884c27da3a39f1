"""Drawings kept while what they show stays the same, as plain values that cost little to send again."""

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Any

from dash.development.base_component import Component

KEPT = 6
"""Drawings of one kind that a worker keeps; a list of 500 rows takes about 6 MB."""


def kept(draw: Callable[..., list[Component]]) -> Callable[..., list[Any]]:
    """Keep what `draw` returns, by its arguments, which are values: equal ones give the same drawing.

    What comes back is what Dash would send: it can only be a child of an element, never changed.
    """

    @lru_cache(maxsize=KEPT)
    def drawn(*values: Hashable) -> list[Any]:
        return [as_sent(component) for component in draw(*values)]

    @wraps(draw)
    def drawn_or_kept(*values: Hashable) -> list[Any]:
        return drawn(*values)

    return drawn_or_kept


def as_sent(value: Any) -> Any:
    """An element, and all within it, as the plain values that Dash sends to the browser."""
    if isinstance(value, Component):
        sent: dict[str, Any] = value.to_plotly_json()  # type: ignore[no-untyped-call]
        return sent | {"props": {name: as_sent(prop) for name, prop in sent["props"].items()}}
    if isinstance(value, list | tuple):
        return [as_sent(part) for part in value]
    return value
