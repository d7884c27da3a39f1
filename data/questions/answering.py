"""Answering a question: in writing by its lead, or at a meeting. A better answer is added; none is ever changed."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from data.clock import now, today
from data.meetings.held import has_come
from data.people import Right, Viewer
from data.questions.find import find_question, reporter_of
from data.questions.sentences import SENTENCES, refuse, words_of
from data.refusals import Conflict, NotOpen
from data.store.audit import Event, record
from data.store.tables import Meeting, Question, QuestionAnswer, Return
from data.terms import QuestionState
from data.unsent import answer_form, drop_unsent, meeting_form


def answer_question(
    session: Session,
    viewer: Viewer,
    question_id: int,
    text: str,
    *,
    row_version: int,
    at: datetime | None = None,
) -> Question:
    """Answer a question on a return of one's own group or CSP, or as a planner on its behalf, which is recorded.

    An answer that stands already is bettered: both stay. Raises Conflict with both texts when somebody else answered
    since `row_version`; refused for a question that was withdrawn.
    """
    question = find_question(session, viewer, Right.ANSWER_QUESTION, question_id)
    return _answer(session, viewer, question, text, row_version, at or now())


def answer_at_meeting(
    session: Session,
    viewer: Viewer,
    question_id: int,
    quarter: str,
    text: str,
    *,
    row_version: int,
    at: datetime | None = None,
) -> Question:
    """Take down what was said to a question at the meeting of a quarter.

    As `answer_question`; refused also before the day of the meeting. Raises NotOpen for a meeting before that of the
    question's return: it could not be asked there.
    """
    question = find_question(session, viewer, Right.PLAN, question_id)
    meeting = _meeting(session, question, quarter)
    if not has_come(meeting.held_on, today()):
        refuse("too-early")
    return _answer(session, viewer, question, text, row_version, at or now(), meeting.id)


def _meeting(session: Session, question: Question, quarter: str) -> Meeting:
    meeting = session.scalars(select(Meeting).where(Meeting.slug == quarter)).one_or_none()
    owed = session.get_one(Return, question.return_id)
    if meeting is None or meeting.position < session.get_one(Meeting, owed.meeting_id).position:
        raise NotOpen
    return meeting


def _answer(
    session: Session,
    viewer: Viewer,
    question: Question,
    text: str,
    row_version: int,
    at: datetime,
    meeting_id: int | None = None,
) -> Question:
    said = words_of(text)
    if question.state is QuestionState.WITHDRAWN:
        refuse("withdrawn")
    newest = question.answers[-1] if question.answers else None
    form = meeting_form(question.id) if meeting_id else answer_form(question.id)
    if newest is None or (newest.text, newest.meeting_id) != (said, meeting_id):
        if newest is not None and question.row_version != row_version:
            raise Conflict(SENTENCES["conflict"], theirs=newest.text, yours=said)
        _add(session, viewer, question, QuestionAnswer(text=said, answered_at=at, meeting_id=meeting_id))
    drop_unsent(session, viewer, form)
    return question


def _add(session: Session, viewer: Viewer, question: Question, answer: QuestionAnswer) -> None:
    """Put an answer after those that stand. The question's version grows with every answer, so that a form that
    somebody has open knows of it.
    """
    if viewer.person_id is None:
        raise NotOpen
    answer.answered_by_id = viewer.person_id
    answer.on_behalf = answer.meeting_id is None and viewer.on_behalf(reporter_of(session, question))
    at_meeting = answer.meeting_id is not None
    was = question.state
    question.answers.append(answer)
    question.state = QuestionState.ANSWERED_AT_MEETING if at_meeting else QuestionState.ANSWERED
    question.answered_at, question.seen_at = answer.answered_at, None
    flag_modified(question, "answered_at")
    session.flush()
    event = Event.QUESTION_ANSWERED_AT_MEETING if at_meeting else Event.QUESTION_ANSWERED
    told: dict[str, Any] = {"answer": answer.id, "from": was.value, "to": question.state.value}
    told |= {"return": question.return_id, "on_behalf": answer.on_behalf, "meeting": answer.meeting_id}
    record(session, event, actor_id=viewer.person_id, about=("question", question.id), **told)
