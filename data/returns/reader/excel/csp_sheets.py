"""The sheets of a CSP's workbook, laid out as the lines and tables of the older form, which one reader knows.

Each line keeps the Place of its cell. Labels that the columns stand for ("Priority: ") are put before the words.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from data.returns.reader import places
from data.returns.reader.csp_template import CSP_LABEL, FIGURES_LABEL, HEADINGS, SPENDING_LABEL, CspPart
from data.returns.reader.excel.form import CSP, TABLE, SheetPart
from data.returns.reader.excel.group_sheets import head_units
from data.returns.reader.excel.parts import Opened, action_columns, lines_in
from data.returns.reader.excel.workbook import Sheet
from data.returns.reader.flow import Unit
from data.returns.reader.headings import after_label
from data.returns.reader.normalise import key
from data.returns.reader.tree import Block, Cell, Paragraph, Row, Sighting, Table

_ACTION_HEADINGS = ("Action", "Milestones", "Lead agency", "Other partners", "Update this quarter")
_PRIORITY, _LEAD = "priority", "lead officer"
_SECTIONS = {
    CspPart.ACHIEVEMENTS: "Key achievements",
    CspPart.CONCERNS: "Areas of concern",
    CspPart.RECOMMENDATIONS: "Recommendations",
    CspPart.PUBLICITY: "Items for publicity",
}
_DEFAULT = (_PRIORITY, _LEAD, *HEADINGS)
_CSP_LABELS = frozenset(key(label) for label in (CSP, "community safety partnership", "partnership"))
_TABLE = re.compile(rf"{TABLE.casefold()}( \d+)?:?")
_FIGURES = r"([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?"
_PLAIN_NUMBER = re.compile(rf"[-+]?[£$€]?[-+]?{_FIGURES}%?|\([£$€]?{_FIGURES}\)")
_NUMBERLIKE = re.compile(r"[-+(]?[£$€]?[-+]?\d[\d., ]*%?\)?")


@dataclass
class Laid:
    """The lines and tables, what belongs to none of them, and Places that were made more exact on the way."""

    body: list[Block] = field(default_factory=list)
    loose: list[Paragraph] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    sightings: list[Sighting] = field(default_factory=list)


def lay_out(sheets: Iterable[Opened]) -> Laid:
    """The sheets of an update in the order of the form, whatever their order in the workbook."""
    laid = Laid()
    order = list(SheetPart)
    for sheet in sorted(sheets, key=lambda one: order.index(one.part)):
        laid.loose += sheet.loose
        if sheet.part in (SheetPart.CSP_ABOUT, SheetPart.ABOUT):
            laid.body += _about(sheet)
        elif sheet.part is SheetPart.PRIORITIES:
            _priorities(laid, sheet)
        elif sheet.part is SheetPart.ACTIONS:
            _actions(laid, sheet)
        else:
            _tables(laid, sheet)
    return laid


def _about(sheet: Opened) -> Iterator[Paragraph]:
    for unit in head_units(sheet):
        first, *others = unit.filled
        if key(_text(first)) in _CSP_LABELS:
            for line in lines_in(others):
                named = line.text if CSP_LABEL.match(line.text) else f"CSP: {line.text}"
                yield replace(line, text=named)
        else:
            yield from lines_in(unit.filled)


def _priorities(laid: Laid, sheet: Opened) -> None:
    columns = _columns(sheet.heading)
    for unit in sheet.units:
        own = [cell for cell in unit.filled if columns.get(cell.start) and not cell.merged_up]
        said = {columns[cell.start]: cell for cell in own}
        laid.loose += lines_in(cell for cell in unit.filled if not columns.get(cell.start))
        if _PRIORITY in said:
            text = " ".join(line.text for line in said[_PRIORITY].paragraphs())
            laid.body.append(Paragraph(said[_PRIORITY].place, f"Priority: {text}", bold=True))
        if _LEAD in said:
            laid.body.append(Paragraph(said[_LEAD].place, f"Lead officer: {_text(said[_LEAD])}"))
        for part in HEADINGS:
            if part in said:
                laid.body.append(Paragraph(said[part].place, _SECTIONS[part], bold=True))
                laid.body += said[part].paragraphs()


def _columns(heading: Unit | None) -> dict[int, str]:
    """What each column of the priorities is for."""
    if heading is None:
        return dict(enumerate(_DEFAULT))
    found: dict[int, str] = {}
    for cell in heading.filled:
        written = key(_text(cell))
        parts = (part for part, label in HEADINGS.items() if after_label(tuple(cell.paragraphs()), label))
        name = next(parts, "")
        if not name and written.startswith(_PRIORITY):
            name = _PRIORITY
        elif not name and "lead" in written:
            name = _LEAD
        found[cell.start] = name if name not in found.values() else ""
    return found


def _actions(laid: Laid, sheet: Opened) -> None:
    rows = [Row(unit.place, unit.cells) for unit in sheet.units]
    if not rows:
        return
    if sheet.heading is not None and "action" in action_columns(sheet.heading).values():
        head = Row(sheet.heading.place, sheet.heading.cells)
    else:
        cells = (
            Cell(sheet.sheet.name, at, 1, (Paragraph(sheet.sheet.name, words),))
            for at, words in enumerate(_ACTION_HEADINGS)
        )
        head = Row(sheet.sheet.name, tuple(cells))
    laid.body += [
        Paragraph(sheet.sheet.name, "Action plan", bold=True),
        Table(sheet.sheet.name, (head, *rows)),
    ]


def _tables(laid: Laid, sheet: Opened) -> None:
    """The tables of a sheet of figures or of spending, each with its title."""
    label = SPENDING_LABEL if sheet.part is SheetPart.SPENDING else FIGURES_LABEL
    for number, (title, rows) in enumerate(_split(sheet), 1):
        within = places.sheet_table(sheet.sheet.name, number)
        text = " ".join(line.text for line in title)
        caption = label + text.removeprefix(label)
        moved = [_moved(laid, row, sheet.sheet.name, within) for row in rows]
        if caption:
            laid.body.append(Paragraph(title[0].place if title else within, caption, bold=True))
        laid.body.append(Table(within, tuple(_squared(moved))))


def _split(sheet: Opened) -> Iterator[tuple[list[Paragraph], list[Row]]]:
    """The tables by their "Table" rows or, where the sheet has none, by the empty rows between them."""
    numbers = {row.place: number for number, row in sheet.sheet.rows.items()}
    marked = any(_is_title(unit) for unit in sheet.units)
    title: list[Paragraph] = []
    rows: list[Row] = []
    last = 0
    for unit in sheet.units:
        number = numbers[unit.place]
        begins = _is_title(unit) if marked else number > last + 1
        if begins and (rows or title):
            yield title, rows
            title, rows = [], []
        last = number
        if marked and begins:
            title = lines_in(unit.filled[1:])
        elif not marked and not rows and not title and len(unit.filled) == 1:
            title = lines_in(unit.filled)
        else:
            rows.append(Row(unit.place, unit.cells))
    if rows or title:
        yield title, rows


def _is_title(unit: Unit) -> bool:
    return _TABLE.fullmatch(key(_text(unit.filled[0]))) is not None


def _squared(rows: list[Row]) -> Iterator[Row]:
    """The rows without empty columns on the left, all as wide as the widest."""
    starts = [cell.start for row in rows for cell in row.cells if cell.filled]
    left = min(starts, default=0)
    right = max((cell.end for row in rows for cell in row.cells if cell.filled), default=0)
    for row in rows:
        cells = [cell for cell in row.cells if cell.start >= left]
        end = cells[-1].end if cells else left
        yield Row(row.place, (*cells, *(Cell(row.place, at, 1) for at in range(end, right))))


def _moved(laid: Laid, row: Row, sheet: str, within: str) -> Row:
    """The row with Places inside its table, so that a doubt about a cell is about the table. Odd numbers are noted."""

    def exact(place: str) -> str:
        laid.moved[place] = within + place.removeprefix(sheet)
        return laid.moved[place]

    cells = []
    for cell in row.cells:
        place = exact(cell.place)
        lines = [replace(line, place=exact(line.place)) for line in cell.paragraphs()]
        if len(lines) == 1 and _is_odd_number(lines[0].text):
            laid.sightings.append(Sighting("number_odd", place, lines[0].text))
        cells.append(replace(cell, place=place, blocks=tuple(lines)))
    moved = Row(exact(row.place), tuple(cells))
    laid.rows.setdefault(sheet, []).append(moved)
    return moved


def _is_odd_number(text: str) -> bool:
    """Whether a text is a number to the eye and not to a spreadsheet: spaces in it, wide figures, a decimal comma."""
    if _PLAIN_NUMBER.fullmatch(text):
        return False
    return _NUMBERLIKE.fullmatch(unicodedata.normalize("NFKC", text)) is not None


def moved_sheet(sheet: Sheet, laid: Laid) -> Sheet:
    """The sheet with the Places that its tables gave to its cells and to what was noted in them."""
    by_place = {row.place: row for row in laid.rows.get(sheet.name, [])}
    rows = {number: by_place.get(laid.moved.get(row.place, ""), row) for number, row in sheet.rows.items()}
    kept = (
        seen
        for seen in sheet.sightings
        if not (seen.code == "number_maybe_date" and seen.place in laid.moved)
    )
    seen = tuple(replace(one, place=laid.moved.get(one.place, one.place)) for one in kept)
    return replace(sheet, rows=rows, sightings=seen)


def _text(cell: Cell) -> str:
    return " ".join(line.text for line in cell.paragraphs())
