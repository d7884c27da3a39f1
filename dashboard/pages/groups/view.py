"""The delivery groups side by side, then the governance products that each of them owes."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.band import band_tag
from dashboard.components.content import Content, flat
from dashboard.components.dagger import dagger, foot_note
from dashboard.components.dates import long_date
from dashboard.components.empty import empty
from dashboard.components.heading import page_head
from dashboard.components.number_words import capital, number_word
from dashboard.components.rag import rag_tag
from dashboard.components.section import section
from dashboard.components.state import state_tag, state_word
from dashboard.components.table import Cell, Column, Row, data_table
from dashboard.links import asks_href, reporter_href, return_href, risks_href
from dashboard.parts.products import product_cell
from dashboard.parts.ratings import now_cell
from data.reports.groups.groups import GroupLine, Groups
from data.terms import Product, ReturnState

OWED = "Each group owes six: five that its return speaks of, and its risk register (Agreement, 4.5)."


def groups_screen(found: Groups, quarter: str | None) -> list[Component]:
    """Return the whole page."""
    head = page_head("Delivery groups", lead(found))
    if not found.lines:
        words = (
            "No delivery group reports to this meeting. Groups are dated: one that began later is not here."
        )
        return [head, empty("No delivery group", words)]
    return [
        head,
        section("Side by side", _table(found, quarter), note="In the Board’s own order.", id="groups"),
        section("Governance products", _matrix(found, quarter), note=OWED, id="products", fresh=True),
        *([foot_note()] if found.illustrative else []),
    ]


def lead(found: Groups) -> str:
    """Return the sentence under the title: how many report, and how many of them have."""
    count = len(found.lines)
    came = sum(line.owed is not None and line.owed.received for line in found.lines)
    groups = f"{capital(number_word(count))} group{' reports' if count == 1 else 's report'} to this meeting"
    return f"{groups}; {number_word(came)} {'return has' if came == 1 else 'returns have'} come."


def _table(found: Groups, quarter: str | None) -> Component:
    columns = [
        Column("Delivery group", width="22%"),
        Column("Rating", width="14%"),
        Column("Return", width="16%"),
        Column("Chair, vice chair"),
        Column("Open risks, gravest", width="14%"),
        Column("Asks without answer", num=True, width="9%"),
    ]
    return data_table("Delivery groups side by side", columns, [_row(line, quarter) for line in found.lines])


def _row(line: GroupLine, quarter: str | None) -> Row:
    reporter = line.row.reporter
    asks: Content = html.A(f"{line.open_asks:,}", href=asks_href(quarter, reporter=reporter))
    return Row(
        [
            html.A(reporter.short_name, href=reporter_href(reporter, quarter)),
            _rating(line),
            _return(line, quarter),
            Cell(_officers(line), None, "small"),
            _risks(line, quarter),
            asks if line.open_asks else html.Span("none", className="quiet"),
        ]
    )


def _rating(line: GroupLine) -> Content:
    cell = now_cell(line.row)
    return [rag_tag(cell.rag, suggested=cell.suggested), dagger() if cell.illustrative else None]


def _return(line: GroupLine, quarter: str | None) -> Content:
    one = line.owed
    if one is None:
        return html.Span("None asked for", className="quiet")
    parts: list[Content] = [state_tag(ReturnState.ACCEPTED if one.accepted else one.state)]
    if one.version is not None:
        label = html.A(f"“{one.version.period_as_written}”", href=return_href(one.return_id, quarter))
        stale: Content = [" ", state_word("Stale", "warn", small=True)] if one.fresh is False else None
        parts.append(html.Div(flat(label, stale), className="small"))
    elif one.waiting:
        parts.append(html.Div("received, not yet accepted", className="small quiet"))
    if one.last_met_on:
        met = one.last_met_as_written or long_date(one.last_met_on)
        parts.append(html.Div(f"last met {met}", className="small quiet"))
    return parts


def _officers(line: GroupLine) -> Content:
    version = line.owed.version if line.owed else None
    if version is None:
        return html.Span("not read at this meeting", className="quiet")
    vice = version.vice_chair or {"na": "no vice chair", "absent": "no cell for a vice chair"}.get(
        version.vice_chair_cell, "vice chair left blank"
    )
    return [html.Div(version.chair or "chair left blank"), html.Div(vice, className="quiet")]


def _risks(line: GroupLine, quarter: str | None) -> Content:
    if not line.open_risks:
        return html.Span("none", className="quiet")
    reporter = line.row.reporter
    gravest = next(band for band, count in line.bands if count)
    count = html.A(f"{line.open_risks:,}", href=risks_href(quarter, reporter=reporter))
    return html.Div([count, band_tag(gravest)], className="row")


def _matrix(found: Groups, quarter: str | None) -> Component:
    columns = [Column("Delivery group", width="19%")]
    columns += [Column(product.value) for product in Product]
    columns.append(Column("Risk register"))
    rows = [_products(line, quarter) for line in found.lines]
    return data_table("Governance products by group: state, date and age", columns, rows)


def _products(line: GroupLine, quarter: str | None) -> Row:
    reporter = line.row.reporter
    name = html.A(reporter.short_name, href=reporter_href(reporter, quarter))
    cells: list[Content | Cell] = [name]
    if line.products is None or line.owed is None:
        cells += [html.Span("not known", className="quiet") for _ in Product]
    else:
        cells += [product_cell(cell, line.owed.return_id, quarter) for cell in line.products.cells]
    register: Content = html.A(f"{line.open_risks:,} open", href=risks_href(quarter, reporter=reporter))
    return Row([*cells, register if line.open_risks else html.Span("nothing open", className="quiet")])
