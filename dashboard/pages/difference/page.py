"""Two versions of one return compared, as far as the viewer may read both."""

from dashboard.access import ask
from dashboard.page import Page, Screen
from dashboard.pages.difference.view import difference_screen
from data.people import Right
from data.refusals import NotOpen
from data.reports.returns.difference import version_difference
from data.terms import Marking

LONGEST_NUMBER = 6


def layout(*, quarter: str | None, return_id: int, **asked: str | None) -> Screen:  # noqa: ARG001 - the return says its meeting
    """Draw the difference from one version to another; without numbers, what the newest one changed."""
    found = ask(version_difference, return_id, _number(asked.get("from")), _number(asked.get("to")))
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


def _number(version: str | None) -> int | None:
    if not version:
        return None
    if not version.isascii() or not version.isdigit() or len(version) > LONGEST_NUMBER:
        raise NotOpen
    return int(version)
