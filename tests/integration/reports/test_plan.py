"""The forward plan: slots, deadlines, turns and the counting argument."""

from datetime import date

import pytest

from data.reports.plan.plan import plan
from data.terms import Slot
from tests.makers import a_csp, a_reporter, an_agenda_item

pytestmark = pytest.mark.both_databases


def read(board, quarter=None):
    return plan(board.session, board.member, quarter)


def turn(board, slug, quarter=None):
    return next(one for one in read(board, quarter).turns if one.reporter.slug == slug)


def test_begins_with_the_meeting_in_view(board):
    assert [one.meeting.slug for one in read(board).meetings] == ["2018-19-Q3", "2018-19-Q4", "2019-20-Q1"]


def test_counts_deadlines_only_for_meetings_with_a_date(board):
    october, january, spring = read(board).meetings
    assert (october.meeting.deadlines.reports_due.on, january.meeting.deadlines.papers_out.on) == (
        date(2018, 10, 1),
        date(2019, 1, 10),
    )
    assert spring.meeting.deadlines is None


def test_past_is_what_has_begun_as_at_the_meeting_in_view(board):
    assert [one.past for one in read(board).meetings] == [True, False, False]
    assert read(board).next.meeting.slug == "2018-19-Q4"


def test_adds_the_minutes_that_are_set_and_counts_items_without(board):
    an_agenda_item(board.session, board.october, Slot.OPEN, "A", minutes=20)
    an_agenda_item(board.session, board.october, Slot.OPEN, "B", minutes=5)
    an_agenda_item(board.session, board.october, Slot.OPEN, "C")
    october = read(board).meetings[0]
    assert (october.minutes, october.unset) == (25, 1)


@pytest.mark.parametrize(
    ("slot", "who", "said"),
    [
        (Slot.DELIVERY_GROUP, "dasv", ""),
        (Slot.CSP, "fenland", ""),
        (Slot.OPEN, "dasv", "a delivery group in an open slot"),
        (Slot.DELIVERY_GROUP, "fenland", "a CSP in a delivery-group slot"),
        (Slot.CSP, None, "a paper, not one CSP"),
        (Slot.PREVENTION, None, ""),
        (Slot.OPEN, None, ""),
    ],
)
def test_flags_an_item_in_a_slot_of_another_kind(board, slot, who, said):
    reporter = getattr(board, who) if who else None
    an_agenda_item(board.session, board.october, slot, "Item", reporter_id=reporter.id if reporter else None)
    assert read(board).meetings[0].items[0].misplaced == said


def test_a_turn_is_any_item_of_ones_own_but_a_standing_one(board):
    an_agenda_item(board.session, board.january, Slot.STANDING, "Thanks", reporter_id=board.dasv.id)
    assert turn(board, "dasv").next is None
    an_agenda_item(board.session, board.january, Slot.OPEN, "Turn", reporter_id=board.dasv.id)
    assert (turn(board, "dasv").next.slug, turn(board, "dasv").in_open_slot) == ("2018-19-Q4", True)


def test_the_item_of_the_meeting_in_view_is_the_last_turn(board):
    an_agenda_item(board.session, board.october, Slot.DELIVERY_GROUP, "Now", reporter_id=board.dasv.id)
    an_agenda_item(board.session, board.january, Slot.DELIVERY_GROUP, "Again", reporter_id=board.dasv.id)
    found = turn(board, "dasv")
    assert (found.waited, found.ahead, found.gap, found.over) == (0, 3, 3, False)


def test_a_wait_from_before_the_record_is_not_counted(board):
    an_agenda_item(board.session, board.january, Slot.CSP, "Turn", reporter_id=board.fenland.id)
    found = turn(board, "fenland")
    assert (found.last, found.waited, found.gap, found.over) == (None, None, None, False)


def test_lists_those_without_a_turn_first_then_the_longest_gap(board):
    for meeting, who in (
        (board.january, board.dasv),
        (board.spring, board.prevent),
        (board.spring, board.fenland),
    ):
        an_agenda_item(board.session, meeting, Slot.OPEN, "Turn", reporter_id=who.id)
    an_agenda_item(board.session, board.july, Slot.CSP, "Then", reporter_id=board.fenland.id)
    assert [one.reporter.slug for one in read(board).turns] == [
        "huntingdonshire",
        "fenland",
        "prevent",
        "dasv",
    ]


def test_argues_by_counting_that_nine_groups_have_eight_turns(board):
    for number in range(7):
        a_reporter(board.session, f"group-{number}")
    for number in range(4):
        a_csp(board.session, f"csp-{number}")
    for meeting in (board.january, board.spring):
        an_agenda_item(board.session, meeting, Slot.PREVENTION, f"Theme at {meeting.slug}")
    found = {one.slot: (one.wanting, one.room, one.left_out) for one in read(board).shortages}
    assert found == {Slot.DELIVERY_GROUP: (9, 8, 1), Slot.CSP: (6, 4, 2)}


def test_an_empty_board_has_a_plan_without_shortages(board):
    assert read(board).shortages == ()
    assert read(board).first_on_record is None
