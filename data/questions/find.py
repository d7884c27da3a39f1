"""Finding the question that a person may work on; anything else looks as if it were not there."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Right, Viewer, may
from data.refusals import NotOpen
from data.store.tables import Question, Return
from data.store.visibility import questions_for


def find_question(session: Session, viewer: Viewer, right: Right, question_id: int) -> Question:
    """The question of that id, if the viewer has `right` over its return. Raises NotOpen otherwise."""
    where = (Question.id == question_id, questions_for(viewer))
    question = session.scalars(select(Question).where(*where)).one_or_none()
    if question is None or not may(viewer, right, reporter_id=reporter_of(session, question)):
        raise NotOpen
    return question


def reporter_of(session: Session, question: Question) -> int:
    """The group or CSP whose return the question is on."""
    return session.get_one(Return, question.return_id).reporter_id
