"""The difference between two versions of a return: what it is made from, and who may see it."""

from dataclasses import replace
from datetime import date

import pytest

from data.refusals import NotOpen
from data.reports.returns.difference import resubmission, version_difference, waiting_resubmission
from data.returns.difference.difference import Kind, Tie
from data.terms import Decision, Marking, Part, Product, ProductState, ReturnState
from tests.makers import LONG_AGO, a_product, a_return, a_risk, a_version, an_assessment, an_item

pytestmark = pytest.mark.both_databases
FUNDING = "Funding may end in March 2019."
SUBMITTED, DRAFT, CHANGES = ReturnState.SUBMITTED, ReturnState.DRAFT, ReturnState.CHANGES_REQUESTED
KINDS = [Kind.ADDED, Kind.TAKEN_OUT, Kind.REWORDED, Kind.UNCHANGED]


@pytest.fixture
def owed(board):
    """An accepted version, and a newer one with the OPCC: one item of each fate, a dated product, another chair."""
    first = [
        an_item("The group met.", place="Table 1, row 3, left cell"),
        an_item(FUNDING, Part.RISK, ask="Find the money."),
        an_item("Staff leave.", Part.RISK),
    ]
    second = [
        an_item("The group met.", place="Table 1, row 4, left cell"),
        an_item(FUNDING.replace("March", "April"), Part.RISK, ask="Find the money by May."),
        an_item("The lease runs out.", Part.RISK),
        an_item("A heading", decision=Decision.NOT_AN_ITEM),
    ]
    made = a_return(board.session, board.october, board.dasv, items=first, chair="Head of Service")
    a_product(
        board.session, made.versions[0], Product.DELIVERY_PLAN, ProductState.STATED_UNDATED, text="Agreed"
    )
    newer = a_version(
        board.session, made, board.october, SUBMITTED, second, chair="Director", moderated_at=None
    )
    a_product(
        board.session,
        newer,
        Product.DELIVERY_PLAN,
        ProductState.STATED_DATED,
        text="Agreed",
        dated=date(2018, 7, 1),
        precision="month",
    )
    made.state = SUBMITTED
    board.session.flush()
    return made


def test_counts_items_and_asks_and_leaves_out_what_is_no_item(board, owed) -> None:
    found = waiting_resubmission(board.session, board.planner, owed.id)
    assert [found.items.count(kind) for kind in KINDS] == [1, 1, 1, 1]
    assert found.items.count_asks(Kind.REWORDED) == 1
    assert (found.then.number, found.now.number) == (1, 2)


def test_tells_the_head_and_the_products_then_and_now(board, owed) -> None:
    found = version_difference(board.session, board.lead, owed.id)
    assert [(one.name, one.then, one.now) for one in found.changed_facts] == [
        ("Chair", "Head of Service", "Director")
    ]
    (product,) = found.changed_products
    assert (product.then.state, product.now.state) == (ProductState.STATED_UNDATED, ProductState.STATED_DATED)
    assert (product.then.dated, product.now.dated) == (None, date(2018, 7, 1))


def test_a_risk_that_an_item_raised_is_known_in_the_one_that_continues_it(board, owed) -> None:
    risk = a_risk(board.session, board.october, board.dasv, FUNDING)
    raised = owed.versions[0].items[2]
    an_assessment(board.session, risk, board.october, source_item_id=raised.id)
    owed.versions[1].items[2].continues_risk_id = risk.id
    board.session.flush()
    found = version_difference(board.session, board.planner, owed.id)
    assert [one.tie for one in found.items.changed] == [Tie.ALIKE, Tie.RISK]
    risk.marking = Marking.OFFICIAL_SENSITIVE
    board.session.flush()
    hidden = version_difference(board.session, board.planner, owed.id)
    assert Tie.RISK not in {one.tie for one in hidden.items.changes}


def test_follows_the_last_version_that_was_sent_and_any_two_can_be_chosen(board, owed) -> None:
    a_version(board.session, owed, board.october, DRAFT)
    session = board.session
    assert resubmission(session, board.lead, owed.id, 3).then.number == 2
    assert resubmission(session, board.lead, owed.id, 1) is None
    found = version_difference(session, board.lead, owed.id, then=3, now=1)
    assert (found.then.number, found.now.number) == (3, 1)
    assert [one.number for one in found.versions] == [1, 2, 3]


def test_a_planner_sees_it_from_the_version_that_was_answered(board, owed) -> None:
    first, second = owed.versions
    second.state, first.moderated_at = ReturnState.SUPERSEDED, LONG_AGO
    a_version(board.session, owed, board.october, SUBMITTED)
    assert waiting_resubmission(board.session, board.planner, owed.id).then.number == 1
    assert version_difference(board.session, board.planner, owed.id).then.number == 2


def test_there_is_nothing_to_compare_a_first_version_with(board) -> None:
    owed = a_return(board.session, board.october, board.dasv, SUBMITTED)
    assert waiting_resubmission(board.session, board.planner, owed.id) is None
    with pytest.raises(NotOpen):
        version_difference(board.session, board.planner, owed.id)


@pytest.mark.parametrize("who", ["member", "administrator", "other lead"])
def test_looks_not_there_to_those_who_may_not_read_both_versions(board, owed, who) -> None:
    other = replace(board.lead, leads=frozenset({board.prevent.id}))
    viewer = other if who == "other lead" else getattr(board, who)
    for numbers in [(1, 2), (2, 1), (None, None), (2, 2), (None, 2)]:
        with pytest.raises(NotOpen):
            version_difference(board.session, viewer, owed.id, *numbers)
    assert waiting_resubmission(board.session, viewer, owed.id) is None


def test_a_member_may_compare_only_what_members_read(board, owed) -> None:
    found = version_difference(board.session, board.member, owed.id, 1, 1)
    assert ([one.number for one in found.versions], found.any) == ([1], False)


def test_a_version_that_is_not_there_looks_so(board, owed) -> None:
    for numbers in [(1, 9), (0, 1), (9, 9)]:
        with pytest.raises(NotOpen):
            version_difference(board.session, board.planner, owed.id, *numbers)
