"""The returns tracker: four figures, every return with its next step, and the four meetings before. Pure."""

from collections.abc import Callable

from dash import html
from dash.development.base_component import Component

from dashboard.address import address
from dashboard.components.button import link_button, print_button
from dashboard.components.content import Content, flat
from dashboard.components.dagger import dagger, foot_note
from dashboard.components.dates import long_month, weekday_date
from dashboard.components.empty import empty
from dashboard.components.heading import page_head
from dashboard.components.kpis import Kpi, kpis
from dashboard.components.section import section
from dashboard.components.state import state_tag, state_word
from dashboard.components.table import Column, Row, data_table
from dashboard.components.views import view_tabs
from dashboard.links import reporter_href
from dashboard.pages.returns.lines import tracker_row
from dashboard.parts.meeting_words import meeting_day, meeting_short_month
from data.meetings.deadlines import REPORTS_DUE_DAYS
from data.reports.returns.tracker import Figures, PastState, Tracker, TrackerRow
from data.terms import ReturnState

VIEWS = (
    ("all", "All"),
    ("received", "Received"),
    ("to-moderate", "To moderate"),
    ("to-follow", "To follow"),
    ("changes", "Changes requested"),
    ("late", "Late"),
    ("accepted", "Accepted"),
    ("csps", "CSP updates"),
)
ACCEPTED = frozenset({ReturnState.ACCEPTED, ReturnState.PUBLISHED, ReturnState.NIL_RETURN})


def tracker_screen(found: Tracker, view: str) -> list[Component]:
    """The whole page with one of the saved views; an unknown view shows all."""
    chosen = view if view in dict(VIEWS) else "all"
    marked = any(row.receipt_illustrative for row in found.rows)
    parts: list[Content] = [
        page_head("Returns tracker", _lead(found), actions=_actions(found)),
        _figures(found),
        view_tabs([_tab(found, name, label, chosen) for name, label in VIEWS]),
        _table(found, chosen),
        html.P(_basis(found), className="foot-note"),
        _history(found, marked),
        foot_note() if marked else None,
    ]
    return [part for part in flat(*parts) if isinstance(part, Component)]


def rows_of(found: Tracker, view: str) -> tuple[TrackerRow, ...]:
    """The returns of one saved view: delivery groups, and for the last one the CSPs."""
    if view == "csps":
        return found.csps
    tests: dict[str, Callable[[TrackerRow], bool]] = {
        "received": lambda row: row.received,
        "to-moderate": lambda row: row.state is ReturnState.SUBMITTED,
        "to-follow": lambda row: row.state is ReturnState.TO_FOLLOW,
        "changes": lambda row: row.state is ReturnState.CHANGES_REQUESTED,
        "late": lambda row: row.late,
        "accepted": lambda row: row.state in ACCEPTED,
    }
    wanted = tests.get(view)
    return tuple(row for row in found.groups if wanted is None or wanted(row))


def _lead(found: Tracker) -> str:
    figures = found.figures
    follow = sum(row.state is ReturnState.TO_FOLLOW for row in found.groups)
    stale = [row for row in found.groups if row.owed.fresh is False]
    said = [f"{figures.expected} expected", f"{figures.received} received", f"{follow} to follow"]
    if len(stale) == 1 and stale[0].owed.version:
        said.append(f"1 labelled {stale[0].owed.version.period_as_written}, so stale")
    elif stale:
        said.append(f"{len(stale)} stale")
    return f"{', '.join(said)}. {_deadline(found)}"


def _deadline(found: Tracker) -> str:
    if found.due is None:
        return "The meeting has no date yet, so nothing is due."
    over = found.due.on < found.meeting.as_at.date()
    return (
        f"The deadline {'was' if over else 'is'} {weekday_date(found.due.on)}, "
        f"{REPORTS_DUE_DAYS} working days before the meeting."
    )


def _actions(found: Tracker) -> list[Component]:
    if not found.may_upload:
        return [print_button()]
    href = address("/returns/upload", found.meeting.slug)
    words = "Upload for a group" if found.may_moderate else "Upload a return"
    return [print_button(), link_button(words, href)]


def _figures(found: Tracker) -> Component:
    now, before = found.figures, found.before
    when = long_month(found.previous.held_on) if found.previous and found.previous.held_on else ""
    due = f"by {found.due.on.day} {found.due.on:%B}" if found.due else "in time"
    here = found.meeting.slug
    return kpis(
        [
            Kpi(
                "Reporting rate",
                _share(now.received, now.expected),
                address("/returns", here, view="received"),
                f"{now.received} of {now.expected} returns in{_was(before, 'received', 'expected', when)}",
            ),
            Kpi(
                "On-time rate",
                _share(now.on_time, now.expected),
                address("/returns", here, view="late"),
                f"{now.on_time} of {now.expected} {due}{_was(before, 'on_time', 'expected', when)}",
            ),
            Kpi(
                "Completeness",
                _share(now.answered, now.required),
                address("/returns", here, view="received"),
                f"{now.answered} of {now.required} parts answered or nil{_was(before, 'answered', 'required', when)}",
            ),
            Kpi(
                "Fresh",
                f"{now.fresh} of {now.readable}",
                address("/returns", here, view="received"),
                _stale_words(found, before, when),
            ),
        ]
    )


def _stale_words(found: Tracker, before: Figures | None, when: str) -> str:
    was = f"; was {before.fresh} of {before.readable} in {when}" if before and when else ""
    labels = [
        row.owed.version.period_as_written
        for row in found.groups
        if row.owed.fresh is False and row.owed.version
    ]
    if not labels:
        return f"None is stale{was}"
    return f"{len(labels)} labelled {', '.join(labels)}{was}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "None due"


def _was(before: Figures | None, part: str, whole: str, when: str) -> str:
    if before is None or not when or not getattr(before, whole):
        return ""
    return f"; was {_share(getattr(before, part), getattr(before, whole))} in {when}"


def _tab(found: Tracker, name: str, label: str, chosen: str) -> tuple[str, int | None, str, bool]:
    href = address("/returns", found.meeting.slug, view=None if name == "all" else name)
    return label, len(rows_of(found, name)), href, name == chosen


def _table(found: Tracker, view: str) -> Component:
    rows = [tracker_row(row, found.meeting) for row in rows_of(found, view)]
    met = (
        f"Met since {found.previous.held_on.day} {found.previous.held_on:%B}"
        if found.previous and found.previous.held_on
        else "Met since"
    )
    columns = [
        Column("CSP" if view == "csps" else "Group", "group", "text", width="21%"),
        Column("State", "state", "text"),
        Column("Received", "received", "date"),
        Column("Working days", "days", "number"),
        Column("Period as written", "period", "date"),
        Column("Fresh or stale"),
        Column(met),
        Column("Parts answered", "parts", "number"),
        Column("Next step", hidden_label=True, width="150px"),
    ]
    caption = f"Returns to the meeting of {meeting_day(found.meeting)}"
    return data_table(caption, columns, rows, id="tracker", look="two", empty=_nothing(found, view))


def _nothing(found: Tracker, view: str) -> Component:
    words = {
        "all": (
            "No return is expected for this meeting",
            "Groups and CSPs owe one from the day that they are active.",
        ),
        "received": ("Nothing has come yet", "Returns appear here as soon as their lead submits them."),
        "to-moderate": (
            "Nothing waits for moderation",
            "Submitted returns appear here until the OPCC answers them.",
        ),
        "to-follow": (
            "Nothing is to follow",
            "A return that will come after the deadline appears here with its reason.",
        ),
        "changes": ("No changes are asked for", "Returns that were handed back to their lead appear here."),
        "late": ("Nothing is late", _deadline(found)),
        "accepted": ("Nothing is accepted yet", "Accepted returns are what members read."),
        "csps": (
            "No CSP update has come",
            "The six CSPs may send one to any meeting; it is read and moderated like a return.",
        ),
    }
    return empty(
        *words[view], None if view == "all" else ("See all returns", address("/returns", found.meeting.slug))
    )


def _basis(found: Tracker) -> str:
    month = (
        long_month(found.previous.held_on)
        if found.previous and found.previous.held_on
        else "the meeting before"
    )
    arithmetic = f" {found.due.arithmetic}" if found.due else ""
    return (
        "Parts: chair, key information, risks and the five products. A part marked nil or N/A counts as answered; "
        f"a blank does not. Fresh: period not earlier than {month}. Met since is shown apart, "
        f"because a fresh date can hide a group that has not met.{arithmetic}"
    )


def _history(found: Tracker, marked: bool) -> Component | None:
    if not found.history:
        return None
    columns = [Column("Group", width="30%")]
    columns += [Column(meeting_short_month(one)) for one in found.meetings]
    rows = [
        Row(
            [
                html.A(name.short_name, href=reporter_href(name, found.meeting.slug)),
                *(_past(state) for state in states),
            ]
        )
        for name, states in found.history
    ]
    note = ["Late: accepted or sent, but after the deadline", dagger() if marked else None]
    title = {1: "One meeting", 2: "Two meetings", 3: "Three meetings"}.get(
        len(found.meetings), "Four meetings"
    )
    return section(title, data_table(f"{title}, by group", columns, rows), note=flat(*note), fresh=True)


def _past(state: PastState | None) -> Component:
    if state is None:
        return html.Span("Not expected", className="quiet small")
    if state.late:
        return html.Span(
            [
                state_word("Late", "warn", small=True),
                html.Span(f", {state.state.value.lower()}", className="small"),
            ]
        )
    return state_tag(state.state, small=True)
