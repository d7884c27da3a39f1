"""The six CSPs side by side, in the Board's order: never ranked."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content
from dashboard.components.dagger import dagger, foot_note
from dashboard.components.empty import empty
from dashboard.components.heading import page_head
from dashboard.components.number_words import capital, number_word
from dashboard.components.rag import rag_tag
from dashboard.components.section import section
from dashboard.components.state import state_tag
from dashboard.components.table import Column, Row, data_table
from dashboard.links import asks_href, plan_href, reporter_href, risks_href
from dashboard.parts.meeting_words import meeting_day
from dashboard.parts.ratings import now_cell, why
from data.reports.groups.csps import CspLine, Csps
from data.terms import ReturnState


def csps_screen(found: Csps, quarter: str | None) -> list[Component]:
    """Return the whole page."""
    head = page_head("Community Safety Partnerships", lead(found))
    if not found.lines:
        words = "No CSP reports to this meeting. Partnerships are dated: one that began later is not here."
        return [head, empty("No CSP", words)]
    note = "In the Board’s own order. CSPs are not ranked: their districts differ."
    return [
        head,
        section("Side by side", _table(found, quarter), note=note, id="csps"),
        *([foot_note()] if found.illustrative else []),
    ]


def lead(found: Csps) -> str:
    """Return the sentence under the title."""
    count = len(found.lines)
    without = sum(line.turn.next is None for line in found.lines)
    said = f"{capital(number_word(count))} place-based partnership{'' if count == 1 else 's'} of the county."
    if without == count:
        return f"{said} None of them has a turn of its own in the plan ahead."
    if without:
        of_whom = "has no turn of its own" if without == 1 else "have no turn of their own"
        said += f" {capital(number_word(without))} {of_whom} in the plan ahead."
    return said


def _table(found: Csps, quarter: str | None) -> Component:
    columns = [
        Column("CSP", width="18%"),
        Column("Rating", width="14%"),
        Column("Why"),
        Column("Update", width="13%"),
        Column("Risks that touch it", num=True, width="10%"),
        Column("Asked of its council", num=True, width="10%"),
        Column("Next turn", width="14%"),
    ]
    return data_table("CSPs side by side", columns, [_row(line, quarter) for line in found.lines])


def _row(line: CspLine, quarter: str | None) -> Row:
    reporter = line.row.reporter
    cell = now_cell(line.row)
    risks = html.A(f"{line.risks:,}", href=risks_href(quarter, district=reporter))
    asks = html.A(f"{line.asks:,}", href=asks_href(quarter, body=line.council))
    none = html.Span("none", className="quiet")
    return Row(
        [
            html.A(reporter.short_name, href=reporter_href(reporter, quarter)),
            [rag_tag(cell.rag, suggested=cell.suggested), dagger() if cell.illustrative else None],
            html.Span(why(line.row), className="small"),
            _update(line),
            risks if line.risks else none,
            asks if line.asks else none,
            _turn(line, quarter),
        ]
    )


def _update(line: CspLine) -> Content:
    if line.owed is None:
        return html.Span("None asked for", className="quiet")
    return state_tag(ReturnState.ACCEPTED if line.owed.accepted else line.owed.state)


def _turn(line: CspLine, quarter: str | None) -> Content:
    turn = line.turn
    if turn.next is None:
        return html.B("none planned")
    words = meeting_day(turn.next)
    return html.A(words, href=plan_href(quarter, turn.next.slug))
