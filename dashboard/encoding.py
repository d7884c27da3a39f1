"""Compression: what the browser takes, and compressing what is drawn for one person at one moment.

Files are compressed once, at the highest level, by `dashboard.assets`; what is drawn anew each time is compressed
lightly here, because its reader waits for it.
"""

import gzip

import brotli
from flask import Flask, Response, request

TYPES = {"text/html", "application/json", "text/csv", "text/plain", "image/svg+xml"}
SMALLEST = 1_000
"""Below this an answer fits one packet either way."""

LIGHT = {"br": 4, "gzip": 5}


def install(server: Flask) -> None:
    """Compress drawn answers. Comes first of all installations, so that it sees answers last."""
    server.after_request(compress)


def wanted() -> str | None:
    """The best encoding that this browser takes: "br", "gzip" or None."""
    accepted = request.accept_encodings
    found = [name for name in ("br", "gzip") if accepted[name] > 0]
    return found[0] if found else None


def encoded(data: bytes, encoding: str, level: int) -> bytes:
    """`data` in `encoding`, the same bytes each time."""
    if encoding == "br":
        packed: bytes = brotli.compress(data, quality=level)
        return packed
    return gzip.compress(data, compresslevel=level, mtime=0)


def compress(response: Response) -> Response:
    """Compress the answer where that is worth it and safe."""
    if not _worth_it(response):
        return response
    response.vary.add("Accept-Encoding")
    encoding = wanted()
    if encoding:
        response.set_data(encoded(response.get_data(), encoding, LIGHT[encoding]))
        response.headers["Content-Encoding"] = encoding
    return response


def _worth_it(response: Response) -> bool:
    if (
        response.status_code != 200
        or response.direct_passthrough
        or response.is_streamed
        or "Content-Encoding" in response.headers
    ):
        return False
    if response.mimetype not in TYPES or (response.content_length or 0) < SMALLEST:
        return False
    # A form's token beside words that came with the request could be found out by the length of the answer.
    return response.mimetype != "text/html" or (request.endpoint or "").startswith("page:")
