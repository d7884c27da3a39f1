"""Addresses of pages, so that every view can be linked from an agenda."""

import re
from urllib.parse import urlencode, urlsplit

from data.refusals import NotOpen

_NUMBER = re.compile(r"[0-9]{1,9}")


def address(path: str, quarter: str | None = None, fragment: str = "", **parameters: str | int | None) -> str:
    """The address of `path` with the quarter in view and further parameters; empty ones are left out."""
    wanted = {"quarter": quarter, **parameters}
    query = urlencode({name: value for name, value in wanted.items() if value not in (None, "")})
    return path + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")


def number_in(text: str | None) -> int | None:
    """The number that an address or a form says; None for anything else, and for more than a database holds."""
    return int(text) if text and _NUMBER.fullmatch(text) else None


def sent_number(text: str | None) -> int:
    """As `number_in`, of what only our own pages send. Raises NotOpen for what none of them does."""
    number = number_in(text)
    if number is None:
        raise NotOpen
    return number


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
