"""A short label: a number, a district, a kind."""

from functools import lru_cache
from typing import Literal

from dash import html
from dash.development.base_component import Component

Tone = Literal["plain", "on", "dark"]

_CLASSES: dict[Tone, str] = {"plain": "tag", "on": "tag on", "dark": "tag dark"}


@lru_cache(maxsize=512)  # a long list draws the same few again and again
def tag(text: str, tone: Tone = "plain") -> Component:
    """Return the label: plain, `on` (new, or in progress) or `dark` (stands out: standing, stuck)."""
    return html.Span(text, className=_CLASSES[tone])
