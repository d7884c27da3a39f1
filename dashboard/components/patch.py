"""A piece of a screen that a callback draws again on its own, leaving all around it untouched."""

from typing import Any

from dashboard.components.content import Content, flat
from dashboard.components.still import Node, Still, still


class Patch(Still):
    """Plain elements from data, with an id: `set_props(id, {"tree": tree_of(...)})` draws them again."""

    _prop_names: list[str] = ["id", "tree"]  # noqa: RUF012 - as Dash declares it
    available_properties: list[str] = ["id", "tree"]  # noqa: RUF012 - as Dash declares it

    def __init__(self, id: str, tree: list[Node]) -> None:
        """Take the elements as nodes."""
        super().__init__(tree=tree)
        self.id = id


def patch(id: str, *children: Content) -> Patch:
    """Return the piece. Everything in it must be plain: what Dash watches cannot be drawn as data."""
    return Patch(id, tree_of(*children))


def tree_of(*children: Content) -> list[Any]:
    """Return the elements as the data that a patch draws. Refuses what Dash must watch."""
    drawn = still(flat(*children))
    if any(type(part) is not Still for part in drawn):
        raise ValueError("a patch holds plain elements only")
    return [node for part in drawn for node in part.tree]
