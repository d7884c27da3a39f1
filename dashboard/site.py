"""Where the board is reached, and the cookies that go with it.

With BOARD_SITE it answers at that HTTPS address only and its cookies are `__Host-`. Without, it answers on this
machine's own names only, where plain HTTP cannot be listened to, and its cookies have plain names.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from flask import Flask, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import MisdirectedRequest
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response

from dashboard.access import board
from dashboard.config import Settings

SESSION = "board_session"
FORMS = "board_forms"
CALLBACKS = "board_csrf"
"""Our session; Flask's own, which holds what tokens are made from; the token that Dash sends with callbacks."""

OWN_NAMES = {"127.0.0.1", "localhost", "[::1]"}
LARGEST_BODY = 11 * 1024 * 1024
"""The largest file (10 MiB, see the upload) and the form round it."""


def cookie_name(name: str, settings: Settings) -> str:
    """The name under which a cookie is kept: browsers hold `__Host-` ones to HTTPS, this host and path `/`."""
    return f"__Host-{name}" if settings.site else name


def install(server: Flask, settings: Settings) -> None:
    """Set the server's secret, its cookies, its limits and how far it believes proxies."""
    server.secret_key = settings.secret_key or kept_secret(settings.files.parent / "secret-key")
    server.config.update(
        SESSION_COOKIE_NAME=cookie_name(FORMS, settings),
        SESSION_COOKIE_SECURE=settings.site is not None,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        MAX_FORM_PARTS=2_000,
    )
    server.url_map.merge_slashes = False  # an address with "//" is no page, and no redirect either
    hops = settings.trusted_proxies
    if hops:
        server.wsgi_app = ProxyFix(server.wsgi_app, hops, hops, hops)  # type: ignore[method-assign]


def kept_secret(file: Path) -> str:
    """The secret kept in `file`, made at the first start; several workers starting at once get the same."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=file.parent, prefix=".secret-", delete=False) as made:
            made.write(secrets.token_urlsafe(48))  # the file is born with mode 0600
        with suppress(FileExistsError):  # another worker was first, and its secret is the one
            os.link(made.name, file)
        os.unlink(made.name)
    return file.read_text()


def wrong_address() -> ResponseReturnValue | None:
    """What to answer a request for an address that is not this board's; None when it is.

    Keeps passwords off plain HTTP, and a page of another name from reaching a board on this machine.
    """
    settings = board().settings
    host = request.host.lower()
    if settings.site_host is None:
        if _without_port(host) in OWN_NAMES:
            return None
        raise MisdirectedRequest(
            "This dashboard is set up for its own machine only, because nobody may sign in over plain HTTP. "
            "Set BOARD_SITE to the https:// address that people will use."
        )
    if host != settings.site_host:
        raise MisdirectedRequest("This is not the address of the dashboard.")
    if request.is_secure:
        return None
    if request.method in ("GET", "HEAD"):
        return redirect(f"{settings.site}".rstrip("/") + request.full_path.rstrip("?"), 308)
    raise MisdirectedRequest("Use the https:// address: nothing is taken over plain HTTP.")


def session_token() -> str | None:
    """The token of the session cookie that this request carries."""
    return request.cookies.get(cookie_name(SESSION, board().settings))


def set_session(response: Response, token: str) -> None:
    """Give the browser its session. The cookie goes with the browser; the table says when it is over."""
    settings = board().settings
    response.set_cookie(
        cookie_name(SESSION, settings),
        token,
        secure=settings.site is not None,
        httponly=True,
        samesite="Lax",
        path="/",
    )


def end_session(response: Response) -> None:
    """Take the browser's session cookie away."""
    settings = board().settings
    name = cookie_name(SESSION, settings)
    response.delete_cookie(name, path="/", secure=settings.site is not None, httponly=True, samesite="Lax")


def machine() -> str:
    """The network address that asks, as far as proxies are believed."""
    return request.remote_addr or "unknown"


def _without_port(host: str) -> str:
    return host[: host.index("]") + 1] if host.startswith("[") and "]" in host else host.partition(":")[0]
