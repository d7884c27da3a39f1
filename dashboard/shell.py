"""What stands round every page: marking, navigation, the meeting in view, the foot."""

from dash.development.base_component import Component

from dashboard.access import ask, csrf_token, viewer, watched_ids
from dashboard.address import address
from dashboard.components import dates, frame
from dashboard.components.content import flat
from dashboard.components.empty import empty
from dashboard.components.heading import page_head
from dashboard.components.still import still
from dashboard.page import Page, Screen
from dashboard.parts.meeting_words import meeting_and_day, meeting_month
from data.people import Viewer
from data.refusals import NotOpen
from data.reports.meetings import MeetingBar, MeetingView, meeting_bar

NAVIGATION = (
    ("overview", "Overview", "/"),
    ("risks", "Risks", "/risks"),
    ("groups", "Delivery groups", "/groups"),
    ("csps", "CSPs", "/csps"),
    ("asks", "Asks and actions", "/asks"),
    ("plan", "Forward plan", "/plan"),
    ("returns", "Returns", "/returns"),
)
"""The primary navigation: page name, words, address. An entry comes with its first page."""

FOOT = (("Help", "/help"), ("Accessibility", "/accessibility"), ("What\u2019s new", "/whats-new"))
KEPT_BY = "Kept by the Office of the Police and Crime Commissioner."
OFFICIAL: frame.Marking = "OFFICIAL"
SENSITIVE: frame.Marking = "OFFICIAL-SENSITIVE"


def browser_title(title: str) -> str:
    """The title of the browser's tab: the page first, then whose it is."""
    return f"{title} - {frame.NAME}"


def frame_of(page: Page | None, screen: Screen, quarter: str | None, pathname: str = "/") -> list[Component]:
    """The whole screen: header, main and foot, with the highest marking of anything on it."""
    marking = SENSITIVE if screen.sensitive else OFFICIAL
    quarter = quarter or screen.quarter
    bar = _bar(quarter)
    elsewhere = _home(page) if screen.quarter else pathname
    head = frame.header(
        pages=_navigation(page, quarter),
        viewer=_who(viewer()),
        csrf_token=csrf_token(),
        as_at=screen.as_at or (_as_at(bar) if bar else ""),
        quarter=_switch(elsewhere, bar) if bar else None,
        marking=marking,
    )
    foot = frame.footer([frame.NavLink(words, path) for words, path in FOOT], KEPT_BY, marking)
    return still([frame.skip_link(), head, frame.main(screen.content), foot], live=watched_ids())


def not_found() -> list[Component]:
    """The screen for what does not exist and for what is not open to this person: one and the same."""
    message = empty("Nothing here", NotOpen().sentence, ("Go to the overview", "/"))
    return frame_of(None, Screen("Not found", flat(page_head("Page not found"), message)), None)  # type: ignore[arg-type]


def no_meeting(page: Page) -> list[Component]:
    """The screen of every page while the board has no meeting: it is new, and nothing is wrong."""
    words = "Every page speaks as at a meeting of the Board, and none has been entered yet."
    message = empty("Nothing to show yet", words, ("Read how the board works", "/help"))
    return frame_of(page, Screen("No meeting yet", flat(page_head("No meeting yet"), message)), None)  # type: ignore[arg-type]


def _bar(quarter: str | None) -> MeetingBar | None:
    """The meeting in view, or none where the board has no meeting or the address names an unknown one."""
    try:
        return ask(meeting_bar, quarter)
    except NotOpen:
        return None


def _navigation(page: Page | None, quarter: str | None) -> list[frame.NavLink]:
    here = page.nav if page else ""
    return [frame.NavLink(words, address(path, quarter), name == here) for name, words, path in NAVIGATION]


def _who(who: Viewer) -> frame.Viewer:
    return frame.Viewer(role=who.name or str(who.role), body=who.body_name)


def _as_at(bar: MeetingBar) -> str:
    moment = bar.meeting.as_at
    when = f"As at {dates.weekday_date(moment.date())}, {dates.clock(moment)}."
    return f"{when} {bar.received} of {bar.expected} returns received. Every figure opens its source."


def _home(page: Page | None) -> str:
    """The page of the navigation that this one belongs to."""
    return next((path for name, _, path in NAVIGATION if page and name == page.nav), "/")


def _switch(path: str, bar: MeetingBar) -> frame.QuarterSwitch:
    return frame.QuarterSwitch(
        label=meeting_and_day(bar.meeting),
        meetings=[_meeting_link(one, path, one.id == bar.meeting.id) for one in bar.all],
        previous=_neighbour(bar.previous, path),
        following=_neighbour(bar.following, path),
    )


def _meeting_link(meeting: MeetingView, path: str, current: bool) -> frame.NavLink:
    return frame.NavLink(meeting_and_day(meeting), address(path, meeting.slug), current)


def _neighbour(meeting: MeetingView | None, path: str) -> frame.NavLink | None:
    if meeting is None:
        return None
    words = meeting_month(meeting)
    return frame.NavLink(words, address(path, meeting.slug))
