"""A checked package to a `WordDocument`."""

import re
from collections import Counter
from collections.abc import Iterator

from data.returns.reader import places
from data.returns.reader.parsed import Footnote
from data.returns.reader.refusals import refused
from data.returns.reader.word.names import Element, attribute, child, full, named
from data.returns.reader.word.objects import ObjectList
from data.returns.reader.word.package import Relation, Styles, WordPackage
from data.returns.reader.word.story import Story, Tally
from data.returns.reader.word.tables import read_table
from data.returns.reader.word.text import ParagraphReader
from data.returns.reader.word.tree import Paragraph, WordDocument, paragraphs

_LONGEST_WATERMARK = 200
_PAGE_NUMBER = re.compile(r"(page)?\s*\d*\s*(of|/)?\s*\d*", re.I)


def read_document(parts: dict[str, bytes]) -> WordDocument:
    """The document in the parts of a checked package. Raises RefusedFile."""
    reading = _Reading(WordPackage(parts))
    return reading.document()


class _Reading:
    def __init__(self, package: WordPackage) -> None:
        self._package = package
        self._styles = Styles(_part(package, "styles"))
        self._tally = Tally()

    def document(self) -> WordDocument:
        root = self._package.xml(self._package.main)
        body = child(root, "w:body") if root is not None else None
        if body is None:
            raise refused("damaged")
        blocks = self._story(self._package.main).read(body)
        notes = self._notes()
        headers, footers = self._page_parts(body)
        self._note_rest()
        seen = tuple(self._tally.sightings)
        return WordDocument(blocks, headers, footers, notes, seen, frozenset(self._tally.guides))

    def _story(self, part: str) -> Story:
        relations = self._package.relations(part)
        reader = ParagraphReader(self._styles, relations)
        return Story(reader, ObjectList(self._package, relations), self._tally, read_table)

    def _page_parts(self, body: Element) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
        relations = self._package.relations(self._package.main)
        headers = _referenced(body, "w:headerReference", relations)
        footers = _referenced(body, "w:footerReference", relations)
        return self._page_part(headers, places.page_header), self._page_part(footers, places.page_footer)

    def _page_part(self, parts: list[str], name: "places.Numbered") -> tuple[Paragraph, ...]:
        """The paragraphs of the page headers (or footers) that differ from each other; page numbers left out."""
        found: list[Paragraph] = []
        texts: set[str] = set()
        before = len(self._tally.sightings)
        for number, part in enumerate(parts, start=1):
            root = self._package.xml(part)
            place = name(number, len(parts))
            blocks = self._story(part).read(root, place) if root is not None else ()
            lines = [*paragraphs(blocks), *(_watermarks(root, place) if root is not None else ())]
            fresh = [item for item in lines if item.text and item.text not in texts]
            texts |= {item.text for item in fresh}
            found += [item for item in fresh if not _PAGE_NUMBER.fullmatch(item.text)]
        self._drop_pictures(before)
        return tuple(found)

    def _drop_pictures(self, before: int) -> None:
        """A logo in a page header is not something to read."""
        kept = [seen for seen in self._tally.sightings[before:] if seen.code not in ("pictures", "text_box")]
        self._tally.sightings[before:] = kept

    def _notes(self) -> tuple[Footnote, ...]:
        """The notes that the text refers to, each kind numbered in the order of its marks."""
        roots = {"Footnote": self._note_elements("footnotes"), "Endnote": self._note_elements("endnotes")}
        counts: Counter[str] = Counter()
        notes: list[Footnote] = []
        for kind, note_id, referenced_from in list(self._tally.notes):
            counts[kind] += 1
            place = places.note(kind, counts[kind])
            element = roots[kind].get(note_id)
            blocks = self._story(self._note_part(kind)).read(element, place) if element is not None else ()
            text = "\n".join(item.text for item in paragraphs(blocks))
            notes.append(Footnote(counts[kind], text, place, referenced_from))
        return tuple(notes)

    def _note_part(self, kind: str) -> str:
        return self._package.related(f"{kind.lower()}s") or ""

    def _note_elements(self, kind: str) -> dict[str, Element]:
        root = _part(self._package, kind)
        return {attribute(item, "w:id") or "": item for item in root} if root is not None else {}

    def _note_rest(self) -> None:
        """What belongs to the file and not to one paragraph: comments without a mark, and outside references."""
        root = _part(self._package, "comments")
        total = sum(1 for item in root if named(item) == "w:comment") if root is not None else 0
        marked = sum(1 for seen in self._tally.sightings if seen.code == "comments")
        self._tally.see("comments", places.WHOLE_FILE, count=max(0, total - marked))
        for address in self._package.outside_targets():
            self._tally.see("linked_outside", places.WHOLE_FILE, address)


def _watermarks(root: Element, place: str) -> Iterator[Paragraph]:
    """Words drawn across the pages, such as a marking: Word keeps them as a shape in the page header."""
    for drawn in root.iter(full("v:textpath")):
        words = " ".join((drawn.get("string") or "").split())[:_LONGEST_WATERMARK]
        yield Paragraph(places.watermark(place), words)


def _part(package: WordPackage, kind: str) -> Element | None:
    name = package.related(kind)
    return package.xml(name) if name is not None else None


def _referenced(body: Element, name: str, relations: dict[str, Relation]) -> list[str]:
    """The page header (or footer) parts that the sections refer to, each once, in order."""
    ids = [attribute(item, "r:id") or "" for item in body.iter() if named(item) == name]
    targets = [relations[item].target for item in ids if item in relations and not relations[item].outside]
    return list(dict.fromkeys(targets))
