"""Which questions a list holds, as conditions for a query: counts, lists and the overview share them."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, select

from data.people import Viewer
from data.reports.meetings import MeetingView, meetings_up_to
from data.store.tables import Meeting, Question, Reporter, Return
from data.store.visibility import questions_for
from data.terms import QuestionState

Conditions = tuple[ColumnElement[bool], ...]


class QuestionsView(StrEnum):
    """The saved views of the page, by their names in addresses."""

    OPEN = "open"
    ANSWERED = "answered"
    ALL = "all"


STATES = {
    QuestionsView.OPEN: (QuestionState.OPEN,),
    QuestionsView.ANSWERED: (QuestionState.ANSWERED, QuestionState.ANSWERED_AT_MEETING),
    QuestionsView.ALL: tuple(QuestionState),
}


@dataclass(frozen=True)
class QuestionsQuery:
    """One list: a view, narrowed by the group or CSP that is asked (its slug). `page` counts from 1."""

    view: QuestionsView = QuestionsView.OPEN
    reporter: str = ""
    page: int = 1


def known_at(viewer: Viewer, meeting: MeetingView) -> Conditions:
    """Questions on returns to this meeting and those before it, as far as the viewer may know of them."""
    owed = select(Return.id).where(Return.meeting_id.in_(meetings_up_to(meeting)))
    return (Question.return_id.in_(owed), questions_for(viewer))


def of_reporter(slug: str) -> ColumnElement[bool]:
    """Questions on the returns of one group or CSP."""
    owed = select(Return.id).join(Reporter, Reporter.id == Return.reporter_id)
    return Question.return_id.in_(owed.where(Reporter.slug == slug))


def led_by(viewer: Viewer) -> ColumnElement[bool]:
    """Questions on the returns of the groups and CSPs that the viewer leads."""
    return Question.return_id.in_(select(Return.id).where(Return.reporter_id.in_(sorted(viewer.leads))))


def in_order(*where: ColumnElement[bool]) -> Select[int]:
    """The ids of the questions for which the conditions hold: newest meeting first, in the Board's order of groups,
    and of one return the oldest first.
    """
    return (
        select(Question.id)
        .join(Return, Return.id == Question.return_id)
        .join(Meeting, Meeting.id == Return.meeting_id)
        .join(Reporter, Reporter.id == Return.reporter_id)
        .where(*where)
        .order_by(Meeting.position.desc(), Reporter.kind.desc(), Reporter.position, Reporter.id, Question.id)
    )
