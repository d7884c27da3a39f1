"""What a check takes: the return as read, and what it is checked against."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.returns.checks.context import SentFor
from data.returns.checks.copied import WRITTEN_ANEW
from data.returns.checks.open_items import OpenItem
from data.returns.items.reading import ItemReading
from data.returns.reader.parsed import ParsedReturn
from data.returns.reader.problems import Problem
from data.terms import Product, ProductState


@dataclass(frozen=True)
class Doubt:
    """A problem, the open item that it is about where it is about one, and the item that may speak of it again."""

    problem: Problem
    about: OpenItem | None = None
    beside: ItemReading | None = None


@dataclass(frozen=True)
class ProductSaid:
    """What the return says of one product; `dated` None where it gives no date."""

    product: Product
    state: ProductState
    place: str
    dated: date | None


@dataclass(frozen=True)
class CheckedReturn:
    """The return: its reading, the items and products of it."""

    read: ParsedReturn
    items: Sequence[ItemReading]
    products: Sequence[ProductSaid]

    def spoken(self) -> list[ItemReading]:
        """The items that say something anew, in the order of the form."""
        return [one for one in self.items if one.part in WRITTEN_ANEW]


@dataclass(frozen=True)
class Against:
    """Whose return it is and for when, what was open before, and what the last accepted return said.

    `met_on` is when the group is known to have met last.
    """

    sent_for: SentFor
    open_items: Sequence[OpenItem] = ()
    said_before: Sequence[str] = ()
    met_on: date | None = None
