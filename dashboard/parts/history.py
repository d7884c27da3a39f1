"""How one group or CSP stood at past meetings, as a table."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content
from dashboard.components.dagger import dagger
from dashboard.components.rag import rag_tag
from dashboard.components.state import state_tag
from dashboard.components.table import Cell, Column, Row, data_table
from dashboard.links import return_href
from dashboard.parts.meeting_words import meeting_day
from dashboard.parts.ratings import reason_of
from data.reports.groups.grid import Rated
from data.reports.groups.history import HistoryLine


def history_table(caption: str, lines: tuple[HistoryLine, ...], *, of_csp: bool = False) -> Component:
    """Return one row a meeting, the newest first; a return that stands accepted is a link to it."""
    raised = "Areas of concern" if of_csp else "Put forward for the register"
    columns = [
        Column("Meeting", width="18%"),
        Column("Rating", width="16%"),
        Column("Why"),
        Column("Update" if of_csp else "Return", width="16%"),
        Column("Period as written", width="14%"),
        Column(raised, num=True, width="12%"),
    ]
    return data_table(caption, columns, [_row(line) for line in lines], look="hist")


def _row(line: HistoryLine) -> Row:
    held = meeting_day(line.meeting)
    mark = dagger() if line.illustrative else None
    cells: list[Content | Cell] = [
        held,
        _rated(line.rated),
        Cell(reason_of(line.rated), None, "small"),
        [_state(line), mark],
        line.period or html.Span("none", className="quiet"),
        "–" if line.put_forward is None else f"{line.put_forward}",
    ]
    return Row(cells)


def _rated(rated: Rated) -> Content:
    said: list[Content] = [rag_tag(rated.rag), dagger() if rated.illustrative else None]
    if rated.self_rag is not None and rated.self_rag is not rated.rag:
        said.append(html.Div(f"self-rated {rated.self_rag.value}", className="small quiet"))
    return said


def _state(line: HistoryLine) -> Content:
    if line.state is None or line.return_id is None:
        return html.Span("None asked for", className="quiet")
    shown = state_tag(line.state)
    return (
        html.A(shown, href=return_href(line.return_id, line.meeting.slug))
        if line.put_forward is not None
        else shown
    )
