"""One return as received and as read, its history, and the planner's decision on it."""

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from dashboard.access import ask, ask_now, csrf_token, do, route_right, viewer
from dashboard.address import address
from dashboard.components.dates import long_date
from dashboard.page import Page, Screen
from dashboard.pages.one_return import files as file_routes
from dashboard.pages.one_return.moderation import Refusal, Refusals
from dashboard.pages.one_return.questions import Asked
from dashboard.pages.one_return.view import Beside, return_screen
from dashboard.parts.attachments import ON_RETURN, Told, attachments_section
from dashboard.parts.questions import Typed
from data.clock import today
from data.people import Right, has_some
from data.questions.unsent import answer_form, ask_form, unsent_of
from data.refusals import NotOpen, Refused
from data.register.moderate import LONGEST_REASON, accept_return, mark_to_follow, request_changes
from data.register.reopen import (
    NO_REASON,
    NOT_A_DAY,
    NOT_LOCKED,
    PAST,
    TOO_FAR,
    TOO_LONG,
    reopen_return,
    usual_last_day,
)
from data.reports.questions.listing import questions_of_return
from data.reports.returns.attachments import return_files
from data.reports.returns.difference import waiting_resubmission
from data.reports.returns.one_return import return_read
from data.reports.returns.versions import version_id_of
from data.terms import Marking

RETURN = "/returns/<int(max=2147483647):return_id>"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LONGEST_NUMBER = 6


def layout(
    *,
    quarter: str | None,  # noqa: ARG001 - the return says its meeting
    return_id: int,
    version: str | None,
    place: str | None,
    **after: str | None,
) -> Screen:
    """Draw the return, with the words at `place` marked, and its questions. `after` a refusal says which and why."""
    found = ask(return_read, return_id, _number(version), place or "")
    refusals = _refusals(after["refused"] or "", after["typed"] or "", after["until"] or "")
    last_day = long_date(usual_last_day(today()))
    title = f"{found.reporter.short_name}, {found.meeting.label}"
    listed = ask(return_files, return_id, found.version.number if found.version else None)
    attached = attachments_section(listed, csrf_token(), ON_RETURN, Told.parse(after["files"]))
    asked = _asked(return_id, after["question"] or "", after["why"] or "")
    changes = ask(waiting_resubmission, return_id)
    content = return_screen(
        found, place or "", csrf_token(), refusals, Beside(attached, asked, changes), last_day
    )
    sensitive = found.marking is Marking.OFFICIAL_SENSITIVE
    return Screen(title, content, sensitive=sensitive, quarter=found.meeting.slug)


PAGE = Page(
    "return",
    RETURN,
    "returns",
    Right.READ_BOARD,
    layout,
    query=("version", "place", "refused", "typed", "until", "files", "question", "why"),
)

REFUSALS = {
    "no-reason": "Say why: the reason is read by others.",
    "too-long": f"Keep the reason under {LONGEST_REASON:,} characters.",
    "wrong-state": "Somebody else decided on it meanwhile. This is how it stands now; your words are kept below.",
    "locked": "This return is locked. Reopen it first, with a reason; your words are kept below.",
}
"""What a refused step says on the page, by the code of the refusal."""

REOPENING = {
    "no-reason": (NO_REASON, "reason"),
    "too-long": (TOO_LONG, "reason"),
    "not-locked": (NOT_LOCKED, "reason"),
    "not-a-day": (NOT_A_DAY, "until"),
    "past": (PAST, "until"),
    "too-far": (TOO_FAR, "until"),
}
"""What a refused reopening says, by the code of the refusal, and the field that it is about."""

REOPEN = "reopen-"
LONGEST_DAY = 40


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
        return _back(return_id, refusal, reason, "moderation", number)
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
        return _back(return_id, refusal, reason, "to-follow")
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
        kept = {"typed": reason[:LONGEST_REASON], "until": until[:LONGEST_DAY]}
        href = address(f"/returns/{return_id}", fragment="reopen", refused=REOPEN + refusal.code, **kept)
        return redirect(href, 303)
    return redirect(f"/returns/{return_id}#reopen", 303)


def _asked(return_id: int, question: str, why: str) -> Asked:
    """The questions on the return; `question` names the one whose form was refused, "ask" the form for a new one."""
    lines = ask(questions_of_return, return_id)
    forms = [ask_form(return_id), *(answer_form(line.id) for line in lines)]
    refused = ask_form(return_id) if question == "ask" else f"answer:{question}"
    typed = Typed(ask_now(unsent_of, *forms), refused, why)
    return Asked(lines, viewer().person_id, has_some(viewer(), Right.ASK_QUESTION), typed)


def _back(return_id: int, refusal: Refused, typed: str, where: str, version: int | None = None) -> Response:
    """To the form that was refused, on the version that it was about."""
    kept = typed[:LONGEST_REASON]
    path = f"/returns/{return_id}"
    href = address(path, fragment=where, version=version, refused=refusal.code, typed=kept)
    return redirect(href, 303)


def _refusals(code: str, typed: str, until: str) -> Refusals:
    """What was refused, at the form that it came from."""
    if not code.startswith(REOPEN):
        return Refusals(step=Refusal(REFUSALS.get(code, ""), typed))
    sentence, about = REOPENING.get(code.removeprefix(REOPEN), ("", "reason"))
    return Refusals(reopening=Refusal(sentence, typed, until, about))


def _number(version: str | None) -> int | None:
    if version is None:
        return None
    if not version.isascii() or not version.isdigit() or len(version) > LONGEST_NUMBER:
        raise NotOpen
    return int(version)
