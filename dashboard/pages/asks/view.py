"""Asks and actions drawn: the views with their counts, the filters, and one list."""

from dataclasses import replace
from typing import Literal

from dash import html
from dash.development.base_component import Component

from dashboard.components.button import copy_link_button, link_button, print_button
from dashboard.components.content import Content
from dashboard.components.dagger import foot_note
from dashboard.components.empty import empty
from dashboard.components.filters import SelectField, TextField, filter_bar
from dashboard.components.heading import page_head
from dashboard.components.number_words import many
from dashboard.components.pager import pager
from dashboard.components.views import view_tabs
from dashboard.pages.asks.asked import href_of, in_view, without_filters
from dashboard.parts.asks import AskFiltering, action_table, ask_table
from data.people import Viewer
from data.reports.asks.listing import MINE, Asks
from data.reports.asks.where import AsksQuery, AsksView

FORM = "asks-filters"
NAMES = {
    AsksView.OPEN: "Asks without an answer",
    AsksView.ANSWERED: "Answered",
    AsksView.ALL: "All asks",
    AsksView.OVERDUE: "Overdue actions",
    AsksView.ACTIONS: "All actions",
}
ORDERS = {True: "earliest due date first", False: "heard most often first"}


def asks_screen(found: Asks, query: AsksQuery, viewer: Viewer, quarter: str | None) -> list[Component]:
    """Return the whole page. `query` is what the address asks, filters included; `found` the list it gave."""
    actions: list[Content] = [_of_mine(query, viewer, quarter), copy_link_button(), print_button()]
    marked = any([line.illustrative for line in found.asks] + [line.illustrative for line in found.actions])
    return [
        page_head("Asks and actions", lead(found), actions=actions),
        view_tabs(_tabs(found, query, quarter)),
        *([_filters(found, query, viewer, quarter)] if found.total else []),
        *_list(found, query, viewer, quarter),
        *([foot_note()] if marked else []),
    ]


def lead(found: Asks) -> str:
    """Return the sentence under the title: how many wait, and how many are overdue."""
    counts = dict(found.counts)
    waiting = many(counts[AsksView.OPEN], "ask")
    late = many(counts[AsksView.OVERDUE], "action")
    first = f"{waiting} {'waits' if counts[AsksView.OPEN] == 1 else 'wait'} for an answer".capitalize()
    return f"{first}; {late} {'is' if counts[AsksView.OVERDUE] == 1 else 'are'} past the original due date."


def _of_mine(query: AsksQuery, viewer: Viewer, quarter: str | None) -> Component | None:
    """The way to one's own, and back from there to everybody's."""
    if viewer.body_id is None:
        return None
    if query.body:
        return link_button("All organisations", href_of(replace(query, body="", page=1), quarter), alt=True)
    return link_button("Only my organisation", href_of(replace(query, body=MINE, page=1), quarter), alt=True)


def _tabs(found: Asks, query: AsksQuery, quarter: str | None) -> list[tuple[str, int | None, str, bool]]:
    return [
        (NAMES[view], count, href_of(in_view(query, view), quarter), view is query.view)
        for view, count in found.counts
    ]


def _own_slug(found: Asks, viewer: Viewer) -> str:
    """The viewer's own body as rows name it, empty for a viewer without one."""
    return next((one.slug for one in found.bodies if one.id == viewer.body_id), "")


def _filters(found: Asks, query: AsksQuery, viewer: Viewer, quarter: str | None) -> Component:
    kept = {"quarter": quarter or "", "view": "" if query.view is AsksView.OPEN else query.view.value}
    bodies = [(MINE, "My organisation")] if _own_slug(found, viewer) else []
    bodies += [(one.slug, one.name) for one in found.bodies]
    groups = [(one.slug, one.short_name) for one in found.reporters]
    asked = "Owner" if query.view.of_actions else "Asked of"
    return filter_bar(
        FORM,
        [
            TextField("words", "Words", query.words),
            SelectField("body", asked, bodies, "All organisations", query.body if found.body else ""),
            SelectField("from", "Group or CSP", groups, f"All {len(groups)}", query.reporter),
        ],
        href_of(without_filters(query), quarter),
        label="Filter asks and actions",
        mode="client" if found.in_browser else "server",
        keep={name: value for name, value in kept.items() if value},
    )


def _list(found: Asks, query: AsksQuery, viewer: Viewer, quarter: str | None) -> list[Component]:
    if not found.total:
        return [_nothing(query)]
    mode: Literal["client", "server"] = "client" if found.in_browser else "server"
    order = ORDERS[query.view.of_actions]
    if found.pages > 1:
        order = f"page {found.page:,} of {found.pages:,}, {order}"
    waiting = query.view is AsksView.OPEN
    filtering = AskFiltering(FORM, found.matched, mode, order, own=_own_slug(found, viewer), waiting=waiting)
    none = empty(
        "No row matches these filters",
        "Change a filter, or",
        ("clear them all", href_of(without_filters(query), quarter)),
    )
    own = found.body.id if found.body else viewer.body_id
    if query.view.of_actions:
        table = action_table(NAMES[query.view], found.actions, quarter, filtering=filtering, empty=none)
    else:
        table = ask_table(
            NAMES[query.view],
            found.asks,
            quarter,
            body_id=own if query.body else None,
            filtering=filtering,
            empty=none,
        )
    return [table, *_pages(found, query, quarter)]


def _pages(found: Asks, query: AsksQuery, quarter: str | None) -> list[Component]:
    if found.pages == 1:
        return []

    def href(page: int) -> str:
        return href_of(replace(query, page=page), quarter)

    return [pager(found.page, found.pages, href, f"Pages of the list: {NAMES[query.view]}")]


def _nothing(query: AsksQuery) -> Component:
    words = {
        AsksView.OPEN: (
            "No ask waits",
            "Every ask known at this meeting has been answered, or none was made.",
        ),
        AsksView.ANSWERED: ("None answered", "No ask known at this meeting has been answered yet."),
        AsksView.ALL: ("No asks", "No accepted return up to this meeting asks anything of anybody."),
        AsksView.OVERDUE: ("None overdue", "No action is past its original due date at this meeting."),
        AsksView.ACTIONS: ("No actions", "No action was on record by this meeting."),
    }
    title, text = words[query.view]
    return empty(title, html.Span(text))
