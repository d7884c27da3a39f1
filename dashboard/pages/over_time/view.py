"""Returns over time: the county meeting by meeting, then one signal for each group and each CSP. Pure."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.bar import bar_with_words
from dashboard.components.button import print_button
from dashboard.components.content import Content, flat
from dashboard.components.dagger import dagger, foot_note
from dashboard.components.heading import crumbs, page_head
from dashboard.components.number_words import number_word
from dashboard.components.section import section
from dashboard.components.table import Column, Row, data_table
from dashboard.components.views import view_tabs
from dashboard.links import over_time_href, reporter_href, return_href, returns_href
from dashboard.pages.over_time.signals import SIGNALS
from dashboard.parts.meeting_words import meeting_day, meeting_short_month
from data.reports.returns.over_time import AtMeeting, Line, OverTime, Point
from data.terms import ReporterKind

FITS = 5
"""Meetings that stand beside each other on a desk; more of them scroll."""


def over_time_screen(found: OverTime, signal: str | None) -> list[Component]:
    """The whole page with one of the five signals; an unknown one shows the first."""
    chosen = signal if signal in SIGNALS else next(iter(SIGNALS))
    here = found.meeting.slug
    marked = any(one.illustrative for one in found.meetings)
    parts: list[Content] = [
        crumbs([("Returns", returns_href(here)), ("Over time", None)]),
        page_head("Returns over time", _lead(found), actions=[print_button()]),
        section("The county", _county(found), note="Delivery groups; each figure opens its signal", id="county"),
        view_tabs([(one.label, None, over_time_href(here, name), name == chosen) for name, one in SIGNALS.items()],
                  label="Signals"),
        _by("Delivery groups", "groups", found, ReporterKind.DELIVERY_GROUP, chosen),
        _by("CSPs", "csps", found, ReporterKind.CSP, chosen),
        foot_note() if marked else None,
    ]  # fmt: skip
    return [part for part in flat(*parts) if isinstance(part, Component)]


def _lead(found: OverTime) -> str:
    count = len(found.meetings)
    said = "This meeting" if count == 1 else f"The last {number_word(count)} meetings"
    return (
        f"{said}, up to {meeting_day(found.meeting)}. Groups and CSPs stand in the Board’s own order: "
        "each beside its own past, none above another."
    )


def _county(found: OverTime) -> Component:
    columns = [Column("Meeting", width="14%"), *(Column(one.label) for one in SIGNALS.values())]
    rows = [_county_row(one, found.meeting.slug) for one in found.meetings]
    return data_table("The county's returns, meeting by meeting", columns, rows)


def _county_row(one: AtMeeting, here: str) -> Row:
    month = html.A(meeting_short_month(one.meeting), href=returns_href(one.meeting.slug))
    cells: list[Content] = [flat(month, dagger() if one.illustrative else None)]
    for name, signal in SIGNALS.items():
        part, whole, words = signal.of_county(one.figures)
        if whole:
            cells.append(html.A(bar_with_words(part, whole, words), href=over_time_href(here, name)))
        else:
            cells.append(html.Span("none yet", className="small quiet"))
    return Row(cells)


def _by(title: str, name: str, found: OverTime, kind: ReporterKind, chosen: str) -> Component | None:
    lines = found.of(kind)
    if not lines:
        return None
    signal = SIGNALS[chosen]
    caption = f"{signal.label}: {title}, meeting by meeting"
    columns = [Column("CSP" if kind is ReporterKind.CSP else "Group", width="24%"), *_months(found.meetings)]
    rows = [_row(line, chosen, found.meeting.slug) for line in lines]
    table = data_table(caption, columns, rows, wide=len(found.meetings) > FITS)
    return section(f"{title}: {signal.label.lower()}", table, note=signal.meaning, id=name, fresh=True)


def _months(meetings: Sequence[AtMeeting]) -> list[Column]:
    found = []
    for one in meetings:
        month = meeting_short_month(one.meeting)
        found.append(Column(month, short=[month, dagger()] if one.illustrative else None))
    return found


def _row(line: Line, chosen: str, here: str) -> Row:
    name = html.A(line.reporter.short_name, href=reporter_href(line.reporter, here))
    return Row([name, *(_cell(point, chosen) for point in line.points)])


def _cell(point: Point | None, chosen: str) -> Content:
    if point is None:
        return html.Span("Not expected", className="small quiet")
    shown = flat(SIGNALS[chosen].of_return(point))
    return html.A(shown, href=return_href(point.owed.return_id))
