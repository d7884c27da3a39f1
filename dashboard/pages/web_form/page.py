"""The page of the web form and its plain routes: begin, save one box, save them all or finish."""

from flask import Flask, jsonify, redirect, request
from werkzeug.wrappers import Response

from dashboard.access import ask_now, board, csrf_token, do, do_quietly, route_right, viewer
from dashboard.address import address, sent_number
from dashboard.components.dates import clock
from dashboard.page import Page, Screen
from dashboard.pages.web_form import view
from dashboard.parts.deadline import deadline_words
from dashboard.parts.sent_words import sent_word
from data.clock import today
from data.people import Right
from data.refusals import NotOpen, Refused
from data.reports.returns.draft import draft_of
from data.returns.owed import owed_return
from data.returns.reader.sandbox import read_file
from data.returns.receive import Sender, receive
from data.returns.web_form.draft import NOT_CHOSEN, Choice, save_box, save_boxes, settle
from data.returns.web_form.finish import can_finish, finish_draft
from data.store.files import FileStore

FORM = "/returns/<int(max=2147483647):return_id>/form"


def layout(*, quarter: str | None, return_id: int, refused: str | None) -> Screen:  # noqa: ARG001 - the return says its meeting
    """Draw the form; after a refusal with why it cannot be finished yet."""
    draft = ask_now(draft_of, return_id)
    error = _why_not(return_id) if refused == "finish" else NOT_CHOSEN.get(refused or "", "")
    content = view.form_screen(draft, csrf_token(), error)
    as_at = deadline_words(draft.meeting, today())
    return Screen(
        f"Write the {sent_word(draft.reporter.kind)}", content, as_at=as_at, quarter=draft.meeting.slug
    )


PAGE = Page("web-form", FORM, "returns", Right.SUBMIT, layout, query=("refused",))


def routes(server: Flask) -> None:
    """Beginning, and what the form and its script post."""
    server.add_url_rule("/returns/form", "begin_form", begin_form, methods=["POST"])
    server.add_url_rule(f"{FORM}/save", "save_form", save_form, methods=["POST"])
    server.add_url_rule(f"{FORM}/save/box", "save_one_box", save_one_box, methods=["POST"])


@route_right(Right.SUBMIT)
def begin_form() -> Response:
    """Lead to the form of what a group owes a meeting."""
    quarter, group = request.form.get("quarter", ""), request.form.get("group", "")
    if not group:
        return redirect(address("/returns/upload", quarter, missing="group"), 303)
    return_id = do(owed_return, quarter, group)
    return redirect(address(f"/returns/{return_id}/form", quarter), 303)


@route_right(Right.SUBMIT)
def save_one_box(return_id: int) -> Response:
    """Save one box as it is typed, and say what became of it."""
    seen, text = sent_number(request.form.get("seen")), request.form.get("text", "")
    saved = do_quietly(save_box, return_id, request.form.get("key", ""), text, seen)
    told = {
        "row_version": saved.row_version,
        "at": clock(saved.saved_at),
        "conflict": saved.aside_id is not None,
    }
    return jsonify(told)


@route_right(Right.SUBMIT)
def save_form(return_id: int) -> Response:
    """Save every box; then choose, add a row or finish, as the pressed button says."""
    wanted, _, about = request.form.get("do", "save").partition(":")
    try:
        saved = do_quietly(save_boxes, return_id, _sent())
        choice = _choice(about) if wanted == "choose" else None
    except ValueError as odd:
        raise NotOpen from odd
    try:
        if choice:
            do_quietly(settle, *choice)
        if wanted == "finish" and not any(one.aside_id for one in saved):
            return _finish(return_id)
    except NotOpen:
        raise
    except Refused as refusal:
        why = wanted if wanted == "finish" else refusal.code
        return redirect(address(f"/returns/{return_id}/form", refused=why), 303)
    fragment = f"part-{about}" if wanted == "add" else ""
    return redirect(address(f"/returns/{return_id}/form", None, fragment), 303)


def _sent() -> dict[str, tuple[str, int]]:
    """Every box of the form: what it says and the version that was in view."""
    named = {
        name.removeprefix(view.TEXT): text
        for name, text in request.form.items()
        if name.startswith(view.TEXT)
    }
    return {key: (text, sent_number(request.form.get(view.SEEN + key, "0"))) for key, text in named.items()}


def _choice(said: str) -> tuple[int, Choice, int]:
    aside, way, seen = said.split(":")
    return sent_number(aside), Choice(way), sent_number(seen)


def _finish(return_id: int) -> Response:
    made = do(finish_draft, return_id)
    sender = Sender(board().store, FileStore(board().settings.files), read_file)
    received = receive(sender, viewer(), return_id, made.name, made.content)
    if received.refusal:
        return redirect(address("/returns/upload", refused=received.file_id), 303)
    again = "1" if received.already else None
    return redirect(address(f"/returns/{return_id}/versions/{received.number}/check", already=again), 303)


def _why_not(return_id: int) -> str:
    """Why the draft cannot be finished, asked again: the address only says that it was refused."""
    try:
        ask_now(can_finish, return_id)
    except NotOpen:
        raise
    except Refused as refusal:
        return refusal.sentence
    return ""
