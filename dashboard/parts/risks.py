"""A short list of risks on the page of a group or a district."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.band import band_tag
from dashboard.components.content import Content
from dashboard.components.dagger import dagger
from dashboard.components.direction import direction_tag
from dashboard.components.risk_line import risk_line
from dashboard.components.table import Cell, Column, Row, data_table
from dashboard.components.tag import tag
from dashboard.links import reporter_href, risk_href, sentence_href
from data.reports.register.risk_lines import RiskLine, RiskLines
from data.terms import Direction, RiskKind


def risk_table(
    caption: str, found: RiskLines, quarter: str | None, *, whole: str, with_group: bool = False
) -> list[Component]:
    """Return the gravest risks and, where there are more, the way to all of them (`whole`)."""
    columns = [Column("Risk")]
    columns += [Column("From", width="20%")] if with_group else []
    columns += [
        Column("Current", width="128px"),
        Column("Since last", width="120px"),
        Column("Sentence", width="24%"),
    ]
    table = data_table(
        caption, columns, [_row(line, quarter, with_group) for line in found.lines], look="risk-t"
    )
    if not found.more:
        return [table]
    more = html.P(html.A(f"All {found.total:,} open risks", href=whole), className="small")
    return [table, more]


def _row(line: RiskLine, quarter: str | None, with_group: bool) -> Row:
    cells: list[Content | Cell] = [risk_line(line.title, risk_href(line.ref, quarter), line.ref, _tags(line))]
    if with_group:
        cells.append(html.A(line.reporter.short_name, href=reporter_href(line.reporter, quarter)))
    mark = dagger() if line.illustrative and line.score is not None else None
    cells += [
        Cell([band_tag(line.band, line.score), mark], None, "nowrap"),
        direction_tag(line.direction),
        Cell(_sentence(line, quarter), None, "small"),
    ]
    return Row(cells)


def _sentence(line: RiskLine, quarter: str | None) -> Content:
    if line.source is None:
        return html.Span("not in this quarter’s return", className="quiet")
    return html.A(line.source.place or "the return", href=sentence_href(line.source, quarter))


def _tags(line: RiskLine) -> list[Component]:
    said: list[tuple[bool, Component]] = [
        (line.sensitive, tag("OFFICIAL-SENSITIVE", "dark")),
        (line.stuck, tag("Stuck", "dark")),
        (line.standing, tag("Standing", "dark")),
        (line.direction is Direction.NOT_MENTIONED, tag("Answer owed")),
        (line.kind is not RiskKind.RISK, tag(line.kind.value, "on")),
    ]
    return [component for shown, component in said if shown]
