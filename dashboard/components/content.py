"""What may stand inside a component: words, figures, other components, or several of them."""

from collections.abc import Sequence
from typing import TypeAlias

from dash.development.base_component import Component

Content: TypeAlias = Component | str | int | float | Sequence["Content"] | None


def flat(*parts: Content) -> list[Component | str | int | float]:
    """Return the parts as one flat list for Dash, without the empty ones, so that a view may leave a part out
    by passing None.
    """
    found: list[Component | str | int | float] = []
    for part in parts:
        if part is None:
            continue
        if isinstance(part, Component | str | int | float):
            found.append(part)
        else:
            found.extend(flat(*part))
    return found


def classes(*names: str | None) -> str:
    """Join class names, leaving out the empty ones."""
    return " ".join(name for name in names if name)
