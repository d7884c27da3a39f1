"""Filling in a pre-filled return as a lead does in Word: choosing in a drop-down, writing beside it, typing over it."""

import io
import zipfile

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PART = "word/document.xml"
NOW, WORDS = 2, 3
"""The columns of the table of what was open: the choice, and the words beside it."""


def chosen(content: bytes, choices: dict[str, tuple[str, str]]) -> bytes:
    """The file with a choice and words in the rows that begin with these names ("Risk R18-003")."""
    return _changed(content, lambda row: _choose(row, *choices.get(_text(row[0]), ("", ""))))


def typed_over(content: bytes, choices: dict[str, tuple[str, str]]) -> bytes:
    """The same after somebody took every content control of these rows away and typed plain words."""
    return _changed(
        chosen(content, choices), lambda row: [_unwrap(cell) for cell in row if _text(row[0]) in choices]
    )


def _changed(content: bytes, change) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts[PART])
    for row in root.iter(f"{{{W}}}tr"):
        cells = row.findall(f"{{{W}}}tc")
        if len(cells) == WORDS + 1:
            change(cells)
    parts[PART] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return made.getvalue()


def _choose(row, choice: str, words: str) -> None:
    if choice:
        control = row[NOW].find(f".//{{{W}}}sdt")
        shown = control.find(f".//{{{W}}}showingPlcHdr")
        shown.getparent().remove(shown)
        control.find(f".//{{{W}}}t").text = choice
    if words:
        paragraph = row[WORDS].find(f"{{{W}}}p")
        run = etree.SubElement(paragraph, f"{{{W}}}r")
        etree.SubElement(run, f"{{{W}}}t").text = words


def _unwrap(cell) -> None:
    for control in cell.findall(f".//{{{W}}}sdt"):
        parent, at = control.getparent(), control.getparent().index(control)
        for run in control.find(f"{{{W}}}sdtContent"):
            parent.insert(at, run)
            at += 1
        parent.remove(control)


def _text(cell) -> str:
    return "".join(cell.itertext()).strip()
