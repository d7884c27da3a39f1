"""The sections of pages of a document: which page headers and footers each has, and where a new page begins."""

import re
from collections.abc import Iterable
from dataclasses import replace

from data.returns.reader.package import Relation
from data.returns.reader.tree import Block, PagePart, PageSection, Paragraph
from data.returns.reader.word.names import Element, attribute, child, named, value

_PAGE_NUMBER = re.compile(r"(page)?\s*\d*\s*(of|/)?\s*\d*", re.I)


def different_lines(parts: Iterable[PagePart]) -> tuple[Paragraph, ...]:
    """The lines of the page headers (or footers) that differ from each other; page numbers left out."""
    found: list[Paragraph] = []
    texts: set[str] = set()
    for part in parts:
        fresh = [item for item in part.lines if item.text not in texts]
        texts |= {item.text for item in fresh}
        found += [item for item in fresh if not _PAGE_NUMBER.fullmatch(item.text)]
    return tuple(found)


class PageSections:
    """The sections of one body. `headers` and `footers` name the parts, each once, in the order of their mention."""

    def __init__(
        self, body: Element, relations: dict[str, Relation], ends: list[tuple[int, Element]]
    ) -> None:
        self._relations = relations
        self.headers = self._referenced(body.iter(), "w:headerReference")
        self.footers = self._referenced(body.iter(), "w:footerReference")
        last = child(body, "w:sectPr")
        self._ends = [*ends, (-1, last)] if last is not None else ends

    def sections(self, blocks: int) -> tuple[PageSection, ...]:
        """Each section, to the number of blocks before its end; what it does not name it has from the one before."""
        found: list[PageSection] = []
        headers: dict[str, str] = {}
        footers: dict[str, str] = {}
        for until, section in self._ends:
            headers = headers | self._own(section, "w:headerReference")
            footers = footers | self._own(section, "w:footerReference")
            found.append(
                PageSection(
                    blocks if until < 0 else until,
                    tuple(sorted(self.headers.index(name) for name in set(headers.values()))),
                    tuple(sorted(self.footers.index(name) for name in set(footers.values()))),
                )
            )
        return tuple(found)

    def with_new_pages(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks, those marked that begin a section which begins a page. A section says itself how it begins."""
        marked = list(blocks)
        for (start, _), (_, section) in zip(self._ends, self._ends[1:], strict=False):
            if 0 <= start < len(marked) and value(section, "w:type") != "continuous":
                marked[start] = replace(marked[start], new_page=True)
        return tuple(marked)

    def _own(self, section: Element, name: str) -> dict[str, str]:
        """The parts that a section names, by what they are for: all pages, even ones, the first."""
        named_here = [item for item in section if named(item) == name]
        return {
            attribute(item, "w:type") or "default": target
            for item in named_here
            for target in self._referenced([item], name)
        }

    def _referenced(self, elements: Iterable[Element], name: str) -> list[str]:
        ids = [attribute(item, "r:id") or "" for item in elements if named(item) == name]
        known = [self._relations[item] for item in ids if item in self._relations]
        return list(dict.fromkeys(item.target for item in known if not item.outside))
