"""The accessibility statement."""

from dashboard.page import Page, Screen
from dashboard.pages.accessibility import view
from data.people import Right


def layout(*, quarter: str | None) -> Screen:  # noqa: ARG001 - the same at every meeting
    """Draw the statement."""
    return Screen("Accessibility", view.accessibility_screen())


PAGE = Page("accessibility", "/accessibility", "", Right.READ_BOARD, layout)
