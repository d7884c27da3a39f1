"""The rows of a pre-filled return that say what was open last quarter, taken out before the rest is read.

A row is known by the tag of its content controls or, when somebody typed over them, by the reference in its
first cell. Any other row of the table stays where it is and is read with the rest: nothing is dropped.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from data.returns.reader.carried import CarriedItem, CarriedKind, about_of
from data.returns.reader.problems import Problem, problem
from data.returns.reader.tree import Block, Cell, Row, Table
from data.terms import CarriedChoice

_COLUMNS = 4
_REFERENCE = re.compile(r"(?P<kind>risk|ask|action)\s+(?P<reference>[A-Z]*\d[\d-]*)", re.IGNORECASE)
_CHOICE = re.compile(
    r"\W*(?P<choice>still\s+open|changed|closed(?:\s+because)?)\b[\s.,:;–—-]*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_CHOICES = {
    "still": CarriedChoice.STILL_OPEN,
    "changed": CarriedChoice.CHANGED,
    "closed": CarriedChoice.CLOSED,
}


def take_carried(body: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[CarriedItem, ...]]:
    """The body without those rows, and what the rows say, in their order."""
    rest: list[Block] = []
    found: list[CarriedItem] = []
    for block in body:
        if not isinstance(block, Table):
            rest.append(block)
            continue
        read = [(row, _item(row)) for row in block.rows]
        found += [item for _, item in read if item is not None]
        rest.append(replace(block, rows=tuple(row for row, item in read if item is None)))
    return tuple(rest), _marked(found)


def carried_doubts(carried: tuple[CarriedItem, ...]) -> Iterator[Problem]:
    """What a person has to look at: a choice without its words, one reference twice."""
    for one in carried:
        if one.choice is not None and one.repeated:
            yield problem("carried_twice", one.place, text=one.name)
        if one.choice in (CarriedChoice.CHANGED, CarriedChoice.CLOSED) and not one.words:
            yield problem("carried_without_words", one.place, text=one.name, choice=one.choice.value)


def _marked(found: list[CarriedItem]) -> tuple[CarriedItem, ...]:
    counted = Counter((one.kind, one.reference) for one in found)
    return tuple(replace(one, repeated=counted[one.kind, one.reference] > 1) for one in found)


def _item(row: Row) -> CarriedItem | None:
    about = _about(row) if len(row.cells) == _COLUMNS else None
    if about is None:
        return None
    _, wording, now, words = row.cells
    choice, rest = _choice(_text(now))
    said = "\n".join(part for part in (rest, _text(words)) if part)
    where = _place(words) if _text(words) or not rest else _place(now)
    return CarriedItem(*about, row.place, _text(wording), _place(wording), choice, said, where)


def _about(row: Row) -> tuple[CarriedKind, str] | None:
    tags = (tag for cell in row.cells for line in cell.paragraphs() for tag in line.tags)
    for tag in tags:
        known = about_of(tag)
        if known is not None:
            return known
    written = _REFERENCE.fullmatch(_text(row.cells[0]))
    return (CarriedKind(written["kind"].casefold()), written["reference"].upper()) if written else None


def _choice(text: str) -> tuple[CarriedChoice | None, str]:
    """The choice that the words begin with, and the rest of them; all of them when they begin with none."""
    found = _CHOICE.fullmatch(text)
    if found is None:
        return None, text
    return _CHOICES[found["choice"].split()[0].casefold()], found["rest"].strip()


def _text(cell: Cell) -> str:
    return "\n".join(line.text for line in cell.paragraphs() if line.text)


def _place(cell: Cell) -> str:
    return next((line.place for line in cell.paragraphs() if line.text), cell.place)
