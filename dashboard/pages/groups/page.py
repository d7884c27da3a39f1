"""The delivery groups side by side."""

from dashboard.access import ask
from dashboard.page import Page, Screen
from dashboard.pages.groups import view
from data.people import Right
from data.reports.groups.groups import groups


def layout(*, quarter: str | None) -> Screen:
    """Draw the delivery groups as at the meeting in view."""
    return Screen("Delivery groups", view.groups_screen(ask(groups, quarter), quarter))


PAGE = Page("groups", "/groups", "groups", Right.READ_BOARD, layout)
