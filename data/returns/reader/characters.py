"""Characters as Word keeps them, to characters as a reader sees them."""

import re

# Fonts in which letters stand for pictures. Code points are the low byte; Word stores them as U+F0xx.
_SYMBOL = {
    0xB7: "•", 0xA8: "◆", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xB9: "≠", 0xBB: "≈",
    0xAE: "→", 0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0x2D: "-", 0x6D: "µ", 0x44: "Δ", 0x53: "Σ", 0xA5: "∞",
}  # fmt: skip
_WINGDINGS = {
    0xA7: "▪", 0x6E: "■", 0x71: "□", 0x6F: "□", 0xA8: "◻", 0xD8: "➢", 0xE0: "→", 0xFC: "✓", 0xFB: "✗",
    0x6C: "●", 0x76: "❖", 0x77: "◆", 0x9F: "•", 0x9E: "·", 0xFE: "☑", 0xFD: "☒", 0x4A: "☺", 0x4C: "☹",
    0xF0: "➢", 0xE8: "➔", 0x2D: "-",
}  # fmt: skip
UNKNOWN = "\ufffd"  # shown as a question mark in a box
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_SPACES = re.compile(r"[^\S\n]+")


def symbol(font: str, code: int) -> str | None:
    """The character of a symbol font, or None when it is not one we know. `code` may be 0xB7 or 0xF0B7."""
    letters = _SYMBOL if font.casefold().startswith("symbol") else _WINGDINGS
    low = code & 0xFF
    return letters.get(low) or _SYMBOL.get(low)


def replace_private(text: str) -> tuple[str, int]:
    """The text with symbol-font characters that Word left in it made readable, and how many could not be."""
    unknown = 0

    def readable(match: re.Match[str]) -> str:
        nonlocal unknown
        known = symbol("", ord(match.group()))
        unknown += known is None
        return known or UNKNOWN

    return _PRIVATE.sub(readable, text), unknown


def tidy(text: str) -> str:
    """White space collapsed and trimmed, line by line; invisible characters gone; a non-breaking hyphen as a hyphen."""
    plain = _INVISIBLE.sub("", text).replace("\u2011", "-")
    lines = [_SPACES.sub(" ", line).strip() for line in plain.replace("\r", "\n").split("\n")]
    return "\n".join(lines).strip("\n")
