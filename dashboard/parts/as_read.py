"""A return as it was read, part by part: what it says beside what it asks, each with the way to its sentence."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, flat
from dashboard.components.table import Column, Row, data_table
from dashboard.components.tag import tag
from dashboard.links import asks_href, risk_href, sentence_href
from dashboard.parts.update_tables import plan_table, titled_tables
from data.reports.asks.ask_lines import Source
from data.reports.returns.lines import ItemLine, ReturnLines
from data.terms import Part, RiskKind, Saying

TITLES: dict[Part, str] = {
    Part.OBJECTIVE: "Objectives",
    Part.PRIORITY: "Priorities",
    Part.KEY_INFORMATION: "Key information",
    Part.ACHIEVEMENT: "Key achievements",
    Part.RISK: "Items for the risk register",
    Part.CONCERN: "Areas of concern",
    Part.RECOMMENDATION: "Recommendations",
    Part.ACTION_PLAN: "Action plan",
    Part.FIGURES: "Figures",
    Part.PUBLICITY: "Items for publicity",
    Part.COMMENTARY: "Commentary",
    Part.EXTRA: "Other sections",
    Part.FOOTNOTE: "Footnotes",
    Part.UNPLACED: "Not placed",
}
"""The parts that are shown, in this order; officers and products have places of their own on the page."""


def as_read(read: ReturnLines, quarter: str | None) -> list[Component]:
    """Return one table for each part of the return that has any item."""
    found = []
    for part, title in TITLES.items():
        items = read.of(part)
        if items and part in (Part.ACTION_PLAN, Part.FIGURES):
            found += _cells(part, items, read.return_id, quarter)
        elif items:
            found.append(_part(title, items, read.return_id, quarter))
    return found


def _cells(part: Part, items: tuple[ItemLine, ...], return_id: int, quarter: str | None) -> list[Component]:
    """What a CSP's update says in tables, as tables."""
    if part is Part.ACTION_PLAN:
        return [html.H3(TITLES[part]), plan_table("Action plan, as read", items, return_id, quarter)]
    parts: list[Component] = []
    for title, spending in ((TITLES[part], False), ("Spending against plan", True)):
        tables = titled_tables([item for item in items if item.spending is spending], return_id, quarter)
        parts += [html.H3(title), *tables] if tables else []
    return parts


def _part(title: str, items: tuple[ItemLine, ...], return_id: int, quarter: str | None) -> Component:
    asks = any(item.ask or item.ask_saying is not Saying.BLANK for item in items)
    columns = [Column(title, width="58%" if asks else None)]
    columns += [Column("What it asks of others")] if asks else []
    rows = [_row(item, return_id, quarter, asks) for item in items]
    return data_table(f"{title}, as read", columns, rows, look="read-t")


def _row(item: ItemLine, return_id: int, quarter: str | None, asks: bool) -> Row:
    label = html.B(f"{item.label}: ") if item.label else None
    where, ask_where = (
        None if item.answered else _place(return_id, place, quarter) for place in (item.place, item.ask_place)
    )
    left = _cell((item.text, item.saying), where, label, _tags(item, quarter))
    if not asks:
        return Row([left], header=-1)
    right = _cell((item.ask, item.ask_saying), ask_where)
    return Row([left, right], header=-1)


def _place(return_id: int, place: str, quarter: str | None) -> Component | None:
    return html.A(place, href=sentence_href(Source(return_id, place), quarter)) if place else None


def _cell(
    said: tuple[str, Saying],
    place: Component | None,
    label: Component | None = None,
    tags: list[Component] | None = None,
) -> Content:
    text, saying = said
    if not text:
        return html.Span(saying.value, className="quiet")
    meta: list[Content] = [place] if place is not None else []
    if saying is not Saying.STATED:
        meta.append(tag(saying.value))
    meta += tags or []
    return [html.P(flat(label, text)), html.Div(flat(meta), className="meta small quiet") if meta else None]


def _tags(item: ItemLine, quarter: str | None) -> list[Component]:
    found: list[Component] = [tag("Answered while checking")] if item.answered else []
    if item.risk_ref:
        found.append(html.A(item.risk_ref, href=risk_href(item.risk_ref, quarter)))
    if item.ask_id is not None:
        found.append(html.A("Its ask", href=f"{asks_href(quarter)}#ask-{item.ask_id}"))
    if item.held_back:
        found.append(tag(f"Held back: {item.held_back}", "dark"))
    if item.standing:
        found.append(tag("Standing", "dark"))
    if item.kind is not None and item.kind is not RiskKind.RISK:
        found.append(tag(item.kind.value, "on"))
    return found
