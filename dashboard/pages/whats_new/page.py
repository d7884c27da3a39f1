"""What's new: CHANGELOG.md as a page."""

from functools import cache

from dashboard.page import Page, Screen
from dashboard.pages.whats_new import view
from dashboard.pages.whats_new.changelog import Release, read_changelog
from data.people import Right
from data.settings import ROOT


@cache
def releases() -> tuple[Release, ...]:
    """The changelog that came with this version of the app."""
    return read_changelog((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))


def layout(*, quarter: str | None) -> Screen:  # noqa: ARG001 - the same at every meeting
    """Draw the changelog."""
    return Screen("What’s new", view.whats_new_screen(releases()))


PAGE = Page("whats-new", "/whats-new", "", Right.READ_BOARD, layout)
