"""What was open last quarter and is not spoken of: it stays open and is listed, and its lead is asked (design, 4).

Where the pre-filled return has its row and nothing was chosen in it, that is what is said, at the row. A row of this
return that may be about it is suggested with the words that both have; only a person says so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.returns.checks.against import Against, CheckedReturn, Doubt
from data.returns.checks.open_items import OpenItem
from data.returns.items.reading import ItemReading
from data.returns.items.wording import same_words
from data.returns.reader.carried import CarriedItem, CarriedKind
from data.returns.reader.problem_sentences import Severity
from data.returns.reader.problems import Problem
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
_COMMON_WORDS = """
about after also been before being board could countywide each ensure from group have into more need
needs other over partners partnership quarter should support that their them then there these they
this those through under until were when where which while will with within work would year
"""
_COMMON = frozenset(_COMMON_WORDS.split())


@dataclass(frozen=True)
class _Row:
    """A row of the return with the words that it says, and the words that an open ask is compared with."""

    item: ItemReading
    said: frozenset[str]
    asked: frozenset[str]


def silent(sent: CheckedReturn, against: Against) -> Iterator[Doubt]:
    """A doubt for each open item that neither a choice of the pre-filled return nor the same words speak of.

    One that is OFFICIAL-SENSITIVE is left out: the problems of a return are read by more people than may know of it.
    """
    carried = {(one.kind, one.reference): one for one in reversed(sent.read.carried)}
    carried |= {(one.kind, one.reference): one for one in sent.read.carried if one.choice}
    said = {same_words(words) for one in sent.items for words in (one.text, one.ask) if words}
    rows = [_row(one) for one in sent.spoken()]
    for one in against.open_items:
        row = carried.get((one.kind, one.reference))
        chosen = row is not None and row.choice is not None
        known = (row is not None and chosen and not row.repeated) or same_words(one.wording) in said
        if not known and not one.sensitive:
            yield _doubt(one, None if chosen else row, rows)


def place_of(item: OpenItem) -> str:
    """Where an open item stands that the return has no Place for."""
    return f"{WHERE}, {item.name}"


def _row(item: ItemReading) -> _Row:
    said = _words(item.text)
    return _Row(item, said, said if item.part is Part.RECOMMENDATION else _words(item.ask))


def _doubt(one: OpenItem, unchosen: CarriedItem | None, rows: Sequence[_Row]) -> Doubt:
    row, shared = _suggested(one, rows)
    words = " ".join(one.wording.split())
    quoted = words if len(words) <= _QUOTED else words[:_QUOTED].rsplit(" ", 1)[0] + " …"
    said = "was open last quarter and is not spoken of here"
    message = (
        f"No choice was made for {one.name}: “{quoted}”" if unchosen else f"{one.name} {said}: “{quoted}”"
    )
    action = ASKED
    if row is not None:
        place = (row.ask_place or row.place) if one.kind is CarriedKind.ASK else row.place
        action = f"Suggested: {place} may be about it, because both say {shared}."
    at = unchosen.place if unchosen else place_of(one)
    problem = Problem(CODES[one.kind], SEVERITIES[one.kind], at, message, action)
    return Doubt(problem, one, row)


def _suggested(one: OpenItem, rows: Sequence[_Row]) -> tuple[ItemReading | None, str]:
    """The row that may be about it, and the words that both have; None where none is near.

    An ask is compared with what is asked, anything else with what is said.
    """
    words, is_ask = _words(one.wording), one.kind is CarriedKind.ASK
    near = [(words & (row.asked if is_ask else row.said), row.item) for row in rows]
    shared, item = max(near, key=lambda found: len(found[0]), default=(frozenset(), None))
    if item is None or len(shared) < _FEWEST or len(shared) < _ENOUGH * len(words):
        return None, ""
    return item, ", ".join(sorted(shared, key=one.wording.casefold().index)[:_SHOWN])


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text.casefold()) if word not in _COMMON)
