"""Words that a form could not take: kept when it is refused, and thrown away when their writer says so."""

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from dashboard.access import do_quietly, route_right
from dashboard.address import local_address
from dashboard.links import DISCARD
from data.people import Right
from data.refusals import NotOpen, Refused
from data.unsent import drop_unsent, keep_unsent


def install(server: Flask) -> None:
    """Add the route."""
    server.add_url_rule(DISCARD, "discard_unsent", discard, methods=["POST"])


def keep_typed(refusal: Refused, form: str, text: str, choice: str = "") -> str:
    """Keep what was typed into a form that was refused. The code of what is to be said there: why, or that there is
    too much even to be kept.
    """
    try:
        do_quietly(keep_unsent, form, text, choice)
    except NotOpen:
        raise
    except Refused as too_much:
        return too_much.code
    return refusal.code


@route_right(Right.READ_BOARD)
def discard() -> Response:
    """Forget what this person typed into one form, and go back to it."""
    do_quietly(drop_unsent, request.form.get("unsent", ""))
    return redirect(local_address(request.args.get("back")), 303)
