"""Signing in and out: plain forms and plain routes, so that they work before any script has run."""

from flask import Flask, Response, make_response, redirect, render_template, request, session
from flask.typing import ResponseReturnValue

from dashboard import site
from dashboard.access import ask, board, route_right, viewer
from dashboard.address import local_address
from dashboard.guard import SIGN_IN, public
from data.accounts import sign_in as accounts
from data.accounts.roster import has_sample_accounts
from data.clock import now
from data.people import Right
from data.refusals import Refused

LONGEST_FIELD = 500
MISSING = "Type both the e-mail address and the password."
SIGNED_OUT = "You are signed out."


def install(server: Flask) -> None:
    """Add the routes."""
    server.add_url_rule(SIGN_IN, "sign_in", public(show), methods=["GET"])
    server.add_url_rule(SIGN_IN, "sign_in_now", public(enter), methods=["POST"])
    server.add_url_rule("/sign-out", "sign_out", route_right(Right.READ_BOARD)(leave), methods=["POST"])
    server.add_url_rule("/healthz", "healthz", public(healthy), methods=["GET"])


def healthy() -> Response:
    """That this process answers; says nothing about anything else."""
    return make_response("OK", 200, {"Content-Type": "text/plain; charset=utf-8"})


def show() -> ResponseReturnValue:
    """The form, or for somebody signed in the page they wanted."""
    wanted = local_address(request.args.get("next"))
    if viewer().signed_in:
        return redirect(wanted, 303)
    notice = SIGNED_OUT if "signed-out" in request.args else None
    return _form(200, wanted, notice=notice)


def enter() -> ResponseReturnValue:
    """Sign in with the `email` and `password` of the form, then go where `next` says."""
    wanted = local_address(request.form.get("next"))
    email, password = request.form.get("email", ""), request.form.get("password", "")
    if not email.strip() or not password:
        return _form(400, wanted, email=email, error=MISSING)
    store = board().store
    try:
        token = accounts.sign_in(
            store, email=email[:LONGEST_FIELD], password=password, machine=site.machine(), now=now()
        )
    except Refused as refusal:
        return _form(429 if refusal.code == "sign-in-wait" else 401, wanted, email, refusal.sentence)
    old = site.session_token()
    if old:
        accounts.sign_out(store, old, now())
    session.clear()  # tokens for forms start anew with the new person
    answer = redirect(wanted, 303)
    site.set_session(answer, token)
    return answer


def leave() -> ResponseReturnValue:
    """Sign this browser out."""
    token = site.session_token()
    if token:
        accounts.sign_out(board().store, token, now())
    session.clear()
    answer = redirect(f"{SIGN_IN}?signed-out", 303)
    site.end_session(answer)
    return answer


def _form(
    status: int, wanted: str, email: str = "", error: str | None = None, notice: str | None = None
) -> ResponseReturnValue:
    page = render_template(
        "sign_in.html",
        errors=[(error, "#email")] if error else [],
        notice=notice,
        email=email[:LONGEST_FIELD],
        next=wanted if wanted != "/" else "",
        sample=ask(has_sample_accounts),
    )
    return make_response(page, status)
