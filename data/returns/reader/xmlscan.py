"""XML checked before it is read: no document type, no entity, not too deep, not too much. Raises RefusedFile.

The check is a streaming pass of expat, which knows the encodings that a search through the bytes would miss.
"""

from xml.parsers import expat

from data.returns.reader import limits
from data.returns.reader.refusals import refused


class _Scan:
    def __init__(self, left: int) -> None:
        self.depth = 0
        self.left = left
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._refuse_dtd
        self.parser.EntityDeclHandler = self._refuse_dtd
        self.parser.SkippedEntityHandler = self._refuse_dtd

    def _start(self, _name: str, _attributes: dict[str, str]) -> None:
        self.depth += 1
        self.left -= 1
        if self.depth > limits.XML_DEPTH:
            raise refused("too_deep")
        if self.left < 0:
            raise refused("too_many_elements")

    def _end(self, _name: str) -> None:
        self.depth -= 1

    def _refuse_dtd(self, *_declaration: object) -> None:
        raise refused("dtd")


def scan(parts: dict[str, bytes]) -> None:
    """Check every XML part of a package."""
    left = limits.XML_ELEMENTS
    for name, content in parts.items():
        if is_xml(name, content):
            left = _scan_part(content, left)


def is_xml(name: str, content: bytes) -> bool:
    """Whether a part is XML, by its name or by how it begins."""
    return name.lower().endswith((".xml", ".rels", ".vml")) or content.lstrip()[:5] == b"<?xml"


def _scan_part(content: bytes, left: int) -> int:
    """The number of elements still allowed after this part."""
    scan_ = _Scan(left)
    try:
        scan_.parser.Parse(content, True)
    except (
        expat.ExpatError,
        ValueError,
        LookupError,
    ) as error:  # the last two: an encoding that it cannot read
        raise refused("damaged") from error
    return scan_.left
