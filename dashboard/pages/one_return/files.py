"""The plain routes of a return's files: attaching, taking back, and handing out. Each answer comes back to its list."""

from collections.abc import Callable

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from dashboard.access import board, do, route_right, viewer
from dashboard.handing_out import as_attachment
from dashboard.parts.attachments import ON_RETURN, Told, back_to
from data.people import Right
from data.refusals import NotOpen, Refused
from data.returns.files.attach import TakingIn, attach, take_back
from data.returns.files.downloads import (
    Handed,
    HandingOut,
    hand_out_attachment,
    hand_out_embedded,
    hand_out_file,
)
from data.returns.files.opening import look_at, taken_out
from data.store.files import FileStore

RETURN = "/returns/<int(max=2147483647):return_id>"
NUMBER = "<int(max=2147483647):number>"


def routes(server: Flask) -> None:
    """Put the routes on the server."""
    attached = f"{RETURN}/attachments"
    server.add_url_rule(attached, "attach_file", attach_file, methods=["POST"])
    one = f"{attached}/<int(max=2147483647):attachment_id>"
    server.add_url_rule(one, "download_attachment", download_attachment, methods=["GET"])
    server.add_url_rule(f"{one}/take-back", "take_back_file", take_back_file, methods=["POST"])
    embedded = f"{RETURN}/versions/{NUMBER}/embedded/<int(max=99999):ordinal>"
    server.add_url_rule(embedded, "download_embedded", download_embedded, methods=["GET"])
    file = f"{RETURN}/files/<int(max=2147483647):file_id>"
    server.add_url_rule(file, "download_file", download_file, methods=["GET"])


@route_right(Right.SUBMIT)
def attach_file(return_id: int) -> Response:
    """Attach the file that was sent; a refusal says why and keeps nothing."""
    file = request.files.get("file")
    if file is None or not file.filename:
        return _back(return_id, Told("no_file"))
    settings = board().settings
    desk = TakingIn(board().store, FileStore(settings.files), settings.scanner, look_at)
    with file.stream as stream:
        content = stream.read()
    try:
        made = attach(desk, viewer(), return_id, file.filename, content)
    except NotOpen:
        raise
    except Refused as refusal:
        return _back(return_id, Told(refusal.code))
    return _back(return_id, Told("harmful" if made.harmful else "again" if made.already else "attached"))


@route_right(Right.SUBMIT)
def take_back_file(return_id: int, attachment_id: int) -> Response:
    """Take an attached file back."""
    try:
        do(take_back, return_id, attachment_id)
    except NotOpen:
        raise
    except Refused as refusal:
        return _back(return_id, Told(refusal.code))
    return _back(return_id, Told("taken-back"))


@route_right(Right.READ_BOARD)
def download_attachment(return_id: int, attachment_id: int) -> Response:
    """An attached file, for whoever may have it; recorded."""
    return _handed(
        lambda counter: hand_out_attachment(counter, viewer(), return_id, attachment_id), return_id
    )


@route_right(Right.READ_BOARD)
def download_embedded(return_id: int, number: int, ordinal: int) -> Response:
    """An embedded file, taken out now; with `?as=bin` in its wrapper where that cannot be opened. Recorded."""
    as_it_is = request.args.get("as") == "bin"
    return _handed(
        lambda counter: hand_out_embedded(counter, viewer(), return_id, number, ordinal, as_it_is=as_it_is),
        return_id,
        str(number),
        ordinal,
    )


@route_right(Right.READ_UNACCEPTED)
def download_file(return_id: int, file_id: int) -> Response:
    """The bytes as they were sent, for its lead and for planners; recorded."""
    return _handed(lambda counter: hand_out_file(counter, viewer(), return_id, file_id), return_id)


def _handed(
    hand_out: Callable[[HandingOut], Handed], return_id: int, version: str = "", ordinal: int | None = None
) -> Response:
    """The file as a download, or the return's page with the reason why not."""
    settings = board().settings
    counter = HandingOut(board().store, FileStore(settings.files), settings.scanner, taken_out)
    try:
        handed = hand_out(counter)
    except NotOpen:
        raise
    except Refused as refusal:
        return redirect(back_to(return_id, ON_RETURN, version, Told(refusal.code, ordinal)), 303)
    return as_attachment(handed.content, handed.name)


def _back(return_id: int, told: Told) -> Response:
    """To the list of files on the page from which the form was sent."""
    page, version = request.form.get("page", ""), request.form.get("version", "")
    return redirect(back_to(return_id, page, version, told), 303)
