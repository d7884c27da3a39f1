"""What needs each role now, and what never reaches it."""

from datetime import UTC, date, datetime

import pytest

from data.reports.overview.need import (
    ActionNeed,
    AnsweredNeed,
    AskNeed,
    CandidatesNeed,
    ChaseNeed,
    DecisionNeed,
    ModerateNeed,
    QuestionNeed,
    ReturnNeed,
    SilentRiskNeed,
    StaleNeed,
    TurnNeed,
)
from data.reports.overview.overview import overview
from data.reports.overview.questions import answers_to
from data.store.tables import ReturnProblem
from data.terms import AskState, Direction, Marking, ReturnState, RiskStatus, Severity, Slot
from data.workdays import working_days_between
from tests.makers import (
    a_person,
    a_question,
    a_return,
    a_risk,
    an_action,
    an_agenda_item,
    an_answer,
    an_ask,
    an_assessment,
    an_item,
)

pytestmark = pytest.mark.both_databases
LATE = date(2018, 9, 28)


def needs(board, viewer):
    return overview(board.session, viewer, None).needs


def of(board, viewer, kind):
    return [item for item in needs(board, viewer).items if isinstance(item, kind)]


def test_shows_a_member_the_open_asks_of_their_own_body_most_heard_first(board):
    an_ask(board.session, board.october, board.dasv, "New", [board.hdc])
    an_ask(
        board.session, board.october, board.prevent, "Again", [board.hdc, board.fdc],
        first_heard_meeting_id=board.july.id, meetings_heard=2,
    )  # fmt: skip
    an_ask(board.session, board.october, board.dasv, "Of others", [board.fdc])
    asked = of(board, board.member, AskNeed)
    assert [(one.ask.text, one.ask.heard, one.ask.new) for one in asked] == [
        ("Again", 2, False),
        ("New", 1, True),
    ]


def test_leaves_out_an_ask_that_the_body_has_answered(board):
    ask = an_ask(board.session, board.october, board.dasv, "Answered", [board.hdc, board.fdc])
    ask.addressees[0].state = AskState.ANSWERED
    board.session.flush()
    assert of(board, board.member, AskNeed) == []


def test_leaves_out_an_ask_first_heard_after_the_meeting_in_view(board):
    an_ask(board.session, board.january, board.dasv, "Later", [board.hdc])
    assert of(board, board.member, AskNeed) == []


def test_an_ask_out_of_a_sensitive_return_reaches_only_those_listed(board):
    owed = a_return(board.session, board.october, board.dasv, marking=Marking.OFFICIAL_SENSITIVE)
    an_ask(board.session, board.october, board.dasv, "Secret", [board.hdc])
    assert of(board, board.member, AskNeed) == []
    assert len(of(board, board.listed("return", owed.id), AskNeed)) == 1


def test_an_ask_about_a_sensitive_risk_reaches_only_those_listed(board):
    risk = a_risk(board.session, board.october, board.dasv, marking=Marking.OFFICIAL_SENSITIVE)
    an_ask(board.session, board.october, board.dasv, "Secret", [board.hdc], risk_id=risk.id)
    assert of(board, board.member, AskNeed) == []
    assert len(of(board, board.listed("risk", risk.id), AskNeed)) == 1


@pytest.mark.parametrize(
    ("facts", "overdue"),
    [
        ({"original_due_on": LATE}, True),
        ({"original_due_on": LATE, "due_on": date(2018, 12, 1), "revisions": 1}, True),
        ({"original_due_on": date(2018, 10, 12)}, False),
        ({"original_due_on": LATE, "completed_on": date(2018, 10, 1), "evidence": "Minuted"}, False),
        ({"original_due_on": LATE, "completed_on": date(2018, 10, 1)}, True),
        ({"original_due_on": LATE, "completed_on": date(2018, 11, 1), "evidence": "Minuted"}, True),
        ({"original_due_on": None}, False),
    ],
)
def test_an_action_is_overdue_by_its_original_date_until_it_is_complete_with_evidence(board, facts, overdue):
    an_action(board.session, board.july, "Do it", owner_body_id=board.hdc.id, **facts)
    assert bool(of(board, board.member, ActionNeed)) is overdue


def test_counts_the_working_days_that_an_action_is_over(board):
    an_action(board.session, board.july, "Do it", owner_body_id=board.hdc.id, original_due_on=LATE)
    assert [one.action.days_over for one in of(board, board.member, ActionNeed)] == [9]


def test_shows_no_action_of_another_body_and_none_raised_later(board):
    an_action(board.session, board.july, "Theirs", owner_body_id=board.fdc.id, original_due_on=LATE)
    an_action(board.session, board.january, "Later", owner_body_id=board.hdc.id, original_due_on=LATE)
    assert of(board, board.member, ActionNeed) == []


def test_shows_a_member_the_decisions_of_the_agenda_in_its_order(board):
    for number, decision in ((8, "Approve the plan"), (3, "Promote it"), (1, "")):
        an_agenda_item(
            board.session, board.october, Slot.OPEN, f"Item {number}", number=number, decision=decision
        )
    assert [one.item.decision for one in of(board, board.member, DecisionNeed)] == [
        "Promote it",
        "Approve the plan",
    ]
    assert of(board, board.planner, DecisionNeed) == []


def test_says_that_the_members_csp_has_no_turn_in_the_plan_and_to_when_it_runs(board):
    an_agenda_item(board.session, board.spring, Slot.CSP, "Fenland", reporter_id=board.fenland.id)
    (turn,) = of(board, board.member, TurnNeed)
    assert (turn.csp.slug, turn.until.slug) == ("huntingdonshire", "2019-20-Q1")


def test_a_csp_with_a_turn_ahead_needs_nothing(board):
    an_agenda_item(board.session, board.january, Slot.OPEN, "Turn", reporter_id=board.huntingdonshire.id)
    an_agenda_item(board.session, board.spring, Slot.CSP, "Fenland", reporter_id=board.fenland.id)
    assert of(board, board.member, TurnNeed) == []


def test_a_plan_without_any_csp_slot_ahead_says_nothing_of_a_csp(board):
    assert of(board, board.member, TurnNeed) == []


@pytest.mark.parametrize(
    "state", [ReturnState.EXPECTED, ReturnState.TO_FOLLOW, ReturnState.DRAFT, ReturnState.CHANGES_REQUESTED]
)
def test_shows_a_lead_their_own_return_while_the_next_step_is_theirs(board, state):
    a_return(board.session, board.october, board.dasv, state)
    a_return(board.session, board.october, board.prevent, state)
    owed = of(board, board.lead, ReturnNeed)
    assert [(one.owed.reporter.slug, one.due) for one in owed] == [("dasv", date(2018, 10, 1))]


@pytest.mark.parametrize("state", [ReturnState.SUBMITTED, ReturnState.ACCEPTED, ReturnState.PUBLISHED])
def test_asks_nothing_of_a_lead_once_the_return_is_with_the_opcc(board, state):
    a_return(board.session, board.october, board.dasv, state)
    assert needs(board, board.lead).items == ()


def test_shows_a_lead_the_next_return_with_its_deadline(board):
    a_return(board.session, board.january, board.dasv, ReturnState.EXPECTED)
    assert [one.due for one in of(board, board.lead, ReturnNeed)] == [date(2019, 1, 7)]


def test_counts_the_stopping_problems_of_a_draft_and_carries_what_was_asked(board):
    draft = a_return(board.session, board.october, board.dasv, ReturnState.DRAFT)
    version = draft.versions[0]
    for severity, answered_at in (
        (Severity.STOP, None), (Severity.STOP, datetime(2018, 10, 2, tzinfo=UTC)), (Severity.CHECK, None),
    ):  # fmt: skip
        version.problems.append(
            ReturnProblem(code="x", severity=severity, message="m", action="a", answered_at=answered_at)
        )
    version.moderation_reason = "Date the plan"
    board.session.flush()
    (owed,) = of(board, board.lead, ReturnNeed)
    assert (owed.open_problems, owed.reason) == (1, "Date the plan")


def test_counts_the_working_days_to_a_later_deadline_from_the_meeting_in_view(board):
    a_return(board.session, board.january, board.dasv, ReturnState.EXPECTED)
    (owed,) = of(board, board.lead, ReturnNeed)
    assert (owed.due, owed.left) == (
        date(2019, 1, 7),
        working_days_between(date(2018, 10, 11), date(2019, 1, 7)),
    )


def test_asks_a_lead_what_became_of_risks_that_their_return_left_unmentioned(board):
    for group, way in (
        (board.dasv, Direction.NOT_MENTIONED), (board.dasv, Direction.STATIC), (board.prevent, Direction.NOT_MENTIONED),
    ):  # fmt: skip
        risk = a_risk(board.session, board.july, group, f"{group.slug} {way.value}")
        an_assessment(
            board.session, risk, board.october, direction=way, mentioned=False,
            last_mentioned_meeting_id=board.july.id,
        )  # fmt: skip
    (silent,) = of(board, board.lead, SilentRiskNeed)
    assert (silent.title, silent.last_mentioned.slug) == ("dasv Not mentioned", "2018-19-Q2")
    assert of(board, board.member, SilentRiskNeed) == []


def test_shows_a_planner_what_to_moderate_chase_and_question(board):
    a_return(
        board.session, board.october, board.prevent, ReturnState.SUBMITTED, period_month=date(2018, 5, 1)
    )
    a_return(board.session, board.october, board.dasv, ReturnState.TO_FOLLOW)
    a_return(board.session, board.october, board.fenland, ReturnState.EXPECTED)
    assert [one.owed.reporter.slug for one in of(board, board.planner, ModerateNeed)] == ["prevent"]
    assert [one.owed.reporter.slug for one in of(board, board.planner, ChaseNeed)] == ["dasv", "fenland"]
    assert [one.owed.reporter.slug for one in of(board, board.planner, StaleNeed)] == ["prevent"]


def test_gives_a_planner_one_line_for_all_candidate_risks(board):
    for _ in range(3):
        risk = a_risk(board.session, board.october, board.dasv, status=RiskStatus.PROPOSED)
        an_assessment(board.session, risk, board.october)
    assert [one.count for one in of(board, board.planner, CandidatesNeed)] == [3]
    assert of(board, board.member, CandidatesNeed) == []


def test_leaves_an_administrator_in_peace(board):
    a_return(board.session, board.october, board.dasv, ReturnState.SUBMITTED)
    an_ask(board.session, board.october, board.dasv, "Ask", [board.hdc])
    an_agenda_item(board.session, board.october, Slot.OPEN, "Decide", number=1, decision="Decide")
    assert needs(board, board.administrator).items == ()


def test_shows_the_first_few_and_says_how_many_there_are(board):
    for number in range(9):
        an_ask(board.session, board.october, board.dasv, f"Ask {number}", [board.hdc])
    found = needs(board, board.member)
    assert (len(found.items), found.count(AskNeed)) == (4, 9)


def test_an_ask_opens_the_sentence_that_it_was_read_from(board):
    item = an_item("Funding ends", ask="Find the money", ask_place="Table 1, row 3, right cell")
    owed = a_return(board.session, board.october, board.dasv, items=[item])
    an_ask(board.session, board.october, board.dasv, "Find the money", [board.hdc], source_item_id=item.id)
    (need,) = of(board, board.member, AskNeed)
    assert (need.ask.source.return_id, need.ask.source.place) == (owed.id, "Table 1, row 3, right cell")


def test_shows_a_lead_the_open_questions_on_their_own_returns_the_oldest_first(board):
    asker = a_person(board.session, post="Executive Councillor")
    july, october = (a_return(board.session, at, board.dasv) for at in (board.july, board.october))
    a_question(board.session, october, "Newer", asked_at=datetime(2018, 10, 9, tzinfo=UTC))
    a_question(board.session, july, "Older", asked_by_id=asker.id, asked_at=datetime(2018, 7, 12, tzinfo=UTC))
    a_question(board.session, a_return(board.session, board.october, board.prevent), "Of others")
    an_answer(board.session, a_question(board.session, october, "Answered"), "Yes")
    asked = of(board, board.lead, QuestionNeed)
    assert [one.question.text for one in asked] == ["Older", "Newer"]
    assert asked[0].question.asked_by == "Executive Councillor"
    assert of(board, board.planner, QuestionNeed) == []
    assert [one.question.text for one in of(board, board.member, QuestionNeed)] == []


def test_a_question_on_a_return_to_a_later_meeting_waits_until_then(board):
    a_question(board.session, a_return(board.session, board.january, board.dasv))
    assert of(board, board.lead, QuestionNeed) == []
    assert overview(board.session, board.lead, "2018-19-Q4").needs.count(QuestionNeed) == 1


def test_shows_the_first_few_questions_and_marks_a_sensitive_one(board):
    owed = a_return(board.session, board.october, board.dasv, marking=Marking.OFFICIAL_SENSITIVE)
    for number in range(6):
        a_question(board.session, owed, f"Question {number}?")
    found = needs(board, board.lead)
    assert (
        len([one for one in found.items if isinstance(one, QuestionNeed)]),
        found.count(QuestionNeed),
    ) == (4, 6)
    assert (found.sensitive, needs(board, board.member).sensitive) == (True, False)


def answers(board, viewer, person_id):
    count, found = answers_to(board.session, viewer, None, person_id)
    assert count == len(found)
    return [one.question.text for one in found]


def test_shows_the_asker_and_nobody_else_the_answers_not_yet_put_away(board):
    asker, other = a_person(board.session), a_person(board.session)
    owed = a_return(board.session, board.october, board.dasv)
    for text in ("Open", "Answered", "At the meeting", "Put away"):
        question = a_question(board.session, owed, text, asked_by_id=asker.id)
        if text != "Open":
            at = board.october.id if text == "At the meeting" else None
            an_answer(board.session, question, "Yes", meeting_id=at)
        if text == "Put away":
            question.seen_at = datetime(2018, 10, 12, tzinfo=UTC)
    board.session.flush()
    assert answers(board, board.member, asker.id) == ["Answered", "At the meeting"]
    assert answers(board, board.member, other.id) == []
    assert answers(board, board.member, None) == []


def test_an_answer_on_a_return_that_became_sensitive_no_longer_reaches_its_asker(board):
    asker = a_person(board.session)
    owed = a_return(board.session, board.october, board.dasv, marking=Marking.OFFICIAL_SENSITIVE)
    an_answer(board.session, a_question(board.session, owed, asked_by_id=asker.id), "Yes")
    assert answers(board, board.member, asker.id) == []
    assert answers(board, board.listed("return", owed.id), asker.id) == ["Why so?"]


def test_one_more_kind_of_need_stands_after_the_others(board):
    an_ask(board.session, board.october, board.dasv, "Ask", [board.hdc])
    asker = a_person(board.session)
    an_answer(
        board.session,
        a_question(board.session, a_return(board.session, board.october, board.dasv), asked_by_id=asker.id),
        "Yes",
    )
    found = overview(board.session, board.member, None)
    more = found.and_also(answers_to(board.session, board.member, None, asker.id)).needs
    assert (more.total, [kind for kind, _ in more.counts]) == (2, [AskNeed, AnsweredNeed])
    assert found.and_also((0, ())) == found
