"""Two texts as one: which words were kept, put in and taken out. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

MOST_WORK = 4_000_000
"""Words of one text times words of the other that are compared; past it both texts are shown whole."""

_WORD = re.compile(r"\S+")


class Fate(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    PUT_IN = "put in"
    TAKEN_OUT = "taken out"


@dataclass(frozen=True)
class Piece:
    """Some words in a row with one fate, with the spaces and line ends between them as they were written.

    It begins with a line end where its first word begins a line.
    """

    fate: Fate
    text: str


def same_words(then: str, now: str) -> bool:
    """Whether two texts have the same words in the same order; spaces and line ends do not count."""
    return then.split() == now.split()


def changed_words(then: str, now: str) -> tuple[Piece, ...]:
    """The pieces from which the earlier text becomes the later one, in reading order.

    Kept words are written as they are now. The pieces are the same the other way round, with put in and taken
    out exchanged: of two texts the one that sorts first is always compared with the other.
    """
    turned = now < then
    one, other = (now, then) if turned else (then, now)
    found: list[Piece] = []
    for first, second in _blocks(one, other):
        gone, come = (second, first) if turned else (first, second)
        if gone and come and same_words(gone, come):
            found.append(Piece(Fate.KEPT, come))
            continue
        found += [Piece(Fate.TAKEN_OUT, gone)] if gone else []
        found += [Piece(Fate.PUT_IN, come)] if come else []
    return tuple(found)


def _blocks(one: str, other: str) -> Iterator[tuple[str, str]]:
    """The two texts cut into pairs: the same words on both sides, or other words, or none on one side."""
    spans, others = list(_WORD.finditer(one)), list(_WORD.finditer(other))
    words, more = [span[0] for span in spans], [span[0] for span in others]
    if len(words) * len(more) > MOST_WORK and words != more:
        yield one.strip(), other.strip()
        return
    for _, first, last, start, end in SequenceMatcher(None, words, more, autojunk=False).get_opcodes():
        yield _cut(one, spans[first:last]), _cut(other, others[start:end])


def _cut(text: str, spans: list[re.Match[str]]) -> str:
    if not spans:
        return ""
    start = spans[0].start()
    before = text[:start].rstrip(" \t")
    line = "\n" if before.strip() and before.endswith("\n") else ""
    return line + text[start : spans[-1].end()]
