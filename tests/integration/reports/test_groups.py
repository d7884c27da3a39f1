"""Delivery groups side by side, and one of them: what is read, what is open, what came before."""

from datetime import date

import pytest

from data.refusals import NotOpen
from data.reports.groups.groups import groups
from data.reports.groups.one_group import group
from data.terms import (
    Band,
    Decision,
    Marking,
    Part,
    Product,
    ProductState,
    Rag,
    ReporterKind,
    ReturnState,
    Slot,
)
from tests.makers import (
    a_product,
    a_rating,
    a_reporter,
    a_return,
    a_risk,
    an_agenda_item,
    an_ask,
    an_assessment,
    an_item,
)
from tests.support.statements import counted_statements

pytestmark = pytest.mark.both_databases
GROUP = ReporterKind.DELIVERY_GROUP


def one(board, viewer=None, slug="dasv", quarter=None):
    return group(board.session, viewer or board.member, quarter, GROUP, slug)


def line(board, slug, viewer=None):
    found = groups(board.session, viewer or board.member, None)
    return next(one for one in found.lines if one.row.reporter.slug == slug)


def test_counts_each_groups_open_risks_and_asks(board):
    for band in (Band.HIGH, Band.UNSCORED):
        an_assessment(board.session, a_risk(board.session, board.july, board.dasv), board.october, band=band)
    an_assessment(board.session, a_risk(board.session, board.july, board.dasv), board.october, open=False)
    an_ask(board.session, board.october, board.dasv, "Ask", [board.hdc])
    an_ask(board.session, board.october, board.dasv, "Its own", own=True)
    found = line(board, "dasv")
    assert (found.open_risks, found.open_asks, line(board, "prevent").open_risks) == (2, 2, 0)


def test_shows_products_of_accepted_returns_only(board):
    for reporter, state in ((board.dasv, ReturnState.ACCEPTED), (board.prevent, ReturnState.SUBMITTED)):
        owed = a_return(board.session, board.october, reporter, state)
        a_product(board.session, owed.versions[0], Product.DELIVERY_PLAN, ProductState.NARRATIVE, text="Plan")
    assert [cell.state for cell in line(board, "dasv").products.cells][3] is ProductState.NARRATIVE
    assert line(board, "prevent", board.planner).products is None


def test_a_product_over_twelve_months_old_is_out_of_date(board):
    owed = a_return(board.session, board.october, board.dasv)
    for product, dated in (
        (Product.DELIVERY_PLAN, date(2017, 10, 1)), (Product.JOINT_STRATEGY, date(2017, 9, 1)),
    ):  # fmt: skip
        a_product(board.session, owed.versions[0], product, ProductState.STATED_DATED, dated=dated)
    cells = {cell.product: cell for cell in line(board, "dasv").products.cells}
    assert (cells[Product.DELIVERY_PLAN].age_months, cells[Product.DELIVERY_PLAN].out_of_date) == (12, False)
    assert (cells[Product.JOINT_STRATEGY].age_months, cells[Product.JOINT_STRATEGY].out_of_date) == (13, True)


def test_a_group_of_another_kind_or_of_no_name_is_not_open(board):
    for slug in ("fenland", "nobody"):
        with pytest.raises(NotOpen):
            one(board, slug=slug)


def test_a_group_that_had_ended_by_the_meeting_is_not_open(board):
    a_reporter(board.session, "ended", active_to=date(2018, 8, 31))
    with pytest.raises(NotOpen):
        one(board, slug="ended")
    assert one(board, slug="ended", quarter="2018-19-Q2").about.reporter.slug == "ended"


def test_shows_the_accepted_return_part_by_part_with_the_risk_that_each_item_raised(board):
    item = an_item("Funding ends", Part.RISK, place="Table 1, row 3, left cell", ask="Find money")
    nothing = an_item("Not really an item", decision=Decision.NOT_AN_ITEM)
    a_return(board.session, board.october, board.dasv, items=[item, nothing])
    risk = a_risk(board.session, board.october, board.dasv)
    an_assessment(board.session, risk, board.october, source_item_id=item.id)
    read = one(board).read
    assert [(one.text, one.ask, one.place, one.risk_ref) for one in read.items] == [
        ("Funding ends", "Find money", "Table 1, row 3, left cell", risk.ref)
    ]
    assert len(read.of(Part.RISK)) == 1


def test_keeps_the_words_of_an_unaccepted_return_from_members_and_other_leads(board):
    a_return(board.session, board.october, board.dasv, ReturnState.SUBMITTED, items=[an_item("Early words")])
    a_return(
        board.session, board.october, board.prevent, ReturnState.SUBMITTED, items=[an_item("Other words")]
    )
    assert one(board).read is None
    assert one(board, board.administrator).read is None
    assert one(board, board.lead, "prevent").read is None
    assert [item.text for item in one(board, board.lead).read.items] == ["Early words"]
    assert [item.text for item in one(board, board.planner, "prevent").read.items] == ["Other words"]


def test_a_draft_is_read_by_nobody_here(board):
    a_return(board.session, board.october, board.dasv, ReturnState.DRAFT, items=[an_item("Half a thought")])
    assert [one(board, viewer).read for viewer in (board.member, board.lead, board.planner)] == [None] * 3


def test_a_sensitive_return_is_nowhere_on_the_page_of_those_not_listed(board):
    owed = a_return(board.session, board.october, board.dasv, marking=Marking.OFFICIAL_SENSITIVE,
                    items=[an_item("Secret")])  # fmt: skip
    closed = one(board)
    assert (closed.owed, closed.read, closed.sensitive) == (None, None, False)
    assert closed.history[0].state is None
    opened = one(board, board.listed("return", owed.id))
    assert (len(opened.read.items), opened.sensitive) == (1, True)


def test_leads_back_to_the_last_accepted_return_while_none_stands_now(board):
    owed = a_return(board.session, board.july, board.dasv)
    a_return(board.session, board.october, board.dasv, ReturnState.TO_FOLLOW)
    assert (one(board).earlier.return_id, one(board).earlier.meeting.slug) == (owed.id, "2018-19-Q2")


def test_lists_the_gravest_risks_first_and_says_how_many_there_are(board):
    for _ in range(9):
        an_assessment(board.session, a_risk(board.session, board.july, board.dasv), board.october)
    for band, score in ((Band.LOW, 2), (Band.SIGNIFICANT, 16), (Band.HIGH, 9), (Band.HIGH, 12)):
        risk = a_risk(board.session, board.july, board.dasv)
        an_assessment(board.session, risk, board.october, band=band, score=score)
    found = one(board).risks
    assert [line.score for line in found.lines][:5] == [16, 12, 9, 2, None]
    assert (found.total, len(found.lines), found.more) == (13, 10, 3)


def test_a_sensitive_risk_is_neither_listed_nor_counted_for_others(board):
    risk = a_risk(board.session, board.july, board.dasv, marking=Marking.OFFICIAL_SENSITIVE)
    an_assessment(board.session, risk, board.october)
    assert (one(board).risks.total, one(board, board.lead).risks.total) == (0, 1)
    assert (one(board).sensitive, one(board, board.lead).sensitive) == (False, True)


def test_tells_past_meetings_newest_first_with_what_was_put_forward(board):
    items = [an_item("Risk", Part.RISK), an_item("Key")]
    a_return(board.session, board.july, board.dasv, items=items, period_as_written="July 2018")
    a_rating(board.session, board.july, board.dasv, Rag.AMBER, reason="Money.", self_rag=Rag.GREEN)
    now, before = one(board).history
    assert (now.state, before.state, before.period, before.put_forward) == (
        None, ReturnState.ACCEPTED, "July 2018", 1,
    )  # fmt: skip
    assert (before.rated.rag, before.rated.self_rag, before.rated.reason) == (Rag.AMBER, Rag.GREEN, "Money.")


def test_says_when_its_next_turn_is_and_when_it_was_last_heard(board):
    an_agenda_item(board.session, board.july, Slot.DELIVERY_GROUP, "Then", reporter_id=board.dasv.id)
    an_agenda_item(board.session, board.spring, Slot.DELIVERY_GROUP, "Next", reporter_id=board.dasv.id)
    turn = one(board).turn
    assert (turn.last.slug, turn.waited, turn.next.slug, turn.ahead, turn.gap) == (
        "2018-19-Q2", 3, "2019-20-Q1", 6, 9,
    )  # fmt: skip


@pytest.mark.parametrize("page", ["groups", "group"])
def test_asks_no_more_statements_when_there_are_more_rows(board, page):
    def fill(times):
        for _ in range(times):
            risk = a_risk(board.session, board.july, board.dasv)
            an_assessment(board.session, risk, board.october)
            an_ask(board.session, board.october, board.dasv, "Ask", [board.hdc, board.fdc])
        a_reporter(board.session, f"group-{times}")

    a_return(board.session, board.october, board.dasv, items=[an_item("Words")])
    draw = one if page == "group" else lambda _: groups(board.session, board.member, None)
    fill(3)
    with counted_statements(board.session) as few:
        draw(board)
    fill(40)
    with counted_statements(board.session) as many:
        draw(board)
    assert len(many) <= len(few) < 40
