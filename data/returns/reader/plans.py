"""The five product rows of the plans part, each in one of eight states."""

import re

from data.returns.reader.bullets import items
from data.returns.reader.cells import embedded, links
from data.returns.reader.dates import find_dates
from data.returns.reader.normalise import key
from data.returns.reader.parsed import PlanEntry
from data.returns.reader.template import NIL, PRODUCTS
from data.returns.reader.tree import Paragraph
from data.returns.reader.written import PlanState, WrittenDate

_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_MOST_STATED_WORDS = 15


def read_plans(found: dict[str, tuple[str, list[Paragraph]]], year: int | None) -> tuple[PlanEntry, ...]:
    """The rows that the return has, in the form's order; a missing row has no entry."""
    return tuple(_entry(key_, *found[key_], year) for key_ in PRODUCTS if key_ in found)


def _entry(key_: str, place: str, lines: list[Paragraph], year: int | None) -> PlanEntry:
    text = "\n".join(item.text for line in lines for item in items(line))
    addresses, files = links(lines), embedded(lines)
    dates = tuple(find_dates(text, year))
    if files:
        state = PlanState.EMBEDDED_FILE
    elif addresses or _ADDRESS.search(text):
        state = PlanState.LINK
    else:
        state = _state_of_words(text, dates)
    return PlanEntry(key_, state, place, text, addresses, files, dates)


def _state_of_words(text: str, dates: tuple[WrittenDate, ...]) -> PlanState:
    if not text:
        return PlanState.BLANK
    if NIL.fullmatch(key(text)):
        return PlanState.NOT_APPLICABLE
    if "\n" in text or len(text.split()) > _MOST_STATED_WORDS:
        return PlanState.NARRATIVE
    return PlanState.STATED_WITH_DATE if dates else PlanState.STATED_WITHOUT_DATE
