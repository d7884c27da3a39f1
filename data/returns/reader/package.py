"""The parts of an Office package: its main part, and the parts and addresses that each refers to."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import unquote

from lxml import etree

from data.returns.reader.refusals import refused

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_PROPERTIES = "docProps/core.xml"
_MODIFIED = "{http://purl.org/dc/terms/}modified"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
Element = etree._Element
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


@dataclass(frozen=True)
class Relation:
    """What a relationship id stands for. `target` is a part's name, or an address when `outside`."""

    kind: str
    target: str
    outside: bool


class Package:
    """Read access to the parts of a checked package (`upload.open_package`). Nothing outside is ever fetched."""

    def __init__(self, parts: dict[str, bytes], usual: Callable[[bytes], bytes] = bytes) -> None:
        """`usual` puts a part's XML into the namespaces that its reader expects."""
        self._parts = parts
        self._usual = usual
        self._by_folded = {name.casefold(): name for name in parts}
        self.main = self._find_main()

    def xml(self, name: str) -> Element | None:
        """The root element of a part, or None when the package has no such part."""
        content = self.content(name)
        if content is None:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(self._usual(content), parser)
        except etree.XMLSyntaxError as error:
            raise refused("damaged") from error

    def content(self, name: str) -> bytes | None:
        """A part's bytes. Names differ by case in some writers' files."""
        found = self._by_folded.get(name.casefold())
        return self._parts[found] if found is not None else None

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part by id."""
        folder, _, file = part.rpartition("/")
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        if root is None:
            return {}
        found = (_relation(item, folder) for item in root.iter(_RELATION))
        return dict(found)

    def related(self, kind: str) -> str | None:
        """The part that the main document refers to by a relationship of that kind ("styles")."""
        targets = (
            item.target
            for item in self.relations(self.main).values()
            if item.kind == kind and not item.outside
        )
        return next(targets, None)

    def outside_targets(self) -> list[str]:
        """Addresses that parts of the package refer to, other than links in the text."""
        found = {
            relation.target
            for name in self._parts
            if name.endswith(".rels")
            for relation in self.relations(_owner(name)).values()
            if relation.outside and relation.kind != "hyperlink"
        }
        return sorted(found)

    @cached_property
    def modified(self) -> str:
        """The day on which the package says that it was last saved ("2018-10-04"), "" where it does not say."""
        root = self.xml(_PROPERTIES)
        said = root.findtext(_MODIFIED) if root is not None else None
        day = (said or "").strip()[:10]
        try:
            return date.fromisoformat(day).isoformat() if _DAY.fullmatch(day) else ""
        except ValueError:
            return ""

    def content_type(self, part: str) -> str:
        """The declared content type of a part ("" when there is none)."""
        root = self.xml("[Content_Types].xml")
        extension = part.rpartition(".")[2].casefold()
        default = ""
        for item in root if root is not None else ():
            if (
                item.tag == f"{_TYPES}Override"
                and item.get("PartName", "").casefold() == f"/{part}".casefold()
            ):
                return item.get("ContentType", "")
            if item.tag == f"{_TYPES}Default" and item.get("Extension", "").casefold() == extension:
                default = item.get("ContentType", "")
        return default

    def _find_main(self) -> str:
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and self.content(relation.target) is not None:
                return relation.target
        raise refused("damaged")


def _owner(rels: str) -> str:
    """The part whose relationships a .rels part holds: "word/_rels/a.xml.rels" -> "word/a.xml"."""
    folder, _, file = rels.rpartition("/")
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def _relation(item: Element, folder: str) -> tuple[str, Relation]:
    kind = item.get("Type", "").rpartition("/")[2]
    target = item.get("Target", "")
    outside = item.get("TargetMode", "").casefold() == "external"
    if not outside:
        target = posixpath.normpath(posixpath.join("/" + folder, unquote(target))).lstrip("/")
    return item.get("Id", ""), Relation(kind, target, outside)
