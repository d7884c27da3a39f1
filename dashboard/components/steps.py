"""Where one is in a short errand: Upload, Check, Submit, Receipt."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.marks import marks


def steps(names: Sequence[str], current: int) -> Component:
    """Return the numbered steps; `current` counts from 0. Refuses a step that is not there."""
    if not 0 <= current < len(names):
        raise ValueError(f"step {current} of {len(names)} does not exist")
    return html.Ol(
        [
            html.Li(name, **marks(aria_current="step" if index == current else None))
            for index, name in enumerate(names)
        ],
        className="steps",
        **marks(aria_label="Steps"),
    )
