"""The overview: what needs you now, then the county in one picture."""

from dashboard.components.heading import page_head
from dashboard.page import Page, Screen
from data.people import Right


def layout(quarter: str | None) -> Screen:  # noqa: ARG001
    """Draw the overview as at the meeting in view."""
    return Screen("Overview", [page_head("Overview")])


PAGE = Page("overview", "/", "overview", Right.READ_BOARD, layout)
