"""Completeness is counted from what was read: nil answers a part, a blank does not."""

from dataclasses import dataclass

import pytest

from data.returns.items.completeness import completeness
from data.terms import Part, Product, ProductState, ReporterKind, Saying

GROUP, CSP = ReporterKind.DELIVERY_GROUP, ReporterKind.CSP


@dataclass(frozen=True)
class Item:
    part: Part
    saying: Saying = Saying.STATED
    ask_saying: Saying = Saying.BLANK


@dataclass(frozen=True)
class Row:
    product: Product
    state: ProductState


def test_a_delivery_group_is_asked_for_eight_parts() -> None:
    counted = completeness(GROUP, [], [])
    assert counted.required == 8
    assert counted.missing == ("Chair", "Key information", "Risks", *(product.value for product in Product))


@pytest.mark.parametrize(
    ("saying", "answered"),
    [
        (Saying.STATED, True),
        (Saying.NIL, True),
        (Saying.NOT_APPLICABLE, True),
        (Saying.TO_FOLLOW, True),
        (Saying.BLANK, False),
    ],
)
def test_only_a_blank_leaves_a_part_unanswered(saying: Saying, answered: bool) -> None:
    assert ("Risks" in completeness(GROUP, [Item(Part.RISK, saying)], []).answered) is answered


def test_an_ask_beside_an_empty_cell_answers_the_part() -> None:
    item = Item(Part.KEY_INFORMATION, Saying.BLANK, Saying.STATED)
    assert completeness(GROUP, [item], []).answered == ("Key information",)


@pytest.mark.parametrize("state", list(ProductState))
def test_a_product_counts_unless_it_is_blank_or_its_row_is_missing(state: ProductState) -> None:
    counted = completeness(GROUP, [], [Row(Product.PERFORMANCE, state)])
    unanswered = state in (ProductState.BLANK, ProductState.ROW_MISSING)
    assert (Product.PERFORMANCE.value in counted.missing) is unanswered


def test_a_csp_is_asked_for_five_parts() -> None:
    items = [Item(Part.PRIORITY), Item(Part.ACHIEVEMENT), Item(Part.CONCERN)]
    counted = completeness(CSP, items, [])
    assert (len(counted.answered), counted.required) == (3, 5)
