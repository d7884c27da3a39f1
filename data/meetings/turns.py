"""Whether one cycle of meetings has room for everyone: counting, not scheduling (design, section 4). Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.terms import Slot

TURN_SLOTS: dict[Slot, int] = {Slot.DELIVERY_GROUP: 2, Slot.PREVENTION: 1, Slot.CSP: 1, Slot.OPEN: 3}
"""Slots of each kind at one meeting, besides the standing items."""


@dataclass(frozen=True)
class Shortage:
    """One kind of slot that cannot hold all who want it: `wanting` against `meetings` times `each`."""

    slot: Slot
    wanting: int
    meetings: int
    each: int

    @property
    def room(self) -> int:
        """How many turns one cycle has."""
        return self.meetings * self.each

    @property
    def left_out(self) -> int:
        """How many get none, whatever the order."""
        return self.wanting - self.room


def shortages(wanting: Mapping[Slot, int], meetings: int) -> tuple[Shortage, ...]:
    """The kinds of slot in which a cycle of so many meetings has fewer turns than there are claims to one."""
    found = [Shortage(slot, wanting.get(slot, 0), meetings, each) for slot, each in TURN_SLOTS.items()]
    return tuple(one for one in found if one.left_out > 0)
