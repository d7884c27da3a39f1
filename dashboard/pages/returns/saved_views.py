"""The saved views of the tracker: the states of a return first, then what opens behind a headline figure. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard.address import address
from dashboard.components.empty import empty
from data.reports.meetings import MeetingView
from data.reports.returns.tracker import TrackerRow
from data.returns.states import STANDING_ACCEPTED
from data.terms import ReturnState

GROUPS, CSPS = "groups", "csps"


@dataclass(frozen=True)
class SavedView:
    """One view: its label, which rows it holds, and what is said where it holds none. `always` is a tab of its own;
    the others have one while they are open.
    """

    label: str
    holds: Callable[[TrackerRow], bool]
    nothing: tuple[str, str]
    always: bool = True


def _in(*states: ReturnState) -> Callable[[TrackerRow], bool]:
    return lambda row: row.state in states


def _is_incomplete(row: TrackerRow) -> bool:
    version = row.owed.version
    return version is not None and version.parts_answered < version.parts_required


def _copies(row: TrackerRow) -> bool:
    return row.owed.version is not None and bool(row.owed.version.copied_share)


VIEWS = {
    "all": SavedView(
        "All",
        lambda _row: True,
        ("Nothing is expected for this meeting", "What groups and CSPs are asked for appears here."),
    ),
    "expected": SavedView(
        "Still expected",
        _in(ReturnState.EXPECTED),
        ("Nothing is simply outstanding", "Of each return something has come or has been said."),
    ),
    "to-follow": SavedView(
        "To follow",
        _in(ReturnState.TO_FOLLOW),
        ("Nothing is to follow", "A return that will come after the deadline appears here with its reason."),
    ),
    "draft": SavedView(
        "Draft",
        _in(ReturnState.DRAFT),
        ("Nothing is being drafted", "A draft is seen by its lead and the OPCC; to others it is still expected."),
    ),
    "submitted": SavedView(
        "Submitted",
        _in(ReturnState.SUBMITTED),
        ("Nothing waits for moderation", "Submitted returns appear here until the OPCC answers them."),
    ),
    "changes": SavedView(
        "Changes requested",
        _in(ReturnState.CHANGES_REQUESTED),
        ("No changes are asked for", "Returns that were handed back to their lead appear here."),
    ),
    "accepted": SavedView(
        "Accepted",
        _in(*STANDING_ACCEPTED),
        ("Nothing is accepted yet", "Accepted returns are what members read."),
    ),
    "late": SavedView(
        "Late",
        lambda row: row.late,
        ("Nothing is late", "A return is late from the day after the deadline until it comes, and stays so marked."),
    ),
    "received": SavedView(
        "Received",
        lambda row: row.received,
        ("Nothing has come yet", "Returns appear here as soon as their lead submits them."),
        always=False,
    ),
    "on-time": SavedView(
        "On time",
        lambda row: row.received and not row.late,
        ("Nothing has come in time", "Returns that were sent by the deadline appear here."),
        always=False,
    ),
    "incomplete": SavedView(
        "Parts missing",
        _is_incomplete,
        ("No part is missing", "Every required part of what has come is answered or says that there is nothing."),
        always=False,
    ),
    "fresh": SavedView(
        "Fresh",
        lambda row: row.owed.fresh is True,
        ("Nothing is known to be fresh", "Fresh: its period is not earlier than the month of the meeting before."),
        always=False,
    ),
    "stale": SavedView(
        "Stale",
        lambda row: row.owed.fresh is False,
        ("Nothing is stale", "Stale: its period is earlier than the month of the meeting before."),
        always=False,
    ),
    "copied": SavedView(
        "Copied words",
        _copies,
        ("No sentence stood in the return before", "Returns that repeat whole sentences of the last one appear here."),
        always=False,
    ),
}  # fmt: skip
FORMER = {"to-moderate": "submitted"}
"""Names that addresses in circulation may still hold."""


def chosen_view(view: str | None) -> str:
    """The name of the view that an address asks for; an unknown one shows all."""
    name = FORMER.get(view or "", view or "")
    return name if name in VIEWS else "all"


def tracker_href(meeting: MeetingView, view: str, of: str) -> str:
    """The address of a view of the delivery groups' returns, or of the CSPs' updates."""
    return address(
        "/returns", meeting.slug, view=None if view == "all" else view, of=None if of == GROUPS else of
    )


def nothing_in(view: str, meeting: MeetingView, of: str) -> Component:
    """What stands in the place of an empty list."""
    more = None if view == "all" else ("See all", tracker_href(meeting, "all", of))
    return empty(*VIEWS[view].nothing, more)
