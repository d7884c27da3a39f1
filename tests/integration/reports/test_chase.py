"""The chase list and the record of reminders: what planners see of them, and nobody else."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from data.clock import now
from data.people import Viewer
from data.refusals import NotOpen, Refused
from data.reminders.letters import remind_by_hand
from data.reports.overview.need import ChaseNeed, ReturnNeed
from data.reports.overview.overview import overview
from data.reports.returns.chase import chase_list
from data.reports.returns.letters import letters
from data.store.tables import AuditEvent, Lead, Letter
from data.terms import LetterOutcome, Marking, ReturnState, Role
from tests.makers import a_person, a_return
from tests.support.small_board import SmallBoard

pytestmark = pytest.mark.both_databases
OCTOBER, JANUARY = "2018-19-Q3", "2018-19-Q4"
SENT_AT = datetime(2018, 9, 24, 8, tzinfo=UTC)


def a_letter(board: SmallBoard, return_id: int, rung: int = 5, **more: object) -> Letter:
    person = a_person(board.session, role=Role.LEAD)
    given = {"address": person.email, "subject": "Due", "text": "It is due.", "begun_at": SENT_AT}
    row = Letter(return_id=return_id, person_id=person.id, rung=rung, **given | more)
    board.session.add(row)
    board.session.flush()
    return row


def a_planner(board: SmallBoard) -> Viewer:
    person = a_person(board.session, post="Policy Officer", role=Role.PLANNER)
    return Viewer(person_id=person.id, role=Role.PLANNER)


def rows(board: SmallBoard, quarter: str = OCTOBER) -> list[tuple[str, ReturnState, bool]]:
    found = chase_list(board.session, board.planner, quarter).rows
    return [(row.owed.reporter.slug, row.owed.state, row.pressing) for row in found]


@pytest.mark.parametrize(
    ("state", "pressing"),
    [
        (ReturnState.EXPECTED, True),
        (ReturnState.TO_FOLLOW, True),
        (ReturnState.DRAFT, True),
        (ReturnState.CHANGES_REQUESTED, False),
    ],
)
def test_lists_whatever_waits_for_its_lead(board: SmallBoard, state: ReturnState, pressing: bool) -> None:
    a_return(board.session, board.october, board.dasv, state)
    assert rows(board) == [("dasv", state, pressing)]


@pytest.mark.parametrize("state", [ReturnState.SUBMITTED, ReturnState.ACCEPTED, ReturnState.NIL_RETURN])
def test_leaves_out_what_has_come(board: SmallBoard, state: ReturnState) -> None:
    a_return(board.session, board.october, board.dasv, state)
    found = chase_list(board.session, board.planner, OCTOBER)
    assert (found.rows, found.pressing, found.expected) == ((), 0, 1)


def test_puts_what_presses_before_what_has_time(board: SmallBoard) -> None:
    a_return(board.session, board.october, board.prevent, ReturnState.CHANGES_REQUESTED)
    a_return(board.session, board.october, board.fenland, ReturnState.TO_FOLLOW)
    assert [slug for slug, _, _ in rows(board)] == ["fenland", "prevent"]


def test_says_the_deadline_the_working_days_and_the_ready_words(board: SmallBoard) -> None:
    a_return(board.session, board.october, board.dasv, ReturnState.EXPECTED)
    found = chase_list(board.session, board.planner, OCTOBER)
    assert (found.due.on, found.left) == (date(2018, 10, 1), -8)
    owing = found.rows[0].owing
    assert (owing.slug, owing.quarter, owing.left) == ("dasv", OCTOBER, -8)


def test_a_meeting_without_a_date_gives_no_words_and_no_deadline(board: SmallBoard) -> None:
    a_return(board.session, board.spring, board.dasv, ReturnState.EXPECTED)
    found = chase_list(board.session, board.planner, "2019-20-Q1")
    assert (found.due, found.left, found.rows[0].owing, found.pressing) == (None, None, None, 0)


def test_names_the_leads_who_can_be_written_to(board: SmallBoard) -> None:
    a_return(board.session, board.october, board.dasv, ReturnState.EXPECTED)
    for email, gone in (("head@board.test", None), ("left@board.test", now())):
        person = a_person(board.session, email, Role.LEAD, post="Head of Service", disabled_at=gone)
        board.session.add(Lead(person_id=person.id, reporter_id=board.dasv.id))
    board.session.flush()
    (row,) = chase_list(board.session, board.planner, OCTOBER).rows
    assert [(lead.post, lead.address) for lead in row.leads] == [("Head of Service", "head@board.test")]


@pytest.mark.parametrize(
    ("outcome", "certain"),
    [(LetterOutcome.SENT, True), (LetterOutcome.UNKNOWN, False), (None, False)],
)
def test_says_when_they_were_last_reminded_by_e_mail_and_whether_that_is_certain(
    board: SmallBoard, outcome: LetterOutcome | None, certain: bool
) -> None:
    owed = a_return(board.session, board.october, board.dasv, ReturnState.EXPECTED)
    a_letter(board, owed.id, outcome=outcome)
    last = chase_list(board.session, board.planner, OCTOBER).rows[0].reminded
    assert (last.at, last.by, last.certain) == (SENT_AT, "", certain)


@pytest.mark.parametrize("outcome", [LetterOutcome.NOT_SENT, LetterOutcome.REFUSED])
def test_what_did_not_go_out_reminded_nobody(board: SmallBoard, outcome: LetterOutcome) -> None:
    owed = a_return(board.session, board.october, board.dasv, ReturnState.EXPECTED)
    a_letter(board, owed.id, outcome=outcome)
    assert chase_list(board.session, board.planner, OCTOBER).rows[0].reminded is None


def test_a_reminder_by_hand_is_shown_with_who_did_it_and_recorded(board: SmallBoard) -> None:
    owed = a_return(board.session, board.october, board.dasv, ReturnState.EXPECTED)
    a_letter(board, owed.id, outcome=LetterOutcome.SENT)
    planner = a_planner(board)
    remind_by_hand(board.session, planner, owed.id)
    last = chase_list(board.session, planner, OCTOBER).rows[0].reminded
    assert (last.by, last.certain) == ("Policy Officer", True)
    event = board.session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc())).first()
    assert (event.event, event.object_id, event.actor_id) == (
        "return:reminded-by-hand", owed.id, planner.person_id,
    )  # fmt: skip
    assert [(one.reporter.slug, one.by) for one in letters(board.session, planner, OCTOBER).by_hand] == [
        ("dasv", "Policy Officer")
    ]


def test_nobody_is_marked_as_reminded_of_what_has_come(board: SmallBoard) -> None:
    owed = a_return(board.session, board.october, board.dasv, ReturnState.SUBMITTED)
    with pytest.raises(Refused, match="There is nothing to remind of: this return is submitted."):
        remind_by_hand(board.session, a_planner(board), owed.id)


@pytest.mark.parametrize("who", ["member", "lead", "administrator"])
def test_none_of_it_is_there_for_anybody_else(board: SmallBoard, who: str) -> None:
    owed = a_return(board.session, board.october, board.dasv, ReturnState.EXPECTED)
    viewer = getattr(board, who)
    for ask in (chase_list, letters):
        with pytest.raises(NotOpen):
            ask(board.session, viewer, OCTOBER)
    with pytest.raises(NotOpen):
        remind_by_hand(board.session, viewer, owed.id)


def test_a_sensitive_return_is_on_no_list_of_a_planner_who_may_not_know_of_it(board: SmallBoard) -> None:
    owed = a_return(
        board.session, board.october, board.dasv, ReturnState.EXPECTED, marking=Marking.OFFICIAL_SENSITIVE
    )
    a_letter(board, owed.id, outcome=LetterOutcome.SENT)
    assert rows(board) == []
    assert letters(board.session, board.planner, OCTOBER).by_email == ()
    with pytest.raises(NotOpen):
        remind_by_hand(board.session, board.planner, owed.id)
    listed = Viewer(person_id=3, role=Role.PLANNER, listed=frozenset({("return", owed.id)}))
    assert len(chase_list(board.session, listed, OCTOBER).rows) == 1
    assert letters(board.session, listed, OCTOBER).sensitive


def test_letters_come_with_the_newest_first_and_those_of_their_own_meeting(board: SmallBoard) -> None:
    owed = a_return(board.session, board.october, board.dasv, ReturnState.EXPECTED)
    later = a_return(board.session, board.january, board.dasv, ReturnState.EXPECTED)
    first = a_letter(board, owed.id, 10, outcome=LetterOutcome.SENT, answer="250 Taken")
    second = a_letter(board, owed.id, 5, begun_at=datetime(2018, 9, 25, tzinfo=UTC))
    a_letter(board, later.id, 5)
    found = letters(board.session, board.planner, OCTOBER).by_email
    assert [(one.id, one.outcome, one.answer) for one in found] == [
        (second.id, None, ""), (first.id, LetterOutcome.SENT, "250 Taken"),
    ]  # fmt: skip


def test_a_lead_sees_on_the_overview_how_long_there_is_and_when_they_were_reminded(board: SmallBoard) -> None:
    owed = a_return(board.session, board.october, board.dasv, ReturnState.EXPECTED)
    a_letter(board, owed.id, outcome=LetterOutcome.SENT)
    (need,) = (
        one for one in overview(board.session, board.lead, None).needs.items if isinstance(one, ReturnNeed)
    )
    assert (need.due, need.left, need.reminded) == (date(2018, 10, 1), -8, SENT_AT)


def test_the_overview_and_the_chase_list_count_the_same_to_chase(board: SmallBoard) -> None:
    a_return(board.session, board.october, board.dasv, ReturnState.TO_FOLLOW)
    a_return(board.session, board.october, board.prevent, ReturnState.CHANGES_REQUESTED)
    a_return(board.session, board.october, board.fenland, ReturnState.EXPECTED)
    counted = overview(board.session, board.planner, None).needs.count(ChaseNeed)
    assert counted == chase_list(board.session, board.planner, None).pressing == 2
