"""The list of the register: one row a risk, issue or event."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from dash import html
from dash.development.base_component import Component

from dashboard.address import address
from dashboard.components.band import band_tag
from dashboard.components.content import Content, flat
from dashboard.components.dagger import dagger
from dashboard.components.dates import short_month
from dashboard.components.direction import direction_tag
from dashboard.components.empty import empty
from dashboard.components.pager import pager
from dashboard.components.risk_line import risk_line
from dashboard.components.slug import slug
from dashboard.components.table import Cell, Column, Filtering, Order, Row, SortKind, data_table
from dashboard.components.tag import tag
from dashboard.pages.risks.asked import href_of
from dashboard.parts.register_words import VIEW_NAMES, standing_words
from data.reports.paging import PAGE_SIZE
from data.reports.register.listing import Register, RegisterRow
from data.reports.register.query import RegisterQuery, RegisterSort, RegisterView
from data.scoring import COUNTYWIDE
from data.terms import Direction, RiskKind

TABLE = "register"
FORM = "register-filters"
HIGHEST_FIRST = "highest score first, Unscored last"
NAMED_DISTRICTS = 2
"""More districts than this are counted, and all of them are said to be all."""

HEADS: tuple[tuple[RegisterSort, str, SortKind], ...] = (
    (RegisterSort.RISK, "Risk", "text"),
    (RegisterSort.FROM, "From", "text"),
    (RegisterSort.CURRENT, "Current", "number"),
    (RegisterSort.SINCE, "", "number"),
    (RegisterSort.MENTIONED, "Last mentioned", "date"),
    (RegisterSort.ASKS, "Asks", "number"),
)
WIDTHS = {RegisterSort.CURRENT: "130px", RegisterSort.SINCE: "126px", RegisterSort.ASKS: "58px"}
DIRECTIONS = list(Direction)


def register_table(found: Register, query: RegisterQuery, quarter: str | None, since: str) -> list[Component]:
    """Return the list and, where it has several pages, the way through them. `since` heads the direction."""
    if not found.total:
        return [_nothing(found, quarter)]
    heads = [(sort, words or since, kind) for sort, words, kind in HEADS]
    names = {one.slug: one.short_name for one in found.districts}
    table = data_table(
        f"{VIEW_NAMES[query.view]}: risks, issues and events",
        [_column(found, query, quarter, head) for head in heads],
        [_row(row, query, quarter, names) for row in found.rows],
        id=TABLE,
        look="risk-t",
        sorted_by=(_sorted_by(found, query)),
        filtering=_filtering(found, query, [(sort, words) for sort, words, _ in heads]),
        empty=_none_match(query, quarter),
    )
    return [table, *_pages(found, query, quarter)]


def place_chosen(found: Register, quarter: str | None) -> Component | None:
    """Return the words for a list narrowed to one cell of the matrix, with the way back to all of it."""
    likelihood, impact = found.query.likelihood, found.query.impact
    if not (likelihood and impact):
        return None
    where = f"{COUNTYWIDE.likelihoods[likelihood - 1]} and {COUNTYWIDE.impacts[impact - 1]}"
    whole = href_of(RegisterQuery(found.query.view), quarter)
    words = f"Only those at likelihood and impact {where}. "
    return html.P([words, html.A("Show every place on the grid", href=whole)])


def _column(
    found: Register, query: RegisterQuery, quarter: str | None, head: tuple[RegisterSort, str, SortKind]
) -> Column:
    sort, words, kind = head
    num, width = sort is RegisterSort.ASKS, WIDTHS.get(sort)
    if found.in_browser:
        return Column(words, sort.value, kind, num=num, width=width)
    here = sort is query.sort
    down = not query.descending if here else kind != "text"
    ordered = replace(query, sort=sort, descending=down, page=1)
    link = html.A(words, href=href_of(ordered, quarter), className="sort")
    return Column(words, sort.value, num=num, width=width, short=link)


def _sorted_by(found: Register, query: RegisterQuery) -> tuple[str, Order]:
    if found.in_browser:
        return RegisterSort.CURRENT.value, "descending"
    return query.sort.value, _order(query)


def _order(query: RegisterQuery) -> Order:
    return "descending" if query.descending else "ascending"


def _filtering(found: Register, query: RegisterQuery, heads: Sequence[tuple[RegisterSort, str]]) -> Filtering:
    mode: Literal["client", "server"] = "client" if found.in_browser else "server"
    if found.in_browser or (query.sort is RegisterSort.CURRENT and query.descending):
        order = HIGHEST_FIRST
    else:
        order = f"by {dict(heads)[query.sort].lower()}, {_order(query)}"
    if found.pages > 1:
        order = f"page {found.page:,} of {found.pages:,}, {order}"
    return Filtering(FORM, found.matched, mode, order)


def _row(row: RegisterRow, query: RegisterQuery, quarter: str | None, districts: dict[str, str]) -> Row:
    in_view = None if query.view is RegisterView.ALL else query.view.value
    href = address(f"/risks/{row.ref}", quarter, view=in_view)
    mentioned = short_month(row.mentioned_on) if row.mentioned_on else "not known"
    asks: Content = (
        html.A(f"{row.asks:,}", href=f"{href}#asks") if row.asks else html.Span("none", className="quiet")
    )
    cells: list[Content | Cell] = [
        Cell(risk_line(row.title, href, row.ref, _tags(row, districts)), row.title),
        row.reporter,
        Cell(_current(row), "" if row.score is None else row.score, "nowrap"),
        Cell(direction_tag(row.direction), DIRECTIONS.index(row.direction), "nowrap"),
        Cell(mentioned, row.mentioned_on or "", "nowrap small"),
        Cell(asks, row.asks),
    ]
    return Row(cells, data=_compared(row))


def _current(row: RegisterRow) -> Component:
    tagged = band_tag(row.band, row.score)
    if row.score is None or not row.illustrative:
        return tagged
    return html.Span([tagged, dagger()], className="nowrap")  # the mark stays beside its figure


def _compared(row: RegisterRow) -> dict[str, str]:
    return {
        "from": row.reporter_slug,
        "band": slug(row.band),
        "direction": slug(row.direction),
        "kind": slug(row.kind),
        "district": "|".join(row.districts),
        "text": row.words,
    }


def _tags(row: RegisterRow, districts: dict[str, str]) -> list[Component]:
    said: list[tuple[bool, Component]] = [
        (row.sensitive, tag("OFFICIAL-SENSITIVE", "dark")),
        (row.stuck, tag(f"Stuck, {row.meetings_in_band} meetings", "dark")),
        (row.standing, tag(standing_words(row.meetings_raised), "dark")),
        (row.direction is Direction.NOT_MENTIONED, tag("Answer owed")),
        (row.kind is not RiskKind.RISK, tag(row.kind.value, "on")),
        (bool(row.districts), tag(_districts(row.districts, districts))),
    ]
    return [component for shown, component in said if shown]


def _districts(touched: Sequence[str], names: dict[str, str]) -> str:
    if len(touched) == len(names):
        return "All districts"
    if len(touched) > NAMED_DISTRICTS:
        return f"{len(touched)} districts"
    return " and ".join(names.get(one, one) for one in touched)


def _pages(found: Register, query: RegisterQuery, quarter: str | None) -> list[Component]:
    if found.pages == 1:
        return []

    def href(page: int) -> str:
        return href_of(replace(query, page=page), quarter)

    return [pager(found.page, found.pages, href, f"Pages of the register, {PAGE_SIZE} on each")]


def _nothing(found: Register, quarter: str | None) -> Component:
    view = found.query.view
    if view is RegisterView.ALL and not found.query.likelihood:
        words = (
            "Nothing has been raised or carried forward to this meeting yet. Each risk comes from a return."
        )
        return empty(
            "Nothing is open", words, ("See the returns to this meeting", address("/returns", quarter))
        )
    words = f"Nothing is in the view “{VIEW_NAMES[view]}” at this meeting."
    return empty("None", words, ("See all that is open", address("/risks", quarter)))


def _none_match(query: RegisterQuery, quarter: str | None) -> Component:
    whole = href_of(query.without_filters(), quarter)
    return empty("No row matches these filters", flat("Change a filter, or"), ("clear them all", whole))
