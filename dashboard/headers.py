"""The headers of every answer: what a browser may load and run here, and that answers are private."""

from dash import Dash
from flask import Flask, Response

from dashboard.config import Settings

NEVER_USED = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "geolocation",
    "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment",
    "picture-in-picture", "publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
REMEMBER_HTTPS = "max-age=63072000; includeSubDomains"

ALWAYS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What every answer has, short because a visit gets a dozen of them."""

OF_PAGES = {
    "X-Frame-Options": "DENY",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in NEVER_USED),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "X-Permitted-Cross-Domain-Policies": "none",
}
"""What a page has besides, and its own content policy instead of none at all."""


def install(server: Flask, app: Dash, settings: Settings) -> None:
    """Add the headers. Comes after every callback is registered: the policy names their scripts by hash."""
    always = ALWAYS | ({"Strict-Transport-Security": REMEMBER_HTTPS} if settings.site else {})
    of_pages = OF_PAGES | {"Content-Security-Policy": content_policy(app, https=settings.site is not None)}

    @server.after_request
    def add(response: Response) -> Response:
        for name, value in (always | of_pages if response.mimetype == "text/html" else always).items():
            response.headers[name] = value
        # What is not named by its content is this person's alone, now: kept nowhere.
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response


def content_policy(app: Dash, *, https: bool) -> str:
    """The content policy: our own files, inline scripts by hash, no eval, no frame, no other host.

    Inline styles stay allowed, because Dash's renderer writes them.
    """
    policy = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *app.csp_hashes()]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
    }
    parts = [f"{name} {value}" for name, value in policy.items()]
    return "; ".join(parts + (["upgrade-insecure-requests"] if https else []))
