"""Every reminder of the returns to a meeting, with what became of it."""

from dashboard.access import ask
from dashboard.page import Page, Screen
from dashboard.pages.letters.view import letters_screen
from data.people import Right
from data.reports.returns.letters import letters


def layout(*, quarter: str | None) -> Screen:
    """Draw the reminders of the meeting in view."""
    found = ask(letters, quarter)
    return Screen("Reminders so far", letters_screen(found), sensitive=found.sensitive)


PAGE = Page("letters", "/returns/letters", "returns", Right.MODERATE, layout)
