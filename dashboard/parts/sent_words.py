"""What is sent to a meeting: a delivery group sends a return, a CSP an update. Pure."""

from data.terms import ReporterKind


def sent_word(kind: ReporterKind) -> str:
    """Return "return" or "update"."""
    return "update" if kind is ReporterKind.CSP else "return"
