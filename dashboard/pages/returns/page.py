"""The returns tracker: who has sent what, how late, how fresh, and what to do next."""

from dashboard.access import ask
from dashboard.page import Page, Screen
from dashboard.pages.returns.view import tracker_screen
from data.people import Right
from data.reports.returns.tracker import tracker
from data.terms import Marking


def layout(*, quarter: str | None, view: str | None, of: str | None) -> Screen:
    """Draw the tracker of the meeting in view."""
    found = ask(tracker, quarter)
    sensitive = any(row.owed.marking is Marking.OFFICIAL_SENSITIVE for row in found.rows)
    return Screen("Returns tracker", tracker_screen(found, view, of), sensitive=sensitive)


PAGE = Page("returns", "/returns", "returns", Right.READ_BOARD, layout, query=("view", "of"))
