"""When two texts are the same wording, and the title that a risk takes from its first one."""

import re

from data.returns.reader import normalise

_FIRST_SENTENCE = re.compile(r"(.+?[.!?])(?=\s|$)")
TITLE_LENGTH = 160


def same_words(text: str) -> str:
    """The text without what does not change its words: case, kinds of quote and dash, white space, a last stop."""
    return normalise.key(text).rstrip(".")


def title_of(text: str) -> str:
    """The first sentence of a text on one line, without its stop, cut at a word where it is very long."""
    line = " ".join(text.split())
    first = _FIRST_SENTENCE.match(line)
    title = (first[1] if first else line).rstrip(".")
    if len(title) <= TITLE_LENGTH:
        return title
    return title[:TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(",;:") + "…"
