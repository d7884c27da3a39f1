"""One return as received and as read, its history, and the planner's decision on it."""

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from dashboard.access import ask, ask_now, csrf_token, do, route_right, viewer
from dashboard.address import address, sent_number
from dashboard.components.dates import long_date
from dashboard.page import Page, Screen
from dashboard.pages.one_return import files as file_routes
from dashboard.pages.one_return.questions import Asked
from dashboard.pages.one_return.view import Beside, return_screen
from dashboard.parts.attachments import ON_RETURN, Told, attachments_section
from dashboard.parts.unsent import Typed
from dashboard.unsent import keep_typed
from data.clock import today
from data.people import Right, has_some
from data.refusals import NotOpen, Refused
from data.register.moderate import accept_return, mark_to_follow, request_changes
from data.register.reopen import reopen_return, usual_last_day
from data.reports.questions.listing import questions_of_return
from data.reports.returns.attachments import return_files
from data.reports.returns.difference import waiting_resubmission
from data.reports.returns.one_return import return_read
from data.reports.returns.versions import version_id_of
from data.terms import Marking
from data.unsent import answer_form, ask_form, moderation_form, reopening_form, to_follow_form, unsent_of

RETURN = "/returns/<int(max=2147483647):return_id>"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def layout(
    *,
    quarter: str | None,  # noqa: ARG001 - the return says its meeting
    return_id: int,
    version: str | None,
    place: str | None,
    **after: str | None,
) -> Screen:
    """Draw the return, with the words at `place` marked, and its questions. `after` a refusal says which and why."""
    found = ask(return_read, return_id, sent_number(version) if version else None, place or "")
    last_day = long_date(usual_last_day(today()))
    title = f"{found.reporter.short_name}, {found.meeting.label}"
    listed = ask(return_files, return_id, found.version.number if found.version else None)
    attached = attachments_section(listed, csrf_token(), ON_RETURN, Told.parse(after["files"]))
    asked = _asked(return_id, after["refused"] or "", after["why"] or "")
    changes = ask(waiting_resubmission, return_id)
    content = return_screen(found, place or "", csrf_token(), Beside(attached, asked, changes), last_day)
    sensitive = found.marking is Marking.OFFICIAL_SENSITIVE
    return Screen(title, content, sensitive=sensitive, quarter=found.meeting.slug)


PAGE = Page(
    "return",
    RETURN,
    "returns",
    Right.READ_BOARD,
    layout,
    query=("version", "place", "files", "refused", "why"),
)


def routes(server: Flask) -> None:
    """The planner's forms, and the files of the return."""
    version = f"{RETURN}/versions/<int(max=2147483647):number>"
    server.add_url_rule(f"{version}/moderate", "moderate_return", moderate_return, methods=["POST"])
    server.add_url_rule(f"{RETURN}/to-follow", "return_to_follow", return_to_follow, methods=["POST"])
    server.add_url_rule(f"{RETURN}/reopen", "reopen_return", reopen, methods=["POST"])
    file_routes.routes(server)


@route_right(Right.MODERATE)
def moderate_return(return_id: int, number: int) -> Response:
    """Accept a submitted version or hand it back; a refusal keeps what was typed."""
    reason = request.form.get("reason", "")
    service = {"accept": accept_return, "changes": request_changes}.get(request.form.get("step", ""))
    if service is None:
        raise NotOpen
    version_id = ask(version_id_of, return_id, number)
    try:
        do(service, version_id, reason)
    except NotOpen:
        raise
    except Refused as refusal:
        form = moderation_form(return_id)
        return _back(return_id, form, keep_typed(refusal, form, reason), "moderation", number)
    return redirect(address(f"/returns/{return_id}", version=number), 303)


@route_right(Right.MODERATE)
def return_to_follow(return_id: int) -> Response:
    """Say that a return will come later; a refusal keeps what was typed."""
    reason = request.form.get("reason", "")
    try:
        do(mark_to_follow, return_id, reason)
    except NotOpen:
        raise
    except Refused as refusal:
        form = to_follow_form(return_id)
        return _back(return_id, form, keep_typed(refusal, form, reason), "to-follow")
    return redirect(f"/returns/{return_id}", 303)


@route_right(Right.MODERATE)
def reopen(return_id: int) -> Response:
    """Let a locked return take a newer version for a while; a refusal keeps what was typed."""
    reason, until = request.form.get("reason", ""), request.form.get("until", "")
    try:
        do(reopen_return, return_id, reason, until)
    except NotOpen:
        raise
    except Refused as refusal:
        form = reopening_form(return_id)
        return _back(return_id, form, keep_typed(refusal, form, reason, until), "reopen")
    return redirect(f"/returns/{return_id}#reopen", 303)


def _asked(return_id: int, refused: str, why: str) -> Asked:
    """The questions on the return, and what waits in the forms of the page; `refused` names one refused just now."""
    lines = ask(questions_of_return, return_id)
    forms = [form(return_id) for form in (ask_form, moderation_form, to_follow_form, reopening_form)]
    unsent = ask_now(unsent_of, *forms, *(answer_form(line.id) for line in lines))
    typed = Typed(unsent, refused, why)
    return Asked(lines, viewer().person_id, has_some(viewer(), Right.ASK_QUESTION), typed)


def _back(return_id: int, form: str, why: str, where: str, version: int | None = None) -> Response:
    """To the form that was refused, on the version that it was about. Its words are kept in the store."""
    href = address(f"/returns/{return_id}", fragment=where, version=version, refused=form, why=why)
    return redirect(href, 303)
