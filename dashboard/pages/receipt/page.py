"""The receipt: what was sent, when, by whom, and what happens next."""

from dashboard.access import ask
from dashboard.page import Page, Screen
from dashboard.pages.receipt.view import receipt_screen
from data.people import Right
from data.refusals import NotOpen
from data.reports.returns.one_return import return_read
from data.terms import Marking


def layout(*, quarter: str | None, return_id: int, number: int) -> Screen:  # noqa: ARG001 - the return says its meeting
    """Draw the receipt of a submitted version, for those who may send it."""
    found = ask(return_read, return_id, number, "")
    if not found.may_submit or found.version is None or not found.version.receipt:
        raise NotOpen
    content = receipt_screen(found, found.version)
    sensitive = found.marking is Marking.OFFICIAL_SENSITIVE
    return Screen("Receipt", content, sensitive=sensitive, quarter=found.meeting.slug)


PAGE = Page(
    "receipt",
    "/returns/<int(max=2147483647):return_id>/receipt/<int(max=2147483647):number>",
    "returns",
    Right.SUBMIT,
    layout,
)
