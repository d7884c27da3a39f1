"""Dates in a return that are later than the period it says it covers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.returns.reader.dates import find_dates, last_month
from data.returns.reader.written import Passage, WrittenDate

_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z])|\n")
_DONE = re.compile(
    r"\b(confirmed|completed?|signed[ -]off|sign[ -]off|implemented|launched|agreed|approved|held|took place|started"
    r"|began|since|was|were|has been|have been|published|issued|released|met|attended|submitted|appointed)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(will|to be|expected|until|till|due|planned|planning|plans to|by|from|hope[ds]?|anticipated|next|future|would"
    r"|should|scheduled|going to|aims? to|funded|for the|towards|proposed|forthcoming|upcoming)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class LaterDate:
    """A date later than the period, and whether its sentence speaks of it as done."""

    date: WrittenDate
    place: str
    done: bool


def later_dates(passages: list[Passage], month: str) -> Iterator[LaterDate]:
    """The dates later than `month` ("2018-10"), in the order of the text, each wording once."""
    seen: set[str] = set()
    for passage in passages:
        for sentence in _SENTENCE.split(passage.text):
            done = bool(_DONE.search(sentence)) and not _TO_COME.search(sentence)
            for date in find_dates(sentence, int(month[:4])):
                last = last_month(date)
                if last is not None and last > month and date.text not in seen:
                    seen.add(date.text)
                    yield LaterDate(date, passage.place, done)
