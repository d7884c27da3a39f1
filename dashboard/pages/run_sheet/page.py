"""The run sheet of one meeting, and the form that takes down what was answered there."""

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from dashboard.access import ask, ask_now, csrf_token, do, route_right
from dashboard.address import address, number_in, sent_number
from dashboard.links import run_sheet_href
from dashboard.page import Page, Screen
from dashboard.pages.run_sheet import view
from dashboard.parts.unsent import Typed
from dashboard.unsent import keep_typed
from data.people import Right
from data.questions.answering import answer_at_meeting
from data.refusals import NotOpen, Refused
from data.reports.run_sheet.run_sheet import run_sheet
from data.unsent import meeting_form, unsent_of

SHEET = "/meetings/<meeting>/run-sheet"


def layout(
    *,
    quarter: str | None,  # noqa: ARG001 - the address of a run sheet says its meeting
    meeting: str,
    question: str | None,
    why: str | None,
) -> Screen:
    """Draw the run sheet; `question` is the one whose answer was refused just now."""
    refused = number_in(question)
    found = ask(run_sheet, meeting, refused)
    forms = [meeting_form(line.id) for line in found.waiting] if found.may_record else []
    typed = Typed(ask_now(unsent_of, *forms), meeting_form(refused or 0), why or "")
    content = view.run_sheet_screen(found, csrf_token(), typed)
    title = f"Run sheet, {found.meeting.label}"
    return Screen(title, content, sensitive=found.sensitive, quarter=found.meeting.slug)


PAGE = Page("run-sheet", SHEET, "plan", Right.READ_BOARD, layout, query=("question", "why"))


def routes(server: Flask) -> None:
    """What the form beside a question posts."""
    rule = f"{SHEET}/questions/<int(max=2147483647):question_id>"
    server.add_url_rule(rule, "answered_at_meeting", answered_at_meeting, methods=["POST"])


@route_right(Right.PLAN)
def answered_at_meeting(meeting: str, question_id: int) -> Response:
    """Take down what was said to a question at the meeting; words that cannot be taken are kept."""
    text, seen = request.form.get("text", ""), sent_number(request.form.get("row_version"))
    path, here = run_sheet_href(meeting), f"question-{question_id}"
    try:
        do(answer_at_meeting, question_id, meeting, text, row_version=seen)
    except NotOpen:
        raise
    except Refused as refusal:
        why = keep_typed(refusal, meeting_form(question_id), text)
        return redirect(address(path, fragment=here, question=question_id, why=why), 303)
    return redirect(address(path, fragment=here), 303)
