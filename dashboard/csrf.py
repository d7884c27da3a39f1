"""Against requests that another site makes in a signed-in person's name.

Two checks, each enough: browsers say where a request comes from (Sec-Fetch-Site, Origin), and every form and
callback carries a token that only our own pages can read.
"""

from urllib.parse import urlsplit

from flask import Flask, Response, request
from flask_wtf.csrf import CSRFError, CSRFProtect, generate_csrf

from dashboard.config import Settings
from dashboard.site import CALLBACKS, cookie_name

CHANGING = {"POST", "PUT", "PATCH", "DELETE"}


def install(server: Flask, settings: Settings) -> None:
    """Check every request that may change something, and give each page its token for callbacks."""
    server.config["WTF_CSRF_TIME_LIMIT"] = (
        None  # as long as the session: a return is checked for an hour or two
    )
    server.config["WTF_CSRF_SSL_STRICT"] = False  # a Referer check, which `check_origin` does better
    server.before_request(check_origin)
    CSRFProtect(server)
    name = cookie_name(CALLBACKS, settings)

    @server.after_request
    def give_token(response: Response) -> Response:
        if response.mimetype == "text/html" and response.status_code == 200:
            # Dash's script reads it and sends it in a header, so it is not HttpOnly; it signs nobody in.
            secure = settings.site is not None
            response.set_cookie(name, generate_csrf(), secure=secure, samesite="Strict", path="/")
        return response


def check_origin() -> None:
    """Refuse a changing request that a browser says another site made.

    A client that says nothing at all is no browser, holds nobody else's cookies, and still needs the token.
    """
    if request.method not in CHANGING:
        return
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None and site not in ("same-origin", "none"):
        raise CSRFError(f"Sec-Fetch-Site is {site}.")
    if origin is not None and not _is_ours(origin):
        raise CSRFError("The Origin is another site's.")


def _is_ours(origin: str) -> bool:
    sent = urlsplit(origin)
    return (sent.scheme, sent.netloc.lower()) == (request.scheme, request.host.lower())
