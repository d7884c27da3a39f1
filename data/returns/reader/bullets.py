"""Typed bullets and numbers taken off, and a paragraph of several bullets split at its soft line breaks.

A lone bullet says nothing. A lone dash does: it is one of the ways of saying nil, so it is kept.
"""

import re

from data.returns.reader.tree import Paragraph
from data.returns.reader.written import Passage

_GLYPHS = "•◦▪▫‣·●○■□◻◼◆◇❖➢➔►▶→⁃∙§"
_MARK = re.compile(
    rf"(?:[{_GLYPHS}]+\s*"  # any run of bullet glyphs, with or without a space
    r"|(?:[*+>o]|[-–—]{1,2}|ü|Ø|\uf0b7)(?=\s)\s+"  # characters that are bullets only before a space
    r"|\(?(?:\d{1,2}|[ivxIVX]{1,4}|[a-hA-H])\)(?:\s+|$)"  # 1) (1) i) a)
    r"|(?:\d{1,2}|[ivx]{1,4})\.(?=\s)\s+)"  # 1. i.
)
_LONE = re.compile(rf"(?:[{_GLYPHS}*+o]|\(?(?:\d{{1,2}}|[ivx]{{1,4}}|[a-h])[.)])")


def strip_bullet(line: str) -> str:
    """The line without its typed bullet or number; "" for a lone one."""
    text = line.strip()
    if _LONE.fullmatch(text):
        return ""
    return _MARK.sub("", text, count=1) if _MARK.match(text) else text


def starts_bullet(line: str) -> bool:
    """Whether the line begins with a typed bullet or number."""
    text = line.strip()
    return bool(_MARK.match(text) or _LONE.fullmatch(text))


def items(paragraph: Paragraph) -> list[Passage]:
    """The items of a paragraph: one for each typed bullet after a soft line break, else the paragraph itself."""
    groups: list[list[str]] = []
    for line in paragraph.lines:
        if starts_bullet(line) or not groups:
            groups.append([strip_bullet(line)])
        else:
            groups[-1].append(line)
    texts = ("\n".join(part for part in group if part) for group in groups)
    return [Passage(text, paragraph.place) for text in texts if text]
