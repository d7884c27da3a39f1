"""Doubts as rows of a version, each with what it is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.returns.checks.against import Doubt
from data.returns.items.of_return import PRODUCT_OF
from data.returns.items.stored import PLACE_LENGTH, fitted
from data.returns.reader.problem_sentences import Severity as ReaderSeverity
from data.store.tables import ProductRow, ReturnItem, ReturnProblem
from data.terms import Severity

PRODUCT = "product"
"""The `about_kind` of a problem about a product; its `about_id` is the product's row."""

_SEVERITY_OF = {
    ReaderSeverity.STOP: Severity.STOP,
    ReaderSeverity.CHECK: Severity.CHECK,
    ReaderSeverity.LOOK: Severity.LOOK,
}


@dataclass(frozen=True)
class About:
    """The rows of a version that its problems may be about: of each item, by the `id` of its reading, and products."""

    beside: Mapping[int, ReturnItem]
    products: Sequence[ProductRow]


def stored_problem(one: Doubt, about: About) -> ReturnProblem:
    """The row of a doubt, with the open item or the product that it is about, and the row that may speak of it."""
    row = ReturnProblem(
        code=one.problem.code,
        severity=_SEVERITY_OF[one.problem.severity],
        place=fitted(one.problem.place, PLACE_LENGTH),
        message=one.problem.message,
        action=one.problem.action,
    )
    product = PRODUCT_OF.get(one.problem.about)
    if one.about is not None:
        row.about_kind, row.about_id = one.about.kind.value, one.about.id
    elif product is not None:
        row.about_kind = PRODUCT
        row.about_id = next(said.id for said in about.products if said.product is product)
    if one.beside is not None:
        row.suggested_item_id = about.beside[id(one.beside)].id
    return row
