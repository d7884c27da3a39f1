"""Two versions of one return compared, as far as the viewer may read both."""

from dashboard.access import ask
from dashboard.address import sent_number
from dashboard.page import Page, Screen
from dashboard.pages.difference.view import difference_screen
from data.people import Right
from data.reports.returns.difference import version_difference
from data.terms import Marking


def layout(*, quarter: str | None, return_id: int, **asked: str | None) -> Screen:  # noqa: ARG001 - the return says its meeting
    """Draw the difference from one version to another; without numbers, what the newest one changed."""
    then, now = (sent_number(one) if one else None for one in (asked.get("from"), asked.get("to")))
    found = ask(version_difference, return_id, then, now)
    title = f"{found.reporter.short_name}, version {found.then.number} to {found.now.number}"
    sensitive = found.marking is Marking.OFFICIAL_SENSITIVE
    return Screen(title, difference_screen(found), sensitive=sensitive, quarter=found.meeting.slug)


PAGE = Page(
    "difference",
    "/returns/<int(max=2147483647):return_id>/difference",
    "returns",
    Right.READ_BOARD,
    layout,
    query=("from", "to"),
)
