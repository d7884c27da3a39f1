"""The browser's own input and select, with the names and descriptions that a screen reader needs."""

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.marks import marks

Choice = tuple[str, str]
"""(value sent, words shown)"""

ATTRIBUTES = (
    "accept",
    "autoComplete",
    "className",
    "disabled",
    "id",
    "inputMode",
    "maxLength",
    "name",
    "placeholder",
    "readOnly",
    "required",
    "type",
    "value",
)


class Input(Component):
    """A plain `<input>`. Dash has none: its own and those of component libraries keep the value in the page's
    state, bring styles or a bundle with them, and take no `aria-describedby` or `accept`. The browser keeps
    what is typed here, and sends it with its form. Drawn by `board.Input` in board.js.
    """

    _namespace = "board"
    _type = "Input"
    _base_nodes: list[str] = []  # noqa: RUF012 - as Dash declares it
    _children_props: list[str] = []  # noqa: RUF012 - as Dash declares it
    _prop_names: list[str] = list(ATTRIBUTES)  # noqa: RUF012 - as Dash declares it
    _valid_wildcard_attributes: list[str] = ["aria-", "data-"]  # noqa: RUF012 - as Dash declares it
    available_properties: list[str] = list(ATTRIBUTES)  # noqa: RUF012 - as Dash declares it
    available_wildcard_properties: list[str] = ["aria-", "data-"]  # noqa: RUF012 - as Dash declares it

    def __init__(self, **given: Any) -> None:
        """Take attributes by their React names; any other is refused."""
        super().__init__(**given)  # type: ignore[no-untyped-call]


def native_input(**given: Any) -> Component:
    """Return an input; attributes that are None are left out."""
    return Input(**{name: value for name, value in given.items() if value is not None})


def hidden_input(name: str, value: str) -> Component:
    """Return a field that is sent with its form and not shown."""
    return Input(type="hidden", name=name, value=value)


def native_select(
    id: str,
    name: str,
    options: Sequence[Choice],
    value: str | None = None,
    **attributes: Any,
) -> Component:
    """Return the browser's own select without its label. The browser keeps what is chosen, not Dash: it is sent
    with its form. Refuses a value that is not among the options.
    """
    if value is not None and value not in {sent for sent, _ in options}:
        raise ValueError(f"{value!r} is not an option of {name!r}")
    choices = [
        html.Option(words, value=sent, **marks(selected=True if sent == value else None))
        for sent, words in options
    ]
    return html.Select(choices, id=id, name=name, **attributes)
