"""What questions on returns need of a viewer: an answer of their lead, and a look at the answer of their asker."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from data.people import Reach, Right, Viewer, reach
from data.reports.meetings import MeetingView, find_meeting
from data.reports.overview.need import AnsweredNeed, QuestionNeed
from data.reports.questions.lines import QuestionLine, question_lines
from data.reports.questions.where import STATES, QuestionsView, known_at, led_by
from data.store.tables import Question
from data.terms import QuestionState

SHOWN = 4


def questions_to_answer(
    session: Session, viewer: Viewer, meeting: MeetingView
) -> tuple[int, tuple[QuestionNeed, ...]]:
    """Open questions on the returns of the viewer's own groups and CSPs: how many, and those that wait the longest."""
    if not viewer.leads or reach(viewer, Right.ANSWER_QUESTION) is not Reach.OWN:
        return 0, ()
    where = (*known_at(viewer, meeting), led_by(viewer), Question.state == QuestionState.OPEN)
    count, lines = _first(session, viewer, where, (Question.asked_at, Question.id))
    return count, tuple(QuestionNeed(one) for one in lines)


def answers_to(
    session: Session, viewer: Viewer, quarter: str | None, person_id: int | None
) -> tuple[int, tuple[AnsweredNeed, ...]]:
    """Answers to the questions of one person, who is the viewer, that they have not put away: the newest first.

    The person is named because a kept report is shared by everybody with the same rights.
    """
    if person_id is None:
        return 0, ()
    mine = (Question.asked_by_id == person_id, Question.seen_at.is_(None))
    answered = Question.state.in_(STATES[QuestionsView.ANSWERED])
    where = (*known_at(viewer, find_meeting(session, quarter)), *mine, answered)
    count, lines = _first(session, viewer, where, (Question.answered_at.desc(), Question.id))
    return count, tuple(AnsweredNeed(one) for one in lines)


def _first(
    session: Session,
    viewer: Viewer,
    where: Sequence[ColumnElement[bool]],
    order: Sequence[Any],
) -> tuple[int, tuple[QuestionLine, ...]]:
    found = session.execute(
        select(Question.id, func.count().over()).where(*where).order_by(*order).limit(SHOWN)
    ).all()
    count = found[0][1] if found else 0
    return count, question_lines(session, viewer, [row[0] for row in found])
