"""Ids and anchors from words, the same each time, so that a link can be written in an agenda."""

import re
import unicodedata

_NOT_A_WORD = re.compile(r"[^a-z0-9]+")


def slug(words: str) -> str:
    """Return the words in lower case joined by hyphens: "Table 1, row 3" becomes "table-1-row-3"."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii").lower()
    return _NOT_A_WORD.sub("-", plain).strip("-") or "part"


def place_anchor(place: str) -> str:
    """Return the id of a Place in a return's document: `place-table-1-row-3-left-cell`."""
    return f"place-{slug(place)}"
