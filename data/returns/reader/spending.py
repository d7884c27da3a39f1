"""Spending against plan out of a table as written: which cells are amounts, whether totals add up, what differs.

Nothing is guessed. A column is planned or spent only where its heading says one of the two, and a table in thousands
has no amounts in pounds. Pure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.returns.reader import places
from data.returns.reader.money import amount, pounds, says_none
from data.returns.reader.normalise import key
from data.returns.reader.parsed import FiguresTable

_PLANNED = re.compile(r"\b(budget(ed)?|plan(ned)?|allocat(ed|ion)|approved|forecast)\b")
_SPENT = re.compile(r"\b(spen[dt]|spending|outturn|actual|committed|expenditure|paid)\b")
_PLANNED_SPEND = re.compile(r"(budget(ed)?|planned|approved|forecast) (spen[dt]|spending|expenditure)")
_NEITHER = re.compile(
    r"\b(variance|difference|remaining|left|balance|under|over|against|projected|expected)\b|%"
)
_THOUSANDS = re.compile(r"(?<![\d,])'?000s?\b|\bk\b|£ ?[km]\b|\bthousands?\b|\bmillions?\b")
_FEW = 2
_MONEY = re.compile(r"£|amount|cost|sum|value")
_TOTAL = re.compile(
    r"(grand |overall |sub[- ]?)?totals?( \(£\))?( spend| spent| spending| budget)?( to date)?:?"
)


@dataclass(frozen=True)
class SpendingLine:
    """One row below the headings. `planned` and `spent` are None where the cell is not certain to be an amount.

    `total` marks a row that adds up others.
    """

    place: str
    cells: tuple[str, ...]
    planned: Decimal | None
    spent: Decimal | None
    total: bool = False

    @property
    def against_plan(self) -> str:
        """The difference in words; "" where one of the two amounts is not certain."""
        if self.planned is None or self.spent is None:
            return ""
        over = self.spent - self.planned
        if not over:
            return "As planned"
        return f"{pounds(abs(over))} {'over' if over > 0 else 'under'} plan"


@dataclass(frozen=True)
class Mismatch:
    """A total that is not the sum of the rows above it: what it says as written, and what they add up to."""

    place: str
    heading: str
    stated: str
    adds_up_to: Decimal


@dataclass(frozen=True)
class Spending:
    """A table of spending. `headings` is empty where the table has no row of headings.

    `in_pounds` is false where it says that its figures are thousands or more.
    """

    title: str
    headings: tuple[str, ...]
    lines: tuple[SpendingLine, ...]
    mismatches: tuple[Mismatch, ...]
    in_pounds: bool = True

    @property
    def width(self) -> int:
        """How many cells the widest row has."""
        return max((len(row) for row in (self.headings, *(line.cells for line in self.lines))), default=0)

    def sum_of(self, column: int) -> str:
        """What the rows of a column add up to, where every one is an amount and no row is a total already."""
        values = [amount(line.cells[column]) if column < len(line.cells) else None for line in self.lines]
        if len(values) < _FEW or any(line.total for line in self.lines) or not self._is_money(column):
            return ""
        known = [value for value in values if value is not None]
        return pounds(sum(known, Decimal(0))) if len(known) == len(values) else ""

    def _is_money(self, column: int) -> bool:
        said = [line.cells[column] if column < len(line.cells) else "" for line in self.lines]
        heading = self.headings[column] if column < len(self.headings) else ""
        return self.in_pounds and _is_money(heading, said)

    @property
    def compared(self) -> bool:
        """Whether any row has a certain difference."""
        return any(line.against_plan for line in self.lines)


def spending_of(table: FiguresTable) -> Spending:
    """What a table says of spending against plan."""
    row_places = table.row_places or (table.place,) * len(table.rows)
    at = next((index for index, row in enumerate(table.rows) if _is_headings(row)), None)
    headings = table.rows[at] if at is not None else ()
    start = 0 if at is None else at + 1
    certain = not any(_THOUSANDS.search(key(words)) for words in (table.title, *headings))
    planned = _only([_is_planned(key(one)) for one in headings]) if certain else None
    spent = _only([_is_spent(key(one)) for one in headings]) if certain else None
    lines = tuple(
        SpendingLine(place, row, _amount(row, planned), _amount(row, spent), _is_total(row))
        for row, place in zip(table.rows[start:], row_places[start:], strict=True)
    )
    found = tuple(_mismatches(headings, lines)) if certain else ()
    return Spending(table.title, headings, lines, found, certain)


def _is_headings(row: Sequence[str]) -> bool:
    words = [key(cell) for cell in row]
    named = any(_is_planned(one) or _is_spent(one) or _MONEY.fullmatch(one) for one in words)
    return named and not any(amount(cell) is not None for cell in row)


def _is_planned(heading: str) -> bool:
    if _NEITHER.search(heading):
        return False
    alone = bool(_PLANNED.search(heading)) and not _SPENT.search(heading)
    return alone or _PLANNED_SPEND.fullmatch(heading) is not None


def _is_spent(heading: str) -> bool:
    return bool(_SPENT.search(heading)) and not _PLANNED.search(heading) and not _NEITHER.search(heading)


def _only(fits: Sequence[bool]) -> int | None:
    """The one column that fits; of two nobody can say which is meant."""
    return fits.index(True) if sum(fits) == 1 else None


def _amount(row: Sequence[str], column: int | None) -> Decimal | None:
    return amount(row[column]) if column is not None and column < len(row) else None


def _is_total(row: Sequence[str]) -> bool:
    first = next((key(cell) for cell in row if cell), "")
    return _TOTAL.fullmatch(first) is not None


def _mismatches(headings: Sequence[str], lines: Sequence[SpendingLine]) -> Iterator[Mismatch]:
    for column in range(max((len(line.cells) for line in lines), default=0)):
        said = [line.cells[column] if column < len(line.cells) else "" for line in lines]
        if _is_money(headings[column] if column < len(headings) else "", said):
            yield from _wrong_totals(headings, lines, said, column)


def _is_money(heading: str, said: Sequence[str]) -> bool:
    """Whether every cell of a column is an amount or states none, and something says that it is money."""
    if not all(says_none(cell) or amount(cell) is not None for cell in said):
        return False
    words = key(heading)
    return _is_planned(words) or _is_spent(words) or any("£" in cell for cell in (heading, *said))


def _wrong_totals(
    headings: Sequence[str], lines: Sequence[SpendingLine], said: Sequence[str], column: int
) -> Iterator[Mismatch]:
    """A total may add up all rows, or those since the total before it; one that does neither is wrong."""
    every, since = Decimal(0), Decimal(0)
    for line, cell in zip(lines, said, strict=True):
        value = amount(cell)
        if not line.total:
            every, since = every + (value or 0), since + (value or 0)
            continue
        if value is not None and value not in (every, since):
            heading = headings[column] if column < len(headings) else ""
            yield Mismatch(_cell_place(line, column), heading, cell, every)
        since = Decimal(0)


def _cell_place(line: SpendingLine, column: int) -> str:
    """Where the amount stands: its cell in a row of a Word table, else as exactly as the row's Place is known."""
    return places.cell(line.place, column, len(line.cells)) if ", row " in line.place else line.place
