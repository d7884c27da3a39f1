"""What accepted returns say of the governance products that each group owes (Agreement, 4.5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.rag import PRODUCT_MAX_AGE_MONTHS
from data.reports.meetings import MeetingView
from data.returns.checks.freshness import months_between
from data.store.tables import ProductRow
from data.terms import Product, ProductState

EMPTY = frozenset({ProductState.BLANK, ProductState.ROW_MISSING})
"""States in which the return says nothing of the product; "not applicable" says something."""


@dataclass(frozen=True)
class ProductCell:
    """One product in one return. `precision` says how exact `dated` is: day, month, quarter or year.

    `age_months` counts whole months from the date to the meeting, None where the return gives no date.
    """

    product: Product
    state: ProductState
    text: str = ""
    place: str = ""
    dated: date | None = None
    precision: str = ""
    age_months: int | None = None

    @property
    def empty(self) -> bool:
        """Whether the return says nothing of it."""
        return self.state in EMPTY

    @property
    def out_of_date(self) -> bool:
        """Whether its date is more than 12 months before the meeting."""
        return self.age_months is not None and self.age_months > PRODUCT_MAX_AGE_MONTHS


@dataclass(frozen=True)
class ProductsLine:
    """All five products of one return, in the order of the Agreement."""

    version_id: int
    cells: tuple[ProductCell, ...]

    @property
    def blank(self) -> int:
        """Of how many products the return says nothing."""
        return sum(cell.empty for cell in self.cells)

    @property
    def oldest(self) -> ProductCell | None:
        """The product with the earliest date, or None where none is dated."""
        dated = [cell for cell in self.cells if cell.age_months is not None]
        return max(dated, key=lambda cell: cell.age_months or 0) if dated else None


def products_of(
    session: Session, version_ids: Iterable[int], meeting: MeetingView
) -> dict[int, ProductsLine]:
    """The products of these versions, by version id; a version that has no such rows at all is left out."""
    rows = session.scalars(
        select(ProductRow).where(ProductRow.version_id.in_(sorted(version_ids))).order_by(ProductRow.id)
    )
    found: dict[int, dict[Product, ProductCell]] = {}
    for row in rows:
        found.setdefault(row.version_id, {})[row.product] = _cell(row, meeting.as_at.date())
    return {
        version_id: ProductsLine(
            version_id,
            tuple(cells.get(product, ProductCell(product, ProductState.ROW_MISSING)) for product in Product),
        )
        for version_id, cells in found.items()
    }


def _cell(row: ProductRow, on: date) -> ProductCell:
    age = months_between(row.dated, on) if row.dated else None
    return ProductCell(row.product, row.state, row.text, row.place, row.dated, row.precision, age)
