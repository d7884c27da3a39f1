"""Content controls of a pre-filled return: those that only show something, and those that name a reference."""

from data.returns.reader.carried import about_of, is_guide
from data.returns.reader.word.names import Element, child, named, value


def tag_of(control: Element) -> str:
    """The tag of a w:sdt, "" when it has none."""
    return value(control, "w:sdtPr", "w:tag") or ""


def only_shows(control: Element) -> bool:
    """Whether a w:sdt shows last quarter's words and nobody has typed into it."""
    content = child(control, "w:sdtContent")
    tag = tag_of(control)
    if content is None or not tag:
        return False
    return is_guide(tag, "".join(item.text or "" for item in content.iter() if named(item) == "w:t"))


def about_tag_of(control: Element) -> str | None:
    """The tag of a w:sdt that names a risk, ask or action; None for any other."""
    tag = tag_of(control)
    return tag if about_of(tag) else None
