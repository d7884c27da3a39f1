"""The returns tracker: its figures, every return with its next step, and the four meetings before. Pure."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.button import link_button, print_button
from dashboard.components.content import Content, flat
from dashboard.components.dagger import dagger, foot_note
from dashboard.components.dates import long_month, weekday_date
from dashboard.components.heading import page_head
from dashboard.components.section import section
from dashboard.components.state import state_tag, state_word
from dashboard.components.table import Column, Row, data_table
from dashboard.components.views import view_tabs
from dashboard.links import chase_href, over_time_href, questions_href, reporter_href, upload_page_href
from dashboard.pages.returns.headline import headline, headline_words
from dashboard.pages.returns.lines import tracker_row
from dashboard.pages.returns.saved_views import (
    CSPS,
    GROUPS,
    VIEWS,
    chosen_view,
    nothing_in,
    tracker_href,
)
from dashboard.parts.meeting_words import meeting_day, meeting_short_month
from data.meetings.deadlines import REPORTS_DUE_DAYS
from data.reports.returns.owed import is_missing
from data.reports.returns.tracker import PastState, Tracker, TrackerRow
from data.terms import ReporterKind

KINDS = {GROUPS: ReporterKind.DELIVERY_GROUP, CSPS: ReporterKind.CSP}


def tracker_screen(found: Tracker, view: str | None, of: str | None) -> list[Component]:
    """The whole page: one saved view of the delivery groups' returns, or of the CSPs' updates."""
    chosen = chosen_view(view)
    whose = CSPS if CSPS in (of, view) else GROUPS
    marked = any(row.receipt_illustrative for row in found.rows)
    parts: list[Content] = [
        page_head("Returns tracker", _lead(found, whose), actions=_actions(found)),
        headline(found, whose),
        view_tabs([_kind_tab(found, one, whose) for one in KINDS], label="Whose returns"),
        view_tabs([_tab(found, name, chosen, whose) for name in VIEWS if _has_tab(name, chosen)]),
        _table(found, chosen, whose),
        html.P(_basis(found, whose), className="foot-note"),
        _history(found, marked, whose),
        foot_note() if marked else None,
    ]
    return [part for part in flat(*parts) if isinstance(part, Component)]


def rows_of(found: Tracker, view: str, of: str) -> tuple[TrackerRow, ...]:
    """The returns of one saved view."""
    rows = found.csps if of == CSPS else found.groups
    return tuple(row for row in rows if VIEWS[view].holds(row))


def _lead(found: Tracker, of: str) -> Content:
    """The figures in one sentence, each opening its list, and the deadline."""
    said = headline_words(found, of)
    links: list[Content] = [html.A(words, href=tracker_href(found.meeting, view, of)) for words, view in said]
    return [links[0], *([", ", link] for link in links[1:]), f". {_deadline(found)}"]


def _deadline(found: Tracker) -> str:
    if found.due is None:
        return "The meeting has no date yet, so nothing is due."
    over = found.due.on < found.meeting.as_at.date()
    return (
        f"The deadline {'was' if over else 'is'} {weekday_date(found.due.on)}, "
        f"{REPORTS_DUE_DAYS} working days before the meeting."
    )


def _actions(found: Tracker) -> list[Component]:
    here = found.meeting.slug
    asked = link_button("Questions", questions_href(here), alt=True)
    if not found.may_upload:
        return [asked, print_button()]
    upload = upload_page_href(here)
    if not found.may_moderate:
        return [asked, print_button(), link_button("Upload a return", upload)]
    missing = sum(is_missing(row.owed, found.meeting) for row in found.rows)
    chase = f"Chase {missing}" if missing else "Chase list"
    return [
        asked,
        print_button(),
        link_button("Upload for a group", upload, alt=True),
        link_button(chase, chase_href(here)),
    ]


def _kind_tab(found: Tracker, kind: str, of: str) -> tuple[str, int | None, str, bool]:
    label = "CSPs" if kind == CSPS else "Delivery groups"
    return label, len(rows_of(found, "all", kind)), tracker_href(found.meeting, "all", kind), kind == of


def _has_tab(name: str, chosen: str) -> bool:
    return VIEWS[name].always or name == chosen


def _tab(found: Tracker, name: str, chosen: str, of: str) -> tuple[str, int | None, str, bool]:
    href = tracker_href(found.meeting, name, of)
    return VIEWS[name].label, len(rows_of(found, name, of)), href, name == chosen


def _table(found: Tracker, view: str, of: str) -> Component:
    rows = [tracker_row(row, found.meeting) for row in rows_of(found, view, of)]
    met = (
        f"Met since {found.previous.held_on.day} {found.previous.held_on:%B}"
        if found.previous and found.previous.held_on
        else "Met since"
    )
    columns = [
        Column("CSP" if of == CSPS else "Group", "group", "text", width="19%"),
        Column("State", "state", "text"),
        Column("Received", "received", "date"),
        Column("Working days", "days", "number"),
        Column("Period as written", "period", "date"),
        Column("Fresh or stale"),
        Column(met),
        Column("Parts answered", "parts", "number"),
        Column("Words copied", "copied", "number"),
        Column("Next step", hidden_label=True, width="150px"),
    ]
    caption = f"{'Updates' if of == CSPS else 'Returns'} to the meeting of {meeting_day(found.meeting)}"
    return data_table(
        caption, columns, rows, id="tracker", look="two", empty=nothing_in(view, found.meeting, of)
    )


def _basis(found: Tracker, of: str) -> str:
    month = (
        long_month(found.previous.held_on)
        if found.previous and found.previous.held_on
        else "the meeting before"
    )
    arithmetic = f" {found.due.arithmetic}" if found.due else ""
    parts = (
        "priority, achievements, concerns, recommendations and the action plan"
        if of == CSPS
        else "chair, key information, risks and the five products"
    )
    return (
        f"Parts: {parts}. A part marked nil or N/A counts as answered; "
        f"a blank does not. Fresh: period not earlier than {month}. Met since is shown apart, "
        "because a fresh date can hide a group that has not met. Words copied: in whole sentences that stood in the "
        f"last accepted one, of all words in whole sentences.{arithmetic}"
    )


def _history(found: Tracker, marked: bool, of: str) -> Component | None:
    lines = [line for line in found.history if line[0].kind is KINDS[of]]
    if not lines:
        return None
    columns = [Column("CSP" if of == CSPS else "Group", width="30%")]
    columns += [Column(meeting_short_month(one)) for one in found.meetings]
    rows = [
        Row(
            [
                html.A(name.short_name, href=reporter_href(name, found.meeting.slug)),
                *(_past(state) for state in states),
            ]
        )
        for name, states in lines
    ]
    note = ["Late: accepted or sent, but after the deadline", dagger() if marked else None]
    title = {1: "One meeting", 2: "Two meetings", 3: "Three meetings"}.get(
        len(found.meetings), "Four meetings"
    )
    more = html.A("Every signal over time", href=over_time_href(found.meeting.slug))
    table = data_table(f"{title}, by {'CSP' if of == CSPS else 'group'}", columns, rows)
    return section(title, table, note=flat(*note), link=more, fresh=True)


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
