"""Packs for tests: real Word files put one after the other, as Word's "Insert text from file" does.

Each file keeps its section of pages with its own headers, its links, styles, notes and comments; a string is body XML
of the papers between. `placeless` is a reading without what the pack changes: Places and the numbers of notes.
"""

import io
import json
import posixpath
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from data.returns.contract import as_json
from data.returns.reader.groups import CANONICAL_GROUPS
from data.returns.reader.pack.parsed import ParsedPack
from data.returns.reader.pack.read import read_pack
from data.returns.reader.parsed import ParsedReturn
from tests.makers_word import (
    NAMESPACES,
    PACKAGE,
    R,
    W,
    docx,
    heading,
    p,
    packed,
    reading,
    relation,
    tbl,
    tr,
    xml,
)  # fmt: skip

_W, _R = f"{{{W}}}", f"{{{R}}}"
_RELATION = f"{{{PACKAGE}/relationships}}Relationship"
_STYLE_NAMES = ("pStyle", "rStyle", "tblStyle", "basedOn", "link", "next")
_MARKED = {
    "comments": ("comment", "commentReference", "commentRangeStart", "commentRangeEnd"),
    "footnotes": ("footnote", "footnoteReference"),
    "endnotes": ("endnote", "endnoteReference"),
}
NEW_PAGE = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_CHANGED = ("number", "referenced_from", "file", "limits")


def a_pack(*pieces: bytes | str) -> bytes:
    """One Word file of all the pieces, in order."""
    joined = _Joined()
    for number, piece in enumerate(pieces):
        joined.add(number, docx(piece) if isinstance(piece, str) else piece)
    return joined.packed()


def placeless(value: Any) -> Any:
    """A reading as JSON without what depends on where in a file it stands."""
    if isinstance(value, list):
        return [placeless(item) for item in value]
    if isinstance(value, Mapping):
        return {
            name: placeless(item)
            for name, item in value.items()
            if not name.endswith(("place", "places")) and name not in _CHANGED
        }
    return value


@dataclass
class _Joined:
    parts: dict[str, bytes] = field(default_factory=dict)
    relations: list[str] = field(default_factory=list)
    types: dict[str, bytes] = field(default_factory=dict)
    body: list[Any] = field(default_factory=list)
    merged: dict[str, list[Any]] = field(default_factory=dict)
    section: Any = None

    def add(self, number: int, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = {name: archive.read(name) for name in archive.namelist()}
        body = etree.fromstring(found["word/document.xml"]).find(f"{_W}body")
        for item in etree.fromstring(found["word/_rels/document.xml.rels"]).iter(_RELATION):
            self._relation(number, item, found)
        for element in (body, *(one for _, one in self._merged_of(number))):
            _rename(element, number)
        self._end_section()
        children = list(body)
        self.section = children.pop() if children and children[-1].tag == f"{_W}sectPr" else None
        self.body += children
        for item in etree.fromstring(found["[Content_Types].xml"]):
            if item.get("Extension"):
                self.types.setdefault(item.get("Extension"), etree.tostring(item))

    def _merged_of(self, number: int) -> list[tuple[str, Any]]:
        return [(kind, one) for kind, ones in self.merged.items() for at, one in ones if at == number]

    def _relation(self, number: int, item: Any, found: dict[str, bytes]) -> None:
        kind, target, key = (
            item.get("Type").rpartition("/")[2],
            item.get("Target"),
            f"f{number}{item.get('Id')}",
        )
        if item.get("TargetMode") == "External":
            self.relations.append(relation(key, kind, target, outside=True))
            return
        name = posixpath.normpath(posixpath.join("word", target))
        if kind in ("styles", *_MARKED):
            self.merged.setdefault(kind, []).append((number, etree.fromstring(found[name])))
        elif kind in ("header", "footer", "image", "package", "oleObject"):
            self.parts[f"word/f{number}/{name}"] = found[name]
            self.relations.append(relation(key, kind, f"f{number}/{name}"))

    def _end_section(self) -> None:
        """The section of the file before ends with an empty paragraph that holds its properties."""
        if self.section is not None:
            paragraph = etree.Element(f"{_W}p")
            etree.SubElement(paragraph, f"{_W}pPr").append(self.section)
            self.body.append(paragraph)

    def packed(self) -> bytes:
        root = etree.fromstring(f"<w:document {NAMESPACES}><w:body/></w:document>")
        root[0].extend([*self.body, *([self.section] if self.section is not None else [])])
        for kind, ones in self.merged.items():
            whole = etree.fromstring(f"<w:{kind} {NAMESPACES}/>")
            whole.extend([item for _, one in ones for item in one])
            self.parts[f"word/{kind}.xml"] = etree.tostring(whole, xml_declaration=True, encoding="UTF-8")
            self.relations.append(relation(f"rId{kind}", kind, f"{kind}.xml"))
        document = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
        with zipfile.ZipFile(io.BytesIO(docx("", parts={"word/document.xml": document}))) as archive:
            frame = {name: archive.read(name) for name in archive.namelist()}
        types = etree.fromstring(frame["[Content_Types].xml"])
        known = {item.get("Extension") for item in types}
        types.extend([etree.fromstring(one) for key, one in self.types.items() if key not in known])
        inside = "".join(self.relations)
        rels = xml(f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>')
        return packed(
            frame
            | {"[Content_Types].xml": etree.tostring(types, xml_declaration=True, encoding="UTF-8")}
            | {"word/_rels/document.xml.rels": rels}
            | self.parts
        )


def _rename(root: Any, number: int) -> None:
    """Relationship ids, styles and marks of notes and comments, so that no two files share one."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        for name in [name for name in element.attrib if name.startswith(_R)]:
            element.set(name, f"f{number}{element.get(name)}")
        local = element.tag.removeprefix(_W)
        if local in _STYLE_NAMES:
            element.set(f"{_W}val", f"f{number}{element.get(f'{_W}val')}")
        if local == "style":
            element.set(f"{_W}styleId", f"f{number}{element.get(f'{_W}styleId')}")
        if any(local in names for names in _MARKED.values()):
            element.set(f"{_W}id", f"{number}0000{element.get(f'{_W}id')}")


def shuffled(pieces: Sequence[bytes], order: Sequence[int]) -> bytes:
    """The pieces in another order, as a pack."""
    return a_pack(*(pieces[at] for at in order))


AGENDA = heading("Agenda") + p("Board meeting, 11 October 2018, 10 am") + p("1. Welcome") + p("2. Reports")
MINUTES = heading("Minutes of the meeting of 19 July 2018") + p(
    "The Board noted the quarterly report on fraud."
)
PREVENT, OFFENDER, YOUTH = CANONICAL_GROUPS[:3]
CSPS = ("Fenland CSP", "Huntingdonshire CSP")


def an_update(
    csp: str = "Fenland CSP", said: str = "Two patrols began", period: str = "October 2018"
) -> bytes:
    """A CSP's update in the older form, with its action plan."""
    answers = {
        "Key Achievements during this Quarter:": said,
        "Areas of Concern for Partnership to Note:": "None",
    }
    parts = "".join(heading(label) + p(f"• {text}") for label, text in answers.items())
    plan = tbl(
        tr("Action", "Milestones", "Lead agency", "Other partners", "Q3 Update"),
        tr("1.1 Patrol", "Begin", "Police", "Council", "Done"),
    )
    head = heading(f"Quarterly Progress Report – {period}") + p(csp) + p("Priority 1: Rural crime")
    return docx(head + parts + heading("Action plan") + plan)


def pack(*pieces: bytes | str) -> ParsedPack:
    """The reading of the pieces as one pack, without the process round it."""
    return read_pack(a_pack(*pieces), "pack.docx")


def as_alone(read: ParsedReturn) -> Any:
    """The reading as JSON without what depends on where in a file it stands."""
    return json.loads(json.dumps(placeless(as_json(read))))


def assert_reads_each_as_alone(found: ParsedPack, *files: bytes) -> None:
    """Every part is read exactly as its own file is, apart from Places."""
    assert [as_alone(part.reading) for part in found.parts] == [as_alone(reading(file)) for file in files]


def groups(found: ParsedPack) -> list[str | None]:
    """The group of each part."""
    return [part.group for part in found.parts]


def pack_codes(found: ParsedPack) -> list[str]:
    """The problems of the pack."""
    return [item.code for item in found.problems]
