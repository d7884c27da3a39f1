"""A risk's band with its score; Unscored is a band of its own."""

from functools import lru_cache

from dash import html
from dash.development.base_component import Component

from data.terms import Band

_CLASSES = {
    Band.SIGNIFICANT: "b-sig",
    Band.HIGH: "b-high",
    Band.MODERATE: "b-mod",
    Band.LOW: "b-low",
    Band.UNSCORED: "b-un",
}


@lru_cache(maxsize=256)  # a long list draws the same few again and again
def band_tag(band: Band, score: int | None = None) -> Component:
    """Return the band's word, and its score (1 to 25) where there is one."""
    words = band.value if score is None else f"{band.value} {score}"
    return html.Span(words, className=f"band {_CLASSES[band]}")
