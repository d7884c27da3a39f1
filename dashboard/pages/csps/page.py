"""The CSPs side by side."""

from dashboard.access import ask
from dashboard.page import Page, Screen
from dashboard.pages.csps import view
from data.people import Right
from data.reports.groups.csps import csps


def layout(*, quarter: str | None) -> Screen:
    """Draw the CSPs as at the meeting in view."""
    return Screen("Community Safety Partnerships", view.csps_screen(ask(csps, quarter), quarter))


PAGE = Page("csps", "/csps", "csps", Right.READ_BOARD, layout)
