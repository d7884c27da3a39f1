"""One story of a Word file (the body, a page header, a note) from XML to blocks with places.

A story keeps count as it goes: paragraphs with words, tables, text boxes. What Word kept out of sight is noted as
sightings with the place where it was met.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from data.returns.reader import limits, places, template
from data.returns.reader.normalise import key
from data.returns.reader.refusals import refused
from data.returns.reader.tree import Block, Opening, Paragraph, Sighting, Table
from data.returns.reader.word.controls import only_shows, tag_of
from data.returns.reader.word.names import Element, attribute, child, named, switch
from data.returns.reader.word.objects import ObjectList
from data.returns.reader.word.text import ParagraphReader, RawParagraph
from data.returns.reader.written import EmbeddedObject

TableReader = Callable[["Story", Element, str, int], Table]
_GONE = ("w:del", "w:moveFrom")
_COME = ("w:ins", "w:moveTo")
_SEEN = ("tracked_changes", "hidden_text", "placeholder", "unreadable_symbol", "pictures", "comments")


@dataclass
class Tally:
    """What is counted over the whole file."""

    paragraphs: int = 0
    characters: int = 0
    boxes: int = 0
    sightings: list[Sighting] = field(default_factory=list)
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    guides: list[str] = field(default_factory=list)
    openings: list[Opening] = field(default_factory=list)
    section_ends: list[tuple[int, Element]] = field(default_factory=list)
    most_paragraphs: int = limits.PARAGRAPHS

    def see(self, code: str, place: str, text: str = "", count: int = 1) -> None:
        """Note something `count` times at that place."""
        self.sightings.extend([Sighting(code, place, text)] * count)

    def open(self, place: str) -> None:
        """What is met from here on belongs to that paragraph, table, row or text box."""
        self.openings.append(Opening(place, len(self.sightings), len(self.notes), len(self.guides)))

    def add(self, text: str) -> None:
        """Count a paragraph's words. Raises RefusedFile past the limits."""
        self.paragraphs += 1
        self.characters += len(text)
        if self.paragraphs > self.most_paragraphs:
            raise refused(
                "too_many_paragraphs" if self.most_paragraphs == limits.PARAGRAPHS else "pack_too_long"
            )
        if self.characters > limits.CHARACTERS:
            raise refused("too_much_text")


class Container:
    """The paragraphs and tables of one container (the body, a cell, a text box), in order.

    `place` is the container's own place, "" for the body.
    """

    def __init__(self, story: "Story", place: str, box: int = 0, depth: int = 0) -> None:
        self._story = story
        self._place = place
        self._box = box
        self._depth = depth
        self._paragraphs = 0
        self._tables = 0
        self._waiting: RawParagraph | None = None
        self._new_page = False
        self.blocks: list[Block] = []

    def read(self, element: Element) -> tuple[Block, ...]:
        """The blocks of the container element."""
        self._children(element)
        self._flush()
        return tuple(self.blocks)

    def _children(self, element: Element) -> None:
        for item in element:
            name = named(item)
            if name == "w:p":
                self._paragraph(item)
            elif name == "w:tbl":
                self._table(item)
            elif name in _GONE:
                self._story.tally.see("tracked_changes", self._here())
            elif name == "w:sdt":
                self._control(item)
            elif name == "w:altChunk":
                self._story.tally.see("unread_part", self._here(), "a document inserted whole")
            elif name == "mc:AlternateContent":
                self._children(next(iter(item), item))
            elif name in ("w:customXml", "w:smartTag", *_COME):
                self._story.tally.see("tracked_changes", self._here(), count=name in _COME)
                self._children(item)

    def _control(self, item: Element) -> None:
        content = child(item, "w:sdtContent")
        if content is None:
            return
        if only_shows(item):
            self._story.tally.guides.append(tag_of(item))
            return
        tabled = any(named(part) == "w:tbl" for part in content.iter())
        if switch(item, "w:sdtPr", "w:showingPlcHdr") and not tabled:
            self._story.tally.see("placeholder", self._here())
        else:
            self._children(content)

    def _here(self) -> str:
        """A place for something that stands between paragraphs."""
        if self._place:
            return self._place
        return f"After paragraph {self._paragraphs}" if self._paragraphs else "Start of the file"

    def _paragraph(self, item: Element) -> None:
        raw = self._story.reader.read(item)
        if self._waiting is not None:
            raw = self._waiting.join(raw)
            self._waiting = None
        if raw.joins_next:
            self._waiting = raw
        else:
            self._add(raw)
        self._end_section(item)

    def _end_section(self, item: Element) -> None:
        """A section of pages ends with the paragraph that holds its properties."""
        properties = child(item, "w:pPr")
        section = child(properties, "w:sectPr") if properties is not None else None
        if section is not None and not self._place:
            self._story.tally.section_ends.append((len(self.blocks), section))

    def _flush(self) -> None:
        if self._waiting is not None:
            self._add(self._waiting)
            self._waiting = None

    def _add(self, raw: RawParagraph) -> None:
        text = raw.text
        if template.PLACEHOLDER.fullmatch(key(text)):
            raw.seen["placeholder"] += 1
            text = ""
        self._story.tally.add(text)
        shown = bool(text or raw.objects)
        self._paragraphs += shown
        place = self._paragraph_place() if shown else self._here()
        if shown and not self._place:
            self._story.tally.open(place)
        self._story.tally.guides.extend(raw.guides)
        self._story.note(raw, place)
        self._new_page = self._new_page or raw.page_before
        if shown:
            embedded = self._story.objects.listed(raw.objects, place)
            self.blocks.append(self._built(raw, text, place, embedded))
            self._new_page = False
        self._new_page = self._new_page or raw.page_after
        for box in raw.boxes:
            self._text_box(box)

    def _built(
        self, raw: RawParagraph, text: str, place: str, embedded: tuple[EmbeddedObject, ...]
    ) -> Paragraph:
        bold = bool(raw.bold) and all(raw.bold)
        links, tags = tuple(raw.links), tuple(raw.tags)
        return Paragraph(
            place, text, bold, raw.heading, links, embedded, self._box, tags, new_page=self._new_page
        )

    def _paragraph_place(self) -> str:
        if not self._place:
            return places.paragraph(self._paragraphs)
        return places.within(self._place, self._paragraphs)

    def _text_box(self, box: Element) -> None:
        tally = self._story.tally
        tally.boxes += 1
        place = places.text_box(tally.boxes)
        if not self._place:
            tally.open(place)
        tally.see("text_box", place)
        inner = Container(self._story, place, tally.boxes, self._deeper())
        self.blocks.extend(inner.read(box))

    def _table(self, item: Element) -> None:
        self._flush()
        self._tables += 1
        in_cell = bool(self._place)
        number = self._tables if in_cell else self._story.next_table()
        place = places.table(number, self._place)
        if in_cell and not self._box:
            self._story.tally.see("nested_table", place)
        if not in_cell:
            self._story.tally.open(place)
        built = self._story.read_table(self._story, item, place, self._deeper())
        self.blocks.append(replace(built, box=self._box, new_page=self._new_page))
        self._new_page = False

    def _deeper(self) -> int:
        if self._depth >= limits.NESTING:
            raise refused("too_deep")
        return self._depth + 1


class Story:
    """What the containers of one part share."""

    def __init__(
        self, reader: ParagraphReader, objects: ObjectList, tally: Tally, read_table: "TableReader"
    ) -> None:
        self.read_table = read_table
        self.reader = reader
        self.objects = objects
        self.tally = tally
        self._tables = 0

    def next_table(self) -> int:
        """The number of the next table that is not inside another."""
        self._tables += 1
        return self._tables

    def read(self, element: Element, place: str = "") -> tuple[Block, ...]:
        """The blocks of a body, page header or note element."""
        return Container(self, place).read(element)

    def note(self, raw: RawParagraph, place: str) -> None:
        """Keep what was seen in a paragraph, now that its place is known."""
        for code in _SEEN:
            self.tally.see(code, place, count=raw.seen[code])
        for text in raw.unread:
            self.tally.see("unread_part", place, text)
        self.tally.notes.extend((kind, number, place) for kind, number in raw.notes)

    def is_deleted(self, properties: Element | None, place: str) -> bool:
        """Whether a row's or cell's properties say that it was deleted (and note a tracked change either way)."""
        marks = (
            [named(item) for item in properties if attribute(item, "w:author")]
            if properties is not None
            else []
        )
        changes = [mark for mark in marks if mark in ("w:ins", "w:del", "w:cellIns", "w:cellDel")]
        self.tally.see("tracked_changes", place, count=len(changes))
        return "w:del" in changes or "w:cellDel" in changes
