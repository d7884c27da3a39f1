"""The one gate before every request, Dash's own addresses included: what has no right registered is not there.

Who asks is read from the database at each request. Not allowed and not existing answer alike. Objects inside a
page are checked by the report or service that reads or changes them.
"""

import os
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from dash import Dash
from dash._utils import to_json
from flask import Flask, Response, abort, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from dashboard import calls, site
from dashboard.access import EXTENSION, RIGHT_OF_ROUTE, CallbackRule, board, route_right, viewer
from dashboard.errors import answer, wants_json
from data.accounts.sessions import viewer_of_token
from data.clock import now
from data.people import ANONYMOUS, Right, has_some

PUBLIC = "public"
"""What a route has instead of a right when anybody may reach it; the tests hold the list of these."""

CALLBACK = "/_dash-update-component"
DEPENDENCIES = "/_dash-dependencies"
SUITES = "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>"
OF_DASH = {
    CALLBACK: Right.READ_BOARD,  # and then the right of the one callback
    DEPENDENCIES: Right.READ_BOARD,
    "/_dash-layout": Right.READ_BOARD,
    SUITES: Right.READ_BOARD,
}
CLOSED = {"/", "/<path:path>", "/_reload-hash", "/_favicon.ico", "_dash_assets.static"}
"""Addresses that Dash adds and nobody needs: they answer 404. Pages have addresses of their own."""

METHODS = {"GET", "HEAD", "POST"}
LARGEST_CALL = 256 * 1024
LARGEST_OF_STRANGERS = 16 * 1024
"""Strangers fill in one small form; nothing larger of theirs is read."""
SIGN_IN = "/sign-in"
SIGNED_OUT = "You are signed out. Sign in again."

View = TypeVar("View", bound=Callable[..., Any])


class UnguardedError(RuntimeError):
    """The app may not start: something in it has no right, or would get past the guard."""


def public(view: View) -> View:
    """Mark a route that anybody may reach."""
    setattr(view, RIGHT_OF_ROUTE, PUBLIC)
    return view


def install(server: Flask, app: Dash) -> None:
    """Close the list of routes and callbacks and stand before all of them. Comes last of all installations."""
    if os.environ.get("DASH_MCP_ENABLED") is not None or app._enable_mcp:
        raise UnguardedError("DASH_MCP_ENABLED is set: it would open every callback to programs. Unset it.")
    _set_up_now(server, app)
    server.view_functions[DEPENDENCIES] = _dependencies(app)
    for endpoint, right in OF_DASH.items():
        server.view_functions[endpoint] = route_right(right)(_own_function(server.view_functions[endpoint]))
    _refuse_gaps(server, app)
    server.before_request_funcs.setdefault(None, []).insert(0, check)


def check() -> ResponseReturnValue | None:
    """Let the request through (None) or answer it here."""
    g.viewer = ANONYMOUS
    if request.endpoint == "healthz":
        return None
    wrong = site.wrong_address()
    if wrong is not None:
        return wrong
    g.viewer = viewer_of_token(board().store, site.session_token(), now())
    if not viewer().signed_in:
        request.max_content_length = LARGEST_OF_STRANGERS
    right = right_of(request.endpoint) if _is_plain() else None
    if right == PUBLIC:
        return None
    if not viewer().signed_in:
        return _ask_to_sign_in()
    if not isinstance(right, Right) or not has_some(viewer(), right):
        abort(404)
    if request.endpoint == CALLBACK:
        _check_call()
    return None


def right_of(endpoint: str | None) -> Right | str | None:
    """The right registered for a route: a `Right`, `PUBLIC`, or None for a route that does not exist for us."""
    view = current_app.view_functions.get(endpoint or "")
    right: Right | str | None = getattr(view, RIGHT_OF_ROUTE, None)
    return right


def _is_plain() -> bool:
    """Whether the request is written as our pages write theirs: no other methods, no second way to say a path."""
    path = request.environ.get("PATH_INFO", "")
    odd = "//" in path or "\\" in path or not path.isprintable() or {".", ".."} & set(path.split("/"))
    return request.method in METHODS and not odd


def rules(server: Flask) -> dict[str, CallbackRule]:
    """The callbacks that may be called, by the name that Dash gives each."""
    found: dict[str, CallbackRule] = server.extensions[EXTENSION].callbacks
    return found


def _check_call() -> None:
    request.max_content_length = LARGEST_CALL
    body = _body()
    if not isinstance(body, dict) or not isinstance(body.get("output"), str):
        abort(400, "This is not a call of a callback.")
    rule = rules(current_app).get(body["output"])
    if rule is None or not has_some(viewer(), rule.right):
        abort(404)
    if not calls.is_allowed(rule, body):
        abort(400, "This call does not match what the page offers. Reload the page and try again.")


def _body() -> object:
    if not request.is_json:
        return None
    try:
        return request.get_json(silent=True)
    except RecursionError:
        return None


def _ask_to_sign_in() -> ResponseReturnValue:
    """The way to sign-in for a person; for a script the news that the session is over."""
    if wants_json():
        return answer(401, SIGNED_OUT)
    wanted = request.full_path.rstrip("?") if request.method in ("GET", "HEAD") else "/"
    return redirect(SIGN_IN if wanted == "/" else url_for("sign_in", next=wanted), 303)


def _set_up_now(server: Flask, app: Dash) -> None:
    """Let Dash do now what it leaves to the first request, so that its list of callbacks is complete."""
    with server.test_request_context():
        app._setup_server()  # type: ignore[no-untyped-call]


def _own_function(view: Callable[..., Any]) -> Callable[..., Any]:
    """A function of this app's own round a view of Dash, which may be a method and cannot be marked."""

    @wraps(view)
    def answer(*args: Any, **kwargs: Any) -> Any:
        return view(*args, **kwargs)

    return answer


def _refuse_gaps(server: Flask, app: Dash) -> None:
    """A route or callback without a right would never answer: tell its author at the start."""
    marked = {name for name, view in server.view_functions.items() if hasattr(view, RIGHT_OF_ROUTE)}
    routes = set(server.view_functions) - marked - CLOSED
    of_server = {name for name, one in app.callback_map.items() if "callback" in one}
    callbacks = of_server ^ set(rules(server))
    if routes or callbacks:
        raise UnguardedError(f"No right is registered for {', '.join(sorted(routes | callbacks))}.")


def _dependencies(app: Dash) -> Callable[[], Response]:
    """The list of callbacks that Dash's page asks for, with only those that this person may call."""

    def dependencies() -> Response:
        known = rules(current_app)
        may_call = [
            one
            for one in app._callback_list
            if one["output"] not in known or has_some(viewer(), known[one["output"]].right)
        ]
        return Response(to_json(may_call), content_type="application/json")  # type: ignore[no-untyped-call]

    return dependencies
