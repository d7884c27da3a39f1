"""The check page: what was read, decided item by item without loading the page again, then submitted."""

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, set_props
from flask import Flask, redirect, url_for
from werkzeug.wrappers import Response

from dashboard.access import ask, callback, csrf_token, do, route_right
from dashboard.components.patch import tree_of
from dashboard.page import Page, Screen
from dashboard.pages.check import view
from dashboard.pages.check.clash import Clash
from dashboard.pages.check.doubts import problems_panel
from dashboard.pages.check.events import parse_event, take
from dashboard.pages.check.readings import item_id, item_reading, row_state
from dashboard.pages.check.words import progress_of, waits_for
from dashboard.parts.attachments import ON_CHECK, Told, attachments_section
from dashboard.parts.deadline import deadline_words
from data.clock import today
from data.people import Right
from data.refusals import Conflict, NotOpen, Refused
from data.reports.returns.attachments import return_files
from data.reports.returns.check import return_check
from data.reports.returns.check_lines import ReturnCheck
from data.reports.returns.difference import resubmission
from data.reports.returns.versions import version_id_of
from data.returns.submit import abandon, ask_again, submit
from data.terms import Marking

PAIR_CLASSES = {"plain": "pair", "stop": "pair stopp", "check": "pair prob"}


def layout(
    *,
    quarter: str | None,  # noqa: ARG001 - the version says its meeting
    return_id: int,
    number: int,
    refused: str | None,
    already: str | None,
    files: str | None,
) -> Screen:
    """Draw one version for somebody who may submit it."""
    check = ask(return_check, return_id, number)
    error = _why_not(check) if refused else ""
    listed = ask(return_files, return_id, number)
    attached = attachments_section(listed, csrf_token(), ON_CHECK, Told.parse(files))
    changes = ask(resubmission, return_id, number)
    content = view.check_screen(check, csrf_token(), error, bool(already), attached, changes)
    return Screen(
        "Check what was read",
        content,
        sensitive=check.marking is Marking.OFFICIAL_SENSITIVE,
        as_at=deadline_words(check.meeting, today()),
        quarter=check.meeting.slug,
    )


VERSION = "/returns/<int(max=2147483647):return_id>/versions/<int(max=2147483647):number>"

PAGE = Page(
    "check",
    f"{VERSION}/check",
    "returns",
    Right.SUBMIT,
    layout,
    query=("refused", "already", "files"),
)


def register(app: Dash) -> None:
    """Take decisions as they are made, and put the focus where the hand was (board.js)."""
    callback(app, Right.SUBMIT, Output(view.SAID, "children"), Input(view.EVENT, "data"))(decide)
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("board", "decided"), Output(view.FOCUS, "data"), Input(view.SAID, "children")
    )


def routes(server: Flask) -> None:
    """Submitting and abandoning are plain forms."""
    server.add_url_rule(f"{VERSION}/submit", "submit_return", submit_return, methods=["POST"])
    server.add_url_rule(f"{VERSION}/abandon", "abandon_draft", abandon_draft, methods=["POST"])


def decide(data: Any) -> str:
    """Take one decision, draw again what it changed, and say what was done."""
    clash: Clash | None = None
    try:
        event = parse_event(data)
        before = ask(return_check, event.return_id, event.number)
        said = do(take, event)
    except Conflict as other:
        said, clash = other.sentence, Clash(event.object_id, event.item_id is None, other)
    except NotOpen:
        return "This is not there any more. Load the page again."
    except Refused as refusal:
        return refusal.sentence
    check = ask(return_check, event.return_id, event.number)
    _draw_again(check, before, clash)
    return f"{said} {progress_of(check)}."


@route_right(Right.SUBMIT)
def submit_return(return_id: int, number: int) -> Response:
    """Submit a version and show its receipt; when something is unanswered, the check page says what.

    What is asked again is kept first: a refusal undoes all that was written with it.
    """
    version_id = ask(version_id_of, return_id, number)
    try:
        do(ask_again, version_id)
        do(submit, version_id)
    except NotOpen:
        raise
    except Refused:
        check = ask(return_check, return_id, number)
        if check.editable or not check.receipt:  # else it was pressed twice: it is sent
            return redirect(url_for(PAGE.endpoint, return_id=return_id, number=number, refused="1"), 303)
    return redirect(f"/returns/{return_id}/receipt/{number}", 303)


@route_right(Right.SUBMIT)
def abandon_draft(return_id: int, number: int) -> Response:
    """Leave a draft; its history shows that it is kept."""
    do(abandon, ask(version_id_of, return_id, number))
    return redirect(f"/returns/{return_id}#history", 303)


def _why_not(check: ReturnCheck) -> str:
    if check.why_locked:
        return check.why_locked
    left = [problem.message for problem in check.problems if problem.stops]
    return f"{waits_for(check)} {left[0]}" if left else "It could not be submitted. Load the page again."


def _draw_again(check: ReturnCheck, before: ReturnCheck, clash: Clash | None) -> None:
    """Only what the decision touched: its items and their rows, the problems, the counts and the bar."""
    known = {item.id: item for item in before.items}
    for row in check.rows:
        touched = [
            item for item in row.items if item != known.get(item.id) or (clash and clash.touches(item))
        ]
        for item in touched:
            drawn = item_reading(item, check, clash)
            set_props(item_id(item.id), {"tree": tree_of(drawn)})
        if touched:
            set_props(view.anchor_of(row), {"className": PAIR_CLASSES[row_state(row)]})
    set_props(view.PROBLEMS, {"tree": tree_of(problems_panel(check, clash))})
    set_props(view.PROGRESS, {"tree": tree_of(view.progress_part(check))})
    set_props(view.BAR, {"tree": tree_of(view.submit_part(check, csrf_token()))})
