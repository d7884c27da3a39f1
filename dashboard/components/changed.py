"""A text with its changes: words put in underlined, words taken out struck through, both said to a screen reader."""

from collections.abc import Sequence
from typing import Literal

from dash import html
from dash.development.base_component import Component

Fate = Literal["kept", "put in", "taken out"]

_ELEMENTS = {"put in": html.Ins, "taken out": html.Del}


def changed_text(pieces: Sequence[tuple[Fate, str]]) -> Component:
    """Return the text, piece by piece; a piece that begins with a line end begins a line."""
    parts: list[Component | str] = []
    for fate, text in pieces:
        if parts and not text.startswith("\n"):
            parts.append(" ")
        parts += ["\n"] if text.startswith("\n") else []
        parts.append(text.strip() if fate == "kept" else _marked(fate, text.strip()))
    return html.P(parts, className="changed")


def _marked(fate: Fate, text: str) -> Component:
    begins, ends = html.Span(f"[{fate}: ", className="sr"), html.Span("]", className="sr")
    return _ELEMENTS[fate]([begins, text, ends])
