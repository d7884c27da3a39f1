"""The forward plan, to read."""

from dashboard.access import ask
from dashboard.page import Page, Screen
from dashboard.pages.plan import view
from data.people import Right
from data.reports.plan.plan import plan


def layout(*, quarter: str | None) -> Screen:
    """Draw the plan from the meeting in view on."""
    return Screen("Forward plan", view.plan_screen(ask(plan, quarter), quarter))


PAGE = Page("plan", "/plan", "plan", Right.READ_BOARD, layout)
