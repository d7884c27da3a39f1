"""The pieces of a workbook of the form: its sheets with headings, guidance, columns and rows to write in.

The same fields give the same bytes: the moment of writing is taken out of the package.
"""

import io
import re
import zipfile
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from data.refusals import Refused
from data.returns.reader.bullets import starts_bullet
from data.returns.reader.excel.form import NOTHING, YES, SheetForm

LONGEST = 32_767
"""Characters of one cell, Excel's own most; a longer text is refused, never cut."""

BLANK_ROWS = 20
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_NO_MOMENT = rb"\g<1>2000-01-01T00:00:00Z\g<2>"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LINE = Side(style="thin", color="B1B4B6")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TOP = Alignment(vertical="top", wrap_text=True)
_HEAD = PatternFill("solid", fgColor="BDD6EE")
_GUIDANCE = Font(name="Arial", size=10, italic=True, color="505A5F")
_PLAIN, _BOLD = Font(name="Arial", size=10), Font(name="Arial", size=10, bold=True)
_HEADING = Font(name="Arial", size=16, bold=True)
_FORMULA_STARTS = ("=", "+", "-", "@")
_TEXT = "@"


def one_cell(texts: Sequence[str]) -> str:
    """Several points as the words of one cell: a line each or, where that would not keep them apart, a bullet each."""
    said = [text for text in texts if text.strip()]
    several = len(said) > 1 and any(starts_bullet(text) for text in said)
    if several or any("\n" in text for text in said):
        return "\n".join(f"• {text}" for text in said)
    return "\n".join(said)


class SheetFile:
    """One sheet in the making. Rows are added from the top."""

    def __init__(self, sheet: Worksheet, form: SheetForm, heading: str, marking: str) -> None:
        self._sheet = sheet
        self._width = max(2, len(form.columns))
        self._next = 1
        self._write(1, 1, heading or form.heading, _HEADING)
        self._guidance(form)
        self._next = 3
        if form.nil:
            self._nil()
        self._next += 1
        if form.columns:
            self.add([column.heading for column in form.columns], head=True)
            sheet.freeze_panes = f"A{self._next}"
            sheet.print_title_rows = f"{self._next - 1}:{self._next - 1}"
        for number in range(1, max(12, self._width) + 1):
            width = form.columns[number - 1].width if number <= len(form.columns) else 20
            sheet.column_dimensions[get_column_letter(number)].width = width
        self._set_up_pages(marking)

    @property
    def next_row(self) -> int:
        """The number of the row that is written next."""
        return self._next

    def add(self, texts: Sequence[str], head: bool = False, link: str = "") -> None:
        """A row of cells; `link` is where the last of them leads."""
        for number, text in enumerate(texts, 1):
            cell = self._write(self._next, number, text, _BOLD if head else _PLAIN)
            cell.border = _BOX
            if head:
                cell.fill = _HEAD
        if link:
            last = self._sheet.cell(self._next, len(texts))
            self._sheet._hyperlinks.append(Hyperlink(ref=last.coordinate, target=link))
            last._hyperlink = self._sheet._hyperlinks[-1]
        self._next += 1

    def add_blank(self, columns: int, rows: int = BLANK_ROWS) -> None:
        """Rows to write in."""
        for _ in range(rows):
            self.add([""] * columns)

    def skip(self) -> None:
        """Leave a row empty."""
        self._next += 1

    def offer(self, row: int, choices: Sequence[str], only: bool = False) -> None:
        """Offer choices in the second cell of a row; other words are taken too, unless `only` they will do."""
        rule = DataValidation("list", formula1=f'"{",".join(choices)}"', allow_blank=True)
        rule.showErrorMessage, rule.showDropDown = only, False
        rule.error = f"Choose {' or '.join(choices)}, or leave the cell empty."
        rule.add(f"B{row}")
        self._sheet.add_data_validation(rule)

    def _write(self, row: int, column: int, text: str, font: Font) -> Cell:
        """Words in a cell, always as words: nothing that somebody wrote becomes a formula."""
        cell: Cell = self._sheet.cell(row, column)
        cell.font, cell.alignment, cell.number_format = font, _TOP, _TEXT
        plain = _ESCAPE.sub("_x005F_", _NOT_XML.sub("", text))
        if len(plain.encode("utf-16-le")) // 2 > LONGEST:
            raise Refused(
                f"A text is longer than a cell of Excel holds, which is {LONGEST:,} characters. Take the Word form.",
                "too-long",
            )
        if plain:
            cell.value, cell.data_type = plain, "s"
        if plain.startswith(_FORMULA_STARTS):
            cell.quotePrefix = True
        return cell

    def _guidance(self, form: SheetForm) -> None:
        self._write(2, 1, form.explains, _GUIDANCE)
        self._sheet.merge_cells(start_row=2, start_column=1, end_row=2, end_column=self._width)
        across = sum(column.width for column in form.columns) or self._width * 20
        self._sheet.row_dimensions[2].height = 15 * (1 + len(form.explains) // max(40, across))

    def _nil(self) -> None:
        self.add([NOTHING, ""])
        self.offer(self._next - 1, [YES], only=True)

    def _set_up_pages(self, marking: str) -> None:
        sheet = self._sheet
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.oddHeader.center.text = marking.replace("&", "&&") or None
        sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "Page &P of &N"


class WorkbookFile:
    """A workbook in the making."""

    def __init__(self, title: str, marking: str = "") -> None:
        self._book = Workbook()
        self._book.remove(self._book.active)
        self._book.properties.title, self._book.properties.language = _NOT_XML.sub("", title), "en-GB"
        self._book.properties.creator = ""
        self._marking = _NOT_XML.sub("", marking)

    def sheet(self, form: SheetForm, heading: str = "") -> SheetFile:
        """The next sheet."""
        return SheetFile(self._book.create_sheet(form.name), form, heading, self._marking)

    def save(self) -> bytes:
        """The package's bytes."""
        written, packed = io.BytesIO(), io.BytesIO()
        self._book.save(written)
        with (
            zipfile.ZipFile(written) as source,
            zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            for name in source.namelist():
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                content = source.read(name)
                archive.writestr(
                    entry, _MOMENT.sub(_NO_MOMENT, content) if name == "docProps/core.xml" else content
                )
        return packed.getvalue()
