"""Words as a workbook keeps them: shared strings, rich text, escaped characters."""

import re
from collections.abc import Iterable

from lxml import etree

from data.returns.reader.characters import UNKNOWN, replace_private, tidy

Element = etree._Element
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PAIR = re.compile("([\ud800-\udbff])([\udc00-\udfff])")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def local(element: Element) -> str:
    """An element's name without its namespace ("" for a comment): the strict dialect differs in nothing else."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element, name: str) -> list[Element]:
    """The children of that name."""
    return [item for item in element if local(item) == name]


def relation_of(element: Element) -> str:
    """The relationship id that an element refers to, whatever namespace its attribute is of."""
    return next((str(value) for name, value in element.items() if str(name).endswith("}id")), "")


def words_of(element: Element) -> str:
    """The words of a string item: plain or in runs of several looks; how to pronounce them is left out."""
    found: list[str] = []
    for item in element:
        name = local(item)
        if name == "t":
            found.append(item.text or "")
        elif name == "r":
            found += [part.text or "" for part in children(item, "t")]
    return unescaped("".join(found))


def shared_strings(root: Element | None) -> list[str]:
    """The strings that cells refer to by number."""
    return [words_of(item) for item in children(root, "si")] if root is not None else []


def unescaped(text: str) -> str:
    """The text with "_x000D_" as the character it stands for."""
    if "_x" not in text:
        return text
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return _PAIR.sub(
        lambda pair: f"{pair[1]}{pair[2]}".encode("utf-16", "surrogatepass").decode("utf-16"), plain
    )


def cleaned(text: str) -> tuple[str, int]:
    """The words tidied, and how many characters in them are not to be read (shown as a question mark in a box)."""
    controls = _CONTROL.findall(text)
    readable, unknown = replace_private(_CONTROL.sub(UNKNOWN, text.replace("\r\n", "\n")))
    return tidy(readable), len(controls) + unknown


def plain_lines(texts: Iterable[str]) -> str:
    """Texts on one line."""
    return " ".join(" ".join(text.split()) for text in texts if text.strip())
