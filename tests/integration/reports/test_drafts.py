"""What the reports say of a return that is a draft: to members, to its lead, and to a planner."""

import pytest

from data.people import Viewer
from data.reports.groups.one_group import group
from data.reports.overview.overview import overview
from data.terms import ReporterKind, ReturnState, Slot
from tests.makers import a_return, a_version, an_agenda_item
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
