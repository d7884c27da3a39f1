"""The styles of a Word package."""

from dataclasses import dataclass

from data.returns.reader.word.names import Element, attribute, child, named, switch, value


@dataclass(frozen=True)
class Style:
    """What a named style says that matters for reading (None where it says nothing)."""

    hidden: bool | None = None
    bold: bool | None = None
    heading: bool = False


class Styles:
    """The package's styles, each with what it inherits."""

    def __init__(self, root: Element | None) -> None:
        found = root.iterfind("{*}style") if root is not None else ()
        self._elements = {_style_id(item): item for item in found}
        self._read: dict[str, Style] = {}

    def get(self, style_id: str | None) -> Style:
        """The style of that id; a style that does not exist says nothing."""
        if style_id is None or style_id not in self._elements:
            return Style()
        if style_id not in self._read:
            self._read[style_id] = Style()  # a style that is based on itself ends here
            self._read[style_id] = self._build(self._elements[style_id])
        return self._read[style_id]

    def _build(self, item: Element) -> Style:
        base = self.get(value(item, "w:basedOn"))
        hidden = switch(item, "w:rPr", "w:vanish")
        bold = switch(item, "w:rPr", "w:b")
        name = (value(item, "w:name") or "").casefold()
        outlined = child(item, "w:pPr") is not None and value(item, "w:pPr", "w:outlineLvl") is not None
        return Style(
            hidden=base.hidden if hidden is None else hidden,
            bold=base.bold if bold is None else bold,
            heading=base.heading or outlined or name.startswith(("heading", "title")),
        )


def _style_id(item: Element) -> str:
    return attribute(item, "w:styleId") or named(item)
