"""How much a problem stands in the way of submitting."""

from dash import html
from dash.development.base_component import Component

from data.terms import Severity

_CLASSES = {Severity.STOP: "rag rag-red", Severity.CHECK: "st st-warn", Severity.LOOK: "st st-wait"}


def severity_tag(severity: Severity) -> Component:
    """Return Must answer, Check or Look."""
    return html.Span(severity.value, className=_CLASSES[severity])
