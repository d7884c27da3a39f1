"""The RAG grid: what people judged at the last meetings, and what the app suggests with its reasons."""

from datetime import UTC, date, datetime

import pytest

from data.reports.overview.overview import overview
from data.terms import (
    Band,
    Direction,
    Product,
    ProductState,
    Rag,
    ReturnState,
    Slot,
)
from tests.makers import (
    a_meeting,
    a_product,
    a_rating,
    a_reporter,
    a_return,
    a_risk,
    a_version,
    an_action,
    an_agenda_item,
    an_assessment,
)

pytestmark = pytest.mark.both_databases


def row(board, slug, viewer=None):
    found = overview(board.session, viewer or board.member, None).grid
    return next(one for one in found.rows if one.reporter.slug == slug)


def reasons(board, slug):
    return " ".join(row(board, slug).suggestion.reasons)


def test_stands_at_four_meetings_at_most_the_one_in_view_last(board):
    for slug, held_on in (("2017-18-Q3", date(2017, 10, 12)), ("2017-18-Q4", date(2018, 1, 18)),
                          ("2018-19-Q1", date(2018, 4, 19))):  # fmt: skip
        a_meeting(board.session, slug, held_on)
    found = overview(board.session, board.member, None).grid
    assert [one.slug for one in found.meetings] == ["2017-18-Q4", "2018-19-Q1", "2018-19-Q2", "2018-19-Q3"]


def test_lists_groups_before_csps_each_in_the_boards_own_order(board):
    found = overview(board.session, board.member, None).grid
    assert [one.reporter.slug for one in found.rows] == ["prevent", "dasv", "fenland", "huntingdonshire"]


def test_leaves_out_a_group_that_had_ended_and_one_that_had_not_begun(board):
    a_reporter(board.session, "ended", active_to=date(2018, 8, 31))
    a_reporter(board.session, "begins", active_from=date(2018, 12, 1))
    a_reporter(board.session, "here", active_from=date(2018, 10, 11), active_to=date(2018, 10, 11))
    slugs = [one.reporter.slug for one in overview(board.session, board.member, None).grid.rows]
    assert ("ended" in slugs, "begins" in slugs, "here" in slugs) == (False, False, True)


def test_not_rated_is_the_default_and_a_suggestion_is_no_rating(board):
    a_return(board.session, board.october, board.dasv)
    found = row(board, "dasv")
    assert (found.rated, found.now.rag, found.suggestion.rag) == (False, Rag.NOT_RATED, Rag.GREEN)


def test_keeps_a_persons_rating_with_its_reason_beside_the_suggestion(board):
    a_return(board.session, board.october, board.dasv, period_month=date(2018, 5, 1))
    a_rating(board.session, board.october, board.dasv, Rag.GREEN, reason="On course.")
    found = row(board, "dasv")
    assert (found.now.rag, found.now.reason, found.suggestion.rag) == (Rag.GREEN, "On course.", Rag.AMBER)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (ReturnState.SUBMITTED, "No suggestion: received, not yet accepted."),
        (ReturnState.EXPECTED, "No suggestion: no return received."),
        (ReturnState.TO_FOLLOW, "No suggestion: return to follow."),
    ],
)
def test_suggests_nothing_without_an_accepted_return_and_says_why(board, state, said):
    a_return(board.session, board.october, board.dasv, state)
    assert (row(board, "dasv").suggestion.rag, reasons(board, "dasv")) == (Rag.NOT_RATED, said)


def test_a_group_and_a_csp_that_were_asked_for_nothing_say_so(board):
    assert reasons(board, "dasv") == "No return asked for this quarter."
    assert reasons(board, "fenland") == "No update asked for this quarter."


def test_a_return_to_follow_for_a_second_meeting_suggests_red(board):
    for meeting in (board.july, board.october):
        a_return(board.session, meeting, board.dasv, ReturnState.TO_FOLLOW)
    assert row(board, "dasv").suggestion.rag is Rag.RED


def test_a_return_between_two_that_follow_breaks_the_run(board):
    april = a_meeting(board.session, "2018-19-Q1", date(2018, 4, 19))
    a_return(board.session, april, board.dasv, ReturnState.TO_FOLLOW)
    a_return(board.session, board.july, board.dasv)
    a_return(board.session, board.october, board.dasv, ReturnState.TO_FOLLOW)
    assert row(board, "dasv").suggestion.rag is Rag.NOT_RATED


def test_a_paper_on_the_agenda_instead_of_the_return_suggests_nothing(board):
    for meeting in (board.july, board.october):
        a_return(board.session, meeting, board.dasv, ReturnState.TO_FOLLOW)
    an_agenda_item(board.session, board.october, Slot.DELIVERY_GROUP, "Paper", reporter_id=board.dasv.id)
    assert "a paper is on the agenda" in reasons(board, "dasv")


def test_an_old_label_and_no_meeting_since_are_two_separate_reasons(board):
    a_return(
        board.session, board.october, board.dasv, period_month=date(2018, 5, 1), period_as_written="May 2018",
        last_met_on=date(2018, 7, 18),
    )  # fmt: skip
    assert (
        reasons(board, "dasv")
        == "Return is labelled May 2018. The group has not met since the meeting before."
    )


def test_counts_blank_products_and_the_age_of_the_oldest(board):
    owed = a_return(board.session, board.october, board.dasv)
    version = owed.versions[0]
    a_product(
        board.session,
        version,
        Product.STRATEGIC_ASSESSMENT,
        ProductState.STATED_DATED,
        dated=date(2017, 6, 30),
    )
    a_product(board.session, version, Product.DELIVERY_PLAN, ProductState.NOT_APPLICABLE)
    a_product(board.session, version, Product.JOINT_STRATEGY, ProductState.BLANK)
    assert (
        reasons(board, "dasv") == "3 of 5 governance products blank. Strategic assessment is 15 months old."
    )


def test_counts_silent_stuck_and_standing_risks_and_overdue_actions(board):
    a_return(board.session, board.october, board.dasv)
    for given in (
        {"direction": Direction.NOT_MENTIONED}, {"stuck": True, "band": Band.HIGH, "score": 9}, {"standing": True},
    ):  # fmt: skip
        an_assessment(board.session, a_risk(board.session, board.july, board.dasv), board.october, **given)
    an_action(board.session, board.july, "Act", reporter_id=board.dasv.id, original_due_on=date(2018, 9, 1))
    said = reasons(board, "dasv")
    for part in (
        "1 action overdue",
        "1 open risk not mentioned",
        "1 risk in the same high band",
        "1 standing risk",
    ):
        assert part in said


def test_a_late_return_is_counted_in_working_days_from_its_first_version(board):
    owed = a_return(board.session, board.october, board.dasv, ReturnState.EXPECTED)
    a_version(board.session, owed, board.october, ReturnState.SUPERSEDED,
              submitted_at=datetime(2018, 10, 3, 9, tzinfo=UTC))  # fmt: skip
    a_version(board.session, owed, board.october, submitted_at=datetime(2018, 10, 9, 9, tzinfo=UTC))
    owed.state = ReturnState.ACCEPTED
    board.session.flush()
    assert reasons(board, "dasv") == "Return came 2 working days late."
