"""Back files: sending a document that holds several returns, and deciding on each of them."""

from flask import Flask, jsonify, redirect, request
from werkzeug.wrappers import Response

from dashboard.access import ask, board, csrf_token, do, route_right, viewer
from dashboard.address import address, number_in
from dashboard.errors import wants_json
from dashboard.handing_out import as_attachment
from dashboard.page import Page, Screen
from dashboard.pages.back_file import parts, view
from dashboard.pages.back_file.typed import NOTHING, as_text, chosen, from_text, wrong_from_text
from data.people import Right
from data.refusals import NotOpen, Refused
from data.reports.returns.back_file import back_file_read, back_files, pack_refusal, was_read
from data.returns.back_file.packs import PackSender, receive_back_file
from data.returns.back_file.parts import NotTaken, decide_parts
from data.returns.files.downloads import HandingOut, hand_out_pack
from data.returns.files.opening import taken_out
from data.returns.files.refused_files import sentence_of
from data.returns.reader.sandbox import read_pack_file
from data.store.files import FileStore

NO_FILE = "Choose the Word file to send."
ONE = f"{view.ROOT}/<int(max=2147483647):back_file_id>"


def layout(
    *,
    quarter: str | None,  # noqa: ARG001 - of all meetings
    refused: str | None,
    missing: str | None,
    held: str | None,
    page: str | None,
) -> Screen:
    """Draw the form and what came; after a refusal with what was wrong. `held`: why a back file was not given."""
    errors = [(NO_FILE, "#file")] if missing else []
    if number := number_in(refused):
        errors.append((ask(pack_refusal, number), "#file"))
        errors.append(("It is kept. See it in the list below.", "#packs"))
    packs = ask(back_files, number_in(page) or 1)
    content = view.back_file_screen(packs, csrf_token(), errors, sentence_of(held or ""))
    return Screen("Back file", content)


def layout_one(
    *,
    quarter: str | None,  # noqa: ARG001 - a pack is of many meetings
    back_file_id: int,
    already: str | None,
    done: str | None,
    wrong: str | None,
    choices: str | None,
    held: str | None,
) -> Screen:
    """Draw one back file with its parts; after a refusal with what was wrong and with what had been chosen."""
    found = ask(back_file_read, back_file_id)
    typed = parts.Typed(from_text(choices or ""), wrong_from_text(wrong or ""), nothing=wrong == NOTHING)
    said = parts.Said(already=bool(already), done=bool(done), held=sentence_of(held or ""))
    content = parts.pack_screen(found, csrf_token(), typed, said)
    return Screen(f"Back file: {found.pack.name}", content, sensitive=found.sensitive)


PAGE = (
    Page(
        "back-files",
        view.ROOT,
        "returns",
        Right.MODERATE,
        layout,
        query=("refused", "missing", "held", "page"),
    ),
    Page(
        "back-file",
        ONE,
        "returns",
        Right.MODERATE,
        layout_one,
        query=("already", "done", "wrong", "choices", "held"),
    ),
)


def routes(server: Flask) -> None:
    """Where the forms post, and the back file as it was sent."""
    server.add_url_rule(view.SEND, "upload_back_file", upload_back_file, methods=["POST"])
    server.add_url_rule(f"{ONE}/take-in", "take_in_parts", take_in_parts, methods=["POST"])
    server.add_url_rule(f"{ONE}/file", "download_back_file", download_back_file, methods=["GET"])


@route_right(Right.MODERATE)
def upload_back_file() -> Response:
    """Take a back file: keep it, read it, and lead to its parts; or say what is wrong, with nothing lost."""
    file = request.files.get("file")
    if file is None or not file.filename:
        if wants_json():
            return jsonify(errors=[{"message": NO_FILE, "field": "file"}])
        return redirect(address(view.ROOT, missing="file"), 303)
    sender = PackSender(board().store, FileStore(board().settings.files), read_pack_file)
    received = receive_back_file(sender, viewer(), file.filename, file.stream.read())
    if received.refusal:
        where = address(view.ROOT, refused=received.id)
    else:
        where = address(f"{view.ROOT}/{received.id}", already="1" if received.already else None)
    return jsonify(location=where) if wants_json() else redirect(where, 303)


@route_right(Right.MODERATE)
def take_in_parts(back_file_id: int) -> Response:
    """Take in and leave out what was chosen; a refusal keeps every choice."""
    here, typed = f"{view.ROOT}/{back_file_id}", chosen(request.form)
    try:
        do(decide_parts, back_file_id, typed)
    except NotOpen:
        raise
    except NotTaken as refusal:
        wrong = ",".join(f"{number}:{reason.name}" for number, reason in refusal.missing.items())
        return redirect(address(here, wrong=wrong, choices=as_text(typed)), 303)
    except Refused:
        return redirect(address(here, wrong=NOTHING, choices=as_text(typed)), 303)
    return redirect(address(here, done="1"), 303)


@route_right(Right.MODERATE)
def download_back_file(back_file_id: int) -> Response:
    """The bytes of a back file as they were sent, recorded; or its page with the reason why not."""
    settings = board().settings
    counter = HandingOut(board().store, FileStore(settings.files), settings.scanner, taken_out)
    try:
        handed = hand_out_pack(counter, viewer(), back_file_id)
    except NotOpen:
        raise
    except Refused as refusal:
        where = f"{view.ROOT}/{back_file_id}" if ask(was_read, back_file_id) else view.ROOT
        return redirect(address(where, held=refusal.code), 303)
    return as_attachment(handed.content, handed.name)
