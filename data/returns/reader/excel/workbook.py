"""A checked package to the sheets of a workbook, and to the document that is shown beside the reading."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.returns.reader import limits, places
from data.returns.reader.excel.cells import At, RawSheet, address, read_cells
from data.returns.reader.excel.drawings import comments_on, drawn_on
from data.returns.reader.excel.grid import Extras, lines_of, read_rows
from data.returns.reader.excel.strings import (
    Element,
    children,
    cleaned,
    plain_lines,
    relation_of,
    shared_strings,
)
from data.returns.reader.excel.words import Tally, Words, number_formats
from data.returns.reader.package import Package, Relation
from data.returns.reader.refusals import refused
from data.returns.reader.tree import Paragraph, Row, Sighting
from data.returns.reader.written import EmbeddedObject

_LONGEST_NAME = 60  # Excel allows 31
_EDGE_CODES = re.compile(
    r'&"[^"]*"|&K(?:[0-9A-F]{6}|\d\d[+-]\d{3})|&\d+|&[PNDTFAZGBIUESXYOH]|&[LCR]', re.IGNORECASE
)
_PAGE_NUMBER = re.compile(r"(page)?\s*(of|/)?\s*", re.IGNORECASE)
_MACRO_SHEETS = ("xlMacrosheet", "xlIntlMacrosheet")


@dataclass(frozen=True)
class Sheet:
    """A sheet that is shown: its rows with something in them by number, its text boxes, and what was noted in it."""

    name: str
    rows: dict[int, Row]
    boxes: tuple[Paragraph, ...] = ()
    sightings: tuple[Sighting, ...] = ()


@dataclass(frozen=True)
class Workbook:
    """The sheets in their order, the lines at the top and bottom of their pages, and what was noted of the file."""

    sheets: tuple[Sheet, ...]
    headers: tuple[Paragraph, ...] = ()
    footers: tuple[Paragraph, ...] = ()
    sightings: tuple[Sighting, ...] = ()


def read_workbook(parts: dict[str, bytes]) -> Workbook:
    """The workbook in the parts of a checked package. Raises RefusedFile."""
    return _Reading(Package(parts)).workbook()


class _Reading:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._relations = package.relations(package.main)
        root = package.xml(package.main)
        if root is None:
            raise refused("damaged")
        self._root = root
        self._tally = Tally()
        self._words = Words(
            shared_strings(self._part("sharedStrings")),
            number_formats(self._part("styles")),
            any(item.get("date1904") in ("1", "true") for item in children(root, "workbookPr")),
            self._tally,
        )
        self._edges: dict[str, dict[str, None]] = {"page header": {}, "page footer": {}}

    def workbook(self) -> Workbook:
        listed = [item for group in children(self._root, "sheets") for item in children(group, "sheet")]
        if len(listed) > limits.SHEETS:
            raise refused("too_many_sheets")
        names = [_name(item) for item in listed]
        if len({name.casefold() for name in names}) < len(names):
            raise refused("damaged")
        pairs = zip(names, listed, strict=True)
        sheets = tuple(sheet for name, item in pairs if (sheet := self._sheet(name, item)) is not None)
        self._note_rest()
        headers = self._page_lines("page header", places.page_header)
        footers = self._page_lines("page footer", places.page_footer)
        return Workbook(sheets, headers, footers, tuple(self._tally.sightings))

    def _part(self, kind: str) -> Element | None:
        name = self._package.related(kind)
        return self._package.xml(name) if name is not None else None

    def _sheet(self, name: str, item: Element) -> Sheet | None:
        """A sheet that is shown; one that is hidden or holds no cells is noted and left out."""
        relation = self._relations.get(relation_of(item))
        if relation is None or relation.outside:
            raise refused("damaged")
        if relation.kind in _MACRO_SHEETS:
            raise refused("macros")
        if item.get("state", "visible") != "visible":
            self._tally.see("hidden_sheet", places.sheet(name))
            return None
        if relation.kind != "worksheet":
            self._tally.see("unread_part", places.sheet(name), "a sheet that holds a chart or a dialog")
            return None
        return self._worksheet(name, relation.target)

    def _worksheet(self, name: str, part: str) -> Sheet:
        content = self._package.content(part)
        if content is None:
            raise refused("damaged")
        raw = read_cells(content)
        before = len(self._tally.sightings)
        rows = read_rows(name, raw, self._words, self._extras(name, part, raw))
        boxes = tuple(self._boxes(name, part))
        for at in comments_on(self._package, part):
            self._tally.see("comments", places.sheet_cell(name, address(at)))
        if raw.controls:
            self._tally.see("unread_part", places.sheet(name), "a form control")
        for kind, texts in raw.edges.items():
            self._edges[kind] |= dict.fromkeys(filter(None, map(_edge_text, texts)))
        seen = tuple(self._tally.sightings[before:])
        del self._tally.sightings[before:]
        return Sheet(name, rows, boxes, seen)

    def _extras(self, name: str, part: str, raw: RawSheet) -> Extras:
        relations = self._package.relations(part)
        links = {
            at: relations[one].target
            for at, one in raw.links.items()
            if one in relations and relations[one].outside
        }
        objects: dict[At, tuple[EmbeddedObject, ...]] = {}
        for one in raw.objects.values():
            at = one.at or (1, 1)
            place = places.sheet_cell(name, address(at))
            found = self._object(place, one.program, relations.get(one.relation))
            objects[at] = (*objects.get(at, ()), found)
        return Extras(links, objects)

    def _object(self, place: str, program: str, relation: Relation | None) -> EmbeddedObject:
        if relation is None:
            return EmbeddedObject(place, program, "", "", None)
        if relation.outside:
            return EmbeddedObject(place, program, relation.target, "linked, not embedded", None)
        content = self._package.content(relation.target)
        size = len(content) if content is not None else None
        name = posixpath.basename(relation.target)
        return EmbeddedObject(place, program, name, self._package.content_type(relation.target), size)

    def _boxes(self, name: str, part: str) -> Iterator[Paragraph]:
        drawn = drawn_on(self._package, part)
        self._tally.see("pictures", places.sheet(name), count=drawn.pictures)
        for number, box in enumerate(drawn.boxes, 1):
            place = places.sheet_box(name, number)
            text, unreadable = cleaned(box)
            self._tally.see("unreadable_symbol", place, count=unreadable)
            self._tally.see("text_box", place)
            self._tally.add(text)
            lines = lines_of(text, place)
            yield from (Paragraph(one.place, one.text, box=number) for one in lines)

    def _note_rest(self) -> None:
        """What belongs to the file and not to one sheet: outside references and connections to data elsewhere."""
        for target in self._package.outside_targets():
            self._tally.see("linked_outside", places.WHOLE_FILE, target)
        if self._package.related("connections") is not None:
            self._tally.see("linked_outside", places.WHOLE_FILE, "a data connection")

    def _page_lines(self, kind: str, place: places.Numbered) -> tuple[Paragraph, ...]:
        """The lines at an edge of the pages that differ from each other; page numbers left out."""
        texts = list(self._edges[kind])
        return tuple(Paragraph(place(number, len(texts)), text) for number, text in enumerate(texts, 1))


def _name(item: Element) -> str:
    text, _ = cleaned(item.get("name", ""))
    return plain_lines([text])[:_LONGEST_NAME].strip() or "Sheet without a name"


def _edge_text(codes: str) -> str:
    """The words of a page's header or footer, without the codes for looks and page numbers."""
    text, _ = cleaned(_EDGE_CODES.sub(" ", codes.replace("&&", "\x00")).replace("\x00", "&"))
    plain = plain_lines([text])
    return "" if _PAGE_NUMBER.fullmatch(plain) else plain
