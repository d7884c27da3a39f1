"""Draw what Dash need not watch in one piece.

Dash gives every component a place in its store and, when a callback brings new ones, tells the store about each of
them while each of them listens: the work grows with the square of their number. A screen of 4,000 elements took 16
seconds so and takes a twentieth of one as a single component with its elements as data.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from dash.development.base_component import Component

from dashboard.components.native import Input

Node = list[Any] | str | int | float
"""Words, or an element as [name, attributes, *children]"""

HTML = "dash_html_components"
NOT_FOR_THE_ELEMENT = {"children", "key", "n_clicks", "n_clicks_timestamp", "disable_n_clicks"}
ADDRESSES = {"href", "action", "src", "formAction"}
OPEN_SCHEMES = {"", "http", "https", "mailto", "tel"}


class Still(Component):
    """Plain elements from data, drawn by `board.Still` in board.js. New data is drawn from nothing, so that no
    typed word, open menu or sorted row stays behind from the screen before.
    """

    _namespace = "board"
    _type = "Still"
    _base_nodes: list[str] = []  # noqa: RUF012 - as Dash declares it
    _children_props: list[str] = []  # noqa: RUF012 - as Dash declares it
    _prop_names: list[str] = ["tree"]  # noqa: RUF012 - as Dash declares it
    _valid_wildcard_attributes: list[str] = []  # noqa: RUF012 - as Dash declares it
    available_properties: list[str] = ["tree"]  # noqa: RUF012 - as Dash declares it
    available_wildcard_properties: list[str] = []  # noqa: RUF012 - as Dash declares it

    def __init__(self, tree: list[Node]) -> None:
        """Take the elements as nodes."""
        super().__init__(tree=tree)  # type: ignore[no-untyped-call]


@dataclass(frozen=True)
class Ready:
    """An element that is data already, drawn before and kept (`dashboard.kept`)."""

    node: Node


def ready(part: Component) -> Component | Ready:
    """Return an element as data for later, or as it is where Dash must watch it or something inside it."""
    node = _node(part, ())
    return part if node is None else Ready(node)


def still(parts: Sequence[Any] | Component, live: Collection[str] = ()) -> list[Any]:
    """Return the same parts with everything drawn in one piece that may be.

    What Dash must watch stays as it is: components that are not plain elements, those with an id in `live`, which
    are the ids that callbacks name, and those with an id of a pattern.
    """
    drawn = [(part, _node(part, live)) for part in _listed(parts)]
    found: list[Any] = []
    for is_still, group in groupby(drawn, key=lambda pair: pair[1] is not None):
        pairs = list(group)
        if is_still:
            found.append(Still([node for _, node in pairs if node is not None]))
        else:
            found.extend(_opened(part, live) for part, _ in pairs)
    return found


def _opened(part: Any, live: Collection[str]) -> Any:
    """Return a live part with its inside drawn in one piece where it may be."""
    if part._namespace != HTML or getattr(part, "children", None) is None:
        return part
    part.children = still(part.children, live)
    return part


def _listed(children: Any) -> list[Any]:
    if children is None:
        return []
    return list(children) if isinstance(children, list | tuple) else [children]


def _node(part: Any, live: Collection[str]) -> Node | None:
    """Return the part as data, or None when Dash must watch it or something inside it."""
    if isinstance(part, Ready):
        return part.node
    if not isinstance(part, Component):
        words: str | int | float = part
        return words
    name = _element_name(part)
    if name is None or _is_watched(getattr(part, "id", None), live):
        return None
    node: list[Any] = [name, _attributes(part)]
    for child in _listed(getattr(part, "children", None)):
        inside = _node(child, live)
        if child is not None and inside is None:
            return None
        if inside is not None:
            node.append(inside)
    return node


def _is_watched(name: Any, live: Collection[str]) -> bool:
    # An id that is a dictionary is one of a pattern, which callbacks match.
    return isinstance(name, dict) or name in live


def _element_name(part: Component) -> str | None:
    if isinstance(part, Input):
        return "input"
    return part._type.lower() if part._namespace == HTML else None


def _attributes(part: Component) -> dict[str, Any]:
    properties: dict[str, Any] = part.to_plotly_json()["props"]  # type: ignore[no-untyped-call]
    given = {name: value for name, value in properties.items() if _is_shown(name, value)}
    if "value" in given and isinstance(part, Input):
        given["defaultValue"] = given.pop("value")
    return given


def _is_shown(name: str, value: Any) -> bool:
    if name in NOT_FOR_THE_ELEMENT or value is None:
        return False
    return name not in ADDRESSES or is_open_address(str(value))


def is_open_address(address: str) -> bool:
    """Say whether an address may stand in a link: a path of this site, a web page, e-mail or telephone. A return
    may name any address it likes, `javascript:` included; browsers skip blanks and control signs inside.
    """
    plain = "".join(sign for sign in address if sign > " ")
    try:
        return urlsplit(plain).scheme in OPEN_SCHEMES
    except ValueError:
        return False
