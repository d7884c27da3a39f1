"""Questions on returns: one list of them, and the forms that ask, answer, withdraw and put an answer away."""

from collections.abc import Mapping

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from dashboard.access import ask, do, route_right
from dashboard.address import address, number_in, sent_number
from dashboard.links import question_href
from dashboard.page import Page, Screen
from dashboard.pages.questions import view
from dashboard.unsent import keep_typed
from data.people import Right
from data.questions.about import About
from data.questions.answering import answer_question
from data.questions.asking import ask_question, put_away, withdraw_question
from data.refusals import NotOpen, Refused
from data.reports.questions.listing import questions, return_of_question
from data.reports.questions.where import QuestionsQuery, QuestionsView
from data.unsent import answer_form, ask_form

QUESTION = "/questions/<int(max=2147483647):question_id>"
PARAMETERS = ("view", "from", "page")


def layout(*, quarter: str | None, **asked: str | None) -> Screen:
    """Draw one list of questions, on returns up to the meeting in view."""
    query = query_of(asked)
    found = ask(questions, quarter, query)
    sensitive = any(line.sensitive for line in found.lines)
    return Screen("Questions on returns", view.questions_screen(found, quarter), sensitive=sensitive)


PAGE = Page("questions", "/questions", "returns", Right.READ_BOARD, layout, query=PARAMETERS)


def query_of(asked: Mapping[str, str | None]) -> QuestionsQuery:
    """The query that an address asks for; what it says that is not known narrows nothing."""
    said = asked.get("view")
    return QuestionsQuery(
        view=next((one for one in QuestionsView if one.value == said), QuestionsView.OPEN),
        reporter=asked.get("from") or "",
        page=number_in(asked.get("page")) or 1,
    )


def routes(server: Flask) -> None:
    """What the forms of a return's page post."""
    on_return = "/returns/<int(max=2147483647):return_id>/questions"
    server.add_url_rule(on_return, "ask_on_return", ask_on_return, methods=["POST"])
    server.add_url_rule(f"{QUESTION}/answer", "answer_one", answer_one, methods=["POST"])
    server.add_url_rule(f"{QUESTION}/withdraw", "withdraw_one", withdraw_one, methods=["POST"])
    server.add_url_rule(f"{QUESTION}/put-away", "put_answer_away", put_answer_away, methods=["POST"])


@route_right(Right.ASK_QUESTION)
def ask_on_return(return_id: int) -> Response:
    """Ask a question; words that cannot be taken are kept and shown again with why."""
    text, choice = request.form.get("text", ""), request.form.get("about", "")
    about = About.parse(choice)
    try:
        question = do(ask_question, return_id, text, about)
    except NotOpen:
        raise
    except Refused as refusal:
        form = ask_form(return_id)
        return _back(return_id, form, keep_typed(refusal, form, text, about.choice), "ask")
    return redirect(question_href(return_id, question.id), 303)


@route_right(Right.ANSWER_QUESTION)
def answer_one(question_id: int) -> Response:
    """Answer a question or better its answer; a conflict or a refusal keeps what was typed."""
    text, seen = request.form.get("text", ""), sent_number(request.form.get("row_version"))
    return_id = ask(return_of_question, question_id)
    try:
        do(answer_question, question_id, text, row_version=seen)
    except NotOpen:
        raise
    except Refused as refusal:
        form = answer_form(question_id)
        return _back(return_id, form, keep_typed(refusal, form, text), f"question-{question_id}")
    return redirect(question_href(return_id, question_id), 303)


@route_right(Right.ASK_QUESTION)
def withdraw_one(question_id: int) -> Response:
    """Take back a question of one's own that nobody has answered."""
    return_id = ask(return_of_question, question_id)
    try:
        do(withdraw_question, question_id)
    except NotOpen:
        raise
    except Refused as refusal:
        return _back(return_id, answer_form(question_id), refusal.code, f"question-{question_id}")
    return redirect(question_href(return_id, question_id), 303)


@route_right(Right.ASK_QUESTION)
def put_answer_away(question_id: int) -> Response:
    """Say that the answer has been read, so that the overview shows it no more."""
    return_id = ask(return_of_question, question_id)
    do(put_away, question_id)
    return redirect(question_href(return_id, question_id), 303)


def _back(return_id: int, form: str, why: str, fragment: str) -> Response:
    """To the form that was refused. Its words are kept in the store: an address has no room for them."""
    return redirect(address(f"/returns/{return_id}", fragment=fragment, refused=form, why=why), 303)
