"""The words of what questions on returns need of the viewer: an answer, and a look at the answer to one's own."""

from datetime import datetime

from dash import html

from dashboard.components.content import Content
from dashboard.components.dagger import dagger
from dashboard.components.dates import long_date
from dashboard.components.number_words import clipped
from dashboard.components.tag import tag
from dashboard.components.todo import TodoItem
from dashboard.links import question_href, reporter_href
from data.clock import in_london
from data.reports.questions.lines import QuestionLine


def to_answer(one: QuestionLine, quarter: str | None) -> TodoItem:
    """Return a question that waits for the viewer's answer."""
    words = f"A question on the {one.reporter.short_name} return waits for your answer"
    said = f"Asked by {one.asked_by}, {_day(one.asked_at)}"
    detail = _detail(one, said, one.illustrative, quarter)
    return TodoItem(tag("Question", "on"), words, detail, ("Answer it", _href(one, quarter)))


def answered(one: QuestionLine, quarter: str | None) -> TodoItem:
    """Return a question of the viewer's own that has been answered."""
    newest = one.answers[0]
    how = "at the meeting" if newest.meeting else f"by {newest.who}"
    words = f"Your question on the {one.reporter.short_name} return is answered"
    detail = _detail(one, f"Answered {how}, {_day(newest.at)}", newest.illustrative, quarter)
    return TodoItem(tag("Answered"), words, detail, ("Read it", _href(one, quarter)))


def _detail(one: QuestionLine, said: str, illustrative: bool, quarter: str | None) -> list[Content]:
    group = html.A(one.reporter.short_name, href=reporter_href(one.reporter, quarter))
    mark = dagger() if illustrative else None
    return [group, f". {said}", mark, ": ", html.Bdi(f"“{clipped(one.text)}”")]


def _href(one: QuestionLine, quarter: str | None) -> str:
    return question_href(one.return_id, one.id, quarter)


def _day(moment: datetime) -> str:
    return long_date(in_london(moment).date())
