"""The five signals by group and over time."""

from datetime import UTC, date, datetime

import pytest

from data.reports.meetings import find_meeting
from data.reports.returns.figures import figures_of
from data.reports.returns.over_time import MEETINGS_SHOWN, over_time
from data.reports.returns.owed import owed_returns
from data.terms import Marking, ReporterKind, ReturnState
from tests.makers import a_meeting, a_return
from tests.support.small_board import SmallBoard
from tests.support.statements import counted_statements

pytestmark = pytest.mark.both_databases
OCTOBER = "2018-19-Q3"
ON_TIME, LATE = datetime(2018, 7, 9, 9, tzinfo=UTC), datetime(2018, 7, 11, 9, tzinfo=UTC)


def points(board: SmallBoard, slug: str, viewer=None):
    found = over_time(board.session, viewer or board.member, OCTOBER)
    return next(line.points for line in found.lines if line.reporter.slug == slug)


def test_a_line_holds_a_point_for_each_meeting_and_none_where_nothing_was_expected(board: SmallBoard) -> None:
    a_return(board.session, board.july, board.dasv, submitted_at=LATE, copied_share=40)
    july, october = points(board, "dasv")
    assert october is None
    assert (july.state, july.owed.days_late, july.overdue) == (ReturnState.ACCEPTED, 2, False)
    assert (july.owed.version.parts_answered, july.owed.version.copied_share) == (5, 40)


def test_groups_and_csps_stand_in_the_boards_order_whatever_their_figures(board: SmallBoard) -> None:
    a_return(board.session, board.october, board.huntingdonshire, submitted_at=ON_TIME)
    a_return(board.session, board.october, board.dasv, submitted_at=ON_TIME)
    found = over_time(board.session, board.member, OCTOBER)
    assert [line.reporter.slug for line in found.of(ReporterKind.DELIVERY_GROUP)] == ["prevent", "dasv"]
    assert [line.reporter.slug for line in found.of(ReporterKind.CSP)] == ["fenland", "huntingdonshire"]


def test_the_county_counts_its_delivery_groups(board: SmallBoard) -> None:
    a_return(board.session, board.july, board.dasv, submitted_at=LATE, copied_share=40, parts_answered=3)
    a_return(board.session, board.july, board.prevent, submitted_at=ON_TIME, copied_share=10)
    a_return(board.session, board.july, board.fenland, submitted_at=ON_TIME, copied_share=90)
    figures = over_time(board.session, board.member, OCTOBER).meetings[0].figures
    assert (figures.expected, figures.received, figures.on_time) == (2, 2, 1)
    assert (figures.answered, figures.required) == (8, 10)
    assert (figures.copied, figures.compared) == (25, 2)


def test_what_cannot_be_compared_is_left_out_of_the_average(board: SmallBoard) -> None:
    a_return(board.session, board.july, board.dasv, copied_share=40)
    a_return(board.session, board.july, board.prevent, copied_share=None)
    july = find_meeting(board.session, "2018-19-Q2")
    figures = figures_of(owed_returns(board.session, board.member, july, None))
    assert (figures.copied, figures.compared) == (40, 1)
    assert figures_of(()).copied is None


def test_fresh_is_told_by_the_meeting_before_each(board: SmallBoard) -> None:
    a_return(board.session, board.july, board.dasv, period_month=date(2018, 7, 1))
    a_return(board.session, board.october, board.dasv, period_month=date(2018, 5, 1))
    assert [one.owed.fresh for one in points(board, "dasv")] == [None, False]


def test_what_is_not_here_although_its_day_is_over_is_overdue(board: SmallBoard) -> None:
    a_return(board.session, board.october, board.dasv, ReturnState.EXPECTED)
    assert points(board, "dasv")[1].overdue


def test_members_see_no_draft_of_others_and_nothing_of_what_is_not_accepted(board: SmallBoard) -> None:
    a_return(board.session, board.october, board.dasv, ReturnState.DRAFT)
    a_return(board.session, board.october, board.prevent, ReturnState.SUBMITTED, copied_share=80)
    assert points(board, "dasv")[1].state is ReturnState.EXPECTED
    assert points(board, "dasv", board.lead)[1].state is ReturnState.DRAFT
    assert points(board, "prevent")[1].owed.version is None
    assert points(board, "prevent", board.planner)[1].owed.version.copied_share == 80


def test_a_sensitive_return_is_in_no_point_or_figure_of_others(board: SmallBoard) -> None:
    a_return(board.session, board.october, board.dasv, marking=Marking.OFFICIAL_SENSITIVE)
    found = over_time(board.session, board.member, OCTOBER)
    assert found.meetings[1].figures.expected == 0
    assert points(board, "dasv")[1] is None
    assert not found.sensitive
    assert over_time(board.session, board.lead, OCTOBER).sensitive


def test_shows_twelve_meetings_at_most_and_asks_no_more_for_more_returns(board: SmallBoard) -> None:
    for year in range(2009, 2018):
        for quarter in (1, 2, 3, 4):
            held = date(year, 3 * quarter, 1)
            meeting = a_meeting(board.session, f"{year}-{(year + 1) % 100:02d}-Q{quarter}", held)
            a_return(board.session, meeting, board.dasv, ReturnState.EXPECTED)
    found = over_time(board.session, board.member, OCTOBER)
    assert len(found.meetings) == MEETINGS_SHOWN
    assert [one.meeting.slug for one in found.meetings][-2:] == ["2018-19-Q2", OCTOBER]
    with counted_statements(board.session) as before:
        over_time(board.session, board.member, OCTOBER)
    for reporter in (board.prevent, board.fenland, board.huntingdonshire):
        a_return(board.session, board.july, reporter)
    with counted_statements(board.session) as after:
        over_time(board.session, board.member, OCTOBER)
    assert len(before) == len(after)
