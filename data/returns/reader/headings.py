"""Finding the form's headings at the start of a cell or paragraph, and what follows them there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from data.returns.reader.bullets import strip_bullet
from data.returns.reader.normalise import key
from data.returns.reader.template import EXTRA_HEADING, HEADINGS, RIGHT_HEADING, TITLE, Part
from data.returns.reader.tree import Paragraph

_MOST_PARAGRAPHS = 3
_LONGEST = 220


@dataclass(frozen=True)
class Heading:
    """A heading as written, and the paragraphs that follow it in the same cell."""

    part: Part
    text: str
    rest: tuple[Paragraph, ...]


def find_heading(paragraphs: Iterable[Paragraph], parts: Iterable[Part] = tuple(HEADINGS)) -> Heading | None:
    """The heading of one of the parts that the paragraphs begin with."""
    lines = tuple(item for item in paragraphs if item.text)
    for part in parts:
        found = after_label(lines, HEADINGS[part])
        if found is not None:
            return Heading(part, *found)
    return None


def find_right_heading(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...] | None:
    """What follows "Requested actions by …" in a cell that begins with it; None when it does not."""
    found = after_label(tuple(item for item in paragraphs if item.text), RIGHT_HEADING)
    return found[1] if found is not None else None


def has_heading(paragraphs: Iterable[Paragraph]) -> bool:
    """Whether any paragraph is a section heading or the title: then what holds it is layout, not content."""
    return any(find_heading((item,)) or TITLE.match(key(item.text)[:60]) for item in paragraphs)


def is_boundary(paragraph: Paragraph) -> bool:
    """Whether the paragraph is, or begins with, the heading of a section after the objectives, or a known extra."""
    later = [part for part in HEADINGS if part is not Part.OBJECTIVES]
    return find_heading((paragraph,), later) is not None or _is_label(paragraph.text, EXTRA_HEADING)


def after_label(
    lines: tuple[Paragraph, ...], label: re.Pattern[str]
) -> tuple[str, tuple[Paragraph, ...]] | None:
    """The label as written and what follows it, when the paragraphs begin with it: alone in one or more paragraphs,
    before a soft line break, or before a colon. None when they do not."""
    # The objectives' heading ends in a name that could run on into the objectives, so there the shortest wins.
    if label is HEADINGS[Part.OBJECTIVES]:
        found = _first_lines(lines, label, shortest=True) or _whole_paragraphs(lines, label, shortest=True)
    else:
        found = _whole_paragraphs(lines, label) or _first_lines(lines, label)
    return found or _before_colon(lines, label)


def _whole_paragraphs(
    lines: tuple[Paragraph, ...], label: re.Pattern[str], shortest: bool = False
) -> tuple[str, tuple[Paragraph, ...]] | None:
    """The label over whole paragraphs; one that is broken over two or three is joined."""
    for count in _counts(min(_MOST_PARAGRAPHS, len(lines)), shortest):
        text = " ".join(_flat(item.text) for item in lines[:count])
        if len(text) <= _LONGEST and _is_label(text, label):
            return text, lines[count:]
    return None


def _first_lines(
    lines: tuple[Paragraph, ...], label: re.Pattern[str], shortest: bool = False
) -> tuple[str, tuple[Paragraph, ...]] | None:
    """The label before a soft line break."""
    written = lines[0].lines if lines else []
    for count in _counts(len(written) - 1, shortest):
        text = " ".join(written[:count])
        if len(text) <= _LONGEST and _is_label(text, label):
            rest = replace(lines[0], text="\n".join(written[count:]), bold=False)
            return text, (rest, *lines[1:])
    return None


def _counts(most: int, shortest: bool) -> Iterable[int]:
    counts = range(1, most + 1)
    return counts if shortest else reversed(counts)


def _before_colon(
    lines: tuple[Paragraph, ...], label: re.Pattern[str]
) -> tuple[str, tuple[Paragraph, ...]] | None:
    if not lines:
        return None
    before, colon, after = lines[0].text.partition(":")
    if not colon or len(before) > _LONGEST or not _is_label(before, label):
        return None
    rest = (replace(lines[0], text=after.strip(), bold=False),) if after.strip() or lines[0].embedded else ()
    return before, (*rest, *lines[1:])


def _is_label(text: str, label: re.Pattern[str]) -> bool:
    return label.fullmatch(key(strip_bullet(text))) is not None


def _flat(text: str) -> str:
    return text.replace("\n", " ")
