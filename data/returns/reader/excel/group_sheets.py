"""The sheets of a delivery group's workbook as the parts of a return."""

from collections.abc import Iterable

from data.returns.reader.cells import passages
from data.returns.reader.excel.form import GROUP, MARKING, TITLE, SheetPart
from data.returns.reader.excel.parts import (
    Area,
    Opened,
    area,
    first_areas,
    lines_in,
    names_product,
    within,
)
from data.returns.reader.flow import Unit
from data.returns.reader.headings import find_heading, find_right_heading
from data.returns.reader.normalise import key
from data.returns.reader.parsed import Footnote
from data.returns.reader.sorting import Columns, Extra, Sorted, Sorter
from data.returns.reader.template import HEADINGS, Part
from data.returns.reader.tree import Cell, Paragraph

_ROWS = {SheetPart.KEY: Part.KEY, SheetPart.RISKS: Part.RISK}
_LINES = {SheetPart.OBJECTIVES: Part.OBJECTIVES, SheetPart.COMMENTARY: Part.COMMENTARY}
_ANSWERS = frozenset(key(label) for label in (TITLE, GROUP, "group", "title", "month", "period"))


def sort_sheets(sheets: Iterable[Opened]) -> Sorted:
    """The content of the sheets by part, as the rows and paragraphs of a Word return give it."""
    sorter = Sorter()
    for sheet in sheets:
        if sheet.part in (SheetPart.ABOUT, SheetPart.CSP_ABOUT):
            sorter.found.head += head_units(sheet)
        elif sheet.part in _ROWS:
            _rows(sorter, sheet, _ROWS[sheet.part])
        elif sheet.part in _LINES:
            _lines(sorter, sheet, _LINES[sheet.part])
        elif sheet.part is SheetPart.PLANS:
            _plans(sorter, sheet)
        elif sheet.part is SheetPart.EXTRA:
            _extras(sorter, sheet)
        sorter.found.unplaced.extend(passages(sheet.loose))
    return sorter.found


def head_units(sheet: Opened) -> list[Unit]:
    """The answers about the return itself, without the form's questions; officers keep theirs, which say who is who."""
    found: list[Unit] = []
    for unit in sheet.units:
        label = key(_text(unit.filled[0]))
        if label in _ANSWERS:
            found += [Unit((cell,), unit.place, unit.table) for cell in unit.filled[1:]]
        elif label != key(MARKING):
            found.append(unit)
    return found


def marking_lines(sheet: Opened) -> list[Paragraph]:
    """What the sheet says of the return's protective marking."""
    marked = (unit for unit in sheet.units if key(_text(unit.filled[0])) == key(MARKING))
    return [line for unit in marked for cell in unit.filled[1:] for line in cell.paragraphs()]


def answer_places(sheet: Opened) -> dict[str, str]:
    """By question of the form where it is answered, or its row where nothing is: what is missing is missed there."""
    found: dict[str, str] = {}
    for unit in sheet.units:
        question = unit.filled[0]
        cells = (cell for cell in unit.cells if cell.start >= question.end)
        answer = next(cells, None)
        found.setdefault(key(_text(question)), answer.place if answer else unit.place)
    return found


def footnotes(sheet: Opened) -> list[Footnote]:
    """The notes of the sheet of footnotes, numbered in their order."""
    found = []
    for number, unit in enumerate(sheet.units, 1):
        first, *others = unit.filled
        found.append(
            Footnote(number, _lines_of(first), first.place, " ".join(_text(cell) for cell in others))
        )
    return found


def _rows(sorter: Sorter, sheet: Opened, part: Part) -> None:
    left, right = _areas(sheet, part)
    kept = [unit for unit in sheet.units if not _repeats_heading(unit)]
    units = [unit for unit in _inside(sorter, kept, [left, right]) if unit.filled]
    if sheet.nil is not None and not units:
        units = [Unit((sheet.nil, Cell(sheet.nil.place, right[0], 1)), sheet.nil.place, sheet.sheet.name)]
    sorter.take(part, units, Columns(sheet.sheet.name, right[0]))


def _inside(sorter: Sorter, units: Iterable[Unit], areas: list[Area]) -> list[Unit]:
    """The rows inside the areas of the form. What stands outside them is left unplaced."""
    found = []
    for unit in units:
        row, outside = within(unit, areas)
        sorter.found.unplaced.extend(passages(outside))
        found.append(row)
    return found


def _areas(sheet: Opened, part: Part) -> tuple[Area, Area]:
    """The columns of the two sides: under their headings, or the first two."""
    cells = sheet.heading.filled if sheet.heading else ()
    right = next((area(cell) for cell in cells if find_right_heading(cell.paragraphs()) == ()), None)
    named = next((area(cell) for cell in cells if find_heading(cell.paragraphs(), [part])), None)
    if right is None:
        first, second = first_areas(sheet, 2)
        return first, second
    before = [area(cell) for cell in cells if cell.end <= right[0]]
    return named or (before[0] if before else (0, right[0])), right


def _repeats_heading(unit: Unit) -> bool:
    """Whether a row only holds headings again, as copied rows do."""
    lines = [tuple(cell.paragraphs()) for cell in unit.filled]
    return all(
        find_heading(one, HEADINGS) is not None or find_right_heading(one) == () for one in lines
    ) and any(find_right_heading(one) == () for one in lines)


def _lines(sorter: Sorter, sheet: Opened, part: Part) -> None:
    units = [unit for unit in _inside(sorter, sheet.units, first_areas(sheet, 1)) if unit.filled]
    if sheet.nil is not None and not units:
        units = [Unit((sheet.nil,), sheet.nil.place, sheet.sheet.name)]
    if part is Part.OBJECTIVES:
        sorter.found.parts.add(part)
        sorter.found.objectives += lines_in(cell for unit in units for cell in unit.filled)
        if sheet.title is not None:
            sorter.found.objectives_heading = sorter.found.objectives_heading or sheet.title.text.strip(" :")
    else:
        sorter.take(part, units, Columns(sheet.sheet.name))


def _plans(sorter: Sorter, sheet: Opened) -> None:
    """The product rows. What stands above the first of them belongs to none."""
    first = next((at for at, unit in enumerate(sheet.units) if names_product(unit)), len(sheet.units))
    above = lines_in(cell for unit in sheet.units[:first] for cell in unit.filled)
    sorter.found.unplaced.extend(passages(above))
    units = _inside(sorter, sheet.units[first:], first_areas(sheet, 2))
    sorter.take(Part.PLANS, units, Columns(sheet.sheet.name))
    if sheet.nil is not None and not any(lines for _, lines in sorter.found.plans.values()):
        for _, lines in sorter.found.plans.values():
            lines.extend(sheet.nil.paragraphs())


def _extras(sorter: Sorter, sheet: Opened) -> None:
    """Sections that the form does not have: a heading and what it says; a row without a heading goes on."""
    for unit in _inside(sorter, sheet.units, first_areas(sheet, 2)):
        first, *others = unit.cells
        lines = lines_in(others)
        if first.filled and not first.merged_up:
            heading = " ".join(line.text for line in first.paragraphs()).strip(" :")
            sorter.found.extras.append(Extra(heading, unit.place, lines))
        elif sorter.found.extras:
            sorter.found.extras[-1].paragraphs.extend(lines)
        else:
            sorter.found.unplaced.extend(passages(lines))


def _text(cell: Cell) -> str:
    return " ".join(line.text for line in cell.paragraphs())


def _lines_of(cell: Cell) -> str:
    return "\n".join(line.text for line in cell.paragraphs())
