"""What people and scripts are told when something is refused or breaks: a sentence with the way out.

Not allowed and not existing answer alike. Our own faults carry a reference that is also in the log.
"""

import secrets
from typing import Any

import structlog
from flask import Flask, jsonify, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, NotFound, RequestEntityTooLarge

from dashboard.access import viewer
from data.refusals import Conflict, NotOpen, OurFault, Refused

LARGEST_DRAINED = 64 * 1024 * 1024
"""How much of a body that is too large is read and thrown away, so that the browser gets to read the answer."""

TITLES = {
    400: "This cannot be used",
    401: "Signed out",
    404: "Page not found",
    413: "This is too large",
    500: "Our fault",
}
ABOUT = "Something went wrong"
STALE = "This page was open too long, or another site sent you here. Go back, reload the page and try again."
TOO_LARGE = "This is larger than the dashboard takes: a file may have 10 MiB. Nothing was kept."
FAULT = "Something went wrong here, not with you. Nothing was changed. Try again; if it stays, give the reference."

log: Any = structlog.get_logger("board")


def install(server: Flask) -> None:
    """Answer every refusal and fault of this server in these words."""
    server.register_error_handler(HTTPException, _http)
    server.register_error_handler(CSRFError, _stale)
    server.register_error_handler(RequestEntityTooLarge, _too_large)
    server.register_error_handler(NotOpen, _not_open)
    server.register_error_handler(Refused, _refused)
    server.register_error_handler(Exception, _fault)


def answer(status: int, sentence: str, reference: str | None = None) -> ResponseReturnValue:
    """The page, or for a script the JSON that `board.js` shows, that says `sentence` with `status`."""
    if wants_json():
        return make_response(jsonify(errors=[{"message": sentence}], reference=reference), status)
    way_on = ("Go to the overview", "/") if viewer().signed_in else ("Sign in", "/sign-in")
    title = TITLES.get(status, ABOUT)
    said = {"title": title, "sentence": sentence, "reference": reference, "way_on": way_on}
    return make_response(render_template("error.html", **said), status)


def wants_json() -> bool:
    """Whether a script asks and not a person who looks at a page."""
    if request.path.startswith("/_dash") or request.is_json:
        return True
    if request.headers.get("Sec-Fetch-Dest", "document") not in ("document", "iframe"):
        return True
    accepted = request.accept_mimetypes
    return accepted["application/json"] > accepted["text/html"]


def _http(refusal: HTTPException) -> ResponseReturnValue:
    """Whatever Flask refuses. 403 and 405 would tell that something exists: they answer as 404 does."""
    status = refusal.code or 500
    if refusal.response is not None or status < 400:
        return refusal.get_response()
    if status in (401, 403, 404, 405):
        return answer(NotFound.code, NotOpen().sentence)
    if status >= 500:
        return _fault(refusal)
    return answer(status, refusal.description or ABOUT)


def _not_open(refusal: NotOpen) -> ResponseReturnValue:
    return answer(404, refusal.sentence)


def _refused(refusal: Refused) -> ResponseReturnValue:
    return answer(409 if isinstance(refusal, Conflict) else 400, refusal.sentence)


def _stale(refusal: CSRFError) -> ResponseReturnValue:
    log.warning("forgery check failed", path=request.path, reason=refusal.description)
    return answer(400, STALE)


def _too_large(_refusal: RequestEntityTooLarge) -> ResponseReturnValue:
    if viewer().signed_in:
        _drain()
    return answer(413, TOO_LARGE)


def _fault(fault: Exception) -> ResponseReturnValue:
    reference = secrets.token_hex(4).upper()
    log.error("fault", reference=reference, method=request.method, path=request.path, exc_info=fault)
    sentence = fault.sentence if isinstance(fault, OurFault) else FAULT
    return answer(500, sentence, reference)


def _drain() -> None:
    """Read on while the browser is still sending: closed in the middle, it would show a connection error."""
    stream, left = request.environ["wsgi.input"], LARGEST_DRAINED
    left = min(left, request.content_length or 0)
    while left > 0:
        read = len(stream.read(min(left, 65_536)))
        if not read:
            return
        left -= read
