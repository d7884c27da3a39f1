"""Asking a question on an accepted return, withdrawing it while nobody has answered, and putting its answer away."""

from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from data.clock import now
from data.people import Right, Viewer, may
from data.questions.about import About
from data.questions.find import find_question
from data.questions.sentences import refuse, words_of
from data.refusals import NotOpen
from data.returns.items.publicity import held_back_of
from data.returns.owed import find_return
from data.store.audit import Event, record
from data.store.tables import Question, Return, ReturnItem
from data.terms import Decision, QuestionState
from data.unsent import answer_form, ask_form, drop_everybodys, drop_unsent, meeting_form

WHOLE = About()


def ask_question(
    session: Session,
    viewer: Viewer,
    return_id: int,
    text: str,
    about: About = WHOLE,
    *,
    at: datetime | None = None,
) -> Question:
    """Ask on an accepted return, as a whole or about one item. The same words again are the same question.

    Raises NotOpen where the viewer may not read the return. Refused before it is accepted (to those who may read it
    then), without words, with too many, or about an item that does not stand in the accepted version.
    """
    owed = find_return(session, viewer, Right.ASK_QUESTION, return_id)
    if owed.accepted_version_id is None:
        if may(viewer, Right.READ_UNACCEPTED, reporter_id=owed.reporter_id):
            refuse("not-accepted")
        raise NotOpen
    said = words_of(text)
    place, sentence = _sentence(session, owed, about)
    drop_unsent(session, viewer, ask_form(owed.id))
    asked = _same(session, viewer, owed, said, place)
    if asked is not None:
        return asked
    question = Question(
        return_id=owed.id,
        version_id=owed.accepted_version_id,
        item_id=about.item_id,
        place=place,
        sentence=sentence,
        text=said,
        asked_at=at or now(),
        asked_by_id=viewer.person_id,
        illustrative=False,
    )
    session.add(question)
    session.flush()
    _record(session, viewer, Event.QUESTION_ASKED, question, place=place)
    return question


def withdraw_question(
    session: Session, viewer: Viewer, question_id: int, *, at: datetime | None = None
) -> Question:
    """Take back a question of one's own. It is kept and shown as withdrawn; refused once it is answered.

    It takes no answer any more, so what somebody could not send to it is forgotten.
    """
    question = _own(session, viewer, question_id)
    if question.state is QuestionState.WITHDRAWN:
        return question
    if question.state is not QuestionState.OPEN:
        refuse("answered")
    question.state, question.withdrawn_at = QuestionState.WITHDRAWN, at or now()
    drop_everybodys(session, answer_form(question.id), meeting_form(question.id))
    _record(session, viewer, Event.QUESTION_WITHDRAWN, question)
    return question


def put_away(session: Session, viewer: Viewer, question_id: int, *, at: datetime | None = None) -> None:
    """Say that the asker has seen the answer, so that the overview no longer shows it; a better answer shows again.

    It changes nothing that others edit, so it leaves the row's version, and with it their open forms, alone.
    """
    question = _own(session, viewer, question_id)
    seen = update(Question).where(Question.id == question.id, Question.answered_at.is_not(None))
    session.execute(seen.values(seen_at=at or now(), row_version=Question.row_version))


def _own(session: Session, viewer: Viewer, question_id: int) -> Question:
    question = find_question(session, viewer, Right.ASK_QUESTION, question_id)
    if question.asked_by_id != viewer.person_id:
        raise NotOpen
    return question


def _sentence(session: Session, owed: Return, about: About) -> tuple[str, str]:
    """The Place and the words that a question is about; both empty for the whole return.

    Of an item that is held back only the Place: a question is shown in lists and on the run sheet.
    """
    if about.item_id is None:
        return "", ""
    item = session.get(ReturnItem, about.item_id)
    here = item is not None and item.version_id == owed.accepted_version_id
    if item is None or not here or item.decision is Decision.NOT_AN_ITEM:
        refuse("item-gone")
    place, words = (item.ask_place, item.ask) if about.of_ask else (item.place, item.text)
    if not words:
        refuse("item-gone")
    own = item.update_item.held_back if item.update_item else ""
    held = held_back_of(item.part, item.saying, own, (owed.marking, owed.part))
    return place, "" if held else words


def _same(session: Session, viewer: Viewer, owed: Return, said: str, place: str) -> Question | None:
    """The open question that this person asked in these words before: a form sent twice asks once."""
    mine = (Question.return_id == owed.id, Question.asked_by_id == viewer.person_id)
    alike = (Question.state == QuestionState.OPEN, Question.place == place, Question.text == said)
    return session.scalars(select(Question).where(*mine, *alike)).first()


def _record(session: Session, viewer: Viewer, event: Event, question: Question, **detail: Any) -> None:
    """Tell the audit that it happened. The words stand in their own rows, which are never changed, and not here:
    the audit is read by some who may not read the return.
    """
    told: dict[str, Any] = {"return": question.return_id} | detail
    record(session, event, actor_id=viewer.person_id, about=("question", question.id), **told)
