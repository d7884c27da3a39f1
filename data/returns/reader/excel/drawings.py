"""What floats over a sheet or hangs on its cells: text boxes, pictures, charts, comments."""

from dataclasses import dataclass, field

from data.returns.reader import limits
from data.returns.reader.excel.cells import At, at_address
from data.returns.reader.excel.strings import Element, local
from data.returns.reader.package import Package
from data.returns.reader.refusals import refused

_ANCHORS = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")


@dataclass
class Drawn:
    """The words of each text box, one line for each paragraph, and how many pictures, charts and diagrams there are."""

    boxes: list[str] = field(default_factory=list)
    pictures: int = 0


def drawn_on(package: Package, sheet: str) -> Drawn:
    """What is drawn on the sheet of that part."""
    found = Drawn()
    for root in _related(package, sheet, "drawing"):
        for anchor in (item for item in root if local(item) in _ANCHORS):
            names = {local(item) for item in anchor.iter()}
            text = _text(anchor)
            if text:
                found.boxes.append(text)
            found.pictures += bool(names & {"pic", "graphicFrame"})
    return found


def comments_on(package: Package, sheet: str) -> list[At]:
    """The cells that comments are attached to. What they say is never read."""
    roots = _related(package, sheet, "comments")
    said = (item for root in roots for item in root.iter() if local(item) == "comment")
    found = list(dict.fromkeys(at_address(item.get("ref", "")) for item in said))
    if len(found) > limits.CELLS:
        raise refused("too_many_cells")
    return found


def _related(package: Package, sheet: str, kind: str) -> list[Element]:
    targets = (
        one.target for one in package.relations(sheet).values() if one.kind == kind and not one.outside
    )
    roots = (package.xml(target) for target in targets)
    return [root for root in roots if root is not None]


def _text(anchor: Element) -> str:
    """The words of an anchor's shapes; a choice for newer programs is read once."""
    lines = []
    for paragraph in anchor.iter():
        if local(paragraph) == "p" and not any(
            local(above) == "Fallback" for above in paragraph.iterancestors()
        ):
            runs = (item.text or "" for item in paragraph.iter() if local(item) == "t")
            lines.append("".join(runs).strip())
    return "\n".join(line for line in lines if line)
