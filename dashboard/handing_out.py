"""Handing out a file: always to be saved, never to be shown inside the board."""

from urllib.parse import quote

from flask import Response


def as_attachment(content: bytes, name: str) -> Response:
    """The bytes as a download of that name. A browser neither opens them in this site's name nor keeps a copy."""
    response = Response(content, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response
