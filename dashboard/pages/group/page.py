"""One delivery group."""

from dashboard.access import ask
from dashboard.address import address
from dashboard.page import Page, Screen
from dashboard.pages.group import view
from data.people import Right
from data.reports.groups.one_group import group
from data.terms import ReporterKind


def layout(*, slug: str, quarter: str | None) -> Screen:
    """Draw one delivery group as at the meeting in view."""
    found = ask(group, quarter, ReporterKind.DELIVERY_GROUP, slug)
    content = view.group_screen(found, address("/groups", quarter), quarter)
    return Screen(found.about.reporter.short_name, content, sensitive=found.sensitive)


PAGE = Page("group", "/groups/<slug>", "groups", Right.READ_BOARD, layout)
