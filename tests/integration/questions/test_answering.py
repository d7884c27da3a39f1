"""Answering: in writing by the lead or on their behalf, better, at once by two people, and at a meeting."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from data.clock import today
from data.questions.answering import answer_at_meeting
from data.questions.asking import withdraw_question
from data.refusals import Conflict, NotOpen, Refused
from data.store.audit import Event
from data.store.tables import AuditEvent, Meeting, Question
from data.terms import QuestionState

pytestmark = pytest.mark.both_databases


def said(question: Question) -> list[tuple[str, bool]]:
    """Every answer, the oldest first, and whether it was given on behalf."""
    return [(one.text, one.on_behalf) for one in question.answers]


def at_meeting(asking, number: int, quarter: str, text: str, who: str = "planner") -> None:
    with asking.store.write() as session:
        seen = session.get_one(Question, number).row_version
        answer_at_meeting(session, asking.people[who], number, quarter, text, row_version=seen)


@pytest.mark.parametrize(("who", "on_behalf"), [("lead", False), ("vice chair", False), ("planner", True)])
def test_the_lead_answers_or_a_planner_on_behalf_which_is_recorded(asking, who, on_behalf) -> None:
    number = asking.ask()
    asking.answer(number, " Because the grant ends. ", who)
    found = asking.question(number)
    assert found.state is QuestionState.ANSWERED
    assert said(found) == [("Because the grant ends.", on_behalf)]
    assert found.answers[0].answered_by_id == asking.people[who].person_id


@pytest.mark.parametrize("who", ["member", "other lead", "administrator"])
def test_to_anybody_else_there_is_nothing_to_answer(asking, who: str) -> None:
    number = asking.ask()
    with pytest.raises(NotOpen):
        asking.answer(number, "Because.", who)


def test_a_planner_who_is_not_listed_cannot_answer_on_a_sensitive_return(asking) -> None:
    number = asking.ask()
    asking.make_sensitive()
    with pytest.raises(NotOpen):
        asking.answer(number, "Because.", "planner")
    with pytest.raises(NotOpen):
        at_meeting(asking, number, "2018-19-Q3", "Because.")
    listed = frozenset({("return", asking.accepted)})
    asking.people["listed"] = replace(asking.people["planner"], listed=listed)
    asking.answer(number, "Because.", "listed")
    assert asking.question(number).state is QuestionState.ANSWERED


def test_an_answer_is_bettered_and_both_are_kept_with_who_and_when(asking) -> None:
    number = asking.ask()
    asking.answer(number, "Soon.")
    asking.answer(number, "In March 2019.", "vice chair")
    found = asking.question(number)
    assert [(one.text, one.answered_by_id) for one in found.answers] == [
        ("Soon.", asking.people["lead"].person_id),
        ("In March 2019.", asking.people["vice chair"].person_id),
    ]
    assert found.answers[0].answered_at <= found.answers[1].answered_at


def test_the_second_of_two_who_answer_at_once_is_given_both_texts(asking) -> None:
    number = asking.ask()
    seen = asking.question(number).row_version
    asking.answer(number, "First words", seen=seen)
    with pytest.raises(Conflict) as conflict:
        asking.answer(number, "Second words", "planner", seen=seen)
    assert (conflict.value.theirs, conflict.value.yours) == ("First words", "Second words")
    assert said(asking.question(number)) == [("First words", False)]


def test_the_second_of_two_who_better_an_answer_at_once_is_given_both_texts(asking) -> None:
    number = asking.ask()
    asking.answer(number, "Soon.")
    seen = asking.question(number).row_version
    asking.answer(number, "In March.", seen=seen)
    with pytest.raises(Conflict):
        asking.answer(number, "In April.", "vice chair", seen=seen)


def test_two_who_answer_the_same_are_both_right_and_it_is_one_answer(asking) -> None:
    number = asking.ask()
    seen = asking.question(number).row_version
    for who in ("lead", "vice chair"):
        asking.answer(number, "Because.", who, seen=seen)
    assert len(asking.question(number).answers) == 1


def test_a_withdrawn_question_takes_no_answer(asking) -> None:
    number = asking.ask()
    seen = asking.question(number).row_version
    with asking.store.write() as session:
        withdraw_question(session, asking.people["member"], number)
    with pytest.raises(Refused, match="has been withdrawn") as told:
        asking.answer(number, "Because.", seen=seen)
    assert told.value.code == "withdrawn"


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "no-words"), ("…", "no-words"), ("x" * 2_001, "too-long"), ("x" * 10_000, "too-long")],
)
def test_an_answer_without_words_or_with_too_many_is_refused(asking, text: str, code: str) -> None:
    number = asking.ask()
    with pytest.raises(Refused) as told:
        asking.answer(number, text)
    assert told.value.code == code
    assert asking.question(number).state is QuestionState.OPEN


@pytest.mark.parametrize("quarter", ["2018-19-Q3", "2018-19-Q4"])
def test_a_planner_takes_down_what_was_said_at_the_meeting_of_the_return_or_a_later_one(
    asking, quarter: str
) -> None:
    number = asking.ask()
    at_meeting(asking, number, quarter, "The chair answered: in March.")
    found = asking.question(number)
    assert found.state is QuestionState.ANSWERED_AT_MEETING
    assert said(found) == [("The chair answered: in March.", False)]
    with asking.store.read() as session:
        assert session.get_one(Meeting, found.answers[0].meeting_id).slug == quarter


@pytest.mark.parametrize("who", ["member", "lead", "other lead", "administrator"])
def test_nobody_else_takes_down_what_was_said(asking, who: str) -> None:
    number = asking.ask()
    with pytest.raises(NotOpen):
        at_meeting(asking, number, "2018-19-Q3", "In March.", who)


@pytest.mark.parametrize("quarter", ["2018-19-Q2", "1999-00-Q1", ""])
def test_an_earlier_meeting_or_none_could_not_hear_the_question(asking, quarter: str) -> None:
    number = asking.ask()
    with pytest.raises(NotOpen):
        at_meeting(asking, number, quarter, "In March.")


@pytest.mark.parametrize("held_on", [None, today() + timedelta(days=1)])
def test_nothing_was_said_at_a_meeting_that_has_not_been_held(asking, held_on: date | None) -> None:
    number = asking.ask()
    with asking.store.write() as session:
        meeting = session.scalars(select(Meeting).where(Meeting.slug == "2019-20-Q1")).one()
        meeting.held_on = held_on
    with pytest.raises(Refused, match="The day of this meeting has not come yet"):
        at_meeting(asking, number, "2019-20-Q1", "In March.")


def test_on_the_day_of_the_meeting_it_can_be_taken_down(asking) -> None:
    number = asking.ask()
    with asking.store.write() as session:
        meeting = session.scalars(select(Meeting).where(Meeting.slug == "2019-20-Q1")).one()
        meeting.held_on = today()
    at_meeting(asking, number, "2019-20-Q1", "In March.")
    assert asking.question(number).state is QuestionState.ANSWERED_AT_MEETING


def test_the_state_follows_the_newest_answer(asking) -> None:
    number = asking.ask()
    at_meeting(asking, number, "2018-19-Q3", "The lead will write.")
    asking.answer(number, "In March 2019.")
    assert asking.question(number).state is QuestionState.ANSWERED


def test_the_audit_tells_who_answered_how_and_on_whose_behalf(asking) -> None:
    number = asking.ask()
    asking.answer(number, "Secret words", "planner")
    at_meeting(asking, number, "2018-19-Q3", "More secret words")
    with asking.store.read() as session:
        kinds = (Event.QUESTION_ANSWERED.value, Event.QUESTION_ANSWERED_AT_MEETING.value)
        rows = session.scalars(select(AuditEvent).where(AuditEvent.event.in_(kinds))).all()
        told = [(row.event, row.detail["on_behalf"], row.detail["from"], row.detail["to"]) for row in rows]
        assert "ecret" not in str([row.detail for row in rows])
    assert told == [
        (kinds[0], True, "Open", "Answered"),
        (kinds[1], False, "Answered", "Answered at the meeting"),
    ]
