"""Drawings kept while what they show stays the same, so that a long list is drawn once and sent many times."""

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Any

from dash.development.base_component import Component

from dashboard.components.still import ready

KEPT = 6
"""Drawings of one kind that a worker keeps; a list of 500 rows takes about 3 MB."""


def kept(draw: Callable[..., list[Component]]) -> Callable[..., list[Any]]:
    """Keep what `draw` returns, by its arguments, which are values: equal ones give the same drawing.

    What comes back is data that can only be a child of an element; nothing in it has an id that a callback names.
    """

    @lru_cache(maxsize=KEPT)
    def drawn(*values: Hashable) -> list[Any]:
        return [ready(part) for part in draw(*values)]

    @wraps(draw)
    def drawn_or_kept(*values: Hashable) -> list[Any]:
        return list(drawn(*values))

    return drawn_or_kept
