"""Two or three parts beside each other on a wide screen, one under another on a narrow one."""

from typing import Literal

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, flat

Shape = Literal["2-1", "main-aside", "1-1", "2-3", "1-1-1", "score"]

_CLASSES: dict[Shape, str] = {
    "2-1": "c-21",
    "main-aside": "c-31",
    "1-1": "c-11",
    "2-3": "c-23",
    "1-1-1": "c-111",
    "score": "c-score",
}


def columns(shape: Shape, *children: Content, tight: bool = False) -> Component:
    """Return the parts in columns: `2-1` two thirds and one, `main-aside` a list and its side notes,
    `score` a matrix and its figures. `tight` leaves out the space above (straight under the page's
    head).
    """
    look = f"cols {_CLASSES[shape]}" + (" tight" if tight else "")
    return html.Div(flat(*children), className=look)
