"""Reading Dash elements in tests: their words, and the elements of a kind inside them."""

from typing import Any

from dash.development.base_component import Component


def inside(part: Any) -> list[Component]:
    """The component and every component below it, in the order of the page."""
    if isinstance(part, list | tuple):
        return [found for one in part for found in inside(one)]
    if not isinstance(part, Component):
        return []
    return [part, *inside(getattr(part, "children", None))]


def all_of(part: Any, kind: str) -> list[Component]:
    """Every element of a kind: `all_of(table, "Td")`."""
    return [one for one in inside(part) if one._type == kind]


def words(part: Any) -> str:
    """What a reader sees and a screen reader says, without marking where elements end."""
    if isinstance(part, list | tuple):
        return "".join(words(one) for one in part)
    if isinstance(part, Component):
        return words(getattr(part, "children", None))
    return "" if part is None else str(part)


def attribute(part: Component, name: str) -> Any:
    """An attribute of an element, None where it has none."""
    return part.to_plotly_json()["props"].get(name)
