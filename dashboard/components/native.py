"""The browser's own input and select, with the names and descriptions that a screen reader needs."""

from collections.abc import Sequence
from typing import Any

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard.components.marks import marks

Choice = tuple[str, str]
"""(value sent, words shown)"""


def native_input(*, accept: str | None = None, **given: object) -> Component:
    """Return dash-bootstrap-components' input: a plain `<input>`. It hands every property on to the element
    but declares no `aria-*`, `data-*` or `accept`, so those are declared here. Other names are dbc.Input's.
    """
    wild = {key: value for key, value in given.items() if key.startswith(("aria-", "data-"))}
    field: Component = dbc.Input(**{key: value for key, value in given.items() if key not in wild})
    field._valid_wildcard_attributes = ["aria-", "data-"]
    if accept:
        field._prop_names = [*field._prop_names, "accept"]
        wild["accept"] = accept
    for key, value in wild.items():
        setattr(field, key, value)
    return field


def hidden_input(name: str, value: str) -> Component:
    """Return a field that is sent with its form and not shown."""
    return native_input(type="hidden", name=name, value=value)


def native_select(
    id: str,
    name: str,
    options: Sequence[Choice],
    value: str | None = None,
    **attributes: Any,
) -> Component:
    """Return the browser's own select without its label. The browser keeps what is chosen, not Dash: it is
    sent with its form. Refuses a value that is not among the options.
    """
    if value is not None and value not in {sent for sent, _ in options}:
        raise ValueError(f"{value!r} is not an option of {name!r}")
    choices = [
        html.Option(words, value=sent, **marks(selected=True if sent == value else None))
        for sent, words in options
    ]
    return html.Select(choices, id=id, name=name, **attributes)
