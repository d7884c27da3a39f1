"""The risk register: views, filters, the matrix and what moved, all linkable from an agenda."""

from dashboard.access import ask
from dashboard.page import Page, Screen
from dashboard.pages.risks import view
from dashboard.pages.risks.asked import PARAMETERS, query_of
from data.people import Right
from data.reports.register.counts import register_counts
from data.reports.register.listing import register as risk_register


def layout(*, quarter: str | None, **asked: str | None) -> Screen:
    """Draw the register as at the meeting in view."""
    query = query_of(asked)
    counts = ask(register_counts, quarter)
    found = ask(risk_register, quarter, query.for_list_of(counts.of_view(query.view)))
    content = view.register_screen(counts, found, query, quarter)
    return Screen("Risk register", content, sensitive=any(row.sensitive for row in found.rows))


PAGE = Page("risks", "/risks", "risks", Right.READ_BOARD, layout, query=PARAMETERS)
