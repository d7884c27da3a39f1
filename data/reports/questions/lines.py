"""Questions as pages show them: the words, who asked of whom and when, the sentence, and every answer."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Right, Viewer, may
from data.reports.asks.ask_lines import Source
from data.reports.meetings import MeetingView, view_of
from data.reports.reporters import ReporterName, name_of
from data.returns.items.publicity import held_back_of
from data.store.tables import (
    Meeting,
    Person,
    Question,
    QuestionAnswer,
    Reporter,
    Return,
    ReturnItem,
    ReturnVersion,
    UpdateItem,
)
from data.terms import Marking, QuestionState


@dataclass(frozen=True)
class AnswerLine:
    """One answer: who gave it when, on behalf of the group or not; `meeting` is where it was said, None if written."""

    text: str
    who: str
    at: datetime
    on_behalf: bool
    meeting: MeetingView | None
    illustrative: bool


@dataclass(frozen=True)
class QuestionLine:
    """One question. `answers` has the newest first. `source` leads to the sentence that it is about; None for a
    question about the whole return, or where `version` is no longer the accepted one: then `sentence` is all there is.
    Of an item that is held back the words are in no line, and a protective marking of the item marks it `sensitive`.
    `seen`: its asker has put the answer away.
    """

    id: int
    row_version: int
    return_id: int
    reporter: ReporterName
    meeting: MeetingView
    text: str
    state: QuestionState
    asked_by_id: int
    asked_by: str
    asked_at: datetime
    withdrawn_at: datetime | None
    seen: bool
    place: str
    sentence: str
    source: Source | None
    version: int
    answers: tuple[AnswerLine, ...]
    may_answer: bool
    sensitive: bool
    illustrative: bool

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.state is QuestionState.OPEN


def question_lines(session: Session, viewer: Viewer, ids: Sequence[int]) -> tuple[QuestionLine, ...]:
    """The questions of these ids, in the order of the ids; whether the viewer may know of them is asked before."""
    rows = session.execute(
        select(Question, Return, Reporter, Meeting, Person.post, ReturnVersion.number, ReturnItem, UpdateItem)
        .join(Return, Return.id == Question.return_id)
        .join(Reporter, Reporter.id == Return.reporter_id)
        .join(Meeting, Meeting.id == Return.meeting_id)
        .join(Person, Person.id == Question.asked_by_id)
        .join(ReturnVersion, ReturnVersion.id == Question.version_id)
        .outerjoin(ReturnItem, ReturnItem.id == Question.item_id)
        .outerjoin(UpdateItem, UpdateItem.item_id == Question.item_id)
        .where(Question.id.in_(ids))
    ).all()
    answers = _answers(session, ids)
    lines = {row.Question.id: _line(viewer, row, tuple(answers[row.Question.id])) for row in rows}
    return tuple(lines[one] for one in ids if one in lines)


def _line(viewer: Viewer, found: Any, answers: tuple[AnswerLine, ...]) -> QuestionLine:
    row, owed = found.Question, found.Return
    held, marked = _held_back(owed, found.ReturnItem, found.UpdateItem)
    stands = owed.accepted_version_id == row.version_id
    return QuestionLine(
        id=row.id,
        row_version=row.row_version,
        return_id=owed.id,
        reporter=name_of(found.Reporter),
        meeting=view_of(found.Meeting),
        text=row.text,
        state=row.state,
        asked_by_id=row.asked_by_id,
        asked_by=found.post,
        asked_at=row.asked_at,
        withdrawn_at=row.withdrawn_at,
        seen=row.seen_at is not None,
        place=row.place,
        sentence="" if held else row.sentence,
        source=Source(owed.id, row.place) if row.place and stands else None,
        version=found.number,
        answers=answers,
        may_answer=may(viewer, Right.ANSWER_QUESTION, reporter_id=owed.reporter_id),
        sensitive=owed.marking is Marking.OFFICIAL_SENSITIVE or marked,
        illustrative=row.illustrative,
    )


def _held_back(owed: Return, item: ReturnItem | None, beside: UpdateItem | None) -> tuple[bool, bool]:
    """Whether the item that a question is about is held back, and whether by a protective marking of its own."""
    own = beside.held_back if beside else ""
    held = bool(item and held_back_of(item.part, item.saying, own, (owed.marking, owed.part)))
    return held, held and bool(own)


def _answers(session: Session, ids: Sequence[int]) -> defaultdict[int, list[AnswerLine]]:
    found: defaultdict[int, list[AnswerLine]] = defaultdict(list)
    rows = session.execute(
        select(QuestionAnswer, Person.post, Meeting)
        .join(Person, Person.id == QuestionAnswer.answered_by_id)
        .outerjoin(Meeting, Meeting.id == QuestionAnswer.meeting_id)
        .where(QuestionAnswer.question_id.in_(ids))
        .order_by(QuestionAnswer.id.desc())
    )
    for row, post, meeting in rows:
        said_at = view_of(meeting) if meeting else None
        found[row.question_id].append(
            AnswerLine(row.text, post, row.answered_at, row.on_behalf, said_at, row.illustrative)
        )
    return found
