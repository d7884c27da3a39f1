"""The list of questions drawn: the views with their counts, the group they are narrowed to, and one table."""

from itertools import groupby

from dash import html
from dash.development.base_component import Component

from dashboard.components.button import copy_link_button, link_button, print_button
from dashboard.components.content import Content, flat
from dashboard.components.dagger import dagger, foot_note
from dashboard.components.dates import long_date
from dashboard.components.empty import empty
from dashboard.components.filters import SelectField, filter_bar
from dashboard.components.heading import page_head
from dashboard.components.number_words import clipped, many
from dashboard.components.pager import pager
from dashboard.components.question import written_words
from dashboard.components.table import Cell, Column, Row, data_table
from dashboard.components.views import view_tabs
from dashboard.links import question_href, questions_href, reporter_href, run_sheet_href, sentence_href
from dashboard.parts.meeting_words import meeting_day
from dashboard.parts.questions import answered_by, state_of
from data.clock import in_london
from data.reports.questions.lines import QuestionLine
from data.reports.questions.listing import Questions
from data.reports.questions.where import QuestionsView

NAMES = {QuestionsView.OPEN: "Open", QuestionsView.ANSWERED: "Answered", QuestionsView.ALL: "All"}
LONGEST = 300
"""Characters of a text in the list; the whole is on the page of its return."""


def questions_screen(found: Questions, quarter: str | None) -> list[Component]:
    """The whole page."""
    here = found.meeting.slug
    sheet = link_button("Run sheet", run_sheet_href(here), alt=True)
    return [
        page_head("Questions on returns", lead(found), actions=[sheet, copy_link_button(), print_button()]),
        view_tabs([_tab(found, view, count, quarter) for view, count in found.counts]),
        _filter(found, quarter),
        *(_list(found, quarter) if found.lines else [_nothing(found, quarter)]),
        *([foot_note()] if any(line.illustrative for line in found.lines) else []),
    ]


def lead(found: Questions) -> str:
    """The sentence under the title: how many wait, on whose returns, and where they go."""
    waiting = dict(found.counts)[QuestionsView.OPEN]
    whose = f" on the returns of {found.reporter.short_name}" if found.reporter else ""
    until = meeting_day(found.meeting)
    verb = "waits" if waiting == 1 else "wait"
    said = (
        f"{many(waiting, 'question')}{whose} {verb} for an answer, on returns up to the meeting of {until}."
    )
    return f"{said[:1].upper()}{said[1:]} What is open goes onto the run sheet."


def _tab(
    found: Questions, view: QuestionsView, count: int, quarter: str | None
) -> tuple[str, int | None, str, bool]:
    return NAMES[view], count, _href(found, view, quarter), view is found.query.view


def _href(found: Questions, view: QuestionsView, quarter: str | None, page: int | None = None) -> str:
    named = "" if view is QuestionsView.OPEN else view.value
    return questions_href(quarter, view=named, reporter=found.reporter, page=page)


def _filter(found: Questions, quarter: str | None) -> Component:
    view = found.query.view
    kept = {"quarter": quarter or "", "view": "" if view is QuestionsView.OPEN else view.value}
    groups = [(one.slug, one.short_name) for one in found.reporters]
    return filter_bar(
        "questions-filters",
        [SelectField("from", "On the returns of", groups, f"All {len(groups)}", found.query.reporter)],
        questions_href(quarter, view=kept["view"]),
        label="Filter the questions",
        mode="server",
        keep={name: value for name, value in kept.items() if value},
    )


def _list(found: Questions, quarter: str | None) -> list[Component]:
    columns = [
        Column("Question", width="40%"),
        Column("On the return of", width="14%"),
        Column("Asked by", width="14%"),
        Column("State and answer"),
    ]
    rows: list[Row] = []
    for meeting, lines in groupby(found.lines, key=lambda line: line.meeting):
        rows.append(Row([f"Returns for {meeting_day(meeting)}"], group=True))
        rows += [_row(line, quarter) for line in lines]
    table = data_table(f"{NAMES[found.query.view]} questions, by meeting", columns, rows)
    if found.pages == 1:
        return [table]
    view = found.query.view
    return [
        table,
        pager(
            found.page, found.pages, lambda page: _href(found, view, quarter, page), "Pages of the questions"
        ),
    ]


def _row(line: QuestionLine, quarter: str | None) -> Row:
    which = html.Span(f": question {line.id}, {line.reporter.short_name}", className="sr")
    there = html.A(["On its return", which], href=question_href(line.return_id, line.id))
    asked: list[Content] = [line.asked_by, html.Div(_day(line), className="small quiet")]
    return Row(
        [
            [
                written_words(clipped(line.text, LONGEST)),
                html.Div([there, *_place(line, quarter)], className="small"),
            ],
            html.A(line.reporter.short_name, href=reporter_href(line.reporter, quarter)),
            Cell(asked),
            _answer(line),
        ]
    )


def _day(line: QuestionLine) -> list[Component | str]:
    return [long_date(in_london(line.asked_at).date()), *([dagger()] if line.illustrative else [])]


def _place(line: QuestionLine, quarter: str | None) -> list[Component | str]:
    if line.source is None:
        return [f", about {line.place} of version {line.version}"] if line.place else []
    return [", about ", html.A(line.place, href=sentence_href(line.source, quarter))]


def _answer(line: QuestionLine) -> Content:
    if not line.answers:
        return state_of(line)
    newest = line.answers[0]
    said = written_words(clipped(newest.text, LONGEST))
    return [state_of(line), said, html.Div(flat(answered_by(newest, line)), className="small quiet")]


def _nothing(found: Questions, quarter: str | None) -> Component:
    whose = f"the returns of {found.reporter.short_name}" if found.reporter else "any return"
    until = f"up to the meeting of {meeting_day(found.meeting)}"
    words = {
        QuestionsView.OPEN: ("No question is open", f"No question on {whose} {until} waits for an answer."),
        QuestionsView.ANSWERED: ("None answered", f"No question on {whose} {until} has been answered."),
        QuestionsView.ALL: ("No questions", f"Nobody has asked a question on {whose} {until}."),
    }
    link = ("See all questions", _href(found, QuestionsView.ALL, quarter))
    return empty(*words[found.query.view], None if found.query.view is QuestionsView.ALL else link)
