"""Which part each sheet holds, and where in it the form ends and the lead's own words begin.

A sheet is known by the headings in it or, where those are gone, by its name: sheets may be renamed and put in
another order.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from data.returns.reader import csp_template, limits
from data.returns.reader.csp_template import CspPart
from data.returns.reader.excel.form import ALL_SHEETS, NOTHING, SheetForm, SheetPart
from data.returns.reader.excel.workbook import Sheet
from data.returns.reader.flow import Unit
from data.returns.reader.headings import after_label, find_heading, find_right_heading
from data.returns.reader.normalise import key
from data.returns.reader.products import find_product
from data.returns.reader.template import NIL, Part
from data.returns.reader.tree import Cell, Paragraph

Area = tuple[int, int]
"""The first column of an area and the one after it, counted from 0."""

OF_PART = {
    Part.OBJECTIVES: SheetPart.OBJECTIVES,
    Part.KEY: SheetPart.KEY,
    Part.RISK: SheetPart.RISKS,
    Part.PLANS: SheetPart.PLANS,
    Part.COMMENTARY: SheetPart.COMMENTARY,
}
_NAMES: tuple[tuple[SheetPart, re.Pattern[str]], ...] = (
    (SheetPart.OBJECTIVES, re.compile(r"\b(aims|objectives?)\b")),
    (SheetPart.KEY, re.compile(r"\bkey (info(rmation)?|points?|messages?|issues?)\b")),
    (SheetPart.RISKS, re.compile(r"\brisks?\b")),
    (SheetPart.ACTIONS, re.compile(r"\baction plans?\b|^actions?$")),
    (SheetPart.PLANS, re.compile(r"\bplans?\b|\bproducts?\b")),
    (SheetPart.COMMENTARY, re.compile(r"\b(commentary|comments)\b")),
    (SheetPart.PRIORITIES, re.compile(r"\bpriorit(y|ies)\b")),
    (SheetPart.SPENDING, re.compile(r"\b(spend(ing)?|budget|funding)\b")),
    (SheetPart.FIGURES, re.compile(r"\b(figures|performance|data)\b")),
    (SheetPart.NOTES, re.compile(r"\bfoot ?notes?\b")),
    (SheetPart.EXTRA, re.compile(r"\b(anything else|other|generic update|any other business)\b")),
    (SheetPart.ABOUT, re.compile(r"\babout\b|\bcover\b")),
)
_YES = re.compile(r"(y|yes|x|true|✓|✔|☑|1)[.!]?|" + NIL.pattern)
_NO = re.compile(r"(no|false|0)[.!]?")
_TOP = 12
_ENOUGH = 2
_NUMBER = re.compile(r"\(?\d{1,4}[.)]?")


@dataclass(frozen=True)
class Opened:
    """A sheet of one part: its column headings, if they are there, and the rows under them.

    `nil` is the cell that says "nothing to report", where its answer is yes; `loose` is what stands above the column
    headings and is not the form's.
    """

    sheet: Sheet
    part: SheetPart
    heading: Unit | None = None
    title: Paragraph | None = None
    units: tuple[Unit, ...] = ()
    nil: Cell | None = None
    loose: tuple[Paragraph, ...] = ()
    named_otherwise: bool = False


def open_sheet(sheet: Sheet) -> Opened | None:
    """The sheet as one of the form's parts; None for a sheet that is none of them."""
    units = [Unit(_near(row.cells), row.place, sheet.name) for row in sheet.rows.values()]
    units = [unit for unit in units if unit.filled]
    by_heading, by_name = _by_headings(units[:_TOP]), part_of_name(sheet.name)
    part = by_heading or by_name
    if part is None:
        return None
    at = _heading_at(units[:_TOP], part)
    above, below = (units[:at], units[at + 1 :]) if at is not None else ([], units)
    opened = Opened(sheet, part, units[at] if at is not None else None)
    if at is None:
        above, below = _split_guidance(units, part)
    otherwise = (
        by_heading is not None and by_name is not None and _about_alike(by_heading) != _about_alike(by_name)
    )
    opened = _with_preface(opened, above)
    far = (cell for row in sheet.rows.values() for cell in row.cells if cell not in _near(row.cells))
    loose = (*opened.loose, *lines_in(far))
    return replace(opened, units=tuple(below), loose=loose, named_otherwise=otherwise)


def part_of_name(name: str) -> SheetPart | None:
    """The part that a sheet's name speaks of."""
    written = key(name)
    return next((part for part, pattern in _NAMES if pattern.search(written)), None)


def lines_in(cells: Iterable[Cell]) -> list[Paragraph]:
    """The lines of the cells; those of a merged cell once, where it begins."""
    return [line for cell in cells if not cell.merged_up for line in cell.paragraphs()]


def within(unit: Unit, areas: Sequence[Area]) -> tuple[Unit, list[Paragraph]]:
    """The row's cells in the areas of the form, one at least for each; and what stands outside them but row numbers."""
    kept: list[Cell] = []
    for start, end in areas:
        inside = [cell for cell in unit.cells if start <= cell.start < end]
        kept += inside or [Cell(unit.place, start, end - start)]
    outside = lines_in(cell for cell in unit.cells if cell not in kept)
    return replace(unit, cells=tuple(kept)), [line for line in outside if not _NUMBER.fullmatch(line.text)]


def area(cell: Cell) -> Area:
    """The columns under a heading."""
    return cell.start, max(cell.end, cell.start + 1)


def first_areas(sheet: Opened, count: int) -> list[Area]:
    """The columns of the first headings or, without headings, the first columns that hold anything."""
    headed = [area(cell) for cell in sheet.heading.filled] if sheet.heading else []
    start = min((cell.start for unit in sheet.units for cell in unit.filled), default=0)
    return headed[:count] if len(headed) >= count else [(start + at, start + at + 1) for at in range(count)]


def _near(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    return tuple(cell for cell in cells if cell.start < limits.SHEET_COLUMNS)


def _about_alike(part: SheetPart) -> SheetPart:
    return SheetPart.ABOUT if part is SheetPart.CSP_ABOUT else part


def _by_headings(units: list[Unit]) -> SheetPart | None:
    for unit in units:
        found = _heading_of(unit)
        if found is not None:
            return found
    labels = {key(_text(unit.filled[0])) for unit in units if unit.filled}
    if labels & {"delivery group", "group", "chair"}:
        return SheetPart.ABOUT
    return SheetPart.CSP_ABOUT if labels & {"csp", "community safety partnership"} else None


def _heading_of(unit: Unit) -> SheetPart | None:
    """The part whose heading or column headings the row is."""
    if len(_csp_columns(unit)) >= _ENOUGH:
        return SheetPart.PRIORITIES
    if len(action_columns(unit)) > _ENOUGH and "action" in action_columns(unit).values():
        return SheetPart.ACTIONS
    for cell in unit.filled:
        found = find_heading(cell.paragraphs())
        if found is not None and not any(line.text for line in found.rest):
            return OF_PART[found.part]
        named = _FORM_HEADINGS.get(key(_text(cell)))
        if named is not None:
            return named
    return None


def _heading_at(units: list[Unit], part: SheetPart) -> int | None:
    """The index of the row of column headings."""
    fits = [at for at, unit in enumerate(units) if _is_column_headings(unit, part)]
    return fits[0] if fits else None


def _is_column_headings(unit: Unit, part: SheetPart) -> bool:
    if part in (SheetPart.KEY, SheetPart.RISKS):
        return any(find_right_heading(cell.paragraphs()) == () for cell in unit.filled)
    if part is SheetPart.PRIORITIES:
        return len(_csp_columns(unit)) >= _ENOUGH
    if part is SheetPart.ACTIONS:
        return len(action_columns(unit)) > _ENOUGH
    form = _form_of(part)
    return (
        [key(_text(cell)) for cell in unit.filled] == [key(column.heading) for column in form.columns] != []
    )


def _form_of(part: SheetPart) -> SheetForm:
    return next(form for form in ALL_SHEETS if form.part is part)


def _csp_columns(unit: Unit) -> set[CspPart]:
    return {
        part
        for cell in unit.filled
        for part, label in csp_template.HEADINGS.items()
        if (found := after_label(tuple(cell.paragraphs()), label)) is not None and not found[1]
    }


def action_columns(unit: Unit) -> dict[int, str]:
    """What each column of an action plan's headings is for."""
    found: dict[int, str] = {}
    for cell in unit.filled:
        words = key(_text(cell))
        fits = (name for name, pattern in csp_template.COLUMNS.items() if pattern.search(words))
        name = next(fits, "")
        if name and name not in found.values():
            found[cell.start] = name
    return found


def _split_guidance(units: list[Unit], part: SheetPart) -> tuple[list[Unit], list[Unit]]:
    """Without column headings: the rows at the top that are the form's own, and the rest."""
    count = 0
    for unit in units:
        if not (all(_is_guidance(cell, part) for cell in unit.filled) or _asks_for_nil(unit, part)):
            break
        count += 1
    return units[:count], units[count:]


def _asks_for_nil(unit: Unit, part: SheetPart) -> bool:
    """Whether the row is the form's "nothing to report" with its answer. Without one it is somebody's own answer,
    except where the form has no column headings to tell the two apart.
    """
    asks = key(_text(unit.filled[0])) == key(NOTHING)
    return asks and (len(unit.filled) > 1 or not _form_of(part).columns)


def _is_guidance(cell: Cell, part: SheetPart) -> bool:
    """Whether a cell holds words of the form and nothing else: what somebody types in their place is read."""
    heading = find_heading(cell.paragraphs())
    headed = heading is not None and OF_PART[heading.part] is part and not heading.rest
    return headed or key(_text(cell)) in _GUIDANCE


def _with_preface(opened: Opened, above: list[Unit]) -> Opened:
    """What stands above the column headings: the form's own words, the answer to "nothing to report", the rest."""
    title: Paragraph | None = None
    nil: Cell | None = None
    loose: list[Paragraph] = []
    for unit in above:
        first, *others = unit.filled
        if key(_text(first)) == key(NOTHING):
            answer = key(" ".join(_text(cell) for cell in others))
            nil = first if _YES.fullmatch(answer) else nil
            if answer and not (_YES.fullmatch(answer) or _NO.fullmatch(answer)):
                loose += [line for cell in others for line in cell.paragraphs()]
            continue
        for cell in unit.filled:
            if _is_guidance(cell, opened.part):
                title = title or next(cell.paragraphs())
            elif key(_text(cell)) != key(opened.sheet.name):
                loose += list(cell.paragraphs())
    return replace(opened, title=title, nil=nil, loose=tuple(loose))


def _text(cell: Cell) -> str:
    return " ".join(line.text for line in cell.paragraphs())


def names_product(unit: Unit) -> bool:
    """Whether the row begins with the name of one of the five products."""
    return bool(unit.filled) and find_product(tuple(unit.filled[0].paragraphs())) is not None


_FORM_HEADINGS = {key(form.heading): form.part for form in ALL_SHEETS}
_GUIDANCE = {key(words) for form in ALL_SHEETS for words in (form.heading, form.explains)} | {
    key(column.heading) for form in ALL_SHEETS for column in form.columns
}
