"""The overview: what needs you now, then the county in one picture."""

from dashboard.access import ask, viewer
from dashboard.page import Page, Screen
from dashboard.pages.overview import view
from data.people import Right
from data.reports.overview.overview import overview
from data.reports.overview.questions import answers_to


def layout(*, quarter: str | None) -> Screen:
    """Draw the overview as at the meeting in view."""
    mine = (
        viewer().person_id
    )  # kept answers are shared by people of the same rights: this one is for one person
    found = ask(overview, quarter).and_also(ask(answers_to, quarter, mine))
    content = view.overview_screen(found, viewer(), quarter)
    return Screen("Overview", content, sensitive=found.needs.sensitive)


PAGE = Page("overview", "/", "overview", Right.READ_BOARD, layout)
