"""What the reports say of a return that is a draft: to members, to its lead, and to a planner."""

from datetime import date

import pytest

from data.people import Viewer
from data.refusals import Refused
from data.register.moderate import mark_to_follow
from data.reminders.ladder import DEFAULT
from data.reminders.letters import remind_by_hand
from data.reminders.owing import due_letters
from data.reports.groups.grid import NOT_ASKED
from data.reports.groups.one_group import group
from data.reports.meetings import count_returns
from data.reports.overview.need import ChaseNeed, ReturnNeed
from data.reports.overview.overview import overview
from data.reports.returns.chase import chase_list
from data.reports.returns.tracker import tracker
from data.returns.owed import owed_return
from data.store.tables import Lead, Reporter, Return
from data.terms import ReporterKind, ReturnState, Role, Slot
from tests.makers import a_person, a_return, a_version, an_agenda_item
from tests.support.small_board import SmallBoard

pytestmark = pytest.mark.both_databases


def test_a_draft_changes_nothing_of_what_a_member_reads_of_a_return_that_is_to_follow(
    board: SmallBoard,
) -> None:
    an_agenda_item(board.session, board.october, Slot.DELIVERY_GROUP, "A paper", reporter_id=board.dasv.id)
    owed = a_return(
        board.session, board.october, board.dasv, ReturnState.TO_FOLLOW, state_reason="A paper comes instead"
    )
    before = as_read(board, board.member)
    owed.state = ReturnState.DRAFT
    a_version(board.session, owed, board.october, ReturnState.DRAFT)
    assert as_read(board, board.member) == before
    assert before[0] == before[1] == ReturnState.TO_FOLLOW
    assert "to follow" in " ".join(before[3])
    for viewer in (board.lead, board.planner):
        assert as_read(board, viewer)[:2] == (ReturnState.DRAFT, ReturnState.DRAFT)


def as_read(board: SmallBoard, viewer: Viewer) -> tuple[object, ...]:
    """What the group's page, its history, the overview and the grid say of a return."""
    here = group(board.session, viewer, None, ReporterKind.DELIVERY_GROUP, "dasv")
    found = overview(board.session, viewer, None)
    row = next(one for one in found.grid.rows if one.reporter.slug == "dasv")
    follow = [one.reporter.slug for one in found.returns.to_follow]
    return here.owed.state, here.history[0].state, follow, row.suggestion.reasons


def taken_in(board: SmallBoard, reporter: Reporter) -> Return:
    """A return whose draft came of a back file."""
    owed = a_return(board.session, board.october, reporter, ReturnState.DRAFT)
    owed.versions[0].file.part = 2
    board.session.flush()
    return owed


def test_a_planner_is_to_check_what_they_took_in_and_to_chase_nobody_for_it(board: SmallBoard) -> None:
    owed = taken_in(board, board.dasv)
    found = overview(board.session, board.planner, None).needs
    (need,) = (one for one in found.items if isinstance(one, ReturnNeed))
    assert (need.owed.return_id, need.version) == (owed.id, 1)
    assert found.count(ChaseNeed) == 0
    assert chase_list(board.session, board.planner, None).rows == ()
    assert chase_list(board.session, board.planner, None).expected == 1


def test_a_draft_of_its_lead_is_chased_and_not_the_planners_to_submit(board: SmallBoard) -> None:
    a_return(board.session, board.october, board.dasv, ReturnState.DRAFT)
    found = overview(board.session, board.planner, None).needs
    assert (found.count(ReturnNeed), found.count(ChaseNeed)) == (0, 1)


def test_nobody_is_reminded_of_what_a_planner_took_in(board: SmallBoard) -> None:
    person = a_person(board.session, "lead@board.test", Role.LEAD)
    board.session.add(Lead(person_id=person.id, reporter_id=board.dasv.id))
    owed = taken_in(board, board.dasv)
    assert due_letters(board.session, date(2018, 10, 2), DEFAULT) == ()
    with pytest.raises(Refused, match="not awaited of its lead"):
        remind_by_hand(board.session, board.planner, owed.id)
    owed.versions[0].file.part = 0
    board.session.flush()
    assert len(due_letters(board.session, date(2018, 10, 2), DEFAULT)) == 1


def a_sender(board: SmallBoard) -> Viewer:
    """A planner with an account, who sends on behalf."""
    return Viewer(person_id=a_person(board.session, role=Role.PLANNER).id, role=Role.PLANNER)


def begun_unasked(board: SmallBoard, state: ReturnState) -> Return:
    """Fenland's update as its sender begins it at a meeting that had asked for none."""
    begun = owed_return(board.session, a_sender(board), board.october.slug, board.fenland.slug)
    owed = board.session.get_one(Return, begun)
    owed.state = state
    if state is not ReturnState.EXPECTED:
        a_version(board.session, owed, board.october, state)
    board.session.flush()
    return owed


def test_what_its_sender_began_unasked_is_neither_expected_nor_chased_until_it_is_submitted(
    board: SmallBoard,
) -> None:
    owed = begun_unasked(board, ReturnState.EXPECTED)
    assert tracker(board.session, board.planner, None).csps == ()
    assert chase_list(board.session, board.planner, None).rows == ()
    owed.state = ReturnState.DRAFT
    a_version(board.session, owed, board.october, ReturnState.DRAFT)
    found = tracker(board.session, board.planner, None)
    assert [(row.state, row.late, row.latest) for row in found.csps] == [(ReturnState.DRAFT, False, 1)]
    assert found.csp_figures.expected == 0
    assert chase_list(board.session, board.planner, None).expected == 0
    assert overview(board.session, board.planner, None).needs.count(ChaseNeed) == 0
    assert tracker(board.session, board.member, None).csps == ()
    owed.state = owed.versions[0].state = ReturnState.SUBMITTED
    board.session.flush()
    figures = tracker(board.session, board.member, None).csp_figures
    assert (figures.expected, figures.received) == (1, 1)


@pytest.mark.parametrize("state", [ReturnState.EXPECTED, ReturnState.DRAFT])
def test_nobody_is_reminded_of_what_nobody_asked_for(board: SmallBoard, state: ReturnState) -> None:
    person = a_person(board.session, "lead@board.test", Role.LEAD)
    board.session.add(Lead(person_id=person.id, reporter_id=board.fenland.id))
    owed = begun_unasked(board, state)
    assert due_letters(board.session, date(2018, 10, 2), DEFAULT) == ()
    with pytest.raises(Refused, match="not awaited of its lead"):
        remind_by_hand(board.session, board.planner, owed.id)


def test_what_a_planner_says_is_to_follow_is_asked_for(board: SmallBoard) -> None:
    owed = begun_unasked(board, ReturnState.EXPECTED)
    mark_to_follow(board.session, a_sender(board), owed.id, "The partnership meets late")
    found = chase_list(board.session, board.planner, None)
    assert (found.pressing, found.expected) == (1, 1)


def test_a_group_that_began_unasked_is_in_no_count_of_the_meeting(board: SmallBoard) -> None:
    owed_return(board.session, a_sender(board), board.october.slug, board.dasv.slug)
    assert count_returns(board.session, board.member, board.october.id) == (0, 0)
    found = overview(board.session, board.member, None)
    row = next(one for one in found.grid.rows if one.reporter.slug == "dasv")
    assert (found.returns.owed, row.suggestion) == (0, NOT_ASKED)
    here = group(board.session, board.member, None, ReporterKind.DELIVERY_GROUP, "dasv")
    assert (here.owed, here.history[0].state) == (None, None)
