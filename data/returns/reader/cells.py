"""One side of a row: its items, whether it says nothing, whether it only informs."""

import re
from collections.abc import Iterable

from data.returns.reader.bullets import items
from data.returns.reader.normalise import key
from data.returns.reader.parsed import CellReading
from data.returns.reader.template import FOR_INFORMATION, NIL
from data.returns.reader.tree import Paragraph
from data.returns.reader.written import EmbeddedObject, Passage


def passages(paragraphs: Iterable[Paragraph]) -> tuple[Passage, ...]:
    """The items in the paragraphs, typed bullets taken off, lone bullets left out."""
    return tuple(item for paragraph in paragraphs for item in items(paragraph))


def links(paragraphs: Iterable[Paragraph]) -> tuple[str, ...]:
    """The addresses linked from the paragraphs, each once, in order."""
    return tuple(dict.fromkeys(link for paragraph in paragraphs for link in paragraph.links))


def embedded(paragraphs: Iterable[Paragraph]) -> tuple[EmbeddedObject, ...]:
    """The objects in the paragraphs."""
    return tuple(item for paragraph in paragraphs for item in paragraph.embedded)


def read_cell(paragraphs: Iterable[Paragraph], place: str, merged_down: bool = False) -> CellReading:
    """The reading of one cell. It is nil only when every paragraph of it says so."""
    lines = tuple(paragraphs)
    found = passages(lines)
    return CellReading(
        place,
        found,
        nil=is_nil(found) if found else None,
        for_information=bool(found) and all(_matches(FOR_INFORMATION, item.text) for item in found),
        merged_down=merged_down,
        links=links(lines),
        embedded=embedded(lines),
    )


def is_nil(found: tuple[Passage, ...]) -> bool:
    """Whether the whole cell says that there is nothing."""
    return bool(found) and all(_matches(NIL, item.text) for item in found)


def _matches(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.fullmatch(key(text)) is not None
