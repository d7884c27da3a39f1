"""A checked workbook to its content: which form it is, what each sheet holds, and the document shown beside it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from data.returns.reader import places
from data.returns.reader.excel import form
from data.returns.reader.excel.csp_sheets import lay_out, moved_sheet
from data.returns.reader.excel.form import SheetPart
from data.returns.reader.excel.group_sheets import answer_places, footnotes, marking_lines, sort_sheets
from data.returns.reader.excel.parts import Opened, lines_in, open_sheet
from data.returns.reader.excel.workbook import Sheet, Workbook, read_workbook
from data.returns.reader.normalise import key
from data.returns.reader.refusals import refused
from data.returns.reader.sorting import Sorted
from data.returns.reader.template import MARKING, TITLE
from data.returns.reader.tree import Block, Document, Paragraph, Sighting, Table
from data.returns.reader.written import Kind

_ABOUT = (SheetPart.ABOUT, SheetPart.CSP_ABOUT)
_OF_GROUP = (
    SheetPart.OBJECTIVES,
    SheetPart.KEY,
    SheetPart.RISKS,
    SheetPart.PLANS,
    SheetPart.COMMENTARY,
    SheetPart.EXTRA,
)
_OF_CSP = (SheetPart.PRIORITIES, SheetPart.ACTIONS, SheetPart.FIGURES, SheetPart.SPENDING)

_ASKED_FOR = {
    "period_missing": form.TITLE,
    "group_missing": form.GROUP,
    "csp_missing": form.CSP,
    "chair_missing": form.CHAIR,
}


@dataclass(frozen=True)
class WorkbookContent:
    """What a workbook holds. `document` is shown beside the reading; `laid_out` is an update's sheets as one body.

    `sorted` is a return's content by part; `loose` are words of no part; `marked` are the lines that say how the
    return is marked, the strictest first. `missed_at` is where the form asks for what a problem of that code misses.
    """

    kind: Kind
    document: Document
    sorted: Sorted
    laid_out: Document
    loose: tuple[Paragraph, ...]
    marked: tuple[Paragraph, ...]
    missed_at: Mapping[str, str]


def read_content(parts: dict[str, bytes]) -> WorkbookContent:
    """The content of a workbook. Raises RefusedFile, also where no sheet of it is a part of a return."""
    book = read_workbook(parts)
    opened = {sheet.name: open_sheet(sheet) for sheet in book.sheets}
    known = [sheet for sheet in opened.values() if sheet is not None]
    kind = _kind(known)
    mine = [*_ABOUT, SheetPart.NOTES, *(_OF_GROUP if kind is Kind.RETURN else _OF_CSP)]
    used = [sheet for sheet in known if sheet.part in mine]
    names = {sheet.sheet.name for sheet in used}
    loose = [line for sheet in book.sheets if sheet.name not in names for line in _lines_of(sheet)]
    loose += [line for sheet in book.sheets for line in sheet.boxes]
    return _content(book, kind, used, loose)


def _content(book: Workbook, kind: Kind, used: list[Opened], loose: list[Paragraph]) -> WorkbookContent:
    notes = tuple(note for sheet in used if sheet.part is SheetPart.NOTES for note in footnotes(sheet))
    seen = list(_contradictions(used))
    sheets: Sequence[Sheet] = book.sheets
    laid_out = Document((), (), (), (), ())
    found = Sorted()
    if kind is Kind.RETURN:
        found = sort_sheets(used)
    else:
        laid = lay_out(sheet for sheet in used if sheet.part is not SheetPart.NOTES)
        sheets = [moved_sheet(sheet, laid) for sheet in book.sheets]
        loose = [*loose, *laid.loose]
        seen += laid.sightings
        laid_out = Document(tuple(laid.body), book.headers, (), (), ())
    seen += [one for sheet in sheets for one in sheet.sightings]
    document = Document(tuple(_body(sheets)), book.headers, book.footers, notes, (*seen, *book.sightings))
    marked = _strictest_first(used, book)
    return WorkbookContent(kind, document, found, laid_out, tuple(loose), marked, _missed_at(used))


def _missed_at(used: Iterable[Opened]) -> Mapping[str, str]:
    answers: dict[str, str] = {}
    for sheet in used:
        if sheet.part in _ABOUT:
            answers = answer_places(sheet) | answers
    return {code: answers[key(label)] for code, label in _ASKED_FOR.items() if key(label) in answers}


def _kind(known: Iterable[Opened]) -> Kind:
    """Which form the workbook is: the one that more of its sheets are of. Refused where none is of either."""
    parts = [sheet.part for sheet in known]
    of_group, of_csp = (sum(part in mine for part in parts) for mine in (_OF_GROUP, _OF_CSP))
    if of_group or of_csp:
        return Kind.RETURN if of_group >= of_csp else Kind.CSP_UPDATE
    about = next((sheet for sheet in known if sheet.part in _ABOUT), None)
    if about is None or not any(
        TITLE.match(key(line.text))
        for unit in about.units
        for cell in unit.cells
        for line in cell.paragraphs()
    ):
        raise refused("excel")
    return Kind.CSP_UPDATE if about.part is SheetPart.CSP_ABOUT else Kind.RETURN


def _contradictions(used: Iterable[Opened]) -> Iterable[Sighting]:
    """Sheets that say two things at once: nothing to report and something, one part by name and another by heading."""
    for sheet in used:
        if sheet.nil is not None and any(unit.filled for unit in sheet.units) and not _is_blank_plan(sheet):
            yield Sighting("nil_with_rows", sheet.nil.place)
        if sheet.named_otherwise:
            yield Sighting("sheet_named_otherwise", places.sheet(sheet.sheet.name), sheet.part.value)


def _is_blank_plan(sheet: Opened) -> bool:
    """Whether only the labels of the plans are filled in."""
    return sheet.part is SheetPart.PLANS and all(len(unit.filled) < 2 for unit in sheet.units)


def _strictest_first(used: Iterable[Opened], book: Workbook) -> tuple[Paragraph, ...]:
    """The lines that say how the return is marked, on its first sheet and on its pages, the strictest first."""
    lines = [line for sheet in used if sheet.part in _ABOUT for line in marking_lines(sheet)]
    edges = [line for line in (*book.headers, *book.footers) if MARKING.match(key(line.text))]
    return tuple(sorted([*lines, *edges], key=lambda line: key(line.text) == "official"))


def _body(sheets: Iterable[Sheet]) -> Iterable[Block]:
    for sheet in sheets:
        if sheet.rows or sheet.boxes:
            yield Paragraph(places.sheet(sheet.name), sheet.name, heading=True)
            yield Table(sheet.name, tuple(sheet.rows.values()))
            yield from sheet.boxes


def _lines_of(sheet: Sheet) -> list[Paragraph]:
    return lines_in(cell for row in sheet.rows.values() for cell in row.cells)
