"""One delivery group drawn: figures, risks and asks, its return as read, its people, products and history."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.columns import columns
from dashboard.components.content import Content
from dashboard.components.dagger import foot_note
from dashboard.components.empty import empty
from dashboard.components.heading import page_head
from dashboard.components.kpis import Kpi, kpis
from dashboard.components.section import section
from dashboard.components.summary import summary_list
from dashboard.links import asks_href, risks_href
from dashboard.parts.asks import ask_table
from dashboard.parts.history import history_table
from dashboard.parts.one_reporter import (
    questions_kpi,
    rating_kpi,
    read_section,
    return_kpi,
    risks_kpi,
    turn_kpi,
    way_here,
)
from dashboard.parts.products import product_cell
from dashboard.parts.risks import risk_table
from data.reports.groups.one_group import Group

ROOT = "Delivery groups"
VICE = {"na": "Not applicable", "absent": "No cell for one", "blank": "Left blank"}


def group_screen(found: Group, root: str, quarter: str | None) -> list[Component]:
    """Return the whole page; `root` is the address of the list of groups."""
    figures = [
        rating_kpi(found),
        return_kpi(found, "Return", quarter),
        risks_kpi(found, quarter),
        _asks_kpi(found, quarter),
        questions_kpi(found, quarter),
        turn_kpi(found.turn, found.meeting, quarter),
    ]
    main = html.Div([_risks(found, quarter), _asks(found, quarter), read_section(found, "Return", quarter)])
    return [
        way_here(found, (ROOT, root), quarter),
        page_head(found.about.reporter.name, lead(found)),
        kpis(figures),
        columns(
            "main-aside", main, html.Aside([_officers(found), _products(found, quarter), _record(found)])
        ),
        section("Past meetings", history_table("Past meetings", found.history), id="history"),
        *([foot_note()] if found.illustrative else []),
    ]


def lead(found: Group) -> str | None:
    """Return the sentence under the title: the priority, and who watches it."""
    about = found.about
    if not about.priority:
        return None
    watched = f" Watched by: {about.monitoring_boards}." if about.monitoring_boards else ""
    return f"Priority: {about.priority}.{watched}"


def _asks_kpi(found: Group, quarter: str | None) -> Kpi:
    asks = found.asks
    href = asks_href(quarter, reporter=found.about.reporter) if asks.total else None
    again = sum(line.heard > 1 for line in asks.lines)
    words = f"{again:,} of them heard more than once." if again else "None heard more than once."
    return Kpi(
        "Asks without an answer",
        f"{asks.total:,}",
        href,
        words if asks.total else "Nothing waits for others.",
    )


def _risks(found: Group, quarter: str | None) -> Component:
    if not found.risks.total:
        words = "No risk, issue or event of this group is open on the register at this meeting."
        return section("Risks", empty("None open", words), id="risks")
    whole = risks_href(quarter, reporter=found.about.reporter)
    link = html.A("Register", href=whole)
    return section(
        "Risks", *risk_table("Open risks", found.risks, quarter, whole=whole), link=link, id="risks"
    )


def _asks(found: Group, quarter: str | None) -> Component:
    if not found.asks.total:
        words = "Every ask of this group has been answered, or it asked nothing of others."
        return section("What it asks", empty("No ask waits", words), id="asks")
    whole = asks_href(quarter, reporter=found.about.reporter)
    table = ask_table("Asks without an answer", found.asks.lines, quarter, of_one_group=True)
    more = (
        html.P(html.A(f"All {found.asks.total:,} asks", href=whole), className="small")
        if found.asks.more
        else None
    )
    return section("What it asks", table, more, link=html.A("Asks and actions", href=whole), id="asks")


def _officers(found: Group) -> Component:
    version = found.owed.version if found.owed else None
    if version is None:
        words = "Officers are read from the return, and none is open to read at this meeting."
        return section("Officers", html.P(words, className="quiet"))
    vice: Content = version.vice_chair or html.Span(
        VICE.get(version.vice_chair_cell, "Left blank"), className="quiet"
    )
    chair: Content = version.chair or html.Span("Left blank", className="quiet")
    return section("Officers", summary_list([("Chair", chair), ("Vice chair", vice)]))


def _products(found: Group, quarter: str | None) -> Component:
    if found.products is None or found.owed is None:
        words = "Their state is read from the return, and none is open to read at this meeting."
        return section("Governance products", html.P(words, className="quiet"), id="products")
    pairs: list[tuple[Content, Content]] = [
        (cell.product.value, product_cell(cell, found.owed.return_id, quarter))
        for cell in found.products.cells
    ]
    return section("Governance products", summary_list(pairs), id="products")


def _record(found: Group) -> Component:
    about = found.about
    pairs: list[tuple[Content, Content]] = [("On screens", about.reporter.short_name)]
    if about.aliases:
        pairs.append(("Also called", "; ".join(about.aliases)))
    pairs.append(("This Board monitors it", "Yes" if about.board_monitors else "No: another board does"))
    return section("On record", summary_list(pairs))
