"""Element names of Word's XML in short form ("w:p"), and attribute reading that tolerates both OOXML dialects."""

from functools import cache

from lxml import etree

_NAMESPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}

# "Strict" files use other namespaces for the same elements; they are put into the usual ones before parsing.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", "r"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", "a"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", "m"),
)

_BY_PREFIX = {prefix: address for address, prefix in _NAMESPACES.items()}
Element = etree._Element


@cache
def short(tag: str) -> str:
    """ "{…wordprocessingml…}p" as "w:p"; an element of a namespace that is not ours as "?:p"."""
    address, _, local = tag.removeprefix("{").rpartition("}")
    return f"{_NAMESPACES.get(address, '?')}:{local}"


@cache
def full(name: str) -> str:
    """ "w:p" as lxml writes it."""
    prefix, _, local = name.partition(":")
    return f"{{{_BY_PREFIX[prefix]}}}{local}"


def named(element: Element) -> str:
    """The short name of an element ("" for a comment or processing instruction)."""
    return short(element.tag) if isinstance(element.tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """An attribute by short name."""
    return element.get(full(name))


def child(element: Element, name: str) -> Element | None:
    """The first child of that name."""
    return element.find(full(name))


def value(element: Element, *path: str) -> str | None:
    """`w:val` of the element at the end of a path of child names, or None when there is none."""
    found: Element | None = element
    for name in path:
        found = child(found, name) if found is not None else None
    return attribute(found, "w:val") if found is not None else None


def switch(element: Element, *path: str) -> bool | None:
    """An on-off property: None when absent, True for `<w:b/>`, False for `<w:b w:val="0"/>`."""
    found: Element | None = element
    for name in path:
        found = child(found, name) if found is not None else None
    if found is None:
        return None
    return (attribute(found, "w:val") or "1") not in ("0", "false", "off", "none")


def number(text: str | None, default: int = 0) -> int:
    """A whole number from an attribute; the default when it is missing or not a number."""
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default


def to_usual_namespaces(content: bytes) -> bytes:
    """The part with the strict dialect's namespaces replaced by the usual ones."""
    if b"purl.oclc.org/ooxml" not in content:
        return content
    for strict, prefix in _STRICT:
        content = content.replace(strict, _BY_PREFIX[prefix].encode())
    return content
