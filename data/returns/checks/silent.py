"""What was open last quarter and is not spoken of: it stays open and is listed, and its lead is asked (design, 4).

A row of this return that may be about it is suggested with the words that both have; only a person says so.
"""

import re
from collections.abc import Iterator

from data.returns.checks.against import Against, CheckedReturn, Doubt
from data.returns.checks.open_items import OpenItem
from data.returns.items.reading import ItemReading
from data.returns.items.wording import same_words
from data.returns.reader.carried import CarriedKind
from data.returns.reader.problems import Problem, Severity
from data.terms import Part

CODES = {kind: f"silent_{kind.value}" for kind in CarriedKind}
SEVERITIES = {
    CarriedKind.RISK: Severity.STOP,
    CarriedKind.ASK: Severity.CHECK,
    CarriedKind.ACTION: Severity.CHECK,
}
"""A risk cannot vanish in silence; an ask and an action stay on their own lists and age there."""

ASKED = "Say what is true of it now."
WHERE = "Open last quarter"
_QUOTED = 160
_FEWEST, _ENOUGH, _SHOWN = 3, 0.4, 4
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    {
        "about",
        "after",
        "also",
        "been",
        "before",
        "being",
        "board",
        "could",
        "countywide",
        "each",
        "ensure",
        "from",
    }
    | {
        "group",
        "have",
        "into",
        "more",
        "need",
        "needs",
        "other",
        "over",
        "partners",
        "partnership",
        "quarter",
    }
    | {
        "should",
        "support",
        "that",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
    }
    | {
        "under",
        "until",
        "were",
        "when",
        "where",
        "which",
        "while",
        "will",
        "with",
        "within",
        "work",
        "would",
        "year",
    }
)


def silent(sent: CheckedReturn, against: Against) -> Iterator[Doubt]:
    """A doubt for each open item that neither a choice of the pre-filled return nor the same words speak of.

    An OFFICIAL-SENSITIVE risk is left out: the problems of a return are read by more people than may know of it.
    """
    chosen = {(one.kind, one.reference) for one in sent.read.carried if one.choice and not one.repeated}
    said = {same_words(words) for one in sent.items for words in (one.text, one.ask) if words}
    for one in against.open_items:
        known = (one.kind, one.reference) in chosen or same_words(one.wording) in said
        if not known and not one.sensitive:
            yield _doubt(one, sent.spoken())


def place_of(item: OpenItem) -> str:
    """Where a problem about an open item says that it stands: the return has no Place for it."""
    return f"{WHERE}, {item.name}"


def _doubt(one: OpenItem, spoken: list[ItemReading]) -> Doubt:
    row, shared = _suggested(one, spoken)
    words = " ".join(one.wording.split())
    quoted = words if len(words) <= _QUOTED else words[:_QUOTED].rsplit(" ", 1)[0] + " …"
    message = f"{one.name} was open last quarter and is not spoken of here: “{quoted}”"
    action = ASKED
    if row is not None:
        place = (row.ask_place or row.place) if one.kind is CarriedKind.ASK else row.place
        action = f"Suggested: {place} may be about it, because both say {shared}."
    problem = Problem(CODES[one.kind], SEVERITIES[one.kind], place_of(one), message, action)
    return Doubt(problem, one, row)


def _suggested(one: OpenItem, spoken: list[ItemReading]) -> tuple[ItemReading | None, str]:
    """The row that may be about it, and the words that both have; None where none is near."""
    near = [(_shared(one.wording, _words_beside(one, row)), row) for row in spoken]
    shared, row = max(near, key=lambda found: len(found[0]), default=(set(), None))
    if row is None or len(shared) < _FEWEST or len(shared) < _ENOUGH * len(_words(one.wording)):
        return None, ""
    return row, ", ".join(sorted(shared, key=one.wording.casefold().index)[:_SHOWN])


def _words_beside(one: OpenItem, row: ItemReading) -> str:
    """What an open item is compared with: an ask with what is asked, anything else with what is said."""
    return row.ask if one.kind is CarriedKind.ASK and row.part is not Part.RECOMMENDATION else row.text


def _shared(before: str, now: str) -> set[str]:
    return _words(before) & _words(now)


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.casefold()) if word not in _COMMON}
