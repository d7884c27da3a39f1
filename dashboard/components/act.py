"""Buttons that decide something on this page without loading it again: board.js tells the page's callback."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.button import look_of, words_of
from dashboard.components.marks import marks


def act_button(
    text: str,
    act: str,
    object_id: int,
    row_version: int,
    *,
    context: str,
    plain: bool = False,
    main: bool = False,
) -> Component:
    """Return the button that does `act` to one object, seen at `row_version`; `context` says to which ("Ask 1 of 3").

    Fields of the nearest element with `data-fields` go with it. `plain` looks like a link, `main` is the page's own.
    """
    return html.Button(
        words_of(text, context),
        type="button",
        className="plain" if plain else look_of(not main, not main),
        **marks(data_act=act, data_object=str(object_id), data_row_version=str(row_version)),
    )
