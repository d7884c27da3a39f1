"""How much of a text was said before, word for word. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from data.returns.wording import same_words

SHORTEST = 5
"""Words of a sentence that counts: a shorter one is said again by anybody."""

_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n")


@dataclass(frozen=True)
class Copied:
    """Words in sentences that count, and those of them in sentences that stood in the earlier text as well."""

    words: int
    again: int

    @property
    def share(self) -> int | None:
        """The share in per cent, rounded down; None where there is no sentence that counts."""
        return self.again * 100 // self.words if self.words else None


def copied(now: Iterable[str], before: Iterable[str]) -> Copied:
    """Compare the sentences of two texts, each given piece by piece.

    Case, kinds of dash and a last stop do not make a sentence another one.
    """
    known = {same_words(one) for one in _sentences(before)}
    counted = [(len(one.split()), same_words(one) in known) for one in _sentences(now)]
    return Copied(sum(words for words, _ in counted), sum(words for words, again in counted if again))


def _sentences(texts: Iterable[str]) -> list[str]:
    pieces = (piece.strip() for text in texts for piece in _SENTENCE.split(text))
    return [piece for piece in pieces if len(piece.split()) >= SHORTEST]
