"""The overview: what needs you now, then the county in one picture."""

from dashboard.access import ask, viewer
from dashboard.page import Page, Screen
from dashboard.pages.overview import view
from data.people import Right
from data.reports.overview.overview import overview


def layout(*, quarter: str | None) -> Screen:
    """Draw the overview as at the meeting in view."""
    found = ask(overview, quarter)
    return Screen("Overview", view.overview_screen(found, viewer(), quarter))


PAGE = Page("overview", "/", "overview", Right.READ_BOARD, layout)
