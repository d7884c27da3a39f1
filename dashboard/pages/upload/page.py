"""The upload page and the plain route that takes the file."""

from dash.development.base_component import Component
from flask import Flask, jsonify, redirect, request
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from dashboard.access import ask, board, csrf_token, do, do_quietly, route_right, viewer
from dashboard.address import address, number_in
from dashboard.errors import wants_json
from dashboard.handing_out import as_attachment
from dashboard.page import Page, Screen
from dashboard.pages.upload import view
from dashboard.parts.deadline import deadline_words
from data.clock import today
from data.packs.blank_forms import blank_form
from data.packs.prefilled_return import hand_out
from data.people import Right
from data.reports.returns.file import refusal_of
from data.reports.returns.upload_choices import upload_choices
from data.returns.owed import owed_return
from data.returns.reader.sandbox import read_file
from data.returns.receive import Received, Sender, receive
from data.store.files import FileStore

NO_FILE = "Choose the Word file or workbook to send."
NO_GROUP = "Choose the group or CSP that it is from."
PREFILLED = "/returns/pre-filled/<quarter>/<group>.docx"
BLANK = "/returns/blank/<form>"
WRONG = {"file": NO_FILE, "group": NO_GROUP}


def layout(*, quarter: str | None, group: str | None, refused: str | None, missing: str | None) -> Screen:
    """Draw the form; after a refusal with what was wrong, and where the file is kept."""
    choices = ask(upload_choices, quarter)
    errors: list[view.Error] = [(WRONG[name], name) for name in (missing or "").split(",") if name in WRONG]
    kept_in: int | None = None
    if number := number_in(refused):
        return_id, sentence = ask(refusal_of, number)
        if sentence:
            kept_in = return_id
            errors.append((sentence, "file"))
    content: list[Component] = view.upload_screen(choices, csrf_token(), group, errors, kept_in)
    return Screen(view.title_of(choices, group), content, as_at=deadline_words(choices.meeting, today()))


PAGE = Page(
    "upload", "/returns/upload", "returns", Right.SUBMIT, layout, query=("group", "refused", "missing")
)


def routes(server: Flask) -> None:
    """Where the form posts, and the return to begin with."""
    server.add_url_rule(view.ACTION, "upload_file", upload_file, methods=["POST"])
    server.add_url_rule(PREFILLED, "download_prefilled", download_prefilled, methods=["GET"])
    server.add_url_rule(BLANK, "download_blank", download_blank, methods=["GET"])


@route_right(Right.SUBMIT)
def upload_file() -> Response:
    """Take a file: keep it, read it, and lead to its check page; or say what is wrong, with nothing lost."""
    group, quarter = request.form.get("group", ""), request.form.get("quarter", "")
    file = request.files.get("file")
    missing = [name for name, given in (("group", group), ("file", file and file.filename)) if not given]
    if file is None or missing:
        return _missing(missing or ["file"], group, quarter)
    return _told(_receive(file, group, quarter), group, quarter)


@route_right(Right.SUBMIT)
def download_prefilled(quarter: str, group: str) -> Response:
    """The next return of a group or CSP as a Word file that begins where the last one ended."""
    made = do_quietly(hand_out, quarter, group)
    return as_attachment(made.content, made.filename)


@route_right(Right.SUBMIT)
def download_blank(form: str) -> Response:
    """A blank form, in Word or as a workbook."""
    return as_attachment(blank_form(form), form)


def _receive(file: FileStorage, group: str, quarter: str) -> Received:
    return_id = do(owed_return, quarter, group)
    sender = Sender(board().store, FileStore(board().settings.files), read_file)
    return receive(sender, viewer(), return_id, file.filename or "", file.stream.read())


def _missing(names: list[str], group: str, quarter: str) -> Response:
    if wants_json():
        return jsonify(errors=[{"message": WRONG[name], "field": name} for name in names])
    return redirect(address("/returns/upload", quarter, group=group, missing=",".join(names)), 303)


def _told(received: Received, group: str, quarter: str) -> Response:
    """A refused file goes to the upload page with the sentence, a read one to its check page."""
    if received.refusal:
        where = address("/returns/upload", quarter, group=group, refused=received.file_id)
    else:
        again = "1" if received.already else None
        where = address(
            f"/returns/{received.return_id}/versions/{received.number}/check", quarter, already=again
        )
    return jsonify(location=where) if wants_json() else redirect(where, 303)
