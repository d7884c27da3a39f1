"""The register drawn: head, saved views, filters, the list, and beside it the matrix and what moved."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.button import copy_link_button, print_button
from dashboard.components.columns import columns
from dashboard.components.dagger import foot_note
from dashboard.components.filters import SelectField, TextField, filter_bar
from dashboard.components.heading import page_head
from dashboard.components.marks import marks
from dashboard.components.slug import slug
from dashboard.components.views import view_tabs
from dashboard.kept import kept
from dashboard.pages.risks import aside, listing
from dashboard.pages.risks.asked import filters_of, href_of, parameters_of
from dashboard.pages.risks.words import since
from dashboard.parts.meeting_words import meeting_day
from dashboard.parts.not_opened import not_opened
from dashboard.parts.register_words import VIEW_NAMES
from data.reports.meetings import MeetingView
from data.reports.register.counts import RegisterCounts
from data.reports.register.listing import Register
from data.reports.register.query import RegisterQuery, RegisterView
from data.terms import Band, Direction, RiskKind


def register_screen(
    counts: RegisterCounts, found: Register, query: RegisterQuery, quarter: str | None
) -> list[Component]:
    """Return the whole page. `query` is what the address asks, filters included; `found` the list it gave."""
    register = html.Section(
        listed(found, query, quarter, since(counts.previous), counts.stands_as_at),
        **marks(aria_label="Register"),
    )
    marked = counts.illustrative or any(row.illustrative for row in found.rows)
    return [
        page_head("Risk register", lead(counts), actions=[copy_link_button(), print_button()]),
        view_tabs(_tabs(counts, query, quarter)),
        *([_filters(found, query, quarter)] if found.total else []),
        columns("main-aside", register, aside.beside(counts, quarter)),
        *([foot_note()] if marked else []),
    ]


@kept
def listed(
    found: Register, query: RegisterQuery, quarter: str | None, since: str, stands: MeetingView | None = None
) -> list[Component]:
    """Return the list, with the words for the one cell of the matrix that it may be narrowed to.

    `stands` is the meeting whose register still stands where this one's is not opened yet.
    """
    if stands and not found.total:
        return [not_opened(stands)]
    chosen = listing.place_chosen(found, quarter)
    return [*([chosen] if chosen else []), *listing.register_table(found, query, quarter, since)]


def lead(counts: RegisterCounts) -> str:
    """Return the sentence under the title: how many are open, and what came in with this meeting's returns."""
    if counts.stands_as_at:
        return f"Not opened yet. Until then the register stands as at {meeting_day(counts.stands_as_at)}."
    return f"{counts.open:,} open. {_came_in(counts)}"


def _came_in(counts: RegisterCounts) -> str:
    if not counts.candidates:
        return "None that came in with the returns to this meeting waits to be taken on."
    came = f"{counts.candidates:,} came in with the returns to this meeting"
    one = counts.candidates == 1
    if not counts.scored_candidates:
        return f"{came} and {'it has not' if one else 'none of them has'} been scored yet."
    if counts.scored_candidates == counts.candidates:
        return f"{came} and {'it has' if one else 'all of them have'} been scored."
    has = "has" if counts.scored_candidates == 1 else "have"
    return f"{came} and {counts.scored_candidates:,} of them {has} been scored."


def _tabs(
    counts: RegisterCounts, query: RegisterQuery, quarter: str | None
) -> list[tuple[str, int | None, str, bool]]:
    return [
        (
            VIEW_NAMES[view],
            count,
            href_of(RegisterQuery(view), quarter),
            view is query.view,
        )
        for view, count in counts.views
    ]


def _filters(found: Register, query: RegisterQuery, quarter: str | None) -> Component:
    whole = query.without_filters()
    kept = {"quarter": quarter, **parameters_of(whole)}
    # In the browser the sort is board.js's to write into the address.
    names = ("quarter", "view", "likelihood", "impact", *(() if found.in_browser else ("sort", "order")))
    return filter_bar(
        listing.FORM,
        _fields(found, filters_of(query), query.view is RegisterView.CLOSED),
        href_of(whole, quarter),
        label="Filter the register",
        mode="client" if found.in_browser else "server",
        keep={name: str(kept[name]) for name in names if kept[name]},
    )


def _fields(found: Register, chosen: dict[str, str], closed: bool) -> list[TextField | SelectField]:
    reporters = [(one.slug, one.short_name) for one in found.reporters]
    districts = [(one.slug, one.short_name) for one in found.districts]
    directions = [one for one in Direction if closed or one is not Direction.CLOSED]
    return [
        TextField("words", "Words in the risk or its sentence", chosen["words"]),
        SelectField("from", "Group or CSP", reporters, f"All {len(reporters)}", chosen["from"]),
        SelectField("band", "Band", _choices(Band), "All bands", chosen["band"]),
        SelectField("direction", "Direction", _choices(directions), "All directions", chosen["direction"]),
        SelectField("kind", "Kind", _choices(RiskKind), "Risk, issue, event", chosen["kind"]),
        SelectField("district", "District touched", districts, "All districts", chosen["district"]),
    ]


def _choices(words: type[Band] | type[RiskKind] | list[Direction]) -> list[tuple[str, str]]:
    return [(slug(word), word.value) for word in words]
