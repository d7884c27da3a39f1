"""One sheet's XML to the cells that hold something, read as a stream: the size that a sheet claims is not believed."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from data.returns.reader import limits
from data.returns.reader.excel.strings import Element, local, relation_of, words_of
from data.returns.reader.refusals import refused

At = tuple[int, int]
"""Row and column of a cell, both counted from 1."""

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_COUNTED = (
    "row",
    "c",
    "mergeCell",
    "col",
    "hyperlink",
    "oleObject",
    "control",
    "headerFooter",
    "sheetFormatPr",
)
_WITHIN = {
    "row": "sheetData",
    "c": "row",
    "col": "cols",
    "mergeCell": "mergeCells",
    "hyperlink": "hyperlinks",
}
_HELD = ("v", "is", "f")


@dataclass(frozen=True)
class RawCell:
    """What stands in one cell as stored. `kind` is the file's letter for it: "n", "s", "str", "b", "e", "d" ...

    `formula` is "" where there is none; `value` None where a formula was never calculated.
    """

    kind: str
    style: int
    value: str | None
    formula: str = ""


@dataclass(frozen=True)
class Merge:
    """A merged area; it shows what stands in its first cell."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class RawObject:
    """A file embedded in the sheet, by its relationship id, at the cell where its picture begins."""

    program: str
    relation: str
    at: At | None


@dataclass
class RawSheet:
    """The cells that hold something, and what is said of them elsewhere in the sheet."""

    cells: dict[At, RawCell] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: bytearray = field(default_factory=lambda: bytearray(LAST_COLUMN + 1))
    links: dict[At, str] = field(default_factory=dict)
    objects: dict[str, RawObject] = field(default_factory=dict)
    controls: int = 0
    edges: dict[str, list[str]] = field(default_factory=dict)


def letters(column: int) -> str:
    """The letters of a column: 1 is "A", 28 is "AB"."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def address(at: At) -> str:
    """A cell as Excel names it: "C7"."""
    return f"{letters(at[1])}{at[0]}"


def at_address(text: str) -> At:
    """Row and column of "C7". Raises RefusedFile for what is no cell of Excel's."""
    match = _ADDRESS.fullmatch(text.strip().upper())
    if match is None:
        raise refused("damaged")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(match[2])
    if row > LAST_ROW or column > LAST_COLUMN:
        raise refused("damaged")
    return row, column


def read_cells(content: bytes) -> RawSheet:
    """The sheet of a worksheet part. Raises RefusedFile past the limits."""
    reading = _Reading()
    events = etree.iterparse(
        io.BytesIO(content),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for event, element in events:
            name = local(element)
            if name in _COUNTED and _stands_right(name, element):
                reading.element(event, name, element)
    except etree.XMLSyntaxError as error:
        raise refused("damaged") from error
    return reading.sheet


class _Reading:
    def __init__(self) -> None:
        self.sheet = RawSheet()
        self._row, self._column, self._in_row, self._widths = 0, 0, 0, 0
        self._zero_height = False
        self._ends: dict[str, Callable[[Element], None]] = {
            "c": self._cell,
            "mergeCell": self._merge,
            "col": self._columns,
            "hyperlink": self._link,
            "oleObject": self._object,
            "control": self._control,
            "headerFooter": self._edges,
        }

    def element(self, event: str, name: str, element: Element) -> None:
        """One element as it begins or ends. What was read of it is let go at once."""
        if event == "start":
            self._begins(name, element)
            return
        if name in self._ends:
            self._ends[name](element)
        if name in ("c", "row", "mergeCell"):
            element.clear()

    def _begins(self, name: str, element: Element) -> None:
        if name == "sheetFormatPr":
            self._zero_height = _is_on(element.get("zeroHeight"))
        elif name == "row":
            self._row = _number(element.get("r"), self._row + 1, LAST_ROW)
            self._column = self._in_row = 0
            hidden = element.get("hidden")
            flat = element.get("ht") is not None and element.get("ht", "").strip("0.") == ""
            if flat or (_is_on(hidden) if hidden is not None else self._zero_height):
                self.sheet.hidden_rows.add(self._row)

    def _cell(self, element: Element) -> None:
        named = element.get("r")
        at = at_address(named) if named else (self._row, self._column + 1)
        self._column = at[1]
        if not any(local(item) in _HELD for item in element):
            return
        if at in self.sheet.cells:
            raise refused("damaged")
        cell = _raw(element)
        if cell.value is None and not cell.formula:
            return
        self._in_row += 1
        self.sheet.cells[at] = cell
        if len(self.sheet.cells) > limits.CELLS:
            raise refused("too_many_cells")
        if self._in_row > limits.SHEET_COLUMNS:
            raise refused("too_many_columns")

    def _merge(self, element: Element) -> None:
        first, _, last = element.get("ref", "").partition(":")
        top, left = at_address(first)
        bottom, right = at_address(last or first)
        if len(self.sheet.merges) >= limits.MERGES:
            raise refused("too_many_merges")
        self.sheet.merges.append(
            Merge(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
        )

    def _columns(self, element: Element) -> None:
        self._widths += 1
        if self._widths > LAST_COLUMN:
            raise refused("damaged")
        if _is_on(element.get("hidden")) or element.get("width", "1").strip("0.") == "":
            first = _number(element.get("min"), 1, LAST_COLUMN)
            count = max(0, _number(element.get("max"), first, LAST_COLUMN) + 1 - first)
            self.sheet.hidden_columns[first : first + count] = b"\x01" * count

    def _link(self, element: Element) -> None:
        at = at_address(element.get("ref", "").partition(":")[0])
        self.sheet.links[at] = relation_of(element)

    def _object(self, element: Element) -> None:
        """An embedded file; it is stored twice, for newer and older programs, and listed once."""
        relation = relation_of(element)
        shape = element.get("shapeId") or relation
        at = _anchor(element)
        if shape not in self.sheet.objects or at is not None:
            program = element.get("progId") or "unknown program"
            self.sheet.objects[shape] = RawObject(program, relation, at)

    def _control(self, _element: Element) -> None:
        self.sheet.controls += 1

    def _edges(self, element: Element) -> None:
        for item in element:
            kind = "page header" if local(item).endswith("Header") else "page footer"
            self.sheet.edges.setdefault(kind, []).append(item.text or "")


def _raw(element: Element) -> RawCell:
    kind = element.get("t", "n")
    value: str | None = None
    formula = ""
    for item in element:
        name = local(item)
        if name == "v":
            value = item.text or ("" if kind == "str" else None)
        elif name == "is":
            value = words_of(item)
        elif name == "f":
            formula = f"={item.text or ''}"
    return RawCell(kind, _number(element.get("s"), 0, 10**6), value, formula)


def _stands_right(name: str, element: Element) -> bool:
    """Whether an element stands where a sheet keeps it: drawings have rows and columns of their own."""
    parent = element.getparent()
    return name not in _WITHIN or (parent is not None and local(parent) == _WITHIN[name])


def _anchor(element: Element) -> At | None:
    """The cell where an object begins, which newer programs write; counted from 1."""
    for start in element.iter():
        if local(start) == "from":
            found = {local(item): _number((item.text or "").strip(), 0, LAST_ROW) for item in start}
            return found.get("row", 0) + 1, found.get("col", 0) + 1
    return None


def _is_on(text: str | None) -> bool:
    return text in ("1", "true", "on")


def _number(text: str | None, default: int, most: int) -> int:
    """A whole number of an attribute. Raises RefusedFile for one that no program writes."""
    if text is None:
        return default
    if not text.isdecimal() or len(text) > 7 or int(text) > most:
        raise refused("damaged")
    return int(text)
