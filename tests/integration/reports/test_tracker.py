"""The tracker: what is expected, what came and when, and what each person may know of it."""

from datetime import UTC, datetime

import pytest

from data.reports.returns.tracker import tracker
from data.store.session import Store
from data.terms import Marking, Part, ReturnState, Saying
from tests.makers import a_return, a_version, an_item
from tests.support.small_board import small_board

pytestmark = pytest.mark.both_databases
ON_TIME, LATE = datetime(2018, 10, 1, 9, tzinfo=UTC), datetime(2018, 10, 5, 9, tzinfo=UTC)


@pytest.fixture
def board(store: Store):
    """Prevent accepted on the day, with its chair missing; Domestic Abuse not sent yet."""
    with store.write() as session:
        made = small_board(session)
        items = [an_item("The group met."), an_item("None of note", Part.RISK, saying=Saying.NIL)]
        made.prevent_return = a_return(session, made.october, made.prevent, items=items, submitted_at=ON_TIME)
        made.dasv_return = a_return(session, made.october, made.dasv, ReturnState.EXPECTED)
        yield made


def row_of(board, viewer, slug: str, quarter: str = "2018-19-Q3"):
    found = tracker(board.session, viewer, quarter)
    return next((row for row in found.rows if row.reporter.slug == slug), None)


def test_counts_what_is_expected_received_and_on_time(board) -> None:
    figures = tracker(board.session, board.member, "2018-19-Q3").figures
    assert (figures.expected, figures.received, figures.on_time, figures.readable) == (2, 1, 1, 1)
    assert (figures.fresh, figures.stale) == (1, 0)


def test_says_the_deadline_and_how_it_was_counted(board) -> None:
    due = tracker(board.session, board.member, "2018-19-Q3").due
    assert (due.on.isoformat(), due.working_days) == ("2018-10-01", 8)


@pytest.mark.parametrize(("sent", "days", "late"), [(ON_TIME, 0, False), (LATE, 4, True)])
def test_counts_working_days_from_the_deadline(board, sent: datetime, days: int, late: bool) -> None:
    board.prevent_return.versions[0].submitted_at = sent
    board.session.flush()
    row = row_of(board, board.member, "prevent")
    assert (row.days, row.late) == (days, late)


def test_what_has_not_come_is_late_up_to_the_meeting(board) -> None:
    row = row_of(board, board.member, "dasv")
    assert (row.days, row.late, row.received) == (8, True, False)


def test_names_the_parts_without_an_answer(board) -> None:
    missing = row_of(board, board.member, "prevent").missing
    assert missing[0] == "Chair"
    assert "Risks" not in missing


def test_a_draft_of_others_is_still_awaited(board) -> None:
    board.dasv_return.state = ReturnState.DRAFT
    a_version(board.session, board.dasv_return, board.october, ReturnState.DRAFT)
    assert row_of(board, board.member, "dasv").state is ReturnState.EXPECTED
    assert row_of(board, board.member, "dasv").latest is None
    assert row_of(board, board.lead, "dasv").state is ReturnState.DRAFT
    assert row_of(board, board.lead, "dasv").latest == 1
    assert tracker(board.session, board.member, "2018-19-Q3").figures.received == 1


def test_members_see_that_a_return_came_and_nothing_of_what_it_says(board) -> None:
    board.dasv_return.state = ReturnState.SUBMITTED
    a_version(board.session, board.dasv_return, board.october, ReturnState.SUBMITTED, [an_item("Hush")])
    row = row_of(board, board.member, "dasv")
    assert (row.state, row.readable, row.missing) == (ReturnState.SUBMITTED, False, ())
    assert row_of(board, board.planner, "dasv").readable


def test_beside_an_accepted_version_a_newer_one_is_only_on_its_way(board) -> None:
    board.prevent_return.state = ReturnState.SUBMITTED
    a_version(board.session, board.prevent_return, board.october, ReturnState.SUBMITTED)
    row = row_of(board, board.member, "prevent")
    assert (row.state, row.newer, row.readable) == (ReturnState.ACCEPTED, True, True)
    assert row_of(board, board.planner, "prevent").state is ReturnState.SUBMITTED


def test_a_sensitive_return_is_in_no_row_or_count_of_others(board) -> None:
    board.prevent_return.marking = Marking.OFFICIAL_SENSITIVE
    board.session.flush()
    found = tracker(board.session, board.member, "2018-19-Q3")
    assert [row.reporter.slug for row in found.rows] == ["dasv"]
    assert (found.figures.expected, found.figures.received) == (1, 0)
    listed = tracker(board.session, board.listed("return", board.prevent_return.id), "2018-19-Q3")
    assert listed.figures.received == 1


def test_csp_updates_stand_apart_from_the_groups(board) -> None:
    a_return(board.session, board.october, board.fenland, submitted_at=ON_TIME)
    found = tracker(board.session, board.member, "2018-19-Q3")
    assert [row.reporter.slug for row in found.csps] == ["fenland"]
    assert found.figures.expected == 2


def test_shows_the_meetings_before_and_what_became_of_each(board) -> None:
    a_return(board.session, board.july, board.prevent, submitted_at=LATE)
    found = tracker(board.session, board.member, "2018-19-Q3")
    assert [meeting.slug for meeting in found.meetings] == ["2018-19-Q2", "2018-19-Q3"]
    states = {name.slug: past for name, past in found.history}
    assert [state.state if state else None for state in states["dasv"]] == [None, ReturnState.EXPECTED]
    assert (states["prevent"][0].late, states["prevent"][1].late) == (True, False)


def test_a_meeting_without_a_date_has_no_deadline(board) -> None:
    a_return(board.session, board.spring, board.prevent, ReturnState.EXPECTED)
    found = tracker(board.session, board.planner, "2019-20-Q1")
    assert (found.due, found.rows[0].days) == (None, None)
