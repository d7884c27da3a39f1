"""Words made comparable: one kind of space, quote and dash, lower case, nothing round a slash."""

import re

_TABLE = str.maketrans(
    {
        "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u00ad": None, "\u200b": None, "\ufeff": None,
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2212": "-",
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2033": '"', "\u2026": "...",
    }
)  # fmt: skip
_SPACE = re.compile(r"\s+")
_SLASH = re.compile(r" ?/ ?")


def key(text: str) -> str:
    """The text for matching, never for showing: "Authorities /  Board\\nChairs" -> "authorities/board chairs"."""
    return _SLASH.sub("/", flat(text)).casefold()


def flat(text: str) -> str:
    """As `key`, with capitals and slashes left as they are."""
    return _SPACE.sub(" ", text.translate(_TABLE)).strip()
