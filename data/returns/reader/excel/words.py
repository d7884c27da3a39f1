"""What one cell says, in words, and what about it a person has to look at."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from data.days import long_date
from data.returns.reader import limits, template
from data.returns.reader.excel.cells import RawCell
from data.returns.reader.excel.formats import BUILT_IN, GENERAL, Shown, day_of, hides, shown
from data.returns.reader.excel.strings import Element, children, cleaned, unescaped
from data.returns.reader.normalise import key
from data.returns.reader.refusals import refused
from data.returns.reader.tree import Sighting

ERRORS = frozenset(
    (
        "#REF!",
        "#VALUE!",
        "#DIV/0!",
        "#NAME?",
        "#N/A",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#GETTING_DATA",
        "#FIELD!",
    )
)
# A whole number of these, without a date format, may be a day of 2000 to 2049 whose format was lost.
_FIRST_DAY, _LAST_DAY = 36_526, 54_788
_LOOKS_LIKE_DAY = re.compile(r"[3-5]\d{4}(\.0+)?")


@dataclass
class Tally:
    """What is counted and noted over the whole workbook."""

    characters: int = 0
    cells: int = 0
    sightings: list[Sighting] = field(default_factory=list)

    def see(self, code: str, place: str, text: str = "", count: int = 1) -> None:
        """Note something at a place."""
        self.sightings.extend([Sighting(code, place, text)] * count)

    def add(self, text: str) -> None:
        """Count a cell's words. Raises RefusedFile past the limits."""
        self.cells += 1
        self.characters += len(text)
        if self.cells > limits.CELLS:
            raise refused("too_many_cells")
        if self.characters > limits.CHARACTERS:
            raise refused("too_much_text")


@dataclass(frozen=True)
class Words:
    """Turns stored cells into words: with the workbook's strings, the number format of each style, and its calendar."""

    strings: Sequence[str]
    formats: Sequence[str]
    from_1904: bool
    tally: Tally

    def of(self, cell: RawCell, place: str) -> str:
        """The words of a cell; "" for one that has no value, which is then noted."""
        if hides(self._format(cell)):
            self.tally.see("hidden_cell", place, "a format that shows nothing")
            return ""
        if cell.value is None:
            self.tally.see("formula_not_calculated", place, cell.formula)
            return ""
        said = self._said(cell, cell.value, place)
        if cell.kind == "e" or said in ERRORS:
            self.tally.see("error_value", place, said)
            return ""
        text, unreadable = cleaned(said)
        self.tally.see("unreadable_symbol", place, count=unreadable)
        if template.PLACEHOLDER.fullmatch(key(text)):
            self.tally.see("placeholder", place)
            return ""
        if len(text) > limits.CELL_CHARACTERS:
            self.tally.see("cell_too_long", place, f"{len(text):,}")
        self.tally.add(text)
        return text

    def _said(self, cell: RawCell, value: str, place: str) -> str:
        if cell.kind == "s":
            return self._shared(value)
        if cell.kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        if cell.kind == "d":
            return _day(value)
        if cell.kind == "n":
            return self._number(cell, value, place)
        return unescaped(value) if cell.kind == "str" else value

    def _shared(self, value: str) -> str:
        number = value.strip()
        if not number.isdecimal() or int(number) >= len(self.strings):
            raise refused("damaged")
        return self.strings[int(number)]

    def _number(self, cell: RawCell, value: str, place: str) -> str:
        code = self._format(cell)
        found: Shown | None = shown(value, code, self.from_1904)
        if found is None:
            self.tally.see("number_unclear", place, value)
            return value
        if found.dated and self.from_1904:
            self.tally.see("days_counted_otherwise", place)
        if code in (GENERAL, "@") and _may_be_day(value):
            day = day_of(value, self.from_1904)
            self.tally.see("number_maybe_date", place, f"{found.text}, {day}")
        return found.text

    def _format(self, cell: RawCell) -> str:
        return self.formats[cell.style] if cell.style < len(self.formats) else GENERAL


def _may_be_day(value: str) -> bool:
    return _LOOKS_LIKE_DAY.fullmatch(value) is not None and _FIRST_DAY <= float(value) <= _LAST_DAY


def _day(text: str) -> str:
    """A day stored as "2018-10-11T00:00:00" in words; other text as it is."""
    try:
        moment = datetime.fromisoformat(text.strip().removesuffix("Z"))
    except ValueError:
        return text
    return long_date(moment)


def number_formats(styles: Element | None) -> list[str]:
    """The number format of each cell style, in their order."""
    if styles is None:
        return []
    own: dict[str, str] = {}
    for group in children(styles, "numFmts"):
        own |= {item.get("numFmtId", ""): item.get("formatCode", "") for item in children(group, "numFmt")}
    found: list[str] = []
    for group in children(styles, "cellXfs"):
        for item in children(group, "xf"):
            number = item.get("numFmtId", "0")
            known = BUILT_IN.get(int(number), GENERAL) if number.isdecimal() and len(number) < 6 else GENERAL
            found.append(own.get(number, known))
    return found
