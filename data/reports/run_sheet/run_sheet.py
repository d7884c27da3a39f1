"""The run sheet of one meeting: its items in order with their times, and every question that is open by then."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select, true
from sqlalchemy.orm import Session

from data.clock import today
from data.meetings.held import has_come
from data.meetings.running import starting_times, takes_questions
from data.people import Right, Viewer, has_some
from data.reports.meetings import MeetingView, find_meeting
from data.reports.paging import IN_BROWSER
from data.reports.plan.agenda import AgendaLine, agenda_of
from data.reports.questions.lines import QuestionLine, question_lines
from data.reports.questions.where import in_order, known_at
from data.store.tables import Question, QuestionAnswer
from data.terms import QuestionState


@dataclass(frozen=True)
class SheetItem:
    """One item of the agenda. `starts_at` is None where it cannot be told; `takes_questions` marks the item under
    which the questions on returns stand.
    """

    line: AgendaLine
    starts_at: datetime | None
    takes_questions: bool


@dataclass(frozen=True)
class RunSheet:
    """The run sheet. `waiting` are the open questions, of `waiting_count` in all; `answered` those answered here.

    `has_come` is whether the day of the meeting has come; `may_record` whether the viewer may take down answers now.
    """

    meeting: MeetingView
    items: tuple[SheetItem, ...]
    waiting: tuple[QuestionLine, ...]
    waiting_count: int
    answered: tuple[QuestionLine, ...]
    has_come: bool
    may_record: bool

    @property
    def minutes(self) -> int:
        """The minutes of every item that has some."""
        return sum(item.line.minutes or 0 for item in self.items)

    @property
    def unset(self) -> int:
        """Items without minutes."""
        return sum(item.line.minutes is None for item in self.items)

    @property
    def has_place(self) -> bool:
        """Whether the agenda has an item for questions on returns."""
        return any(item.takes_questions for item in self.items)

    @property
    def sensitive(self) -> bool:
        """Whether anything on the sheet is OFFICIAL-SENSITIVE."""
        return any(one.sensitive for one in (*self.waiting, *self.answered))

    @property
    def illustrative(self) -> bool:
        """Whether any value shown is made up to fill the sample year."""
        asked = any(one.illustrative for one in (*self.waiting, *self.answered))
        return asked or any(item.line.minutes_illustrative for item in self.items)


def run_sheet(session: Session, viewer: Viewer, quarter: str, also: int | None = None) -> RunSheet:
    """The run sheet of the meeting of a quarter; NotOpen where there is none. `also` is a question to list with the
    open ones although it may have been answered meanwhile: somebody has words for it that could not be taken.
    """
    meeting = find_meeting(session, quarter)
    known, is_open = known_at(viewer, meeting), Question.state == QuestionState.OPEN
    here = Question.id.in_(select(QuestionAnswer.question_id).where(QuestionAnswer.meeting_id == meeting.id))
    waiting = in_order(*known, or_(is_open, Question.id == also) if also else is_open)
    done = in_order(*known, here, Question.id != also if also else true())
    come = has_come(meeting.held_on, today())
    return RunSheet(
        meeting=meeting,
        items=_items(session, meeting),
        waiting=question_lines(session, viewer, session.scalars(waiting.limit(IN_BROWSER)).all()),
        waiting_count=session.scalars(select(func.count(Question.id)).where(*known, is_open)).one(),
        answered=question_lines(session, viewer, session.scalars(done.limit(IN_BROWSER)).all()),
        has_come=come,
        may_record=come and has_some(viewer, Right.PLAN),
    )


def _items(session: Session, meeting: MeetingView) -> tuple[SheetItem, ...]:
    """The agenda by its printed numbers, or by slots where nobody has numbered it."""
    lines = sorted(agenda_of(session, [meeting]), key=lambda line: (line.number is None, line.number or 0))
    times = starting_times(meeting.starts_at, [line.minutes for line in lines])
    first = next((line.id for line in lines if takes_questions(line.slot, line.title)), None)
    return tuple(SheetItem(line, at, line.id == first) for line, at in zip(lines, times, strict=True))
