"""A bordered message. A border all round means stop, decide, done or empty, and nothing else."""

from typing import Literal

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, flat
from dashboard.components.marks import marks

Kind = Literal["info", "warn", "stop", "ok"]

_CLASSES: dict[Kind, str] = {"info": "panel", "warn": "panel warn", "stop": "panel stop", "ok": "panel ok"}


def panel(kind: Kind, title: str, *children: Content, id: str | None = None, level: int = 2) -> Component:
    """Return the message: `info`, `warn` (a decision waits), `stop` (must be answered) or `ok` (done).

    `level` is that of its heading, 2 or 3.
    """
    head = (html.H3 if level == 3 else html.H2)(title, **marks(id=f"{id}-title" if id else None))
    region = marks(id=id, aria_labelledby=f"{id}-title", role="region") if id else {}
    return html.Div([head, *flat(*children)], className=_CLASSES[kind], **region)
