"""One risk: its sentence, its words, its history and scores, what was asked and done. Nothing is changed here."""

from dashboard.access import ask
from dashboard.page import Page, Screen
from dashboard.pages.risk.view import risk_screen
from data.people import Right
from data.reports.register.one_risk import risk
from data.reports.register.query import RegisterView


def layout(*, quarter: str | None, ref: str, view: str | None = None) -> Screen:
    """Draw the risk as at the meeting in view; `view` is the list of the register that it was opened from."""
    listed = listed_in(view)
    found = ask(risk, quarter, ref, listed)
    return Screen(
        f"{found.ref}: {found.title}", risk_screen(found, listed, quarter), sensitive=found.sensitive
    )


def listed_in(named: str | None) -> RegisterView:
    """The view of the register that an address names, or all that is open."""
    return next((one for one in RegisterView if one.value == named), RegisterView.ALL)


PAGE = Page("risk", "/risks/<ref>", "risks", Right.READ_BOARD, layout, query=("view",))
