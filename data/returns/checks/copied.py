"""How much of a text was said before, word for word. Pure."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol

from data.returns.items.wording import same_words
from data.returns.reader.parsed import ParsedReturn
from data.terms import CarriedChoice, Part, Saying

WRITTEN_ANEW = frozenset(
    {
        Part.KEY_INFORMATION,
        Part.RISK,
        Part.COMMENTARY,
        Part.EXTRA,
        Part.ACHIEVEMENT,
        Part.CONCERN,
        Part.RECOMMENDATION,
    }
)
"""The parts that each quarter is to write for itself. Officers, objectives and products stay as they are."""

SHORTEST = 5
"""Words of a sentence that counts: a shorter one is said again by anybody."""

_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n")


class HasWords(Protocol):
    """An item, as read or as stored."""

    @property
    def part(self) -> Part:
        """Which part of the form it is of."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def place(self) -> str:
        """Where it stands."""

    @property
    def saying(self) -> Saying:
        """What its words say."""


@dataclass(frozen=True)
class Copied:
    """Words in sentences that count, and those of them in sentences that stood in the earlier text as well."""

    words: int
    again: int

    @property
    def share(self) -> int | None:
        """The share in per cent, rounded down; None where there is no sentence that counts."""
        return self.again * 100 // self.words if self.words else None


def said_anew(items: Iterable[HasWords], handed_out: Collection[str] = ()) -> list[str]:
    """What is said in the parts that are written anew; `handed_out` are the Places of words that were given back."""
    return [
        one.text
        for one in items
        if one.part in WRITTEN_ANEW and one.saying is Saying.STATED and one.place not in handed_out
    ]


def handed_out(read: ParsedReturn) -> frozenset[str]:
    """Places of what the pre-filled form itself carried forward and the lead left as "still open"."""
    return frozenset(one.wording_place for one in read.carried if one.choice is CarriedChoice.STILL_OPEN)


def known_sentences(before: Iterable[str]) -> frozenset[str]:
    """The sentences of an earlier text, given piece by piece, made comparable once for all that `copied` is asked.

    Case, kinds of dash and a last stop do not make a sentence another one.
    """
    return frozenset(same_words(one) for one in _sentences(before))


def copied(now: Iterable[str], known: frozenset[str]) -> Copied:
    """How much of a text, given piece by piece, stands in sentences that were `known_sentences` before."""
    counted = [(len(one.split()), same_words(one) in known) for one in _sentences(now)]
    return Copied(sum(words for words, _ in counted), sum(words for words, again in counted if again))


def _sentences(texts: Iterable[str]) -> list[str]:
    pieces = (piece.strip() for text in texts for piece in _SENTENCE.split(text))
    return [piece for piece in pieces if len(piece.split()) >= SHORTEST]
