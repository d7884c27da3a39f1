"""The state of a return, and plain state words: a tick, a warning, or a dashed ring for what is awaited."""

from typing import Literal

from dash import html
from dash.development.base_component import Component

from data.terms import ReturnState

Tone = Literal["ok", "warn", "wait"]

_CLASSES = {
    ReturnState.EXPECTED: "st st-wait",
    ReturnState.TO_FOLLOW: "st st-wait",
    ReturnState.DRAFT: "tag",
    ReturnState.SUBMITTED: "tag on",
    ReturnState.CHANGES_REQUESTED: "tag dark",
    ReturnState.ACCEPTED: "st st-ok",
    ReturnState.PUBLISHED: "st st-ok",
    ReturnState.NIL_RETURN: "quiet",
    ReturnState.SUPERSEDED: "quiet",
}


def state_tag(state: ReturnState, small: bool = False) -> Component:
    """Return the state of a return in its word."""
    return html.Span(state.value, className=_CLASSES[state] + (" small" if small else ""))


def state_word(text: str, tone: Tone, small: bool = False) -> Component:
    """Return any judgement in a word or two: "Fresh" (ok), "Stale" (warn), "Heard today" (wait)."""
    return html.Span(text, className=f"st st-{tone}" + (" small" if small else ""))
