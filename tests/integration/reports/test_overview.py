"""The overview's figures: returns, risks by band, what changed, the next meeting."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from data.reports.overview.overview import overview
from data.terms import Band, Direction, Marking, Rag, ReturnState, RiskStatus, Slot
from tests.makers import (
    a_question,
    a_rating,
    a_return,
    a_risk,
    an_action,
    an_agenda_item,
    an_ask,
    an_assessment,
)
from tests.support.small_board import SmallBoard
from tests.support.statements import counted_statements

pytestmark = pytest.mark.both_databases


def figures(board: SmallBoard, viewer=None):
    return overview(board.session, viewer or board.member, None)


def names(some):
    return [one.reporter.slug for one in some]


def test_sorts_returns_into_fresh_stale_and_to_follow(board):
    a_return(board.session, board.october, board.prevent, period_month=date(2018, 7, 1))
    a_return(board.session, board.october, board.dasv, period_month=date(2018, 5, 1))
    found = figures(board).returns
    assert (names(found.fresh), names(found.stale)) == (["prevent"], ["dasv"])
    assert (found.received, found.owed) == (2, 2)


def test_does_not_count_a_csp_update_among_the_groups_returns(board):
    a_return(board.session, board.october, board.fenland)
    a_return(board.session, board.october, board.dasv, ReturnState.TO_FOLLOW)
    found = figures(board).returns
    assert (found.received, found.owed, names(found.to_follow)) == (0, 1, ["dasv"])


def test_keeps_the_period_of_an_unaccepted_return_from_members(board):
    a_return(board.session, board.october, board.dasv, ReturnState.SUBMITTED, period_month=date(2018, 5, 1))
    assert names(figures(board).returns.unread) == ["dasv"]
    assert names(figures(board, board.lead).returns.stale) == ["dasv"]
    assert names(figures(board, board.planner).returns.stale) == ["dasv"]


def test_members_still_read_the_accepted_version_while_a_newer_one_waits(board):
    owed = a_return(board.session, board.october, board.dasv)
    owed.state = ReturnState.SUBMITTED
    board.session.flush()
    found = figures(board).returns
    assert (names(found.fresh), names(found.unread)) == (["dasv"], [])


def test_a_nil_return_without_a_file_counts_as_received(board):
    owed = a_return(board.session, board.october, board.dasv, ReturnState.EXPECTED)
    owed.state = ReturnState.NIL_RETURN
    board.session.flush()
    found = figures(board).returns
    assert (names(found.undated), names(found.unread)) == (["dasv"], [])


def test_counts_every_band_and_unscored_like_the_others(board):
    for band, score in ((Band.HIGH, 12), (Band.HIGH, 9), (Band.UNSCORED, None)):
        risk = a_risk(board.session, board.october, board.dasv)
        an_assessment(board.session, risk, board.october, band=band, score=score)
    found = figures(board).risks
    assert [count for _, count in found.bands] == [0, 2, 0, 0, 1]
    assert found.open == 3


def test_counts_as_candidates_only_what_this_meetings_returns_put_forward(board):
    for status, mentioned in (
        (RiskStatus.PROPOSED, True), (RiskStatus.PROPOSED, False), (RiskStatus.ON_REGISTER, True),
    ):  # fmt: skip
        risk = a_risk(board.session, board.july, board.dasv, status=status)
        an_assessment(board.session, risk, board.october, mentioned=mentioned)
    found = figures(board)
    assert (found.risks.candidates, found.changes.came_in) == (1, 1)


def test_leaves_a_sensitive_risk_out_of_every_figure_of_those_not_listed(board):
    risk = a_risk(board.session, board.october, board.dasv, marking=Marking.OFFICIAL_SENSITIVE)
    an_assessment(board.session, risk, board.october, band=Band.HIGH, score=12)
    for viewer in (board.member, board.planner, board.administrator):
        found = figures(board, viewer)
        assert (found.risks.open, found.changes.lines) == (0, ())
    for viewer in (board.lead, board.listed("risk", risk.id)):
        assert figures(board, viewer).risks.open == 1


def test_names_changed_risks_while_they_are_few_and_counts_groups_beyond(board):
    for group, many in ((board.dasv, 2), (board.prevent, 1)):
        for _ in range(many):
            an_assessment(board.session, a_risk(board.session, board.october, group), board.october)
    worse = a_risk(board.session, board.july, board.prevent, "Collisions rise")
    an_assessment(board.session, worse, board.october, direction=Direction.WORSENING, band=Band.HIGH, score=9)
    new, rising = figures(board).changes.lines
    assert [(group.slug, count) for group, count in new.groups] == [("dasv", 2), ("prevent", 1)]
    assert (new.risks, [risk.title for risk in rising.risks]) == ((), ["Collisions rise"])


def test_counts_what_was_closed_at_the_meeting(board):
    risk = a_risk(board.session, board.july, board.dasv, status=RiskStatus.CLOSED)
    an_assessment(board.session, risk, board.october, open=False, direction=Direction.CLOSED)
    found = figures(board)
    assert (found.changes.closed, found.risks.open) == (1, 0)


def test_shows_the_next_meeting_with_its_deadlines_once_this_one_begins(board):
    an_agenda_item(board.session, board.january, Slot.DELIVERY_GROUP, "Youth justice")
    an_agenda_item(board.session, board.january, Slot.STANDING, "Introductions")
    ahead = figures(board).next
    assert ahead.meeting.slug == "2018-19-Q4"
    assert (ahead.meeting.deadlines.reports_due.on, ahead.meeting.deadlines.papers_out.on) == (
        date(2019, 1, 7),
        date(2019, 1, 10),
    )
    assert [line.title for line in ahead.focus] == ["Youth justice"]


def test_the_meeting_in_view_is_the_next_one_while_it_is_ahead(board):
    with time_machine.travel(datetime(2018, 10, 1, tzinfo=UTC), tick=False):
        assert figures(board).next.meeting.slug == "2018-19-Q3"


def test_says_that_no_deadline_can_be_counted_for_a_meeting_without_a_date(board):
    ahead = overview(board.session, board.member, "2018-19-Q4").next
    assert (ahead.meeting.slug, ahead.meeting.deadlines) == ("2019-20-Q1", None)


def test_has_no_next_meeting_after_the_last_one(board):
    board.spring.held_on = date(2019, 4, 25)
    board.session.flush()
    assert overview(board.session, board.member, "2019-20-Q1").next is None


def fill(board: SmallBoard, times: int) -> None:
    """So many more risks and asks of each group, and actions of the member's body."""
    for group in (board.dasv, board.prevent):
        for number in range(times):
            risk = a_risk(board.session, board.october, group)
            an_assessment(board.session, risk, board.october)
            an_ask(board.session, board.october, group, f"Ask {number}", [board.hdc, board.fdc])
    for _ in range(times):
        due = date(2018, 9, 28)
        an_action(board.session, board.july, "Act", owner_body_id=board.hdc.id, original_due_on=due)


@pytest.mark.parametrize("who", ["member", "lead", "planner", "administrator"])
def test_asks_no_more_statements_when_there_are_more_rows(board, who):
    owed = a_return(board.session, board.october, board.dasv)
    a_rating(board.session, board.october, board.dasv, Rag.AMBER, reason="Because.")
    for _ in range(3):
        a_question(board.session, owed)
    fill(board, 3)
    with counted_statements(board.session) as few:
        overview(board.session, getattr(board, who), None)
    for _ in range(40):
        a_question(board.session, owed)
    fill(board, 40)
    with counted_statements(board.session) as many:
        overview(board.session, getattr(board, who), None)
    assert len(many) <= len(few) < 40
