"""Word's fields inside one paragraph: a hyperlink's address, a form field's value, an instruction that is not text.

A field is begin, instruction, separate, result, end. Only its result is text.
"""

import re
from dataclasses import dataclass, field

from data.returns.reader.word.names import Element, attribute, child, number, switch, value

_HYPERLINK = re.compile(r'^\s*HYPERLINK\s+(?!\\)(?:"([^"]*)"|(\S+))', re.I)


def hyperlink_address(instruction: str) -> str | None:
    """The address in a HYPERLINK instruction; None for another field or a link within the document."""
    match = _HYPERLINK.match(instruction)
    return (match.group(1) or match.group(2)) if match else None


@dataclass
class _Field:
    begun_at: int
    form: Element | None
    instruction: list[str] = field(default_factory=list)
    has_result: bool = False


class FieldStack:
    """The fields that are open while a paragraph is read. `parts` is the paragraph's text so far."""

    def __init__(self, parts: list[str], links: list[str]) -> None:
        self._parts = parts
        self._links = links
        self._open: list[_Field] = []

    def character(self, element: Element) -> None:
        """A w:fldChar: begin, separate or end. One without its begin is ignored."""
        kind = attribute(element, "w:fldCharType")
        if kind == "begin":
            self._open.append(_Field(len(self._parts), child(element, "w:ffData")))
        elif self._open and kind == "separate":
            self._separate(self._open[-1])
        elif self._open and kind == "end":
            self._end(self._open.pop())

    def instruction(self, text: str) -> None:
        """A piece of the instruction of the field that is open."""
        if self._open:
            self._open[-1].instruction.append(text)

    def _separate(self, opened: _Field) -> None:
        """What stood between begin and separate was part of the instruction."""
        del self._parts[opened.begun_at :]
        opened.has_result = True
        address = hyperlink_address("".join(opened.instruction))
        if address:
            self._links.append(address)

    def _end(self, opened: _Field) -> None:
        if not opened.has_result and opened.form is not None:
            self._parts.append(_form_value(opened.form))


def _form_value(form: Element) -> str:
    """What a legacy check box or drop-down shows."""
    box = child(form, "w:checkBox")
    if box is not None:
        checked = switch(box, "w:checked")
        return "☒" if (switch(box, "w:default") if checked is None else checked) else "☐"
    choices = child(form, "w:ddList")
    if choices is None:
        return ""
    entries = [attribute(item, "w:val") or "" for item in choices.iterfind("{*}listEntry")]
    chosen = number(value(choices, "w:result"), number(value(choices, "w:default")))
    return entries[chosen] if 0 <= chosen < len(entries) else ""
