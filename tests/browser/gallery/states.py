"""Every word, shape and message in each of its states."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.band import band_tag
from dashboard.components.button import copy_text_button, link_button, submit_button
from dashboard.components.changed import changed_text
from dashboard.components.columns import columns
from dashboard.components.content import Content
from dashboard.components.dagger import dagger
from dashboard.components.direction import direction_tag
from dashboard.components.empty import empty
from dashboard.components.form import error_summary, ready_text, textarea_field
from dashboard.components.form_part import field_group, form_part, last_words, two_texts
from dashboard.components.heading import page_head
from dashboard.components.kpis import Kpi, kpis
from dashboard.components.panel import panel
from dashboard.components.question import QuestionItem, Said, act_fold, asking, question_list
from dashboard.components.rag import rag_tag
from dashboard.components.section import section
from dashboard.components.severity import severity_tag
from dashboard.components.state import state_tag, state_word
from dashboard.components.summary import summary_list
from dashboard.components.tag import tag
from dashboard.components.task_list import Task, task_list
from dashboard.components.timeline import Moment, quote, timeline
from data.terms import Band, Direction, Rag, ReturnState, Severity

FIGURES = (
    Kpi("Reporting rate", "78%", "/register", "7 of 9 returns in; was 89% in July"),
    Kpi("On-time rate", "56%", "/register", "5 of 9 by 1 October; was 78% in July"),
    Kpi("Completeness", "79%", "/register", "44 of 56 parts answered or nil"),
    Kpi("RAG, October 2018", rag_tag(Rag.GREEN, suggested=True), None, "No one has confirmed it"),
)

CHANGED = (
    ("kept", "Funding for the helpline may end in"),
    ("taken out", "March 2019."),
    ("put in", "April 2019, the councils say."),
    ("kept", "\nIt has eleven places."),
)


def page(_query: dict[str, str]) -> list[Component]:
    """Status words, controls, messages, a timeline."""
    return [
        error_summary([("Enter the date as day, month and year", "#states-title"), ("Choose a group", None)]),
        page_head("Words, shapes and states", "Every part that carries meaning, in each of its states."),
        kpis(FIGURES),
        section("Status", summary_list(_status()), id="states"),
        section("What changed", changed_text(CHANGED)),
        section("Messages", columns("1-1", html.Div(_messages()), html.Div(_empties()))),
        section("A long form", _long_form(), id="long-form"),
        section(
            "A ready text",
            ready_text("ready", "Ready text for Prevent", "It is due.\n\nSend it.", rows=4),
            copy_text_button("ready", context="Prevent"),
            id="ready-text",
        ),
        section("Questions on a return", _questions(), id="questions"),
        section("History", timeline(_moments()), note="One point a meeting; nothing is rewritten"),
    ]


def _long_form() -> list[Component]:
    tasks = [
        Task("Objectives", "#long-form", tag("As last time")),
        Task("Key information", "#long-form", tag("Begun", "on")),
        Task("Risks", "#long-form", state_word("Two texts: choose", "warn")),
    ]
    choice = two_texts(
        ("First, another lead, 4 December 2018 at 10:02", "Funding may end in March."),
        ("Second, You, 4 December 2018 at 10:03", "Staff may leave before March."),
        [
            submit_button("Keep the first", alt=True, small=True),
            submit_button("Keep both", alt=True, small=True),
        ],
        "Both stay in the draft's history.",
    )
    row = field_group("Risks, row 1", textarea_field("long-said", "The risk", "One point a line."), choice)
    last = last_words("Said last time", ["Eight workers are paid for until March 2019."])
    return [task_list("Parts of the form", tasks), form_part([row], last)]


def _questions() -> list[Component]:
    fold = act_fold("Answer", textarea_field("answer", "Your answer"), submit_button("Send"), opened=True)
    waiting = QuestionItem(
        1,
        state_word("Open", "wait"),
        Said("asked by Executive Councillor, 8 October 2018 at 14:20", "Who pays after March?"),
        about="About Table 1, row 14, left cell: “Outreach stops when the grant is spent.”",
        acts=[fold],
    )
    answers = [
        Said("Answered by Head of Service", "In March 2019."),
        Said("Answered by the vice chair", "Soon."),
    ]
    answered = QuestionItem(
        2,
        state_word("Answered", "ok"),
        Said("asked by Community Safety Officer", "متى؟ When?\nAnd where?"),
        answers=answers,
    )
    return [
        question_list([waiting, answered]),
        asking("Ask a question", textarea_field("new", "Your question")),
    ]


def _status() -> list[tuple[Content, Content]]:
    suggested = [rag_tag(one, suggested=True) for one in (Rag.RED, Rag.AMBER, Rag.GREEN)]
    scores = (16, 9, 6, 3, None)
    bands = [band_tag(band, score) for band, score in zip(Band, scores, strict=True)]
    words = [state_word("Fresh", "ok"), state_word("Stale", "warn"), state_word("Heard today", "wait")]
    buttons = [
        link_button("Submit", "/"),
        submit_button("Not yet", disabled_because="2 things must be answered first"),
        link_button("Second", "/", alt=True),
        link_button("In a row", "/", alt=True, small=True, context="Prevent"),
    ]
    return [
        ("RAG, confirmed", _row([rag_tag(one) for one in Rag])),
        ("RAG, suggested", _row(suggested)),
        ("Risk band", _row(bands)),
        ("Direction", _row([direction_tag(one) for one in Direction])),
        ("Return", _row([state_tag(one) for one in ReturnState])),
        ("Problem", _row([severity_tag(one) for one in Severity])),
        (
            "Any other word",
            _row([*words, tag("R18-021"), tag("New", "on"), tag("Standing", "dark"), dagger()]),
        ),
        ("Button", _row(buttons)),
    ]


def _row(parts: list[Component]) -> Component:
    return html.Div(parts, className="row")


def _messages() -> list[Component]:
    return [
        panel(
            "ok",
            "Received",
            html.P("Youth Justice return for 11 October 2018, version 1, at 16:48."),
            level=3,
        ),
        panel(
            "stop",
            "This file was not taken",
            html.P("It ends part way through. Nothing was lost."),
            level=3,
        ),
        panel("warn", "Someone else changed this risk", html.P("Your 16 is kept below."), level=3),
        panel("info", "Draft kept", html.P("At 16:31; nothing is sent until you submit."), level=3),
    ]


def _empties() -> list[Component]:
    return [
        empty(
            "No risk is closed this quarter",
            "Closed risks appear here.",
            ("See the 14 that are open", "/register"),
        ),
        empty(
            "Received, not yet accepted", "The return is with the OPCC. You can read it once it is accepted."
        ),
    ]


def _moments() -> list[Moment]:
    place = html.P("Quarterly report, October 2018. Table 1, row 9, left cell", className="small")
    return [
        Moment(
            "11 October 2018",
            "Standing: raised for the third meeting",
            [quote(html.Mark("No new risks"), " this time."), place],
        ),
        Moment("5 October 2018", "Score proposed by the lead", quote("Likely and Major, 16."), between=True),
        Moment("April 2018", "First mentioned"),
    ]
