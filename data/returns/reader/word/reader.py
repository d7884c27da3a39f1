"""A checked package to a `Document`."""

from collections import Counter
from collections.abc import Iterator

from data.returns.reader import limits, places
from data.returns.reader.package import Package
from data.returns.reader.parsed import Footnote
from data.returns.reader.refusals import refused
from data.returns.reader.tree import Document, PagePart, Paragraph, Sighting, Trail, paragraphs
from data.returns.reader.word.names import Element, attribute, child, full, named, to_usual_namespaces
from data.returns.reader.word.objects import ObjectList
from data.returns.reader.word.pages import PageSections, different_lines
from data.returns.reader.word.story import Story, Tally
from data.returns.reader.word.styles import Styles
from data.returns.reader.word.tables import read_table
from data.returns.reader.word.text import ParagraphReader

_LONGEST_WATERMARK = 200


def read_document(parts: dict[str, bytes], most_paragraphs: int = limits.PARAGRAPHS) -> Document:
    """The document in the parts of a checked package. Raises RefusedFile."""
    reading = _Reading(Package(parts, to_usual_namespaces), most_paragraphs)
    return reading.document()


class _Reading:
    def __init__(self, package: Package, most_paragraphs: int) -> None:
        self._package = package
        self._styles = Styles(_part(package, "styles"))
        self._tally = Tally(most_paragraphs=most_paragraphs)

    def document(self) -> Document:
        root = self._package.xml(self._package.main)
        body = child(root, "w:body") if root is not None else None
        if body is None:
            raise refused("damaged")
        blocks = self._story(self._package.main).read(body)
        self._tally.open("")
        openings, guides = tuple(self._tally.openings), tuple(self._tally.guides)
        notes, of_notes = self._notes()
        pages = PageSections(body, self._package.relations(self._package.main), self._tally.section_ends)
        headers = self._page_parts(pages.headers, places.page_header)
        footers = self._page_parts(pages.footers, places.page_footer)
        self._note_rest()
        return Document(
            pages.with_new_pages(blocks),
            different_lines(headers),
            different_lines(footers),
            notes,
            tuple(self._tally.sightings),
            frozenset(self._tally.guides),
            Trail(openings, guides, of_notes, headers, footers, pages.sections(len(blocks))),
        )

    def _story(self, part: str) -> Story:
        relations = self._package.relations(part)
        reader = ParagraphReader(self._styles, relations)
        return Story(reader, ObjectList(self._package, relations), self._tally, read_table)

    def _page_parts(self, parts: list[str], name: "places.Numbered") -> tuple[PagePart, ...]:
        """The page headers (or footers); a logo in one is not something to read, nor is a page number."""
        found: list[PagePart] = []
        for number, part in enumerate(parts, start=1):
            before = len(self._tally.sightings)
            root = self._package.xml(part)
            place = name(number, len(parts))
            blocks = self._story(part).read(root, place) if root is not None else ()
            drawn = _watermarks(root, place) if root is not None else ()
            lines = tuple(item for item in (*paragraphs(blocks), *drawn) if item.text)
            seen = [one for one in self._tally.sightings[before:] if one.code not in ("pictures", "text_box")]
            self._tally.sightings[before:] = seen
            found.append(PagePart(lines, tuple(seen)))
        return tuple(found)

    def _notes(self) -> tuple[tuple[Footnote, ...], tuple[tuple[Sighting, ...], ...]]:
        """The notes that the text refers to, each kind numbered in the order of its marks, and what each one hid."""
        roots = {"Footnote": self._note_elements("footnotes"), "Endnote": self._note_elements("endnotes")}
        counts: Counter[str] = Counter()
        notes: list[Footnote] = []
        seen: list[tuple[Sighting, ...]] = []
        for kind, note_id, referenced_from in list(self._tally.notes):
            counts[kind] += 1
            before = len(self._tally.sightings)
            place = places.note(kind, counts[kind])
            element = roots[kind].get(note_id)
            blocks = self._story(self._note_part(kind)).read(element, place) if element is not None else ()
            text = "\n".join(item.text for item in paragraphs(blocks))
            notes.append(Footnote(counts[kind], text, place, referenced_from))
            seen.append(tuple(self._tally.sightings[before:]))
        return tuple(notes), tuple(seen)

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


def _part(package: Package, kind: str) -> Element | None:
    name = package.related(kind)
    return package.xml(name) if name is not None else None
