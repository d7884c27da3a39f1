"""Which part of the return each unit of the flow belongs to.

The sorter walks through rows and paragraphs in order. A heading opens its part, which lasts to the next heading.
What belongs to no part is kept as unplaced: nothing is dropped.
"""

from dataclasses import dataclass, field, replace

from data.returns.reader.cells import embedded, links, passages
from data.returns.reader.flow import Unit
from data.returns.reader.headings import Heading, after_label, find_heading, find_right_heading
from data.returns.reader.normalise import key
from data.returns.reader.parsed import CellReading, ExtraSection, ReturnRow
from data.returns.reader.products import find_product
from data.returns.reader.rows import extend_last, first_said, right_start, side
from data.returns.reader.template import EXTRA_HEADING, HEADINGS, NIL, Part
from data.returns.reader.tree import Cell, Paragraph
from data.returns.reader.written import Passage

_ROW_PARTS = (Part.KEY, Part.RISK)
_LONGEST_EXTRA = 60
_MOST_WORDS = 8


@dataclass
class Columns:
    """Where the right-hand column of the open section starts, in which table. -1: not known."""

    table: str = ""
    right: int = -1


@dataclass
class Extra:
    """An extra section in the making."""

    heading: str
    place: str
    paragraphs: list[Paragraph] = field(default_factory=list)

    def built(self) -> ExtraSection:
        """The section with its items."""
        lines = tuple(self.paragraphs)
        return ExtraSection(self.heading, self.place, passages(lines), links(lines), embedded(lines))


@dataclass
class Sorted:
    """The return's content by part. `head` holds units; `plans` the label and value paragraphs of each product."""

    head: list[Unit] = field(default_factory=list)
    parts: set[Part] = field(default_factory=set)
    objectives_heading: str | None = None
    objectives: list[Paragraph] = field(default_factory=list)
    rows: dict[Part, list[ReturnRow]] = field(default_factory=lambda: {Part.KEY: [], Part.RISK: []})
    plans: dict[str, tuple[str, list[Paragraph]]] = field(default_factory=dict)
    commentary: list[Paragraph] = field(default_factory=list)
    extras: list[Extra] = field(default_factory=list)
    unplaced: list[Passage] = field(default_factory=list)


class Sorter:
    """Sorts the units of one document."""

    def __init__(self) -> None:
        self.found = Sorted()
        self._part = Part.HEAD
        self._columns = Columns()
        self._product: str | None = None
        self._table = ""
        self._asks_only = False

    def sort(self, units: list[Unit]) -> Sorted:
        """The content of the units by part."""
        for number, unit in enumerate(units):
            following = units[number + 1] if number + 1 < len(units) else None
            if unit.filled:
                self._unit(unit, following)
        return self.found

    def take(self, part: Part, units: list[Unit], columns: Columns) -> None:
        """Add rows that are known to be of one part, whatever they say."""
        self._part, self._columns, self._table = part, columns, columns.table
        self._product, self._asks_only = None, False
        self.found.parts.add(part)
        for unit in units:
            if unit.filled:
                self._add(unit)

    def _unit(self, unit: Unit, following: Unit | None) -> None:
        heading = self._heading(unit)
        if heading is not None:
            self._open(unit, heading)
        elif self._repeats_right_heading(unit):
            self._columns = Columns(unit.table, unit.filled[0].start)
        elif self._is_extra(unit, following):
            self._open_extra(unit)
        elif self._part is not Part.PLANS and self._names_product(unit):
            self._part = Part.PLANS
            self._add_plans(unit)
        else:
            self._add(unit)

    def _heading(self, unit: Unit) -> Heading | None:
        early = self._part in (Part.HEAD, Part.OBJECTIVES)
        allowed = [part for part in HEADINGS if early or part is not Part.OBJECTIVES]
        return find_heading(unit.filled[0].paragraphs(), allowed)

    def _open(self, unit: Unit, heading: Heading) -> None:
        self._part = heading.part
        self._product = None
        self._table = unit.table
        self._asks_only = False
        self.found.parts.add(heading.part)
        left = unit.filled[0]
        rest = [replace(left, blocks=heading.rest), *self._without_right_heading(unit, left)]
        if heading.part is Part.OBJECTIVES:
            self.found.objectives_heading = self.found.objectives_heading or _tidy_heading(heading.text)
        self._columns = Columns(unit.table, right_start(unit, left))
        remaining = Unit(tuple(rest), unit.place, unit.table)
        if remaining.filled:
            self._add(remaining)

    def _without_right_heading(self, unit: Unit, left: Cell) -> list[Cell]:
        others = [cell for cell in unit.cells if cell.start > left.start]
        rests = [find_right_heading(cell.paragraphs()) for cell in others]
        return [
            cell if rest is None else replace(cell, blocks=rest)
            for cell, rest in zip(others, rests, strict=True)
        ]

    def _repeats_right_heading(self, unit: Unit) -> bool:
        if self._part not in _ROW_PARTS or len(unit.filled) != 1:
            return False
        rest = find_right_heading(unit.filled[0].paragraphs())
        self._asks_only = (rest == () and not unit.table) or self._asks_only
        return rest == ()

    def _add(self, unit: Unit) -> None:
        if self._part is Part.HEAD:
            self.found.head.append(unit)
        elif self._part is Part.OBJECTIVES:
            self._add_objectives(unit)
        elif self._part in _ROW_PARTS:
            self._add_row(unit)
        elif self._part is Part.PLANS:
            self._add_plans(unit)
        elif self._part is Part.COMMENTARY:
            self._add_commentary(unit)
        else:
            self.found.extras[-1].paragraphs.extend(_lines(unit))

    def _add_objectives(self, unit: Unit) -> None:
        if _is_officer_row(unit):
            self.found.head.append(unit)
        else:
            self.found.objectives.extend(_lines(unit))

    def _add_row(self, unit: Unit) -> None:
        rows = self.found.rows[self._part]
        if not unit.table and self._columns.table:
            self._leave_unplaced(_lines(unit))
            return
        left, right, others = self._sides(unit)
        if left.place and rows and rows[-1].left.place == left.place and unit.table:
            extend_last(rows, right)
        elif left.passages or right.passages or left.embedded or right.embedded:
            rows.append(ReturnRow(left, right))
        self._leave_unplaced([line for cell in others for line in cell.paragraphs()])

    def _sides(self, unit: Unit) -> tuple[CellReading, CellReading, list[Cell]]:
        """The left and the right cell of a row, and filled cells that are neither."""
        right_start = self._right_start_in(unit)
        left_cells = [cell for cell in unit.cells if cell.start < right_start]
        right_cells = [cell for cell in unit.cells if cell.start >= right_start]
        left, more_left = first_said(left_cells)
        right, more_right = first_said(right_cells)
        return side(left, unit), side(right, unit), more_left + more_right

    def _right_start_in(self, unit: Unit) -> int:
        """The grid column where the right side of this row starts; past the row when it has no right side."""
        if self._asks_only:
            return 0
        last = unit.cells[-1]
        if len(unit.cells) == 1:
            return last.end
        known = self._columns.right if unit.table == self._columns.table else -1
        return known if 0 < known <= last.start else last.start

    def _names_product(self, unit: Unit) -> bool:
        if not unit.table or len(unit.cells) < 2 or self._part in (Part.HEAD, Part.OBJECTIVES):
            return False
        first = unit.filled[0]
        return first is unit.cells[0] and find_product(tuple(first.paragraphs())) is not None

    def _add_plans(self, unit: Unit) -> None:
        first, *others = unit.filled
        lines = tuple(first.paragraphs())
        found = find_product(lines)
        if found is not None and len(unit.cells) > 1:
            name, rest = found
            value = [*rest, *(line for cell in others for line in cell.paragraphs())]
            self._add_product(name, unit.cells[-1].place, value, unit)
        elif self._is_other_label(unit):
            self._add_labelled_extra(unit)
        else:
            for line in _lines(unit):
                self._add_plan_line(line, unit)

    def _add_plan_line(self, line: Paragraph, unit: Unit) -> None:
        """A paragraph of the plans part: "label: value", a label alone, or more of the value before."""
        found = find_product((line,))
        if found is not None:
            self._add_product(found[0], line.place, list(found[1]), unit)
        elif self._product is not None and unit.table == self._table:
            self.found.plans[self._product][1].append(line)
        else:
            self._leave_unplaced([line])

    def _add_product(self, name: str, place: str, value: list[Paragraph], unit: Unit) -> None:
        self._product, self._table = name, unit.table
        self.found.parts.add(Part.PLANS)
        written = self.found.plans.setdefault(name, (place, []))[1]
        known = {line.place for line in written}
        written.extend(line for line in value if line.place not in known)

    def _add_labelled_extra(self, unit: Unit) -> None:
        first, *others = unit.filled
        lines = [line for cell in others for line in cell.paragraphs()]
        heading = " ".join(line.text for line in first.paragraphs())
        self.found.extras.append(Extra(_tidy_heading(heading), unit.place, lines))

    def _is_other_label(self, unit: Unit) -> bool:
        """Whether a row of several cells begins with a short label that is not one of the products."""
        lines = tuple(unit.cells[0].paragraphs())
        label = len(lines) == 1 and len(lines[0].text.split()) <= _MOST_WORDS
        return len(unit.cells) > 1 and label and not unit.cells[0].merged_up

    def _add_commentary(self, unit: Unit) -> None:
        below = self._table and unit.table != self._table
        if below and self.found.commentary:
            self._leave_unplaced(_lines(unit))
        else:
            self._table = unit.table
            self.found.commentary.extend(_lines(unit))

    def _is_extra(self, unit: Unit, following: Unit | None) -> bool:
        """Whether the unit opens a section that the form does not have."""
        if self._part in (Part.HEAD, Part.OBJECTIVES):
            return False
        lines = tuple(unit.filled[0].paragraphs())
        if not lines or find_right_heading(lines) is not None:
            return False
        if after_label(lines, EXTRA_HEADING) is not None:
            return True
        if lines[0].heading and len(lines[0].text) <= 2 * _LONGEST_EXTRA and not find_product(lines[:1]):
            return True
        return self._looks_like_heading_row(unit, lines, following)

    def _looks_like_heading_row(
        self, unit: Unit, lines: tuple[Paragraph, ...], following: Unit | None
    ) -> bool:
        """A short bold or shaded row of its own, across the table."""
        text = lines[0].text
        alone = bool(unit.table) and len(unit.cells) == 1 and len(lines) == 1
        if not alone or len(text) > _LONGEST_EXTRA or len(text.split()) > _MOST_WORDS or text.endswith("."):
            return False
        if NIL.fullmatch(key(text)) or find_product(lines) or not (lines[0].bold or unit.cells[0].shaded):
            return False
        if self._part is Part.COMMENTARY:
            return unit.cells[0].shaded
        return self._part is Part.PLANS or (following is not None and len(following.cells) == 1)

    def _open_extra(self, unit: Unit) -> None:
        first, *others = unit.filled
        found = after_label(tuple(first.paragraphs()), EXTRA_HEADING)
        lines = tuple(first.paragraphs())
        heading, rest = found if found is not None else (lines[0].text, lines[1:])
        more = [line for cell in others for line in cell.paragraphs()]
        self._part = Part.EXTRA
        self.found.extras.append(Extra(_tidy_heading(heading), unit.place, [*rest, *more]))

    def _leave_unplaced(self, lines: list[Paragraph]) -> None:
        self.found.unplaced.extend(passages(lines))


def _lines(unit: Unit) -> list[Paragraph]:
    return [line for cell in unit.filled if not cell.merged_up for line in cell.paragraphs()]


def _is_officer_row(unit: Unit) -> bool:
    text = key(next(unit.filled[0].paragraphs()).text)
    return text.startswith(
        ("chair:", "chair :", "co chair", "co-chair", "vice chair", "vice-chair", "cochair")
    )


def _tidy_heading(text: str) -> str:
    return text.strip(" :")
