"""Asks and actions: what was requested of whom, and what is overdue; every count of them opens here."""

from dashboard.access import ask, viewer
from dashboard.page import Page, Screen
from dashboard.pages.asks import view
from dashboard.pages.asks.asked import PARAMETERS, query_of
from data.people import Right
from data.reports.asks.listing import asks


def layout(*, quarter: str | None, **asked: str | None) -> Screen:
    """Draw one list of asks or of actions, as known at the meeting in view."""
    query = query_of(asked)
    found = ask(asks, quarter, query)
    return Screen("Asks and actions", view.asks_screen(found, query, viewer(), quarter))


PAGE = Page("asks", "/asks", "asks", Right.READ_BOARD, layout, query=PARAMETERS)
