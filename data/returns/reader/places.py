"""Places: where in a file something stands, in words that a lead can follow with the file open.

Paragraphs are counted as a reader sees them: only those with words in them. A row of two cells has a left and a
right cell; a row of one cell is just the row.
"""

from collections.abc import Callable

Numbered = Callable[[int, int], str]

_THREE = ("left cell", "middle cell", "right cell")


def paragraph(number: int) -> str:
    """A paragraph of the body outside all tables."""
    return f"Paragraph {number}"


def table(number: int, within: str = "") -> str:
    """A table of the body, or one nested in the cell `within`."""
    return f"{within}, nested table {number}" if within else f"Table {number}"


def row(table_place: str, number: int) -> str:
    """A row of a table."""
    return f"{table_place}, row {number}"


def after_row(table_place: str, number: int) -> str:
    """Where a row that is no longer there stood: after row `number`."""
    return f"{table_place}, after row {number}" if number else table_place


def cell(row_place: str, index: int, count: int) -> str:
    """The cell at `index` (from 0) of a row with `count` cells."""
    if count <= 1:
        return row_place
    if count == 2:
        return f"{row_place}, {_THREE[index * 2]}"
    return f"{row_place}, {_THREE[index]}" if count == 3 else f"{row_place}, cell {index + 1}"


def within(place: str, number: int) -> str:
    """Paragraph `number` of a cell, text box, page header or page footer."""
    return f"{place}, paragraph {number}"


def line(place: str, number: int) -> str:
    """Point `number` of a paragraph that holds several, each on a line of its own."""
    return f"{place}, line {number}"


def text_box(number: int) -> str:
    """A text box, counted through the body."""
    return f"Text box {number}"


def page_header(number: int, count: int) -> str:
    """A page header; numbered only when the file has several that differ."""
    return "Page header" if count == 1 else f"Page header {number}"


def watermark(page_place: str) -> str:
    """Words drawn across the pages, kept in that page header or footer."""
    return f"{page_place}, watermark"


def page_footer(number: int, count: int) -> str:
    """A page footer; numbered only when the file has several that differ."""
    return "Page footer" if count == 1 else f"Page footer {number}"


def note(kind: str, number: int) -> str:
    """A footnote or endnote: `kind` is "Footnote" or "Endnote"."""
    return f"{kind} {number}"


def sheet(name: str) -> str:
    """A workbook's sheet as a whole, and its name above its rows."""
    return f"Sheet {name}"


def sheet_cell(sheet: str, address: str) -> str:
    """A cell of a workbook's sheet: "Risks, cell C7"."""
    return f"{sheet}, cell {address}"


def sheet_row(sheet: str, number: int) -> str:
    """A row of a workbook's sheet. Its cells stand inside it (`reading.wholes`)."""
    return f"{sheet}, row {number}"


def sheet_column(sheet: str, letters: str) -> str:
    """A column of a workbook's sheet."""
    return f"{sheet}, column {letters}"


def sheet_table(sheet: str, number: int) -> str:
    """One of several tables on a workbook's sheet."""
    return f"{sheet}, table {number}"


def sheet_box(sheet: str, number: int) -> str:
    """A text box of a workbook's sheet."""
    return f"{sheet}, text box {number}"


WHOLE_FILE = "Whole file"
