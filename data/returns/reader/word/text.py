"""One paragraph of Word's XML to the words that Word would show.

Tracked insertions and moves in are text, deletions and moves out are not; hidden text, placeholders, comments and
field instructions are not; text boxes and notes are handed back to be read in their own place.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from data.returns.reader import characters
from data.returns.reader.package import Relation
from data.returns.reader.word.controls import about_tag_of, only_shows, tag_of
from data.returns.reader.word.fields import FieldStack, hyperlink_address
from data.returns.reader.word.names import Element, attribute, child, named, number, switch, value
from data.returns.reader.word.styles import Styles

_CHARACTERS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_SILENT = frozenset(
    ("w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:delText", "w:delInstrText", "w:rt", "w:annotationRef",
     "w:footnoteRef", "w:endnoteRef", "w:separator", "w:continuationSeparator", "w:smartTagPr", "w:customXmlPr",
     "w:txbxContent", "v:textpath")
)  # fmt: skip
_GONE = frozenset(("w:del", "w:moveFrom"))
_COME = frozenset(("w:ins", "w:moveTo"))


@dataclass
class RawParagraph:
    """A paragraph before its place is known. `seen` counts sightings by code; `objects` are (element, relation id)."""

    parts: list[str] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    objects: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    guides: list[str] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    heading: bool = False
    joins_next: bool = False
    page_before: bool = False
    page_after: bool = False

    def join(self, following: "RawParagraph") -> "RawParagraph":
        """This paragraph and the next as one: its paragraph mark was deleted."""
        for name in ("parts", "bold", "links", "objects", "boxes", "notes", "unread", "tags", "guides"):
            getattr(self, name).extend(getattr(following, name))
        self.seen.update(following.seen)
        self.joins_next = following.joins_next
        self.page_after = following.page_after
        return self

    @property
    def text(self) -> str:
        """The words, tidied."""
        return characters.tidy("".join(self.parts))


class ParagraphReader:
    """Reads the paragraphs of one part (body, page header, notes)."""

    def __init__(self, styles: Styles, relations: dict[str, Relation]) -> None:
        self._styles = styles
        self._relations = relations

    def read(self, element: Element) -> RawParagraph:
        """The paragraph of a w:p element."""
        raw = RawParagraph()
        style = self._styles.get(value(element, "w:pPr", "w:pStyle"))
        raw.heading = style.heading or value(element, "w:pPr", "w:outlineLvl") is not None
        raw.joins_next = _mark_is_gone(element, raw)
        raw.page_before = switch(element, "w:pPr", "w:pageBreakBefore") or False
        _Walk(self, raw, style.hidden or False, style.bold or False).children(element)
        return raw

    @property
    def styles(self) -> Styles:
        """The package's styles."""
        return self._styles

    def outside(self, relation_id: str | None) -> str | None:
        """The address that a relationship id of this part stands for."""
        relation = self._relations.get(relation_id or "")
        return relation.target if relation is not None and relation.outside else None


def _mark_is_gone(element: Element, raw: RawParagraph) -> bool:
    properties = child(element, "w:pPr")
    mark = child(properties, "w:rPr") if properties is not None else None
    if mark is None:
        return False
    gone = child(mark, "w:del") is not None or child(mark, "w:moveFrom") is not None
    come = child(mark, "w:ins") is not None or child(mark, "w:moveTo") is not None
    raw.seen["tracked_changes"] += gone + come
    return gone


class _Walk:
    """The walk through one paragraph's elements."""

    def __init__(self, reader: ParagraphReader, raw: RawParagraph, hidden: bool, bold: bool) -> None:
        self._reader = reader
        self._raw = raw
        self._hidden = hidden
        self._bold = bold
        self._fields = FieldStack(raw.parts, raw.links)
        self._handlers: dict[str, Callable[[Element], None]] = {
            "w:r": self._run,
            "w:t": self._words,
            "m:t": self._words,
            "w:sym": self._symbol,
            "w:instrText": lambda item: self._fields.instruction(item.text or ""),
            "w:fldChar": self._fields.character,
            "w:fldSimple": self._simple_field,
            "w:hyperlink": self._hyperlink,
            "w:sdt": self._control,
            "mc:AlternateContent": self._alternatives,
            "w:object": self._object,
            "w:drawing": self._picture,
            "w:pict": self._picture,
            "w:footnoteReference": lambda item: self._note("Footnote", item),
            "w:endnoteReference": lambda item: self._note("Endnote", item),
            "w:commentReference": lambda _item: self._raw.seen.update(["comments"]),
            "w:control": lambda _item: self._raw.unread.append("an ActiveX control"),
        }

    def children(self, element: Element) -> None:
        """Read every child in order."""
        for item in element:
            self._element(item)

    def _element(self, item: Element) -> None:
        name = named(item)
        handler = self._handlers.get(name)
        if handler is not None:
            handler(item)
        elif name in _CHARACTERS:
            self._note_page(item)
            self._add(_CHARACTERS[name])
        elif name in _GONE:
            self._raw.seen["tracked_changes"] += 1
        elif name and name not in _SILENT:
            self._raw.seen["tracked_changes"] += name in _COME
            self.children(item)

    def _note_page(self, item: Element) -> None:
        """A page break before the paragraph's words, or after some of them."""
        if attribute(item, "w:type") == "page":
            self._raw.page_after = bool(self._raw.bold)
            self._raw.page_before = self._raw.page_before or not self._raw.page_after

    def _run(self, run: Element) -> None:
        style = self._reader.styles.get(value(run, "w:rPr", "w:rStyle"))
        hidden = switch(run, "w:rPr", "w:vanish")
        outer = self._hidden, self._bold
        self._hidden = (self._hidden or bool(style.hidden)) if hidden is None else hidden
        bold = switch(run, "w:rPr", "w:b")
        self._bold = (self._bold or bool(style.bold)) if bold is None else bold
        self.children(run)
        self._hidden, self._bold = outer

    def _words(self, item: Element) -> None:
        text, unknown = characters.replace_private(item.text or "")
        self._raw.seen["unreadable_symbol"] += unknown
        self._add(text)

    def _add(self, text: str) -> None:
        if self._hidden:
            self._raw.seen["hidden_text"] += bool(text.strip())
            return
        self._raw.parts.append(text)
        if text.strip():
            self._raw.bold.append(self._bold)

    def _symbol(self, item: Element) -> None:
        code = attribute(item, "w:char") or ""
        known = None
        if all(char in "0123456789abcdefABCDEF" for char in code) and code:
            known = characters.symbol(attribute(item, "w:font") or "", int(code, 16))
        self._raw.seen["unreadable_symbol"] += known is None
        self._add(known or characters.UNKNOWN)

    def _simple_field(self, item: Element) -> None:
        address = hyperlink_address(attribute(item, "w:instr") or "")
        if address:
            self._raw.links.append(address)
        self.children(item)

    def _hyperlink(self, item: Element) -> None:
        address = self._reader.outside(attribute(item, "r:id"))
        if address:
            self._raw.links.append(address)
        self.children(item)

    def _control(self, item: Element) -> None:
        content, tag = child(item, "w:sdtContent"), about_tag_of(item)
        if only_shows(item):
            self._raw.guides.append(tag_of(item))
            return
        self._raw.tags += [tag] if tag else []
        if switch(item, "w:sdtPr", "w:showingPlcHdr"):
            self._raw.seen["placeholder"] += tag is None
        elif content is not None:
            self.children(content)

    def _alternatives(self, item: Element) -> None:
        """The same content twice, for newer and older Word: the first is read."""
        chosen = child(item, "mc:Choice")
        fallback = child(item, "mc:Fallback")
        if chosen is None or not len(chosen):
            chosen = fallback
        if chosen is not None:
            self.children(chosen)

    def _object(self, item: Element) -> None:
        """An embedded or linked file. Its picture is only an icon."""
        found = next((part for part in item.iter() if named(part) == "o:OLEObject"), None)
        if found is not None:
            self._raw.objects.append(found)
        if any(named(part) == "w:control" for part in item):
            self._raw.unread.append("an ActiveX control")

    def _picture(self, item: Element) -> None:
        boxes = [part for part in item.iter() if named(part) == "w:txbxContent"]
        self._raw.boxes.extend(box for box in boxes if not _repeated(box, boxes, item))
        shown = {named(part) for part in item.iter()}
        drawn = any((part.get("uri") or "").endswith(("/chart", "/diagram")) for part in item.iter())
        self._raw.seen["pictures"] += bool(shown & {"a:blip", "v:imagedata"}) or drawn
        for part in item.iter():
            if named(part) == "o:OLEObject":
                self._raw.objects.append(part)

    def _note(self, kind: str, item: Element) -> None:
        if not self._hidden:
            self._raw.notes.append((kind, str(number(attribute(item, "w:id")))))


def _repeated(box: Element, boxes: list[Element], drawing: Element) -> bool:
    """Whether a text box is read with the one it stands in, or is the older copy of one beside it."""
    above = list(box.iterancestors())
    inner = above[: above.index(drawing)]
    return any(element in boxes or named(element) == "mc:Fallback" for element in inner)
