"""A person says which area of concern a recommendation of a CSP addresses.

The form pairs them by priority at the most, so one is suggested where a priority has one, and none is ever applied.
"""

from collections.abc import Iterable
from typing import Any, Protocol, TypeVar

from sqlalchemy.orm import Session

from data.people import Right, Viewer
from data.refusals import NotOpen
from data.returns.owed import find_item
from data.returns.states import refuse_unless_being_checked
from data.store.audit import Event, record
from data.store.tables import ReturnItem, UpdateItem
from data.terms import Decision, Part, Saying


class SaysOfPriority(Protocol):
    """An item of an update, as stored or as a page shows it. Its label is the priority that it is said of."""

    @property
    def part(self) -> Part:
        """Which part of the form it is of."""

    @property
    def label(self) -> str:
        """The priority."""

    @property
    def saying(self) -> Saying:
        """What its words say."""

    @property
    def decision(self) -> Decision:
        """What a person decided about it."""


Item = TypeVar("Item", bound=SaysOfPriority)


def address_concern(session: Session, viewer: Viewer, item_id: int, concern_id: int | None) -> ReturnItem:
    """Link a recommendation to an area of concern of the same version, or with None take the link away.

    While the version is being checked only; once it is accepted, the ask is about the concern's risk. Not open: an item
    that is no recommendation, and a concern that is none of this version's.
    """
    item = find_item(session, viewer, Right.SUBMIT, item_id)
    refuse_unless_being_checked(item.of.state)
    if item.part is not Part.RECOMMENDATION:
        raise NotOpen
    if concern_id is not None and concern_id not in {one.id for one in concerns_of(item.of.items)}:
        raise NotOpen
    if item.update_item is None:
        item.update_item = UpdateItem(cells=None)
    before, item.update_item.concern_item_id = item.update_item.concern_item_id, concern_id
    told: dict[str, Any] = {
        "item": item.id,
        "place": item.place,
        "addressed": before,
        "addresses": concern_id,
    }
    about = ("return", item.of.return_id)
    record(session, Event.ITEM_DECIDED, actor_id=viewer.person_id, about=about, **told)
    return item


def concerns_of(items: Iterable[Item]) -> list[Item]:
    """The areas of concern that say something, without those that a person said are no items."""
    return [
        one
        for one in items
        if one.part is Part.CONCERN
        and one.saying is Saying.STATED
        and one.decision is not Decision.NOT_AN_ITEM
    ]


def suggested_concern(item: Item, items: Iterable[Item]) -> Item | None:
    """The one area of concern of the same priority; None where there are several or none."""
    found = [one for one in concerns_of(items) if one.label == item.label]
    return found[0] if len(found) == 1 else None
