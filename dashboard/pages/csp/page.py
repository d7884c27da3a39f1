"""One CSP."""

from dashboard.access import ask
from dashboard.address import address
from dashboard.page import Page, Screen
from dashboard.pages.csp import view
from data.people import Right
from data.reports.groups.one_csp import csp


def layout(*, slug: str, quarter: str | None) -> Screen:
    """Draw one CSP as at the meeting in view."""
    found = ask(csp, quarter, slug)
    content = view.csp_screen(found, address("/csps", quarter), quarter)
    sensitive = found.group.sensitive or found.risks.sensitive
    return Screen(found.group.about.reporter.short_name, content, sensitive=sensitive)


PAGE = Page("csp", "/csps/<slug>", "csps", Right.READ_BOARD, layout)
