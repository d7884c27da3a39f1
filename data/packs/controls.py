"""Word's content controls as they stand in a pre-filled return.

A guide only shows something: it cannot be typed into, and the reader skips it. A choice is a drop-down.
"""

from xml.sax.saxutils import quoteattr

from data.returns.forms.wordfile import paragraph, run
from data.returns.reader.carried import CarriedKind, about_tag, guide_tag
from data.terms import CarriedChoice

NOTHING_CHOSEN = "Choose an item."
_LOCKED = '<w:lock w:val="sdtContentLocked"/>'
_PLAIN = '<w:text w:multiLine="1"/>'


def guide(words: str, style: str = "", bold: bool = False) -> str:
    """A paragraph that shows words to whoever fills the form in, and says nothing to the reader."""
    shown = run(words, bold, quiet=not bold and not style)
    return paragraph("", extra=_control("Shown only", guide_tag(words), _LOCKED, shown), style=style)


def about(kind: CarriedKind, reference: str) -> str:
    """A paragraph that names a risk, ask or action, with its reference in the tag."""
    name = f"{kind.value.capitalize()} {reference}"
    return paragraph("", extra=_control(name, about_tag(kind, reference), _PLAIN, run(name)))


def wording(kind: CarriedKind, reference: str, words: str) -> str:
    """A paragraph with the last wording, which can be typed over."""
    return paragraph("", extra=_control("Last wording", about_tag(kind, reference), _PLAIN, run(words)))


def choice(kind: CarriedKind, reference: str) -> str:
    """A paragraph with the drop-down in which nothing is chosen yet: still open, changed, closed because."""
    offered = "".join(
        f"<w:listItem w:displayText={quoteattr(words)} w:value={quoteattr(words)}/>"
        for words in (one.value.capitalize() for one in CarriedChoice)
    )
    listed = f"<w:showingPlcHdr/><w:dropDownList>{offered}</w:dropDownList>"
    name = f"{kind.value.capitalize()} {reference} now"
    return paragraph("", extra=_control(name, about_tag(kind, reference), listed, run(NOTHING_CHOSEN)))


def _control(name: str, tag: str, properties: str, content: str) -> str:
    named = f"<w:alias w:val={quoteattr(name)}/><w:tag w:val={quoteattr(tag)}/>"
    return f"<w:sdt><w:sdtPr>{named}{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
