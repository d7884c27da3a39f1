"""Returns by group and over time."""

from dashboard.access import ask
from dashboard.page import Page, Screen
from dashboard.pages.over_time.view import over_time_screen
from data.people import Right
from data.reports.returns.over_time import over_time


def layout(*, quarter: str | None, signal: str | None) -> Screen:
    """Draw one signal up to the meeting in view."""
    found = ask(over_time, quarter)
    return Screen("Returns over time", over_time_screen(found, signal), sensitive=found.sensitive)


PAGE = Page("over-time", "/returns/over-time", "returns", Right.READ_BOARD, layout, query=("signal",))
