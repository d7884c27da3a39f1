"""The page of questions: one list, how many stand in each view, and the groups by which it can be narrowed."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.refusals import NotOpen
from data.reports.meetings import MeetingView, find_meeting
from data.reports.paging import IN_BROWSER, PAGE_SIZE
from data.reports.questions.lines import QuestionLine, question_lines
from data.reports.questions.where import (
    STATES,
    Conditions,
    QuestionsQuery,
    QuestionsView,
    in_order,
    known_at,
    of_reporter,
)
from data.reports.reporters import ReporterName, active_reporters
from data.store.tables import Question
from data.store.visibility import questions_for


@dataclass(frozen=True)
class Questions:
    """One list; `counts` of each view as narrowed, `matched` those of this one, on page `page` of `pages`."""

    meeting: MeetingView
    query: QuestionsQuery
    counts: tuple[tuple[QuestionsView, int], ...]
    page: int
    pages: int
    lines: tuple[QuestionLine, ...]
    reporters: tuple[ReporterName, ...]

    @property
    def matched(self) -> int:
        """How many the view holds in all."""
        return dict(self.counts)[self.query.view]

    @property
    def reporter(self) -> ReporterName | None:
        """The group or CSP by which the list is narrowed, None where it is not."""
        return next((one for one in self.reporters if one.slug == self.query.reporter), None)


@dataclass(frozen=True)
class QuestionCounts:
    """How many questions there are, and how many of them wait for an answer."""

    waiting: int
    total: int


def questions(session: Session, viewer: Viewer, quarter: str | None, query: QuestionsQuery) -> Questions:
    """The list that `query` asks for, on returns up to the meeting in view, with the answers of today."""
    meeting = find_meeting(session, quarter)
    narrowed = (of_reporter(query.reporter),) if query.reporter else ()
    where = (*known_at(viewer, meeting), *narrowed)
    counts = _counts(session, where)
    matched = dict(counts)[query.view]
    pages = 1 if matched <= IN_BROWSER else -(-matched // PAGE_SIZE)
    page = min(max(1, query.page), pages)
    ids = in_order(*where, Question.state.in_(STATES[query.view]))
    if pages > 1:
        ids = ids.offset((page - 1) * PAGE_SIZE).limit(PAGE_SIZE)
    return Questions(
        meeting=meeting,
        query=query,
        counts=counts,
        page=page,
        pages=pages,
        lines=question_lines(session, viewer, session.scalars(ids).all()),
        reporters=active_reporters(session, meeting),
    )


def questions_of_return(session: Session, viewer: Viewer, return_id: int) -> tuple[QuestionLine, ...]:
    """Every question on one return, the oldest first; none on a return that the viewer may not know of."""
    where = (Question.return_id == return_id, questions_for(viewer))
    ids = session.scalars(select(Question.id).where(*where).order_by(Question.id)).all()
    return question_lines(session, viewer, ids)


def return_of_question(session: Session, viewer: Viewer, question_id: int) -> int:
    """The id of the return that a question is on. Raises NotOpen where the viewer may not know of it."""
    where = (Question.id == question_id, questions_for(viewer))
    found = session.scalars(select(Question.return_id).where(*where)).one_or_none()
    if found is None:
        raise NotOpen
    return found


def count_questions(session: Session, viewer: Viewer, meeting: MeetingView, slug: str) -> QuestionCounts:
    """How many questions there are on the returns of one group or CSP, up to a meeting."""
    counts = dict(_counts(session, (*known_at(viewer, meeting), of_reporter(slug))))
    return QuestionCounts(counts[QuestionsView.OPEN], counts[QuestionsView.ALL])


def _counts(session: Session, where: Conditions) -> tuple[tuple[QuestionsView, int], ...]:
    """How many every view holds, from one pass."""
    rows = session.execute(select(Question.state, func.count()).where(*where).group_by(Question.state))
    by_state = dict(rows.all())
    return tuple((view, sum(by_state.get(one, 0) for one in STATES[view])) for view in QuestionsView)
