"""Addresses of pages, so that every view can be linked from an agenda."""

from urllib.parse import urlencode


def address(path: str, quarter: str | None = None, fragment: str = "", **parameters: str | int | None) -> str:
    """The address of `path` with the quarter in view and further parameters; empty ones are left out."""
    wanted = {"quarter": quarter, **parameters}
    query = urlencode({name: value for name, value in wanted.items() if value not in (None, "")})
    return path + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")
