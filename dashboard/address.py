"""Addresses of pages, so that every view can be linked from an agenda."""

from urllib.parse import urlencode, urlsplit


def address(path: str, quarter: str | None = None, fragment: str = "", **parameters: str | int | None) -> str:
    """The address of `path` with the quarter in view and further parameters; empty ones are left out."""
    wanted = {"quarter": quarter, **parameters}
    query = urlencode({name: value for name, value in wanted.items() if value not in (None, "")})
    return path + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")


def local_address(wanted: str | None) -> str:
    """The address within this site to go on to; the overview where `wanted` leads anywhere else.

    A browser reads "//host", "/\\host" and control characters in ways that leave the site.
    """
    if not wanted or not wanted.isprintable() or len(wanted) > 2_000:
        return "/"
    if "\\" in wanted or not wanted.startswith("/") or wanted.startswith("//"):
        return "/"
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return "/"
    if parts.scheme or parts.netloc or parts.path.startswith(("//", "/sign-", "/_")):
        return "/"
    return wanted
