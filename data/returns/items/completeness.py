"""How much of a return is answered: counted from what was read, never declared by its author (design, section 3).

A part marked nil, not applicable or to follow counts as answered; a blank does not.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from data.terms import Part, Product, ProductState, ReporterKind, Saying

SINGLE_PARTS = (Part.CHAIR, Part.KEY_INFORMATION, Part.RISK)
"""The parts of a delivery group's return besides its five products: eight in all."""

UPDATE_PARTS = (Part.PRIORITY, Part.ACHIEVEMENT, Part.CONCERN, Part.RECOMMENDATION, Part.ACTION_PLAN)
"""The parts of a CSP's update."""

_UNANSWERED = frozenset({ProductState.BLANK, ProductState.ROW_MISSING})
_FOUND_AS = {Part.CHAIR: "Chair", Part.KEY_INFORMATION: "Key information", Part.RISK: "Risks"}


class HasPart(Protocol):
    """An item, as read or as stored."""

    @property
    def part(self) -> Part:
        """Which part of the form it is of."""

    @property
    def saying(self) -> Saying:
        """What its words, or its left cell, say."""

    @property
    def ask_saying(self) -> Saying:
        """What its right cell says."""


class HasProduct(Protocol):
    """A product row, as read or as stored."""

    @property
    def product(self) -> Product:
        """Which product."""

    @property
    def state(self) -> ProductState:
        """What the return says of it."""


@dataclass(frozen=True)
class Completeness:
    """The required parts that are answered, and those that are not, by the words of the form."""

    answered: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def required(self) -> int:
        """How many parts the form asks for."""
        return len(self.answered) + len(self.missing)


def completeness(
    kind: ReporterKind, items: Iterable[HasPart], products: Iterable[HasProduct]
) -> Completeness:
    """The parts answered and missing: eight for a delivery group, five for a CSP."""
    said = {item.part for item in items if says_something(item)}
    if kind is ReporterKind.CSP:
        return _split((part.value, part in said) for part in UPDATE_PARTS)
    done = {row.product for row in products if row.state not in _UNANSWERED}
    parts = [(_FOUND_AS[part], part in said) for part in SINGLE_PARTS]
    return _split([*parts, *((product.value, product in done) for product in Product)])


def says_something(item: HasPart) -> bool:
    """Whether one of an item's two cells is not blank; "nothing to report" is something."""
    return item.saying is not Saying.BLANK or item.ask_saying is not Saying.BLANK


def _split(parts: Iterable[tuple[str, bool]]) -> Completeness:
    listed = list(parts)
    return Completeness(
        answered=tuple(name for name, answered in listed if answered),
        missing=tuple(name for name, answered in listed if not answered),
    )
