"""Help: how to read the board, how to send a return, and what the words mean."""

from dashboard.page import Page, Screen
from dashboard.pages.help import view
from data.people import Right


def layout(*, quarter: str | None) -> Screen:
    """Draw the page; its links keep the meeting in view."""
    return Screen("Help", view.help_screen(quarter))


PAGE = Page("help", "/help", "", Right.READ_BOARD, layout)
